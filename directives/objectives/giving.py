"""Giving objectives: what is to be reached, and each office's share of it, all on one screen.

Who issued or handed on the directive gives shares to the wards that received it; an office that has
it from elsewhere writes down its own.
"""

from collections.abc import Mapping
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction

from directives.models import Directive, Objective, Share
from directives.passage import deliveries_of
from directives.permissions import may_record
from history.recording import record, subject_of
from officials.administering import StaleError
from officials.models import Official, Organization
from vietnamese.folding import fold
from workflow.verdicts import ALLOWED, Verdict, demand, refused

Shares = Mapping[int, Decimal | None]
"""By the key of an office; None: none, or no longer."""
COLUMNS = ("place", "name", "unit", "direction", "year", "due_on", "target", "is_summed")
NOBODY = "Chưa giao cho nơi nào; hãy ghi mức của ít nhất một nơi."
NOT_SENT = "Văn bản chưa gửi đến xã, phường nào; gửi đi rồi mới giao chỉ tiêu."
TWICE = "Chỉ tiêu này đã được giao trong văn bản; hãy sửa chỉ tiêu đã có."


def keeper_of(directive: Directive, office: Organization) -> Organization:
    """Who gives the objectives of a directive: its keeper; of one known to all, this office."""
    return directive.kept_by or office


def recipients_of(directive: Directive, keeper: Organization) -> list[Organization]:
    """People's Committees below that the keeper sent it to; where there are none, the keeper."""
    sent = deliveries_of(directive).filter(sender=keeper).standing()
    committees = Organization.objects.filter(
        pk__in=sent.values("recipient"), kind=Organization.Kind.PEOPLES_COMMITTEE
    )
    below = committees.exclude(unit=keeper.unit_id).select_related("unit")
    found = list(below.order_by("unit__name_sort", "unit__code"))
    return found if found or directive.document_id else [keeper]


def offices_of(objective: Objective, keeper: Organization) -> list[Organization]:
    """Who may have a share; also who has one since before the directive was recalled there."""
    found = recipients_of(objective.directive, keeper)
    if objective.pk is None:
        return found
    holding = objective.shares.standing().with_offices()
    return [*found, *(share.organization for share in holding if share.organization not in found)]


def may_give(directive: Directive, office: Organization, by: Official) -> Verdict:
    keeper = keeper_of(directive, office)
    verdict = may_record(by, keeper)
    if verdict and not recipients_of(directive, keeper):
        return refused(NOT_SENT)
    return verdict


def may_change(objective: Objective, by: Official) -> Verdict:
    return may_record(by, objective.kept_by)


def give(objective: Objective, shares: Shares, *, office: Organization, by: Official) -> Objective:
    """Enter a new objective with the shares of it. Raises ValidationError."""
    demand(may_give(objective.directive, office, by))
    with transaction.atomic():
        _hold(objective.directive)
        objective.kept_by, objective.recorded_by = keeper_of(objective.directive, office), by
        _check(objective)
        objective.save(force_insert=True)
        given = _settle(objective, shares, by)
        _tell(objective, "directives.give_objective", given, by)
    return objective


def amend(objective: Objective, shares: Shares, *, version: int, by: Official) -> None:
    """Save what has changed; a changed share is a new row. Raises StaleError, ValidationError."""
    demand(may_change(objective, by))
    with transaction.atomic():
        _hold(objective.directive)
        stored = Objective.objects.get(pk=objective.pk).version
        if stored != version:
            raise StaleError(stored)
        _check(objective)
        objective.version = version + 1
        objective.save(update_fields=[*COLUMNS, "version"])
        given = _settle(objective, shares, by)
        _tell(objective, "directives.amend_objective", given, by)


def withdraw(objective: Objective, *, by: Official) -> Verdict:
    """Give it to nobody any more; what was given stays to be read."""
    verdict = may_change(objective, by)
    if not verdict:
        return verdict
    with transaction.atomic():
        _hold(objective.directive)
        standing = objective.shares.standing().values_list("organization", flat=True)
        ended = _append(objective, dict.fromkeys(standing), by)
        _tell(objective, "directives.withdraw_objective", ended, by)
    return ALLOWED


def _hold(directive: Directive) -> None:
    Directive.objects.select_for_update(of=("self",)).get(pk=directive.pk)


def _check(objective: Objective) -> None:
    objective.full_clean(exclude=["recorded_by"])
    if objective.due_on and objective.due_on < objective.directive.issued_on:
        raise ValidationError({"due_on": "Thời hạn không được trước ngày ban hành văn bản."})
    others = Objective.objects.filter(
        directive=objective.directive_id, kept_by=objective.kept_by_id
    ).exclude(pk=objective.pk)
    same = others.filter(year=objective.year, due_on=objective.due_on)
    if any(fold(other.name) == fold(objective.name) for other in same):
        raise ValidationError({"name": TWICE})


def _settle(objective: Objective, shares: Shares, by: Official) -> int:
    given = _append(objective, shares, by)
    if not objective.shares.standing().exists():
        raise ValidationError(NOBODY)
    return given


def _append(objective: Objective, shares: Shares, by: Official) -> int:
    """A row for each share that is another than before; how many there are."""
    before = {share.organization_id: share for share in objective.shares.last_rows()}
    rows = [
        Share(
            objective=objective,
            organization_id=pk,
            number=before[pk].number + 1 if pk in before else 1,
            target=target,
            given_by=by,
        )
        for pk, target in shares.items()
        if target != (before[pk].target if pk in before else None)
    ]
    _check_recipients(objective, rows)
    for row in rows:
        row.clean_fields(exclude=["objective", "organization", "given_by"])
    Share.objects.bulk_create(rows)
    return len(rows)


def _check_recipients(objective: Objective, rows: list[Share]) -> None:
    known = {one.pk for one in recipients_of(objective.directive, objective.kept_by)}
    for row in rows:
        if row.target is not None and row.organization_id not in known:
            raise ValidationError(f"{row.organization} không nhận văn bản này nên không giao được.")


def _tell(objective: Objective, verb: str, shares: int, by: Official) -> None:
    details = {"directive": objective.directive_id, "shares": shares}
    record(objective.kept_by_id, verb=verb, by=by, subject=subject_of(objective), details=details)
