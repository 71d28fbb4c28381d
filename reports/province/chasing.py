"""Đôn đốc: one công văn to every ward whose report is overdue, with the list of them."""

from collections.abc import Collection, Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet

from documents.drafts import drafting
from documents.drafts.chasing import NOTE, BeingChasedError, standing_letters
from documents.models import Document
from documents.permissions import may_draft
from history.recording import record, subject_of
from officials.models import Official, Organization
from paper.kinds import Kind
from reports.models import ChasedReport, Regime
from reports.province.chasing_text import content_of
from reports.province.states import Place, Standing, UnitState, states_of
from reports.regimes.calendar import Due
from vietnamese.dates import today
from workflow.verdicts import Verdict, demand, refused

WHAT = "báo cáo của nơi"
GONE = "Có nơi vừa nộp, hoặc chưa đến hạn; hãy xem lại danh sách."


def may_chase(regime: Regime, organization: Organization, by: Official) -> Verdict:
    """Drafters of the office that set the regime, or of one that reviews it."""
    reviewing = regime.terms.filter(reviewer=organization).exists()
    if not reviewing and regime.owner_id != organization.pk:
        return refused("Chỉ cơ quan quy định hoặc xem xét báo cáo này mới đôn đốc.")
    return may_draft(by, organization)


def late_of(due: Due, day: date) -> list[UnitState]:
    """Those that have handed in nothing, once the deadline is over."""
    if due.due_on >= day:
        return []
    return [state for state in states_of(due) if state.standing is Standing.MISSING]


def draft_letter(
    due: Due,
    units: Collection[int],
    *,
    organization: Organization,
    answer_by: date,
    again: bool = False,
    by: Official,
) -> Document:
    """Begin the letter. Whoever calls this has had the secrecy question answered with no.

    Raises BeingChasedError unless `again`, ValidationError where a ward is late no more.
    """
    demand(may_chase(due.regime, organization, by))
    with transaction.atomic():
        # Held until the commit, so that two who chase at once see each other's letter.
        Regime.objects.select_for_update().get(pk=due.regime.pk)
        places = _late_places(due, units)
        about = chased_in(due).filter(unit__in=units)
        if not again and (letters := standing_letters(about)):
            raise BeingChasedError(letters, WHAT)
        return _draft(due, places, organization, answer_by, by)


def chased_in(due: Due) -> QuerySet[ChasedReport]:
    return ChasedReport.objects.filter(regime=due.regime, since=due.since, until=due.until)


def _late_places(due: Due, units: Collection[int]) -> list[Place]:
    places = [one.place for one in late_of(due, today()) if one.place.unit_id in units]
    if not places or len(places) != len(set(units)):
        raise ValidationError(GONE)
    return places


def _draft(
    due: Due, places: Sequence[Place], organization: Organization, answer_by: date, by: Official
) -> Document:
    content = content_of(places, due, organization, answer_by=answer_by, on=today())
    letter = drafting.create(
        organization, kind=Kind.OFFICIAL_LETTER, content=content, by=by, note=NOTE
    )
    ChasedReport.objects.bulk_create(
        ChasedReport(
            document=letter,
            regime=due.regime,
            unit_id=place.unit_id,
            since=due.since,
            until=due.until,
        )
        for place in places
    )
    record(
        organization.pk,
        verb="reports.chase",
        by=by,
        subject=subject_of(due.regime),
        details={"document": letter.pk, "units": [place.unit_id for place in places]},
    )
    return letter
