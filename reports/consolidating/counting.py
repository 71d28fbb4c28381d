"""Making a version: which reports of a period count now, and of the periods it is compared with."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.db import transaction

from history.recording import record, subject_of
from officials.models import Official, Organization
from reports.consolidating.permissions import may_consolidate
from reports.models import ConsolidatedUnit, Consolidation, Regime, Report
from reports.regimes.calendar import Due, dues_of, reporters, reporting_units
from workflow.verdicts import demand

Period = ConsolidatedUnit.Period
Standing = ConsolidatedUnit.Standing
STANDINGS = {
    Report.State.SUBMITTED: Standing.SUBMITTED,
    Report.State.RETURNED: Standing.RETURNED,
    Report.State.ACCEPTED: Standing.ACCEPTED,
}
"""Of reports that were handed in; anything else is missing."""


class NothingNewError(Exception):
    """Every report stands as the last version has it."""


@dataclass(frozen=True, slots=True)
class Stand:
    """Where the report of a unit stands; `sending` is what counts of it."""

    standing: Standing
    sending: int | None = None


MISSING = Stand(Standing.MISSING)
Stands = Mapping[int, Stand]
"""By the key of the unit."""


def consolidate(
    due: Due, organization: Organization, *, counts_submitted: bool = False, by: Official
) -> Consolidation:
    """The next version. Raises NothingNewError where it would be the last one again."""
    demand(may_consolidate(due.terms, organization, by))
    with transaction.atomic():
        Regime.objects.select_for_update().get(pk=due.regime.pk)
        last, found = latest(due, organization), stands_of(due, counts_submitted=counts_submitted)
        if last and last.counts_submitted == counts_submitted and kept(last) == found:
            raise NothingNewError
        made = Consolidation.objects.create(
            organization=organization,
            regime=due.regime,
            terms=due.terms,
            since=due.since,
            until=due.until,
            period_name=due.name,
            number=last.number + 1 if last else 1,
            counts_submitted=counts_submitted,
            made_by=by,
        )
        ConsolidatedUnit.objects.bulk_create(_rows(made, due, found))
        record(
            organization.pk,
            verb="reports.consolidate",
            by=by,
            subject=subject_of(made),
            details={"number": made.number, "counted": _counted(found), "units": len(found)},
        )
    return made


def latest(due: Due, organization: Organization) -> Consolidation | None:
    made = Consolidation.objects.filter(organization=organization, regime=due.regime)
    return made.filter(since=due.since, until=due.until).order_by("-number").first()


def stands_of(due: Due, *, counts_submitted: bool) -> Stands:
    """Every unit that has to report, as it is now; three queries."""
    offices, counting = reporters(due), _counting(counts_submitted)
    reports = {office: stand for office, _, stand in _handed_in(due, counting)}
    return {
        unit: reports.get(offices[unit].pk, MISSING) if unit in offices else MISSING
        for unit in reporting_units(due).values_list("pk", flat=True)
    }


def _then(due: Due, *, counts_submitted: bool) -> Stands:
    """What counts of an earlier period, whichever units had to report then."""
    found = _handed_in(due, _counting(counts_submitted))
    return {unit: stand for _, unit, stand in found if stand.sending}


def _counting(counts_submitted: bool) -> frozenset[Standing]:
    return frozenset({Standing.ACCEPTED, *([Standing.SUBMITTED] if counts_submitted else [])})


def _handed_in(due: Due, counting: frozenset[Standing]) -> Iterator[tuple[int, int, Stand]]:
    """Office, its unit, and where its report stands."""
    reports = Report.objects.filter(regime=due.regime, since=due.since, until=due.until)
    columns = ("organization_id", "organization__unit_id", "state", "current_id")
    for office, unit, state, sent in reports.handed_in().values_list(*columns):
        standing = STANDINGS[Report.State(state)]
        yield office, unit, Stand(standing, sent if standing in counting else None)


def kept(made: Consolidation) -> Stands:
    """As the version has it."""
    rows = made.units.filter(period=Period.NOW).values_list("unit_id", "standing", "sending_id")
    return {unit: Stand(Standing(standing), sending) for unit, standing, sending in rows}


def moved_since(made: Consolidation, due: Due) -> int:
    """How many units stand otherwise now than in the version."""
    now, then = stands_of(due, counts_submitted=made.counts_submitted), kept(made)
    return sum(now.get(unit) != then.get(unit) for unit in now.keys() | then.keys())


def earlier_dues(due: Due) -> Mapping[Period, Due]:
    """The period before, of the same rhythm, and the same one a year before, where there are."""
    if due.period is None:
        return {}
    asked, found = due.period, {}
    years = (due.until.year - 1, due.until.year)
    for one in (one for year in years for one in dues_of(due.regime, year)):
        if one.period is None or one.period.rhythm is not asked.rhythm or one.until >= due.until:
            continue
        found[Period.BEFORE] = one
        if (one.period.year, one.period.number) == (asked.year - 1, asked.number):
            found[Period.YEAR_BEFORE] = one
    return found


def _rows(made: Consolidation, due: Due, found: Stands) -> Iterator[ConsolidatedUnit]:
    yield from _of(made, Period.NOW, found)
    for period, earlier in earlier_dues(due).items():
        then = _then(earlier, counts_submitted=made.counts_submitted)
        yield from _of(made, period, then)


def _of(made: Consolidation, period: Period, stands: Stands) -> Iterator[ConsolidatedUnit]:
    for unit, stand in stands.items():
        yield ConsolidatedUnit(
            consolidation=made,
            period=period,
            unit_id=unit,
            standing=stand.standing,
            sending_id=stand.sending,
        )


def _counted(stands: Stands) -> int:
    return sum(stand.sending is not None for stand in stands.values())
