"""Which offices have a directive: handed to them here, opened there, or entered in their books."""

from collections.abc import Iterable, Mapping

from django.db import models
from django.db.models import Q

from directives.models import Directive, Receipt
from documents.models import Delivery, DeliveryFact

_SEEN = {DeliveryFact.Kind.OPENED, DeliveryFact.Kind.REGISTERED}


class Reception(models.TextChoices):
    NOT_SENT = "not_sent", "Chưa chuyển đến"
    SENT = "sent", "Đã chuyển, chưa mở"
    RECEIVED = "received", "Đã nhận"


def receptions(directive: Directive) -> Mapping[int, Reception]:
    """By the key of the office; who is not named has not been sent it. Three queries."""
    found: dict[int, Reception] = {}
    for delivery in _deliveries(directive):
        facts = {fact.kind for fact in delivery.facts.all()}
        if delivery.recipient_id and DeliveryFact.Kind.RECALLED not in facts:
            found[delivery.recipient_id] = Reception.RECEIVED if facts & _SEEN else Reception.SENT
    entered = Receipt.objects.live().filter(directive=directive, delivery=None)
    return found | dict.fromkeys(entered.values_list("organization", flat=True), Reception.RECEIVED)


def of_lineage(known: Mapping[int, Reception], offices: Iterable[int]) -> Reception:
    """What an office has, itself or from those it succeeded."""
    found = {known.get(pk, Reception.NOT_SENT) for pk in offices}
    return next(one for one in reversed(Reception) if one in found or one is Reception.NOT_SENT)


def _deliveries(directive: Directive) -> Iterable[Delivery]:
    sent = Q(handed_down__directive=directive)
    if directive.document_id:
        sent |= Q(document=directive.document_id)
    return Delivery.objects.filter(sent).standing().prefetch_related("facts")
