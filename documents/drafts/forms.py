from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, cast

from django import forms
from django.db.models import Q, QuerySet
from django.utils import timezone

from documents.authority.fields_of_work import fields_in
from documents.drafts.content import Content
from documents.models import SUBJECT_LENGTH, URGENCIES, Delegation, Document, Revision
from documents.numbers.books import bodies_on
from documents.secrecy import QUESTION, Answer
from officials.models import Appointment
from paper.kinds import Kind
from paper.personal import Finding, findings
from vietnamese.dates import today


class SecrecyForm(forms.Form):
    """Asks the secrecy question; only "không" lets the work go on."""

    secret = forms.ChoiceField(label=QUESTION, choices=Answer.choices, widget=forms.RadioSelect)

    @property
    def must_stop(self) -> Answer | None:
        """The answer that stops the work, if one was given."""
        answer = self.data.get(self.add_prefix("secret"))
        return Answer(answer) if answer in {Answer.YES, Answer.UNSURE} else None


class PointingForm(forms.Form):
    """Points at personal data in what was typed before it is saved (docs/bounds.md, 6)."""

    confirmed = forms.BooleanField(
        label="Tôi đã xem các chỗ được chỉ ra và vẫn lưu", required=False
    )
    found: tuple[Finding, ...] = ()

    def point_at(self, *texts: str) -> None:
        """Show what a text holds before anybody is asked to save it."""
        self.found = findings("\n".join(texts))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self.found = findings("\n".join(self.typed(cleaned)))
        if self.found and not cleaned.get("confirmed"):
            self.add_error(
                None,
                "Có chỗ giống dữ liệu cá nhân hoặc cách nói không nên có trong văn bản. "
                "Hãy sửa, hoặc xác nhận đã xem rồi lưu lại.",
            )
        return cleaned

    def typed(self, cleaned: dict[str, Any]) -> Iterable[str]:
        for value in cleaned.values():
            yield from (
                (value,) if isinstance(value, str) else value if isinstance(value, tuple) else ()
            )


class BasedForm(forms.Form):
    """Names the save its text was opened from, so that nobody's later work is overwritten."""

    base = forms.IntegerField(widget=forms.HiddenInput)

    def rebase(self, current: Revision) -> None:
        """Refuse this save and let the next one answer `current`, with everything typed kept."""
        self.data = {**self.data.dict(), self.add_prefix("base"): str(current.number)}  # type: ignore[attr-defined]
        saved_at = timezone.localtime(current.saved_at)
        self.add_error(
            None,
            f"Chưa lưu: {current.saved_by} vừa lưu văn bản này lúc {saved_at:%H:%M}. Phần đã gõ "
            "còn nguyên dưới đây. Hãy xem lại cho khớp với bản mới rồi bấm Lưu lần nữa.",
        )


class OutlineField(forms.CharField):
    """Text of many lines, one block each. Null characters go the way of all control characters."""

    def __init__(self, *, rows: int, **kwargs: Any) -> None:
        attributes = {"rows": rows, "spellcheck": "false", "lang": "vi"}
        super().__init__(strip=False, widget=forms.Textarea(attrs=attributes), **kwargs)

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value) or "").replace("\0", "")


class PartForm(PointingForm, BasedForm):
    text = OutlineField(label="Nội dung", required=False, rows=8)


