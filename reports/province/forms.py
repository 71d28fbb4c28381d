"""What is asked of who looks after the reports of the wards."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from documents.drafts.chasing_forms import AnswerByForm
from documents.drafts.forms import PointingForm
from reports.models.regimes import SENTENCE_LENGTH
from reports.province.states import UnitState
from reports.regimes.calendar import Due


class CallForm(PointingForm):
    """About which period a ward was called, and what was said."""

    period = forms.TypedChoiceField(label="Về kỳ báo cáo", coerce=int)
    text = forms.CharField(
        label="Nội dung cuộc gọi",
        max_length=SENTENCE_LENGTH,
        help_text="Không ghi họ tên, số điện thoại riêng; ví dụ: Văn phòng hẹn nộp chiều thứ Ba.",
    )
    field_order = ["period", "text", "confirmed"]

    def __init__(self, *args: Any, dues: Sequence[Due], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.dues = dues
        self.fields["period"].choices = [(n, due.name) for n, due in enumerate(dues)]  # type: ignore[attr-defined]

    @property
    def due(self) -> Due:
        place: int = self.cleaned_data["period"]
        return self.dues[place]

    def typed(self, cleaned: dict[str, Any]) -> Iterable[str]:
        yield cleaned.get("text", "")


class PhoneForm(forms.Form):
    """Whom to ring about a report that did not come; empty takes the number away."""

    phone = forms.RegexField(
        r"\A[0-9 ().+-]+\Z",
        label="Điện thoại cơ quan",
        required=False,
        max_length=40,
        help_text="Số máy của cơ quan, không phải số riêng của ai.",
        error_messages={"invalid": "Số điện thoại chỉ gồm chữ số, dấu cách, chấm, ngoặc, +, -."},
        widget=forms.TextInput(attrs={"inputmode": "tel"}),
    )


class ChaseForm(AnswerByForm):
    """Which wards one letter goes to: all that are late, unless some are left out."""

    units = forms.TypedMultipleChoiceField(
        label="Nơi chưa nộp",
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Chọn ít nhất một nơi.",
            "invalid_choice": "Có nơi vừa nộp; hãy xem lại danh sách.",
        },
    )
    field_order = ["units", "answer_by", "secret"]

    def __init__(self, *args: Any, late: Sequence[UnitState], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = [(one.place.unit_id, one.place.name) for one in late]
        self.fields["units"].choices = units  # type: ignore[attr-defined]
        self.fields["units"].initial = [unit for unit, _ in units]
