"""Taking one objective in: how high to aim, and which task it becomes the indicator of."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from directives.models import Share
from directives.objectives.amounts import AmountField
from documents.drafts.forms import PointingForm
from documents.numbers.forms import DayField
from plans.models import Task
from plans.models.tasks import WORDS_LENGTH
from plans.tasks.drafting import Cast
from plans.tasks.people import People

NEW = ""
SHOWN = 90


class TakingInForm(PointingForm):
    target = AmountField(label="Mức phấn đấu", required=True)
    task = forms.ChoiceField(
        label="Thành chỉ tiêu của nhiệm vụ",
        required=False,
        help_text="Chỉ hiện nhiệm vụ đang soạn và chưa có chỉ tiêu.",
    )
    what = forms.CharField(
        label="Nội dung nhiệm vụ mới",
        required=False,
        max_length=WORDS_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    lead = forms.ChoiceField(label="Chủ trì nhiệm vụ mới", required=False)
    due_on = DayField(label="Thời hạn nhiệm vụ mới", required=False)

    def __init__(
        self, *args: Any, share: Share, tasks: Sequence[Task], people: People, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._tasks = {str(task.pk): task for task in tasks}
        self._people = people
        objective = share.objective
        asked = f"{objective.get_direction_display()} {_number(share)} {objective.unit}".strip()
        self.fields["target"].help_text = f"Được giao: {asked}. Có thể đặt mức cao hơn."
        self._offer("task", [(NEW, "Thêm nhiệm vụ mới"), *_named(tasks)])
        self._offer("lead", [("", "Chưa chọn"), *people.groups])
        self.initial.setdefault("target", share.target)
        self.initial.setdefault("what", objective.name)
        last = date(objective.year, 12, 31) if objective.year else None
        self.initial.setdefault("due_on", objective.due_on or last)

    def _offer(self, name: str, choices: Iterable[Any]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices

    def typed(self, cleaned: dict[str, Any]) -> Iterable[str]:
        return (cleaned.get("what") or "",)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not cleaned.get("task") and not cleaned.get("what") and "what" not in self.errors:
            self.add_error("what", ValidationError("Ghi nội dung của nhiệm vụ mới."))
        return cleaned

    @property
    def chosen(self) -> Task | None:
        """None: a new one."""
        return self._tasks.get(self.cleaned_data["task"])

    @property
    def cast(self) -> Cast:
        return Cast(lead=self._people.by_value.get(self.cleaned_data["lead"]))


def _number(share: Share) -> str:
    return str(AmountField().prepare_value(share.target))


def _named(tasks: Iterable[Task]) -> list[tuple[str, str]]:
    return [(str(task.pk), task.what[:SHOWN]) for task in tasks]
