"""What is typed when a given task goes a step further."""

from collections.abc import Iterable
from typing import Any, ClassVar, cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.template.defaultfilters import floatformat

from directives.objectives.amounts import AmountField
from documents.drafts.forms import PointingForm
from documents.numbers.forms import DayField
from officials.models import Official
from plans.models import TaskStep, TaskTurn
from plans.models.tasks import NAME_LENGTH, WORDS_LENGTH
from plans.tasks import guards, leading
from plans.tasks.sent_files import FilesField, SentFilesForm
from vietnamese.dates import today

NOT_TOLD = frozenset({"words", "confirmed"})
"""Fields that reach the verb by another name, or not at all."""


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


class SeenForm(StepForm):
    """Answers what was read: `seen` is the last line of the chronicle on the page, 0 for none.

    So nobody decides on less than was said, and a report that was sent twice counts once.
    """

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def build(self) -> None:
        self.initial["seen"] = self.last_seen()

    def last_seen(self) -> int:
        last = self.turn.steps.last()
        return last.pk if last else 0

    def keep(self) -> None:
        """The page shows what came meanwhile; the next press answers that."""
        data = cast(QueryDict, self.data).copy()
        data["seen"] = str(self.last_seen())
        self.data = data


class SendBackForm(SeenForm):
    words = forms.CharField(
        label="Còn phải làm gì", max_length=WORDS_LENGTH, widget=forms.Textarea(attrs={"rows": 4})
    )


class ConfirmForm(SeenForm):
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


class EvidenceForm(SentFilesForm, SeenForm):
    """A report with its files."""

    says = "words"
    amount = AmountField(label="Số lượng đạt được")
    on = DayField(label="Tính đến ngày", required=False)
    sent = FilesField(label="Tài liệu minh chứng", required=False)

    def build(self) -> None:
        super().build()
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

    @property
    def said(self) -> dict[str, Any]:
        return {**super().said, "files": self.accepted}

    def typed(self, cleaned: dict[str, Any]) -> Iterable[str]:
        """The names of files too: they are read wherever the file is."""
        return (*super().typed(cleaned), *(accepted.name for accepted in self.accepted))

    def keep(self) -> None:
        SentFilesForm.keep(self)
        SeenForm.keep(self)


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
        *("sent", "held", "for_report"),
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
    field_order = ("words", "amount", "on", "sent", "held", "for_report")
