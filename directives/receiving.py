"""Registering incoming papers: the only ways into the book (NĐ 30/2020, Điều 22).

What was typed wrongly is a ValidationError by the field "on" or "number"; what somebody may not do
is PermissionDenied. In both cases nothing has moved. Lock order: document → book → head.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from directives import incoming_books
from directives.incoming_books import Mode
from directives.issued import directive_of
from directives.models import Directive, IncomingBook, Receipt, VoidedReceipt
from directives.receiving_permissions import may_register
from documents.deliveries import delivering
from documents.models import Delivery, DeliveryFact
from history.recording import record, subject_of
from localities.fields import one_line
from officials.models import Official, Organization
from vietnamese.dates import short, today
from workflow.verdicts import Verdict, demand, refused

Channel = Receipt.Channel


@dataclass(frozen=True, slots=True)
class Arrival:
    """What the clerk says of an arrival; `number` only where the book is kept elsewhere."""

    on: date
    channel: Receipt.Channel = Channel.SYSTEM
    from_whom: str = ""
    copies: int = 1
    file_code: str = ""
    note: str = ""
    number: int | None = None


def register_delivery(
    delivery: Delivery, arrival: Arrival, *, by: Official, now: datetime | None = None
) -> Receipt:
    """Give số đến to what was sent here. The sender sees that it is registered."""
    if delivery.recipient is None:
        raise ValueError(f"delivery {delivery.pk} went on paper")
    with transaction.atomic():
        demand(may_register(by, delivery.recipient))
        directive = _directive_of(delivery)
        demand(delivering.standing(delivery))
        receipt = _receipt(delivery.recipient, directive, arrival, by)
        receipt.delivery = delivery
        _enter(receipt, number=arrival.number, day=today(now))
        delivering.note(delivery, DeliveryFact.Kind.OPENED, by=by)
        delivering.note(delivery, DeliveryFact.Kind.REGISTERED, by=by)
        _record(receipt, "directives.register", by=by)
    return receipt


def register(
    organization: Organization,
    directive: Directive,
    arrival: Arrival,
    *,
    by: Official,
    now: datetime | None = None,
) -> Receipt:
    """Give số đến to what came on paper or another way; the directive is recorded already."""
    with transaction.atomic():
        demand(may_register(by, organization))
        receipt = _receipt(organization, directive, arrival, by)
        _enter(receipt, number=arrival.number, day=today(now))
        _record(receipt, "directives.register", by=by)
    return receipt


def void(receipt: Receipt, *, reason: str, by: Official) -> VoidedReceipt:
    """Strike a line through. It stays in the book; what it was of may be registered again."""
    if not one_line(reason):
        raise ValidationError({"reason": "Cần ghi lý do hủy số đến."})
    with transaction.atomic():
        demand(may_void(receipt, by))
        IncomingBook.objects.select_for_update().get(pk=receipt.book_id)
        if VoidedReceipt.objects.filter(receipt=receipt).exists():
            demand(refused("Số đến này đã hủy."))
        voided = VoidedReceipt.objects.create(receipt=receipt, reason=reason, voided_by=by)
        _record(receipt, "directives.void_receipt", by=by)
    return voided


def may_void(receipt: Receipt, by: Official) -> Verdict:
    verdict = may_register(by, receipt.organization)
    return refused("Số đến này đã hủy.") if verdict and receipt.is_void else verdict


def _directive_of(delivery: Delivery) -> Directive:
    """What the delivery is of, with the sender's row locked: a recall waits, or has been."""
    if delivery.document:
        return directive_of(delivery.document)
    handed = Directive.objects.filter(handed_down__delivery=delivery)
    return handed.select_for_update(of=("self",)).get()


def _receipt(
    organization: Organization, directive: Directive, arrival: Arrival, by: Official
) -> Receipt:
    return Receipt(
        organization=organization,
        directive=directive,
        year=arrival.on.year,
        arrived_on=arrival.on,
        channel=arrival.channel,
        from_whom=arrival.from_whom,
        copies=arrival.copies,
        file_code=arrival.file_code,
        note=arrival.note,
        author=directive.issuer,
        kind=directive.kind,
        paper_number=directive.number,
        issued_on=directive.issued_on,
        subject=directive.title,
        urgency=directive.urgency,
        registered_by=by,
    )


def _enter(receipt: Receipt, *, number: int | None, day: date) -> None:
    """Put the line into its book; the book's row stays locked until the commit."""
    organization, on = receipt.organization, receipt.arrived_on
    incoming_books.refuse_day(organization, on, day=day)
    _refuse_before_the_paper(receipt)
    mode = incoming_books.mode_of(organization, on.year)
    receipt.book = incoming_books.locked(organization, on.year)
    _refuse_twin(receipt)
    if mode == Mode.OWN:
        incoming_books.refuse_disorder(receipt.book, on)
        receipt.number = incoming_books.next_number(receipt.book)
    else:
        _copy_number(receipt, number)
    receipt.follows = _struck_line(receipt)
    receipt.full_clean(exclude=["book", "organization", "directive", "delivery", "registered_by"])
    receipt.save(force_insert=True)


def _refuse_before_the_paper(receipt: Receipt) -> None:
    if receipt.arrived_on < receipt.issued_on:
        raise ValidationError(
            {
                "on": f"Ngày đến {short(receipt.arrived_on)} trước ngày văn bản "
                f"{short(receipt.issued_on)}. Chưa vào sổ."
            }
        )


def _refuse_twin(receipt: Receipt) -> None:
    """One paper is registered once, whichever way it came."""
    twin = twin_of(receipt.organization, receipt.directive)
    if twin:
        raise ValidationError(
            f"Văn bản này đã vào sổ: số đến {twin.printed_number}, ngày {short(twin.arrived_on)}."
        )


def twin_of(organization: Organization, directive: Directive) -> Receipt | None:
    """The line under which the office has this paper already, or one of the same number and day
    by the same author."""
    lines = Receipt.objects.live().filter(organization=organization)
    same = lines.filter(directive=directive).first()
    if same or not directive.number:
        return same
    alike = lines.filter(paper_number=directive.number, issued_on=directive.issued_on)
    return alike.filter(directive__issuer_search=directive.issuer_search).first()


def _copy_number(receipt: Receipt, number: int | None) -> None:
    """As the book elsewhere has it: once, unless it was miscopied before and struck through."""
    if number is None or number < 1:
        raise ValidationError({"number": "Cần ghi số đến đã cấp trong sổ của cơ quan."})
    twins = Receipt.objects.filter(book=receipt.book, number=number)
    twin = twins.live().first()
    if twin:
        raise ValidationError(
            {"number": f"Số đến {twin.printed_number} đã ghi cho {twin.named} ({twin.author})."}
        )
    receipt.number, receipt.correction = number, twins.count()


def _struck_line(receipt: Receipt) -> VoidedReceipt | None:
    """Where the same delivery was registered before and struck through: what this line follows."""
    if receipt.delivery is None:
        return None
    struck = VoidedReceipt.objects.filter(receipt__delivery=receipt.delivery, followed_by=None)
    return struck.order_by("-pk").first()


def _record(receipt: Receipt, verb: str, *, by: Official) -> None:
    details: Mapping[str, object] = {
        "book": receipt.book_id,
        "number": receipt.number,
        "on": receipt.arrived_on.isoformat(),
        "directive": receipt.directive_id,
        "delivery": receipt.delivery_id,
    }
    record(receipt.organization_id, verb=verb, by=by, subject=subject_of(receipt), details=details)
