"""The panel "Nơi nhận" on the page of a paper: to whom it went, and what became of it there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.timezone import localtime

from documents.deliveries.recipients import Directory, Line, lines_of
from documents.lifecycle import LIFECYCLE
from documents.models import Delivery, DeliveryFact, Document
from officials.models import Official
from workflow.verdicts import Verdict

Fact = DeliveryFact.Kind
LEFT = frozenset({Document.State.ISSUED, Document.State.SUPERSEDED, Document.State.REVOKED})


@dataclass(frozen=True, slots=True)
class Sent:
    """One delivery with its facts in the office's words."""

    delivery: Delivery
    words: str
    may_withdraw: bool


@dataclass(frozen=True, slots=True)
class Panel:
    """`lines` is whom its Nơi nhận mean, for who may send and has not; `may_send` is None once
    nothing can be sent any more."""

    sent: tuple[Sent, ...]
    may_send: Verdict | None
    lines: Sequence[Line] = ()


def panel_of(document: Document, official: Official) -> Panel | None:
    """None before the paper has left the office."""
    if document.state not in LEFT:
        return None
    rows = document.deliveries.select_related("recipient").prefetch_related("facts")
    may_withdraw = bool(LIFECYCLE.verdict("documents.withdraw", document, official))
    sent = tuple(told_of(one, may_withdraw) for one in rows.order_by("pk"))
    if document.state != Document.State.ISSUED:
        return Panel(sent, None)
    may_send = LIFECYCLE.verdict("documents.deliver", document, official)
    if sent or not may_send:
        return Panel(sent, may_send)
    return Panel(sent, may_send, lines_of(document, Directory.of(document.organization)))


def told_of(delivery: Delivery, may_withdraw: bool) -> Sent:
    """With its facts fetched: no query."""
    recalled = delivery.fact(Fact.RECALLED)
    return Sent(delivery, "; ".join(_words(delivery)), may_withdraw and recalled is None)


def _words(delivery: Delivery) -> Iterator[str]:
    yield f"gửi {localtime(delivery.sent_at):%H:%M %d/%m/%Y}"
    for kind in Fact:
        fact = delivery.fact(kind)
        if fact:
            reason = f" ({fact.reason})" if fact.reason else ""
            yield f"{fact.get_kind_display().lower()} {localtime(fact.at):%H:%M %d/%m/%Y}{reason}"
    if not delivery.fact(Fact.OPENED) and not delivery.fact(Fact.RECALLED):
        yield "chưa mở"
