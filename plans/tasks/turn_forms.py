"""What is typed when a given task goes a step further."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, ClassVar, cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.template.defaultfilters import floatformat

from directives.objectives.amounts import AmountField
from documents.drafts.forms import PointingForm
from documents.models import MediaType, Use
from documents.numbers.forms import DayField
from documents.originals import files
from documents.originals.files import ALLOWANCES, Accepted, FileRefused, megabytes
from documents.originals.holding import held, taken_up
from documents.originals.media_types import ENDINGS
from officials.models import Official
from plans.models import TaskStep, TaskTurn
from plans.models.tasks import NAME_LENGTH, WORDS_LENGTH
from plans.tasks import guards, leading
from plans.tasks.evidence import MOST_FILES
from vietnamese.dates import today

ALLOWANCE = ALLOWANCES[Use.EVIDENCE]
NOT_TOLD = frozenset({"words", "confirmed", "evidence"})
"""Fields that reach the verb by another name, or not at all."""


class FilesInput(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files at once; `StepForm` judges them, so that a bad one does not lose the others."""

    def __init__(self, **kwargs: Any) -> None:
        kinds = ", ".join(one.label for one in MediaType if one in ALLOWANCE.types)
        hint = f"Nhiều nhất {MOST_FILES} tệp, mỗi tệp {megabytes(ALLOWANCE.size)}: {kinds}."
        endings = sorted(ending for one in ALLOWANCE.types for ending in ENDINGS[one])
        limits = {"accept": ",".join(endings), "data-largest": ALLOWANCE.size}
        super().__init__(
            help_text=hint, allow_empty_file=True, widget=FilesInput(attrs=limits), **kwargs
        )

    def clean(self, data: Any, initial: Any = None) -> Any:
        return [super(FilesField, self).clean(one) for one in data or ()]


