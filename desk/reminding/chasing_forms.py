"""Which tasks a công văn đôn đốc is about, to whom it goes, until when an answer is asked for."""

from typing import Any

from django import forms

from desk.reminding.chasing import Way
from documents.drafts.chasing_forms import AnswerByForm
from plans.models import TaskTurn
from plans.tasks.querysets import TurnQuerySet


class ChaseForm(AnswerByForm):
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
    field_order = ["turns", "way", "answer_by", "secret"]

    def __init__(self, *args: Any, offered: TurnQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["turns"].queryset = offered  # type: ignore[attr-defined]
