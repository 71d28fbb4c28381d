"""Ngưỡng: from how many persons on a group is given by itself; the chair decides, from a day on."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from documents.permissions import post_as
from history.recording import record, subject_of
from households.models import DisclosureRule
from households.models.disclosure import USUAL_SMALLEST
from households.permissions import may_see_figures
from officials.models import Official, Organization, Role
from officials.once import once_a_page
from vietnamese.dates import today
from workflow.verdicts import Verdict, demand, refused

CHAIRS = frozenset({Role.CHAIR})


@once_a_page
def smallest_on(organization: Organization, on: date | None = None) -> int:
    """Persons from which a group is given by itself, on the day, today unless said."""
    rules = DisclosureRule.objects.filter(organization=organization, valid_from__lte=on or today())
    last = rules.order_by("valid_from", "pk").values_list("smallest", flat=True).last()
    return last or USUAL_SMALLEST


def may_decide(official: Official, organization: Organization) -> Verdict:
    seeing = may_see_figures(official, organization)
    if not seeing or post_as(official, organization, CHAIRS):
        return seeing
    return refused(f"Ngưỡng do Chủ tịch {organization} quyết định.")


@transaction.atomic
def decide(
    organization: Organization, *, smallest: int, valid_from: date, by: Official
) -> DisclosureRule:
    """Raises ValidationError for a day that is past, or a threshold out of bounds."""
    demand(may_decide(by, organization))
    rule = DisclosureRule(
        organization=organization, smallest=smallest, valid_from=valid_from, decided_by=by
    )
    if valid_from < today():
        raise ValidationError({"valid_from": "Ngưỡng chỉ đổi từ hôm nay trở đi."})
    rule.full_clean(exclude=["organization", "decided_by"])
    rule.save(force_insert=True)
    details = {"smallest": smallest, "from": valid_from.isoformat()}
    record(
        organization.pk,
        verb="households.decide_smallest",
        by=by,
        subject=subject_of(rule),
        details=details,
    )
    return rule
