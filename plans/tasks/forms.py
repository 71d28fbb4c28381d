"""The form of one task: what is to be done first, who and when next, the rest folded away."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.http import QueryDict

from documents.drafts.forms import PointingForm
from plans.coverage import Piece
from plans.models import Assignment, Task
from plans.tasks.drafting import Cast, Somebody
from plans.tasks.people import People

Role = Assignment.Role
OUTSIDE = "Đơn vị khác, mỗi đơn vị một dòng"
MOST_NAMED = 200


class TaskForm(PointingForm, forms.ModelForm[Task]):
    lead = forms.ChoiceField(label="Chủ trì", required=False)
    lead_name = forms.CharField(
        label="Hoặc đơn vị khác chủ trì",
        required=False,
        max_length=MOST_NAMED,
        help_text="Đơn vị không có tài khoản, ví dụ: Trạm Y tế phường. Kết quả do cán bộ ghi hộ.",
    )
    partners = forms.MultipleChoiceField(
        label="Phối hợp", required=False, widget=forms.CheckboxSelectMultiple
    )
    partner_names = forms.CharField(
        label=OUTSIDE, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    observers = forms.MultipleChoiceField(
        label="Theo dõi", required=False, widget=forms.CheckboxSelectMultiple
    )
    key = forms.ChoiceField(label="Phần của kế hoạch", required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Task
        fields = (
            *("what", "heading", "key", "deliverable", "due_on", "recurrence", "recurs_until"),
            *("indicator", "unit", "target", "basis"),
        )
        widgets = {
            "what": forms.Textarea(attrs={"rows": 3}),
            "basis": forms.Textarea(attrs={"rows": 2}),
        }
        help_texts = {
            "heading": "Các nhiệm vụ cùng nhóm in dưới một dòng tiêu đề của bảng.",
            "due_on": "Lặp lại thì ghi ngày của lần đầu. Ngày nghỉ thì dời đến ngày làm việc sau.",
            "basis": "Chỉ in trong bản thảo để người ký xem; không có trong bản phát hành.",
        }

    def __init__(
        self,
        *args: Any,
        people: People,
        pieces: Sequence[Piece],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._people = people.with_those_of(self.instance)
        self._pieces = {piece.key: piece for piece in pieces}
        groups = self._people.groups
        self._choose("lead", [("", "Chưa chọn"), *groups])
        self._choose("partners", groups)
        self._choose("observers", groups)
        named = ((one.key, f"{one.place}: {one.words}") for one in pieces)
        self._choose("key", [("", "Không gắn với phần nào"), *named])
        if self.instance.pk:
            self.initial.update(self._as_kept())

    def _choose(self, name: str, choices: Iterable[Any]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices

    def _as_kept(self) -> dict[str, Any]:
        rows = list(self.instance.assignments.all())
        told = [
            (row.role, Somebody(row.organization, row.post, row.official, row.name)) for row in rows
        ]
        of = {role: [one for kept, one in told if kept == role] for role in Role}
        lead = of[Role.LEAD][0] if of[Role.LEAD] else Somebody()
        return {
            "version": self.instance.version,
            "lead": self._people.value_of(lead),
            "lead_name": lead.name,
            "partners": [self._people.value_of(one) for one in of[Role.PARTNER]],
            "partner_names": "\n".join(one.name for one in of[Role.PARTNER] if one.name),
            "observers": [self._people.value_of(one) for one in of[Role.OBSERVER]],
        }

    def rebase(self, version: int) -> None:
        """Let the next save answer what somebody else has saved, with everything typed kept."""
        data: QueryDict = self.data.copy()  # type: ignore[attr-defined]
        data["version"] = str(version)
        self.data = data

    def typed(self, cleaned: dict[str, Any]) -> Iterable[str]:
        names = ("what", "heading", "deliverable", "basis", "indicator", "partner_names")
        return (cleaned.get(name) or "" for name in names)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("lead") and cleaned.get("lead_name"):
            self.add_error("lead_name", "Chọn trong danh sách hoặc gõ tên, không làm cả hai.")
        return cleaned

    @property
    def cast(self) -> Cast:
        cleaned, people = self.cleaned_data, self._people.by_value
        named = [" ".join(line.split()) for line in cleaned["partner_names"].splitlines()]
        outside = [Somebody(name=name[:MOST_NAMED]) for name in named if name]
        lead = Somebody(name=cleaned["lead_name"]) if cleaned["lead_name"] else None
        return Cast(
            lead=people.get(cleaned["lead"], lead),
            partners=(*(people[value] for value in cleaned["partners"]), *outside),
            observers=tuple(people[value] for value in cleaned["observers"]),
        )

    def task(self) -> Task:
        """With the words of the part it hangs on, as they stand now."""
        task: Task = self.instance
        piece = self._pieces.get(task.key)
        task.document = task.plan.original if piece else None
        task.quote = piece.words if piece else ""
        return task
