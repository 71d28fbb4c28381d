"""Reports in a handover: those the giver began, and those he has in hand to review."""

from collections.abc import Iterable

from django.db.models import Q
from django.utils import timezone

from desk.handover.models import Handover
from desk.handover.permissions import may_go_on, offices_of
from documents.permissions import DRAFTING_ROLES
from reports.guards import REVIEWING_ROLES
from reports.models import Report
from reports.querysets import ReportQuerySet

State = Report.State
UNSENT = frozenset({State.DRAFTING, State.SENT, State.REMARKED, State.RETURNED})
"""Not handed in, or to be handed in again: somebody must be there who writes on."""


def writing_of(handover: Handover) -> ReportQuerySet:
    """Reports that the receiver may go on writing."""
    return _written(handover).filter(_may_write(handover), state__in=UNSENT)


def writing_that_stays(handover: Handover) -> ReportQuerySet:
    return _written(handover).filter(state__in=UNSENT).exclude(_may_write(handover))


def handed_in(handover: Handover) -> ReportQuerySet:
    return _written(handover).exclude(state__in=UNSENT)


def reviewing_of(handover: Handover) -> ReportQuerySet:
    """Reports that the receiver may go on reviewing."""
    return _in_hand(handover).filter(_may_review(handover))


def reviewing_that_stays(handover: Handover) -> ReportQuerySet:
    return _in_hand(handover).exclude(_may_review(handover))


def listed(reports: ReportQuerySet) -> ReportQuerySet:
    return reports.select_related("regime", "organization", "terms").order_by("pk")


def hand_on(handover: Handover, written: Iterable[Report], reviewed: Iterable[Report]) -> None:
    receiver = handover.receiver
    Report.objects.filter(pk__in=[one.pk for one in written]).update(created_by=receiver)
    taken = Report.objects.filter(pk__in=[one.pk for one in reviewed])
    taken.update(examiner=receiver, examined_since=timezone.now())


def _written(handover: Handover) -> ReportQuerySet:
    own = Report.objects.filter(organization__in=offices_of(handover))
    return listed(own.filter(created_by=handover.giver_id))


def _in_hand(handover: Handover) -> ReportQuerySet:
    theirs = Report.objects.filter(terms__reviewer__in=offices_of(handover))
    return listed(theirs.filter(examiner=handover.giver_id))


def _may_write(handover: Handover) -> Q:
    return may_go_on(handover, DRAFTING_ROLES)


def _may_review(handover: Handover) -> Q:
    return may_go_on(handover, REVIEWING_ROLES, office="terms__reviewer")