class AnnexTitleForm(PointingForm, BasedForm):
    title = forms.CharField(label="Tên phụ lục", max_length=SUBJECT_LENGTH)
    is_large = forms.BooleanField(
        label="In trên khổ A3 nằm ngang",
        required=False,
        help_text="Cho bảng rộng. Không chọn thì in khổ A4, bảng nhiều cột tự nằm ngang.",
    )
    remove = forms.BooleanField(
        label="Bỏ phụ lục này cùng nội dung của nó",
        required=False,
        help_text="Nội dung vẫn xem lại được ở các lần lưu trước.",
    )

    def __init__(self, *args: Any, is_new: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_new:
            del self.fields["remove"]


class LinesField(forms.CharField):
    """A list typed one entry a line; dashes and end marks are the writers' business."""

    def __init__(self, *, rows: int, cites: bool = False, **kwargs: Any) -> None:
        # Where citations are put by a script (static/js/putting.js).
        cited = {"data-cites": True} if cites else {}
        widget = forms.Textarea(attrs={"rows": rows, **cited})
        super().__init__(required=False, widget=widget, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, tuple) else value

    def clean(self, value: Any) -> tuple[str, ...]:
        lines = (line.strip(" \t\r").removeprefix("-") for line in super().clean(value).split("\n"))
        entries = [entry for line in lines if (entry := line.strip().rstrip("; "))]
        if entries:
            entries[-1] = entries[-1].removesuffix(".")
        return tuple(entries)


class CosignersField(LinesField):
    """Names with the part they sign in: "Thư ký: Nguyễn Thị Mẫu"."""

    def clean(self, value: Any) -> tuple[str, ...]:
        entries = super().clean(value)
        for entry in entries:
            role, _, name = entry.partition(":")
            if not (role.strip() and name.strip()):
                raise forms.ValidationError(
                    f"“{entry}”: hãy ghi tư cách ký, dấu hai chấm, rồi họ tên."
                )
        return entries


class SignerField(forms.ModelChoiceField[Appointment]):
    def __init__(self, **options: Any) -> None:
        super().__init__(**{"empty_label": "Chưa chọn", **options})

    def label_from_instance(self, appointment: Any) -> str:
        who = f"{appointment.official.full_name} - {appointment.title}"
        field = appointment.field_of_work
        return f"{who} ({field})" if field else who


def signers_of(document: Document) -> QuerySet[Appointment]:
    """Those who may sign for the office now, and whoever the draft already names."""
    named = Q(pk=document.current.signer_id)
    delegations = Delegation.objects.filter(organization=document.organization)
    delegated = Q(pk__in=delegations.in_force(today()).values("delegate"))
    able = Q(organization=document.organization) & ~Q(signing_capacity="") | delegated
    current = Appointment.objects.current().values("pk")
    return Appointment.objects.filter((able & Q(pk__in=current)) | named).select_related("official")


class ComponentsForm(PointingForm, BasedForm):
    """Everything of a draft that is not its text: the components of NĐ 30/2020."""

    subject = forms.CharField(
        label="Trích yếu", max_length=SUBJECT_LENGTH, widget=forms.Textarea(attrs={"rows": 2})
    )
    dated_on = forms.DateField(
        label="Ngày ghi trên bản thảo",
        required=False,
        help_text="Để trống nếu chưa biết; ngày chính thức ghi khi cấp số. Ví dụ 01/4/2026.",
        widget=forms.DateInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    addressed_to = LinesField(
        label="Kính gửi",
        rows=3,
        help_text="Mỗi nơi một dòng. Chỉ công văn, công điện, tờ trình và báo cáo gửi cấp trên "
        "mới có.",
    )
    legal_basis = LinesField(
        label="Căn cứ",
        rows=4,
        cites=True,
        help_text="Mỗi căn cứ một dòng; dấu cuối dòng được tự thêm.",
    )
    authority = forms.CharField(
        label="Thẩm quyền ban hành",
        required=False,
        max_length=SUBJECT_LENGTH,
        help_text="Tập thể hoặc chức vụ ra quyết định, nghị quyết, gửi công điện; in chữ hoa.",
    )
    recipients = LinesField(
        label="Nơi nhận",
        rows=6,
        help_text="Mỗi nơi một dòng; dòng cuối ghi Lưu: VT và đơn vị soạn thảo.",
    )
    signer = SignerField(
        label="Người ký",
        required=False,
        queryset=Appointment.objects.none(),
    )
    field_of_work = forms.ChoiceField(
        label="Lĩnh vực",
        required=False,
        help_text="Cấp phó chỉ ký thay (KT.) văn bản thuộc lĩnh vực mình phụ trách; không ghi thì "
        "cấp phó nào cũng ký được.",
    )
    issuing_body = forms.ChoiceField(
        label="Nơi ban hành",
        required=False,
        help_text="Văn bản của tổ chức tư vấn mang tên, ký hiệu và lấy số riêng của tổ chức ấy.",
    )
    cosigners = CosignersField(
        label="Cùng ký",
        rows=2,
        help_text="Mỗi người một dòng, ví dụ Thư ký: Nguyễn Thị Mẫu. Người ký chính đứng cuối.",
    )
    unit = forms.CharField(
        label="Đơn vị soạn thảo (viết tắt)",
        required=False,
        max_length=20,
        help_text="Ghi trong ký hiệu công văn, ví dụ VHXH.",
    )
    urgency = forms.ChoiceField(
        label="Mức độ khẩn", required=False, choices=[("", "Không"), *URGENCIES]
    )
    unplaced = LinesField(
        label="Phần chưa xếp được chỗ",
        rows=3,
        help_text="Những dòng máy chưa hiểu. Hãy chuyển chúng vào chỗ đúng rồi xóa ở đây.",
    )

    NAMES = (
        "subject",
        "dated_on",
        "addressed_to",
        "authority",
        "legal_basis",
        "recipients",
        "signer",
        "field_of_work",
        "issuing_body",
        "cosigners",
        "unit",
        "urgency",
        "unplaced",
    )

    OF_KINDS: Mapping[str, frozenset[Kind]] = {
        "authority": frozenset({Kind.RESOLUTION, Kind.DECISION, Kind.TELEGRAM}),
        "cosigners": frozenset({Kind.MINUTES, Kind.CONTRACT, Kind.MEMORANDUM, Kind.AGREEMENT}),
    }
    """Components that only papers of these kinds are asked for."""

    def __init__(self, *args: Any, document: Document, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, kinds in self.OF_KINDS.items():
            if document.paper_kind not in kinds and not getattr(document.current, name):
                del self.fields[name]
        signers = cast("forms.ModelChoiceField[Appointment]", self.fields["signer"])
        signers.queryset = signers_of(document)
        office, current = document.organization, document.current
        self._offer("field_of_work", fields_in(office), now=current.field_of_work, none="Không ghi")
        bodies = [body.name for body in bodies_on(office, today())]
        self._offer("issuing_body", bodies, now=current.issuing_body, none=office.name)

    def _offer(self, name: str, found: Iterable[str], *, now: str, none: str) -> None:
        """What may be chosen today, and what the draft already names; not asked for where none."""
        words = dict.fromkeys((*found, *([now] if now else ())))
        if words:
            choices = [("", none), *((one, one) for one in words)]
            self.fields[name].choices = choices  # type: ignore[attr-defined]
        else:
            del self.fields[name]

    @classmethod
    def initial_of(cls, content: Content) -> dict[str, Any]:
        return {name: getattr(content, name) for name in cls.NAMES}

    def changed_by_others(self, before: Content, now: Content) -> list[tuple[str, str]]:
        """What reads otherwise now than when the form was opened: label and present words."""
        return [
            (str(self.fields[name].label), _words_of(getattr(now, name)) or "(để trống)")
            for name in self._names
            if getattr(before, name) != getattr(now, name)
        ]

    def content(self, current: Content) -> Content:
        """The current content with what was typed here."""
        return replace(current, **{name: self.cleaned_data[name] for name in self._names})

    @property
    def _names(self) -> tuple[str, ...]:
        return tuple(name for name in self.NAMES if name in self.fields)


def _words_of(value: object) -> str:
    if isinstance(value, tuple):
        return "\n".join(value)
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return str(value) if value else ""
