"""The form of one task: what is to be done first, who and when next, the rest folded away."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.http import QueryDict

from directives.models import Duty
from directives.objectives.amounts import AmountField
from documents.drafts.forms import PointingForm
from plans.coverage import Piece
from plans.models import Assignment, Task
from plans.models.tasks import NAME_LENGTH, WORDS_LENGTH
from plans.tasks.drafting import PAST_DUE, Cast, Somebody, past_due
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
    duties = forms.MultipleChoiceField(
        label="Trả lời nhiệm vụ trên giao",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Nhiệm vụ được chọn tính là đã có trả lời trong bảng đối chiếu.",
    )
    key = forms.ChoiceField(label="Phần của kế hoạch", required=False)
    target = AmountField(label="Mức cần đạt")
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
        duties: Sequence[Duty] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._people = people.with_those_of(self.instance)
        self._pieces = {piece.key: piece for piece in pieces}
        self._duties = {str(duty.pk): duty for duty in duties}
        groups = self._people.groups
        self._choose("lead", [("", "Chưa chọn"), *groups])
        self._choose("partners", groups)
        self._choose("observers", groups)
        named = [(one.key, f"{one.place}: {one.words}") for one in pieces]
        if self._quotes_earlier_paper:
            named.append((self.instance.key, f"Như văn bản trước: {self.instance.quote}"))
        self._choose("key", [("", "Không gắn với phần nào"), *named])
        self._choose("duties", _by_directive(duties))
        if not duties:
            del self.fields["duties"]
        if self.instance.pk:
            self.initial.update(self._as_kept())

    @property
    def _quotes_earlier_paper(self) -> bool:
        """Of a task taken up from an earlier paper of the plan, whose words it quotes."""
        return bool(self.instance.key) and self.instance.key not in self._pieces

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
            "duties": [str(pk) for pk in self.instance.duties.values_list("pk", flat=True)],
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

    def _post_clean(self) -> None:
        self._kept = (self.instance.key, self.instance.document, self.instance.quote)
        super()._post_clean()  # type: ignore[misc]
        if past_due(self.instance):
            once = self.instance.recurrence == Task.Recurrence.ONCE
            self.add_error("due_on" if once else "recurs_until", PAST_DUE)

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

    @property
    def answered(self) -> list[Duty]:
        return [self._duties[pk] for pk in self.cleaned_data.get("duties", ())]

    def task(self) -> Task:
        """With the words of the part it hangs on, as they stand now."""
        task: Task = self.instance
        key, document, quote = self._kept
        piece = self._pieces.get(task.key)
        if piece:
            document, quote = task.paper.document, piece.words
        elif not task.key or task.key != key:
            document, quote = None, ""
        task.document, task.quote = document, quote
        return task


def of_duty(duty: Duty, people: People) -> Mapping[str, Any]:
    """What a new task takes over from the duty it answers, on its form."""
    lead = people.value_called(duty.lead)
    named = Somebody(name=duty.lead[:NAME_LENGTH]) if duty.lead and not lead else Somebody()
    asked = named.is_only_asked
    return {
        "what": duty.what[:WORDS_LENGTH],
        "due_on": duty.due_on,
        "deliverable": duty.deliverable[:NAME_LENGTH],
        "lead": lead,
        "lead_name": "" if asked else named.name,
        "partner_names": "\n".join(filter(None, [named.name if asked else "", duty.partners])),
        "duties": [str(duty.pk)],
    }


def _by_directive(duties: Iterable[Duty]) -> list[tuple[str, list[tuple[str, str]]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for duty in duties:
        found.setdefault(str(duty.directive), []).append((str(duty.pk), str(duty)))
    return list(found.items())
