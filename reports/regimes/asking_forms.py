"""What is typed to ask for a period, to move a deadline, to end a regime."""

from collections.abc import Sequence
from typing import Any, ClassVar, cast

from django import forms

from documents.drafts.forms import PointingForm
from documents.numbers.forms import DAY_HINT, DayField
from reports.models import DeadlineChange, Regime, Request
from reports.regimes.calendar import Due
from reports.regimes.presenting import capitalised
from vietnamese.dates import short


class RequestForm(PointingForm, forms.ModelForm[Request]):
    class Meta:
        model = Request
        fields = ("occasion", "name", "since", "until", "due_on")
        field_classes: ClassVar = dict.fromkeys(("since", "until", "due_on"), DayField)
        help_texts: ClassVar = {
            "name": "Đứng sau tên báo cáo, ví dụ: 3 năm (2024 - 2026); Kế hoạch năm 2027.",
            "since": DAY_HINT,
            "until": "Ngày chốt số liệu.",
            "due_on": "Không trước ngày chốt số liệu.",
        }

    def __init__(self, *args: Any, regime: Regime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.regime = regime


class DeadlineForm(PointingForm):
    """`dues` are the periods whose deadline may be moved."""

    period = forms.ChoiceField(label="Kỳ báo cáo")
    due_on = DayField(label="Hạn nộp mới")
    reason = forms.CharField(
        label="Lý do",
        max_length=DeadlineChange._meta.get_field("reason").max_length,
        help_text="Mọi nơi báo cáo đọc được lý do này.",
    )

    field_order = ["period", "due_on", "reason", "confirmed"]

    def __init__(self, *args: Any, dues: Sequence[Due], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._dues = {key_of(due): due for due in dues}
        periods = cast(forms.ChoiceField, self.fields["period"])
        periods.choices = [
            (key, f"{capitalised(due.name)} (đang là ngày {short(due.due_on)})")
            for key, due in self._dues.items()
        ]

    @property
    def due(self) -> Due:
        return self._dues[self.cleaned_data["period"]]


class EndForm(forms.Form):
    ends_on = DayField(
        label="Thôi báo cáo từ sau ngày",
        required=False,
        help_text="Kỳ có ngày chốt sau ngày này không phải báo cáo nữa; báo cáo đã có giữ nguyên. "
        "Để trống: tiếp tục báo cáo.",
    )


def key_of(due: Due) -> str:
    """As an address and a form name a period."""
    return "-".join(day.strftime("%Y%m%d") for day in due.span)
