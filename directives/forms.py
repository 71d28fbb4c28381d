"""What is typed into the register of directives."""

from collections.abc import Iterable
from datetime import date
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db import models

from directives.models import KINDS, Certainty, Directive, Relation
from directives.models.directives import NOTE_LENGTH
from directives.recording import canonical_number
from documents.drafts.forms import OutlineField, PointingForm, SecrecyForm
from documents.models import URGENCIES, MediaType, Use
from documents.numbers.forms import DAY, DayField
from documents.originals import files
from documents.originals.files import Accepted
from documents.originals.forms import FileField
from documents.originals.holding import held, taken_up
from officials.models import Official
from paper import outline
from paper.legislation import CITED_KINDS, of_code, of_symbol
from paper.numbers import DocumentNumber
from paper.readers import Unreadable, read_file
from vietnamese.dates import today
from vietnamese.folding import fold

DISAGREE = (
    "Ký hiệu {symbol} là của {owner}, không phải của {kind}. Hãy xem lại tên loại hoặc ký hiệu."
)
MOST_CHOICES = 20
MOST_ISSUERS = 100
DAYS = ("issued_on", "in_force_from", "in_force_to", "doubtful_from")


class Direction(models.TextChoices):
    BY_OTHER = "by_other", "Văn bản kia tác động đến văn bản này"
    OF_THIS = "of_this", "Văn bản này tác động đến văn bản kia"


