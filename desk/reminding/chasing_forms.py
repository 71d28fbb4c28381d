"""Which tasks a công văn đôn đốc is about, to whom it goes, until when an answer is asked for."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from desk.reminding.chasing import Way
from documents.drafts.forms import SecrecyForm
from documents.models import Document
from localities.calendars import office_calendar
from plans.models import TaskTurn
from plans.tasks.querysets import TurnQuerySet
from vietnamese.dates import today

DAYS_TO_ANSWER = 5
"""Working days; a proposal, which the drafter changes."""


class ChaseForm(SecrecyForm):
    turns = forms.ModelMultipleChoiceField[TaskTurn](
        TaskTurn.objects.none(),
        label="Nhiệm vụ",
        error_messages={
            "required": "Chọn ít nhất một nhiệm vụ.",
            "invalid_choice": "Nhiệm vụ vừa có thay đổi; hãy xem lại danh sách.",
        },
    )
    way = forms.ChoiceField(
        label="Cách gửi",
        choices=Way.choices,
        initial=Way.EACH,
        widget=forms.RadioSelect,
    )
    answer_by = forms.DateField(
        label="Đề nghị báo cáo trước ngày", help_text="Ngày/tháng/năm, ví dụ 01/7/2026."
    )
    again = forms.BooleanField(label="Vẫn soạn thêm công văn về các nhiệm vụ này", required=False)
    field_order = ["turns", "way", "answer_by", "secret"]
    letters: Sequence[Document] = ()
    """Those that are about some of the chosen tasks already."""

    def __init__(self, *args: Any, offered: TurnQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["turns"].queryset = offered  # type: ignore[attr-defined]
        self.fields["answer_by"].initial = office_calendar().add_working_days(
            today(), DAYS_TO_ANSWER
        )

    def clean_answer_by(self) -> date:
        day: date = self.cleaned_data["answer_by"]
        if day <= today():
            raise forms.ValidationError("Ngày báo cáo phải sau hôm nay.")
        return day
