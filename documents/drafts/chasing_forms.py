"""What is asked for every công văn đôn đốc: until when an answer, and whether once more."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from documents.drafts.chasing import BeingChasedError
from documents.drafts.forms import SecrecyForm
from documents.models import Document
from localities.calendars import office_calendar
from vietnamese.dates import today

DAYS_TO_ANSWER = 5
"""Working days; a proposal, which the drafter changes."""


class AnswerByForm(SecrecyForm):
    answer_by = forms.DateField(
        label="Đề nghị báo cáo trước ngày", help_text="Ngày/tháng/năm, ví dụ 01/7/2026."
    )
    again = forms.BooleanField(label="Vẫn soạn thêm công văn", required=False)
    letters: Sequence[Document] = ()
    """Those that are about some of what was chosen already."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answer_by"].initial = office_calendar().add_working_days(
            today(), DAYS_TO_ANSWER
        )

    def take_refusal(self, refusal: forms.ValidationError) -> None:
        """Beside the tick where a letter is about it already; else over the whole form."""
        if isinstance(refusal, BeingChasedError):
            self.letters = refusal.letters
        self.add_error("again" if self.letters else None, refusal)

    def clean_answer_by(self) -> date:
        day: date = self.cleaned_data["answer_by"]
        if day <= today():
            raise forms.ValidationError("Ngày báo cáo phải sau hôm nay.")
        return day
