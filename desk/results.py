"""What is shown of each thing that was found."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch
from django.urls import reverse

from desk.indexing import day_of, number_of
from desk.things import Spot, Thing
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
    spots = [Spot.of_place(place) for place in places]
    found = {
        (thing, row.pk): _HITS[thing](row, on)
        for thing in Thing
        if (keys := [spot.key for spot in spots if spot.thing is thing])
        for row in _ROWS[thing](by).filter(pk__in=keys)
    }
    return [found[spot.thing, spot.key] for spot in spots if (spot.thing, spot.key) in found]


def _directives(official: Official) -> Any:
    return Directive.objects.with_changes_for(official).defer("text", "keys")


def _duties(official: Official) -> Any:
    return Duty.objects.prefetch_related(Prefetch("directive", _directives(official)))


def _plans(official: Official) -> Any:
    numbers = Prefetch("plan_papers__document__book_entries", BookEntry.objects.live())
    return Plan.objects.with_papers().prefetch_related(numbers)


def _of_directive(directive: Directive, on: date) -> Hit:
    return Hit(
        Thing.DIRECTIVE,
        url=reverse("directives:detail", args=[directive.pk]),
        title=f"{directive.get_kind_display()}: {directive.title}",
        number=directive.number,
        day=directive.issued_on,
        issuer=directive.issuer,
        validity=validity(known(directive), on),
        source=directive.source,
    )


def _of_duty(duty: Duty, on: date) -> Hit:
    directive = duty.directive
    return Hit(
        Thing.DUTY,
        url=f"{reverse('directives:duties', args=[directive.pk])}#nhiem-vu-{duty.pk}",
        title=duty.what,
        number=directive.number or directive.title,
        day=directive.issued_on,
        issuer=directive.issuer,
        place_in=duty.place,
        validity=validity(known(directive), on),
        addressee=duty.addressee,
        lead=duty.lead,
        partners=duty.partners,
        due_on=duty.due_on,
        recurrence=duty.recurrence,
        source=directive.source,
    )


def _of_plan(plan: Plan, on: date) -> Hit:
    return Hit(
        Thing.PLAN,
        url=reverse("plans:detail", args=[plan.pk]),
        title=f"Kế hoạch: {plan.subject}",
        number=str(number_of(plan.original) or ""),
        day=day_of(plan),
        issuer=plan.organization.name,
        state=plan.original.get_state_display(),
    )


_ROWS = {Thing.DIRECTIVE: _directives, Thing.DUTY: _duties, Thing.PLAN: _plans}
_HITS: dict[Thing, Any] = {
    Thing.DIRECTIVE: _of_directive,
    Thing.DUTY: _of_duty,
    Thing.PLAN: _of_plan,
}
