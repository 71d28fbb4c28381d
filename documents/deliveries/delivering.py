"""Sending an issued paper to its Nơi nhận, and what becomes of it there.

The sender's acts are told in the sender's history, the recipient's in the recipient's. Lock order:
document → book → head.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from documents.lifecycle import LIFECYCLE
from documents.models import Delivery, DeliveryFact, Document
from history.recording import record, subject_of
from localities.fields import one_line
from officials.models import Official, Organization
from workflow.verdicts import ALLOWED, Verdict, demand, refused

Fact = DeliveryFact.Kind
NO_RECIPIENT = "Hãy chọn ít nhất một nơi chưa gửi."
RECALLED = "Văn bản đã được bên gửi thu hồi."


@dataclass(frozen=True, slots=True)
class Sending:
    """One line of Nơi nhận and where it goes; without a recipient: on paper."""

    line: str
    recipient: Organization | None = None


def send(document: Document, sendings: Sequence[Sending], *, by: Official) -> Verdict:
    """Deliver the paper; whoever has it already gets it no second time, unless it was withdrawn."""
    fresh: list[Delivery] = []

    def check(locked: Document) -> Verdict:
        fresh.extend(_fresh(locked, sendings, by))
        return ALLOWED if fresh else refused(NO_RECIPIENT)

    def effect(locked: Document) -> Mapping[str, object]:
        Delivery.objects.bulk_create(fresh)
        here = sorted(one.recipient_id for one in fresh if one.recipient_id)
        return {"recipients": here, "on_paper": len(fresh) - len(here)}

    return LIFECYCLE.perform("documents.deliver", document, by=by, check=check, effect=effect)


def withdraw(delivery: Delivery, *, reason: str, by: Official) -> Verdict:
    """Take one delivery back, as when it went to the wrong place; the paper itself stands."""
    document = delivery.document
    if document is None:
        return refused("Lượt gửi này không thuộc văn bản nào của cơ quan.")

    def check(locked: Document) -> Verdict:
        if not one_line(reason):
            return refused("Cần ghi lý do thu hồi lượt gửi.")
        return _is_open(delivery)

    def effect(locked: Document) -> Mapping[str, object]:
        note(delivery, Fact.RECALLED, by=by, reason=reason)
        return {"delivery": delivery.pk}

    return LIFECYCLE.perform("documents.withdraw", document, by=by, check=check, effect=effect)


def recall_all(document: Document, *, by: Official) -> int:
    """Within the revocation of a paper: every recipient is told. Gives how many."""
    standing = document.deliveries.filter(recipient__isnull=False).exclude(
        facts__kind=Fact.RECALLED
    )
    facts = [DeliveryFact(delivery=one, kind=Fact.RECALLED, by=by) for one in standing]
    return len(DeliveryFact.objects.bulk_create(facts))


def open_delivery(delivery: Delivery, *, by: Official) -> None:
    """That the recipient has looked at it, the first time; a recalled one is no longer opened."""
    if delivery.is_recalled or delivery.fact(Fact.OPENED):
        return
    with transaction.atomic():
        if note(delivery, Fact.OPENED, by=by):
            _tell(delivery, "documents.open_delivery", by=by)


def clear(delivery: Delivery, *, by: Official) -> None:
    """The recipient has destroyed or sent back what was recalled, and says so (Điều 18.4)."""
    demand(may_clear(delivery))
    with transaction.atomic():
        if note(delivery, Fact.CLEARED, by=by):
            _tell(delivery, "documents.clear_delivery", by=by)


def may_clear(delivery: Delivery) -> Verdict:
    if not delivery.is_recalled:
        return refused("Văn bản này không bị thu hồi.")
    done = delivery.fact(Fact.CLEARED)
    return refused("Đã báo bên gửi.") if done else ALLOWED


def note(delivery: Delivery, kind: DeliveryFact.Kind, *, by: Official, reason: str = "") -> bool:
    """Write a fact down once; False where somebody else was first."""
    _, is_new = DeliveryFact.objects.get_or_create(
        delivery=delivery, kind=kind, defaults={"by": by, "reason": reason}
    )
    return is_new


def standing(delivery: Delivery) -> Verdict:
    """Whether the recipient may still read and register it. Certain under the document's lock."""
    fresh = Delivery.objects.filter(pk=delivery.pk).standing().exists()
    return ALLOWED if fresh else refused(RECALLED)


def _fresh(document: Document, sendings: Sequence[Sending], by: Official) -> list[Delivery]:
    """One row for each recipient, and for each line on paper, that has none."""
    office = document.organization
    sent = list(document.deliveries.select_related("recipient").prefetch_related("facts"))
    standing = {_key(one) for one in sent if not one.is_recalled}
    attempts = Counter(map(_key, sent))
    wanted: dict[object, Sending] = {}
    for one in sendings:
        wanted.setdefault(_key(one), one)
    return [
        Delivery(
            sender=office,
            document=document,
            attempt=attempts[key] + 1,
            line=one.line,
            recipient=one.recipient,
            sent_by=by,
        )
        for key, one in wanted.items()
        if key not in standing and one.recipient != office
    ]


def _key(one: Sending | Delivery) -> object:
    return one.recipient.pk if one.recipient else one_line(one.line)


def _is_open(delivery: Delivery) -> Verdict:
    recalled = DeliveryFact.objects.filter(delivery=delivery, kind=Fact.RECALLED).exists()
    return refused("Lượt gửi này đã được thu hồi.") if recalled else ALLOWED


def _tell(delivery: Delivery, verb: str, *, by: Official) -> None:
    """In the recipient's history."""
    if delivery.recipient_id is None:
        raise ValueError(f"delivery {delivery.pk} went on paper")
    record(delivery.recipient_id, verb=verb, by=by, subject=subject_of(delivery))