class DirectiveForm(SecrecyForm, PointingForm, forms.ModelForm[Directive]):
    """A document as it was issued, by others; its text is typed, or read out of its file."""

    text = OutlineField(
        label="Nội dung",
        required=False,
        rows=10,
        help_text="Để trống cũng được: tệp Word hoặc tệp chữ đưa vào dưới đây được đọc lấy nội "
        "dung; tệp PDF chỉ được lưu.",
    )
    file = FileField(label="Tệp văn bản", use=Use.DIRECTIVE, required=False)
    held = forms.CharField(widget=forms.HiddenInput, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    accepted: Accepted | None = None

    field_order = [
        *("kind", "number", "issuer", "issued_on", "title", "in_force_from", "in_force_to"),
        *("urgency", "text", "file", "source", "certainty", "doubtful_from", "doubt"),
        *("secret", "confirmed"),
    ]

    class Meta:
        model = Directive
        fields = (
            *("kind", "number", "issuer", "issued_on", "title", "in_force_from", "in_force_to"),
            *("urgency", "text", "source", "certainty", "doubtful_from", "doubt"),
        )
        field_classes = dict.fromkeys(
            ("issued_on", "in_force_from", "in_force_to", "doubtful_from"), DayField
        )
        widgets = {
            **dict.fromkeys(DAYS, forms.DateInput(attrs=DAY)),
            "title": forms.Textarea(attrs={"rows": 3}),
            "issuer": forms.TextInput(attrs={"list": "co-quan-da-ghi"}),
            "doubt": forms.Textarea(attrs={"rows": 2}),
        }
        help_texts = {
            "number": "Ví dụ 12/2018/QĐ-TTg, 1502/UBND-NC. Để trống nếu văn bản không có số.",
            "issuer": "Viết đủ tên, ví dụ Ủy ban nhân dân tỉnh Nghệ An.",
            "title": "Như viết sau tên cơ quan khi viện dẫn: “về công tác văn thư”. Với luật, pháp "
            "lệnh: tên, ví dụ “Luật Lưu trữ”.",
            "issued_on": "Ngày/tháng/năm, ví dụ 05/3/2026.",
            "in_force_from": "Để trống nếu chưa biết; công văn, kế hoạch có hiệu lực từ ngày ký.",
            "in_force_to": "Chỉ ghi khi chính văn bản nói có hiệu lực đến ngày nào.",
            "source": "Nhận từ đâu hoặc xem ở đâu, ví dụ: bản giấy UBND tỉnh gửi.",
            "doubtful_from": "Từ ngày nào thì không còn biết chắc văn bản có hiệu lực.",
        }

    def __init__(self, *args: Any, by: Official, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, empty, choices in (
            ("kind", "Chọn tên loại", KINDS),
            ("urgency", "Không", URGENCIES),
        ):
            field = cast("forms.ChoiceField", self.fields[name])
            field.choices = [("", empty), *choices]
        if self.instance.pk:
            self.initial["version"] = self.instance.version
        else:
            self.initial["certainty"] = Certainty.CERTAIN
        known = Directive.objects.visible_to(by).order_by("issuer").values_list("issuer", flat=True)
        self.known_issuers = list(known.distinct()[:MOST_ISSUERS])

    def clean_number(self) -> str:
        return canonical_number(self.cleaned_data["number"])

    def clean_issued_on(self) -> date:
        day: date = self.cleaned_data["issued_on"]
        if day > today():
            raise ValidationError("Ngày ban hành không thể ở tương lai.")
        return day

    def clean_held(self) -> Accepted | None:
        token = self.cleaned_data["held"]
        return taken_up(token, use=Use.DIRECTIVE) if token else None

    def clean(self) -> dict[str, Any]:
        self.accepted = self.cleaned_data.get("file") or self.cleaned_data.get("held")
        if self.accepted and not self.cleaned_data.get("text"):
            self.cleaned_data["text"] = _text_of(self.accepted)
        self._name_the_law()
        self._compare_kind_and_symbol()
        return super().clean()

    def typed(self, cleaned: dict[str, Any]) -> Iterable[str]:
        return (str(cleaned.get(name) or "") for name in ("title", "text", "source", "doubt"))

    def hold(self) -> None:
        """Keep a file that was taken while another field is corrected."""
        if self.accepted:
            self.data = {**self.data.dict(), "held": held(self.accepted)}  # type: ignore[attr-defined]

    @property
    def held_name(self) -> str:
        return self.accepted.name if self.accepted else ""

    def _name_the_law(self) -> None:
        """ "Lưu trữ" typed for a luật is "Luật Lưu trữ"."""
        kind, title = self.cleaned_data.get("kind"), self.cleaned_data.get("title")
        if not kind or not title or not of_code(kind).by_name:
            return
        word = of_code(kind).title
        if not fold(title).startswith(fold(word)):
            self.cleaned_data["title"] = f"{word} {title}"

    def _compare_kind_and_symbol(self) -> None:
        kind = of_code(self.cleaned_data["kind"]) if self.cleaned_data.get("kind") else None
        number = DocumentNumber.parse(self.cleaned_data.get("number") or "")
        says = of_symbol(number.symbol) if number else None
        if not kind or not kind.abbreviation or not number or not says or says == kind:
            return
        words = {"symbol": number.symbol, "owner": says.title.lower(), "kind": kind.title.lower()}
        self.add_error("number", DISAGREE.format(**words))


class RelationForm(forms.Form):
    """What another document does to this one, or this one to another."""

    direction = forms.ChoiceField(
        label="Văn bản nào tác động",
        choices=Direction.choices,
        initial=Direction.BY_OTHER,
        widget=forms.RadioSelect,
    )
    kind = forms.ChoiceField(label="Tác động", choices=Relation.Kind.choices)
    other = forms.CharField(
        label="Văn bản kia",
        max_length=200,
        help_text="Số, ký hiệu, ví dụ 28/2023/QĐ-TTg; với luật thì gõ tên. Văn bản ấy phải đã "
        "được ghi trong sổ.",
    )
    which = forms.ModelChoiceField(
        label="Chọn một trong các văn bản cùng số",
        queryset=Directive.objects.none(),
        required=False,
        widget=forms.RadioSelect,
    )
    takes_effect_on = DayField(
        label="Kể từ ngày",
        required=False,
        help_text="Để trống thì tính từ ngày văn bản sau có hiệu lực.",
    )
    part = forms.CharField(
        label="Phần bị tác động",
        required=False,
        max_length=NOTE_LENGTH,
        help_text="Ví dụ: khoản 2 Điều 5. Để trống nếu là toàn bộ văn bản.",
    )
    source = forms.CharField(label="Nguồn", max_length=NOTE_LENGTH)
    certainty = forms.ChoiceField(
        label="Độ tin cậy", choices=Certainty.choices, initial=Certainty.CERTAIN
    )

    def __init__(self, *args: Any, directive: Directive, by: Official, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.directive, self.by = directive, by
        candidates = self._candidates(self.data.get("other", "")) if self.is_bound else []
        if len(candidates) > 1:
            which = cast("forms.ModelChoiceField[Directive]", self.fields["which"])
            which.queryset = Directive.objects.filter(pk__in=[one.pk for one in candidates])
            which.required = True
            which.empty_label = None
        else:
            del self.fields["which"]
        self._only = candidates[0] if len(candidates) == 1 else None

    def clean_other(self) -> str:
        typed: str = self.cleaned_data["other"]
        if self._only is None and "which" not in self.fields:
            raise ValidationError(f"Trong sổ chưa có văn bản “{typed}”. Hãy ghi văn bản ấy trước.")
        return typed

    def relation(self) -> Relation:
        given = self.cleaned_data
        other = given.get("which") or self._only
        ends = (self.directive, other)
        later, earlier = ends if given["direction"] == Direction.OF_THIS else reversed(ends)
        columns = ("kind", "takes_effect_on", "part", "source", "certainty")
        return Relation(later=later, earlier=earlier, **{name: given[name] for name in columns})

    def _candidates(self, typed: str) -> list[Directive]:
        """Documents of that number, else those cited by that name, except this one."""
        seen = Directive.objects.visible_to(self.by).exclude(pk=self.directive.pk)
        found = list(seen.filter(number=canonical_number(typed))[:MOST_CHOICES]) if typed else []
        if found or not typed:
            return found
        by_name = [kind.code for kind in CITED_KINDS if kind.by_name]
        named = seen.filter(kind__in=by_name)
        return [one for one in named if fold(one.title) == fold(typed)][:MOST_CHOICES]


def _text_of(accepted: Accepted) -> str:
    """The text of a Word or text file; "" where the program cannot read it (it is kept anyway)."""
    if accepted.media_type == MediaType.PDF:
        return ""
    data = files.SHELF.path(accepted.sha256).read_bytes()
    try:
        return outline.write(read_file(accepted.name, data).sheet.blocks)
    except Unreadable:
        return ""
