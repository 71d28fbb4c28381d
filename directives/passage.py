"""The way of a directive through an office: how it came, its line in the book, where it went on."""

from dataclasses import dataclass

from django.db.models import Q

from directives import receiving
from directives.handing import may_hand
from directives.models import Directive, Receipt
from directives.receiving_permissions import may_hand_down, may_register
from documents.deliveries.panel import Sent, told_of
from documents.deliveries.querysets import DeliveryQuerySet
from documents.models import Delivery
from officials.models import Official, Organization
from workflow.verdicts import Verdict


@dataclass(frozen=True, slots=True)
class Passage:
    """What the page of a directive shows of it; verdicts are None where nobody would ask."""

    receipt: Receipt | None
    came: Delivery | None
    is_ours: bool
    sent: tuple[Sent, ...]
    may_register: Verdict | None
    may_hand: Verdict | None


def passage_of(directive: Directive, official: Official, office: Organization) -> Passage:
    """A constant number of queries."""
    receipt = receiving.twin_of(office, directive)
    came = deliveries_of(directive).filter(recipient=office).standing().first()
    is_ours = directive.document_id is not None and directive.kept_by_id == office.pk
    waits = receipt is None and came is None and not is_ours
    register, hand = may_register(official, office), may_hand(directive, office, official)
    return Passage(
        receipt=receipt,
        came=came,
        is_ours=is_ours,
        sent=_sent(directive, official, office),
        may_register=register if waits and register else None,
        may_hand=hand or None,
    )


def deliveries_of(directive: Directive) -> DeliveryQuerySet:
    """Everything by which this directive went from one office to another."""
    sent = Q(handed_down__directive=directive)
    if directive.document_id:
        sent |= Q(document=directive.document_id)
    return Delivery.objects.filter(sent)


def _sent(directive: Directive, official: Official, office: Organization) -> tuple[Sent, ...]:
    """What the office itself handed on; of its own paper, that paper's page tells."""
    rows = Delivery.objects.filter(handed_down__directive=directive, sender=office)
    may_take_back = bool(may_hand_down(official, office))
    found = rows.select_related("recipient").prefetch_related("facts").order_by("pk")
    return tuple(told_of(one, may_take_back) for one in found)
