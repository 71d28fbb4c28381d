"""What is shown of each thing that was found."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch
from django.urls import reverse

from desk.indexing import day_of, number_of
from desk.things import Thing, key_of
from directives.knowing import known
from directives.models import Directive, Duty
from directives.validity import Validity, validity
from documents.models import BookEntry
from officials.models import Official
from plans.models import Plan

UNSURE = "chưa kiểm chứng"


@dataclass(frozen=True, slots=True)
class Hit:
    """One row. `place_in`: where in its directive a duty stands."""

    thing: Thing
    url: str
    title: str
    number: str
    day: date
    issuer: str
    place_in: str = ""
    validity: Validity | None = None
    addressee: str = ""
    lead: str = ""
    partners: str = ""
    due_on: date | None = None
    recurrence: str = ""
    state: str = ""
    source: str = ""

    @property
    def standing(self) -> str:
        """The validity in a few words."""
        if self.validity is None:
            return ""
        state = self.validity.state.title
        return state if self.validity.is_certain else f"{state} ({UNSURE})"


def hits(places: Iterable[int], *, by: Official, on: date) -> list[Hit]:
    """The things at these places, in this order, with their validity on a day.

    Places come from `searching.found`, which began with what the official may see.
    """
    spots = [(Thing.of_place(place), key_of(place)) for place in places]
    keys = {thing: [key for kind, key in spots if kind is thing] for thing in Thing}
    duties = list(Duty.objects.filter(pk__in=keys[Thing.DUTY]))
    standing = _standing({*keys[Thing.DIRECTIVE], *(duty.directive_id for duty in duties)}, by, on)
    found = {(Thing.DIRECTIVE, pk): _of_directive(*row) for pk, row in standing.items()}
    found |= {
        (Thing.DUTY, duty.pk): _of_duty(duty, *standing[duty.directive_id]) for duty in duties
    }
    found |= {(Thing.PLAN, plan.pk): _of_plan(plan) for plan in _plans(keys[Thing.PLAN])}
    return [found[spot] for spot in spots if spot in found]


def _standing(
    keys: Collection[int], official: Official, on: date
) -> dict[int, tuple[Directive, Validity]]:
    """Documents with their validity: those found, and those whose duties were found."""
    rows = Directive.objects.with_changes_for(official).for_list().filter(pk__in=keys)
    return {row.pk: (row, validity(known(row), on)) for row in rows}


def _plans(keys: Collection[int]) -> Iterable[Plan]:
    numbers = Prefetch("plan_papers__document__book_entries", BookEntry.objects.live())
    return Plan.objects.with_papers().prefetch_related(numbers).filter(pk__in=keys)


def _of_directive(directive: Directive, standing: Validity) -> Hit:
    return Hit(
        Thing.DIRECTIVE,
        url=reverse("directives:detail", args=[directive.pk]),
        title=f"{directive.get_kind_display()}: {directive.title}",
        number=directive.number,
        day=directive.issued_on,
        issuer=directive.issuer,
        validity=standing,
        source=directive.source,
    )


def _of_duty(duty: Duty, directive: Directive, standing: Validity) -> Hit:
    return Hit(
        Thing.DUTY,
        url=f"{reverse('directives:duties', args=[directive.pk])}#nhiem-vu-{duty.pk}",
        title=duty.what,
        number=directive.number or directive.title,
        day=directive.issued_on,
        issuer=directive.issuer,
        place_in=duty.place,
        validity=standing,
        addressee=duty.addressee,
        lead=duty.lead,
        partners=duty.partners,
        due_on=duty.due_on,
        recurrence=duty.recurrence,
        source=directive.source,
    )


def _of_plan(plan: Plan) -> Hit:
    return Hit(
        Thing.PLAN,
        url=reverse("plans:detail", args=[plan.pk]),
        title=f"Kế hoạch: {plan.subject}",
        number=str(number_of(plan.document) or ""),
        day=day_of(plan),
        issuer=plan.organization.name,
        state=plan.document.get_state_display(),
    )
