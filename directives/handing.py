"""Handing a directive on as it is: what came from above, or is known to all, to offices below.

A paper issued here is sent by `documents.delivering`; both reach the same inbox as deliveries.
"""

from collections.abc import Sequence

from django.db import transaction

from directives.models import Directive, HandedDown
from directives.receiving_permissions import may_hand_down
from documents.deliveries import delivering
from documents.deliveries.delivering import Sending
from documents.deliveries.recipients import reachable
from documents.models import Delivery, DeliveryFact
from history.recording import record, subject_of
from localities.fields import one_line
from localities.models import AdministrativeUnit
from officials.models import Official, Organization
from workflow.verdicts import ALLOWED, Verdict, refused


def may_hand(directive: Directive, sender: Organization, by: Official) -> Verdict:
    """What stands in the own register, or is known to all, and what was issued here."""
    if directive.document_id:
        return refused("Văn bản do cơ quan trong chương trình phát hành thì gửi từ trang của nó.")
    if directive.kept_by_id not in {None, sender.pk}:
        return refused("Chỉ chuyển văn bản có trong sổ của cơ quan mình.")
    return may_hand_down(by, sender)


def hand_down(
    directive: Directive, recipients: Sequence[Organization], *, sender: Organization, by: Official
) -> Verdict:
    """Deliver the directive to each of them once; a paper issued here goes as what it is."""
    if directive.document:
        sendings = [Sending(one.name, one) for one in recipients]
        return delivering.send(directive.document, sendings, by=by)
    with transaction.atomic():
        locked = Directive.objects.select_for_update(of=("self",)).get(pk=directive.pk)
        verdict = may_hand(locked, sender, by)
        within = {one.pk for one in below(sender)} - reached(locked, sender)
        fresh = [one for one in recipients if one.pk in within]
        if verdict and not fresh:
            verdict = refused(delivering.NO_RECIPIENT)
        if verdict:
            _hand(locked, fresh, sender=sender, by=by)
    return verdict


def below(sender: Organization) -> list[Organization]:
    """Whom it may be handed to: offices of its own unit and of the units within it.

    By code, because a unit above may pass into a new row while those below stay the same.
    """
    return [one for one in reachable(sender) if sender.unit.code in _codes(one.unit)]


def reached(directive: Directive, sender: Organization) -> frozenset[int]:
    """Who has it from this sender already, recalled or not."""
    sent = Delivery.objects.filter(sender=sender, handed_down__directive=directive)
    return frozenset(pk for pk in sent.values_list("recipient", flat=True) if pk)


def take_back(delivery: Delivery, *, reason: str, by: Official) -> Verdict:
    """Recall what was handed down to one office: its text is no longer shown there."""
    with transaction.atomic():
        directive = Directive.objects.select_for_update(of=("self",)).get(
            handed_down__delivery=delivery
        )
        verdict = may_hand_down(by, delivery.sender) and _may_take_back(delivery, reason)
        if verdict:
            delivering.note(delivery, DeliveryFact.Kind.RECALLED, by=by, reason=reason)
            record(
                delivery.sender_id,
                verb="directives.take_back",
                by=by,
                subject=subject_of(directive),
                details={"delivery": delivery.pk},
            )
    return verdict


def _codes(unit: AdministrativeUnit) -> tuple[str, ...]:
    return (unit.code, *_codes(unit.parent)) if unit.parent else (unit.code,)


def _may_take_back(delivery: Delivery, reason: str) -> Verdict:
    if not one_line(reason):
        return refused("Cần ghi lý do thu hồi lượt gửi.")
    return delivering.standing(delivery) and ALLOWED


def _hand(
    directive: Directive, recipients: Sequence[Organization], *, sender: Organization, by: Official
) -> None:
    made = Delivery.objects.bulk_create(
        Delivery(sender=sender, line=one.name, recipient=one, sent_by=by) for one in recipients
    )
    HandedDown.objects.bulk_create(HandedDown(directive=directive, delivery=one) for one in made)
    record(
        sender.pk,
        verb="directives.hand_down",
        by=by,
        subject=subject_of(directive),
        details={"recipients": sorted(one.pk for one in recipients)},
    )
