"""Whom a plan may name: offices of its territory, their posts, their officials."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from officials.models import Appointment, Organization
from plans.models import Task
from plans.tasks.drafting import Somebody, somebody
from vietnamese.folding import fold

Group = tuple[str, list[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class People:
    """By the value of a choice; `groups` as a select offers them."""

    groups: Sequence[Group]
    by_value: Mapping[str, Somebody] = field(default_factory=dict)

    def value_of(self, somebody: Somebody) -> str:
        """ "" for a unit outside, which is typed."""
        return next((value for value, one in self.by_value.items() if one == somebody), "")

    def value_called(self, words: str) -> str:
        """Whose name these words are; "" for nobody."""
        wanted = fold(words)
        named = ((value, one) for value, one in self.by_value.items() if words)
        return next((v for v, one in named if wanted in {fold(name_of(one)), _short(one)}), "")

    def with_those_of(self, task: Task) -> "People":
        """Also who is named already and has left since, so that a save does not drop them."""
        kept = task.assignments.all() if task.pk else ()
        gone = [one for one in map(somebody, kept) if one.organization and not self.value_of(one)]
        if not gone:
            return self
        named = {f"cu-{place}": one for place, one in enumerate(gone)}
        choices = [(value, name_of(one)) for value, one in named.items()]
        return People([*self.groups, ("Đã chọn trước", choices)], {**self.by_value, **named})


def people_of(organization: Organization) -> People:
    """Three queries, however many there are."""
    offices = list(Organization.objects.filter(unit=organization.unit, successor=None))
    posts = list(
        Appointment.objects.current()
        .filter(organization__in=offices)
        .select_related("organization", "official")
        .order_by("organization_id", "title", "official__roll_order")
    )
    named = {
        "Cơ quan, đơn vị": {f"cq-{one.pk}": Somebody(one) for one in offices},
        "Chức vụ": {
            f"cv-{one.organization_id}-{one.title}": Somebody(one.organization, post=one.title)
            for one in posts
        },
        "Cán bộ": {
            f"cb-{one.organization_id}-{one.official_id}": Somebody(
                one.organization, official=one.official
            )
            for one in posts
        },
    }
    groups = [
        (title, [(value, name_of(one)) for value, one in those.items()])
        for title, those in named.items()
        if those
    ]
    return People(groups, {value: one for those in named.values() for value, one in those.items()})


def _short(somebody: Somebody) -> str:
    """Folded, without the office of a post or an official."""
    return fold(somebody.post or str(somebody.official or somebody.organization or ""))


def name_of(somebody: Somebody) -> str:
    """With the office, which tells two posts of one title apart."""
    office = str(somebody.organization or "")
    if somebody.post:
        return f"{somebody.post} ({office})"
    if somebody.official:
        return f"{somebody.official} ({office})"
    return somebody.name or office
