"""Calls about reports that did not come: whom to ring, what was said."""

from collections.abc import Collection, Iterable, Mapping

from django.db import transaction
from django.db.models import QuerySet

from history.recording import record, subject_of
from localities.models import AdministrativeUnit
from officials.models import Appointment, Official, Organization, Role
from reports.models import CallNote
from reports.province.permissions import may_call, office_of
from reports.regimes.calendar import Due, Span
from workflow.verdicts import demand

ANSWERING = (Role.OFFICE_HEAD, Role.CLERK)
"""Whose telephone is rung, in this order."""
About = tuple[int, int, Span]
"""Regime, unit, days."""


def note_call(due: Due, unit: AdministrativeUnit, text: str, *, by: Official) -> CallNote:
    """Put down what was said. Whoever calls this has had the text looked over."""
    demand(may_call(due.regime, by))
    office = office_of(due.regime, by)
    assert office is not None  # noqa: S101 (whoever may call acts for an office)
    with transaction.atomic():
        note = CallNote.objects.create(
            regime=due.regime,
            unit=unit,
            since=due.since,
            until=due.until,
            office=office,
            text=text,
            by=by,
        )
        record(
            office.pk,
            verb="reports.note_call",
            by=by,
            subject=subject_of(due.regime),
            details={"note": note.pk, "unit": unit.pk},
        )
    return note


def calls_about(dues: Collection[Due]) -> QuerySet[CallNote]:
    """The last one first."""
    regimes, untils = {due.regime.pk for due in dues}, {due.until for due in dues}
    return CallNote.objects.filter(regime__in=regimes, until__in=untils).order_by("-pk")


def last_calls(dues: Collection[Due]) -> Mapping[About, CallNote]:
    found: dict[About, CallNote] = {}
    for note in calls_about(dues):
        found.setdefault((note.regime_id, note.unit_id, (note.since, note.until)), note)
    return found


def phones_of(offices: Iterable[int]) -> Mapping[int, str]:
    """Điện thoại cơ quan of the head of the office, else of the clerk, else what was put down for
    it; where one is known."""
    asked = set(offices)
    posts = Appointment.objects.current().filter(
        organization__in=asked, role__in=ANSWERING, official__is_active=True
    )
    columns = ("organization_id", "role", "official__office_phone")
    known = posts.exclude(official__office_phone="").order_by("-pk").values_list(*columns)
    found = {(office, role): phone for office, role, phone in known}
    noted = Organization.objects.filter(pk__in=asked).exclude(office_phone="")
    return dict(noted.values_list("pk", "office_phone")) | {
        office: phone
        for role in reversed(ANSWERING)
        for (office, of), phone in found.items()
        if of == role
    }