class StepForm(PointingForm):
    """The words of a step; `says` is what its verb calls them."""

    says: ClassVar = "reason"
    words = forms.CharField(
        label="Lý do", max_length=WORDS_LENGTH, widget=forms.Textarea(attrs={"rows": 4})
    )

    def __init__(self, *args: Any, turn: TaskTurn, by: Official, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.turn, self.by = turn, by
        self.build()

    def build(self) -> None:
        """Settle what depends on the task."""

    @property
    def said(self) -> dict[str, Any]:
        """What the verb is given."""
        kept = {k: v for k, v in self.cleaned_data.items() if k not in NOT_TOLD}
        return {**kept, self.says: self.cleaned_data["words"]}

    def typed(self, cleaned: dict[str, Any]) -> Iterable[str]:
        return (value for value in cleaned.values() if isinstance(value, str))

    def tell(self, error: ValidationError) -> None:
        """What the verb found wrong, at the field where there is one."""
        for name, told in getattr(error, "error_dict", {None: [error]}).items():
            self.add_error(name if name in self.fields else None, told)

    def keep(self) -> None:
        """Once refused: nothing that was sent is to be sent again."""


class ChangeForm(StepForm):
    words = forms.CharField(
        label="Đề nghị điều chỉnh gì, vì sao",
        max_length=WORDS_LENGTH,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class TimeForm(StepForm):
    until = DayField(label="Đề nghị gia hạn đến ngày")
    field_order = ("until", "words")


class DecisionForm(StepForm):
    """Decides on what was read: `seen` is the last line of the chronicle on the page."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def build(self) -> None:
        self.initial["seen"] = self.last_seen()

    def last_seen(self) -> int | None:
        last = self.turn.steps.last()
        return last.pk if last else None

    def keep(self) -> None:
        """The page shows what came meanwhile; the next press answers that."""
        data = cast(QueryDict, self.data).copy()
        data["seen"] = str(self.last_seen() or "")
        self.data = data


class SendBackForm(DecisionForm):
    words = forms.CharField(
        label="Còn phải làm gì", max_length=WORDS_LENGTH, widget=forms.Textarea(attrs={"rows": 4})
    )


class ConfirmForm(DecisionForm):
    says = "words"
    words = forms.CharField(
        label="Nhận xét (không bắt buộc)",
        max_length=WORDS_LENGTH,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class GrantForm(ConfirmForm):
    until = DayField(label="Thời hạn mới")
    what = forms.CharField(
        label="Nội dung nhiệm vụ",
        max_length=WORDS_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Sửa cho đúng điều đã đồng ý; áp dụng cho mọi lượt của nhiệm vụ. Văn bản kế "
        "hoạch đã phát hành giữ nguyên.",
    )
    deliverable = forms.CharField(label="Sản phẩm, kết quả", max_length=NAME_LENGTH, required=False)
    field_order = ("until", "what", "deliverable", "words")

    def build(self) -> None:
        super().build()
        request = guards.request_of(self.turn)
        if request and request.kind == TaskStep.Kind.ASKED_TIME:
            del self.fields["what"], self.fields["deliverable"]
            self.initial["until"] = request.on
        else:
            del self.fields["until"]
            task = self.turn.task
            self.initial.update(what=task.what, deliverable=task.deliverable)


class HandOnForm(StepForm):
    to = forms.ModelChoiceField(
        label="Chuyển cho",
        queryset=Official.objects.none(),
        help_text="Cán bộ đang giữ chức vụ tại đơn vị chủ trì. Chuyển cả các lượt khác của nhiệm "
        "vụ.",
    )
    field_order = ("to", "words")

    def build(self) -> None:
        """Those who may take it are offered; of anybody else the verb says why not."""
        field = cast("forms.ModelChoiceField[Official]", self.fields["to"])
        field.queryset = Official.objects.visible_to(self.by)
        posts = leading.takers_of(self.turn, self.by)
        offered = [(p.official_id, f"{p.official} – {p.title} ({p.organization})") for p in posts]
        field.choices = [("", "Chọn người"), *offered]


class EvidenceForm(StepForm):
    """A report with its files; those that were taken once are not sent again."""

    says = "words"
    amount = AmountField(label="Số lượng đạt được")
    on = DayField(label="Tính đến ngày", required=False)
    evidence = FilesField(label="Tài liệu minh chứng", required=False)
    held = forms.MultipleChoiceField(
        label="Tệp đã nhận, còn giữ",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Bỏ dấu chọn nếu không kèm tệp ấy nữa.",
    )
    for_report = forms.BooleanField(
        label="Gửi kèm báo cáo",
        required=False,
        help_text="Minh chứng ở lại địa phương trừ khi được chọn gửi kèm báo cáo.",
    )

    def build(self) -> None:
        self.accepted: list[Accepted] = []
        self._offer(cast(QueryDict, self.data).getlist("held") if self.is_bound else [])
        if not self.turn.task.indicator:
            del self.fields["amount"]
        else:
            self.fields["amount"].help_text = self._target()
        self.initial.setdefault("on", today())
        if guards.records_for_another(self.turn, self.by):
            self._write_down_for_another()

    def _target(self) -> str:
        task = self.turn.task
        much = floatformat(task.target, "-2g")
        goal = f", cần đạt {much} {task.unit}" if task.target is not None else ""
        return f"{task.indicator}{goal}. Ghi phần làm thêm kể từ lần báo cáo trước."

    def _write_down_for_another(self) -> None:
        lead = guards.lead_of(self.turn)
        field = self.fields["on"]
        field.label, field.required = "Theo báo cáo ngày", True
        field.help_text = f"Ghi hộ {lead}: ngày của báo cáo mà đơn vị đã gửi."
        self.initial["on"] = None

    def _offer(self, tokens: Iterable[str]) -> None:
        field = cast("forms.MultipleChoiceField", self.fields["held"])
        field.choices = [(token, "") for token in tokens]

    def clean(self) -> dict[str, Any]:
        for token in self.cleaned_data.pop("held", ()):
            self._take(partial(taken_up, token, use=Use.EVIDENCE))
        for sent in self.cleaned_data.get("evidence", ()):
            self._take(partial(files.accept, sent, use=Use.EVIDENCE, name=sent.name or ""))
        if len(self.accepted) > MOST_FILES:
            self.add_error("evidence", f"Nhiều nhất {MOST_FILES} tệp một lần; bỏ bớt tệp đã nhận.")
        self.cleaned_data["files"] = self.accepted
        return super().clean()

    def _take(self, taking: Callable[[], Accepted]) -> None:
        try:
            self.accepted.append(taking())
        except FileRefused as refusal:
            self.add_error("evidence", refusal.message)
        except ValidationError as error:
            self.add_error("evidence", error)

    def typed(self, cleaned: dict[str, Any]) -> Iterable[str]:
        """The names of files too: they are read wherever the file is."""
        return (*super().typed(cleaned), *(accepted.name for accepted in self.accepted))

    def keep(self) -> None:
        named = [(held(accepted), accepted.name) for accepted in self.accepted]
        data = cast(QueryDict, self.data).copy()
        data.setlist("held", [token for token, _ in named])
        self.data = data
        cast("forms.MultipleChoiceField", self.fields["held"]).choices = named


class CloseForm(EvidenceForm):
    words = forms.CharField(
        label="Kết quả", max_length=WORDS_LENGTH, widget=forms.Textarea(attrs={"rows": 4})
    )
    done_on = DayField(label="Hoàn thành ngày", initial=today)
    deliverable = forms.CharField(
        label="Sản phẩm",
        max_length=NAME_LENGTH,
        required=False,
        help_text="Số, ký hiệu văn bản và nơi lưu. Kèm tệp thì không bắt buộc.",
    )
    field_order = (
        *("words", "done_on", "on", "amount", "deliverable"),
        *("evidence", "held", "for_report"),
    )

    def build(self) -> None:
        super().build()
        if not self.fields["on"].required:
            del self.fields["on"]


class ReportForm(EvidenceForm):
    words = forms.CharField(
        label="Đã làm được gì",
        max_length=WORDS_LENGTH,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    field_order = ("words", "amount", "on", "evidence", "held", "for_report")
