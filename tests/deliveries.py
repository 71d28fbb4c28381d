"""Papers on their way to others: a province that sends, wards that receive."""

from datetime import date

from directives import receiving
from directives.models import Directive, HandedDown, Receipt
from directives.receiving import Arrival
from documents.deliveries import delivering
from documents.deliveries.delivering import Sending
from documents.issued import issuing
from documents.models import Delivery, Document, PaperRelation
from documents.numbers import numbering
from officials.models import Official, Organization, Role
from paper.kinds import Kind
from tests.books import make_approved
from tests.cast import make_appointment, make_letterhead, make_member
from vietnamese.dates import today


def make_clerk(organization: Organization, username: str = "tinh.vt") -> Official:
    """A clerk who drafts too, as in a small office."""
    clerk = make_member(username, "Ngô Thị Chuyển", organization, Role.CLERK, title="Văn thư")
    make_appointment(clerk, organization, Role.DRAFTER)
    return clerk


def make_issued(
    organization: Organization,
    clerk: Official,
    *,
    kind: Kind = Kind.OFFICIAL_LETTER,
    on: date | None = None,
) -> Document:
    """A paper of the office that has left it; the clerk does everything."""
    if not organization.letterheads.exists():
        make_letterhead(organization, issuer=organization.name.upper())
    document = make_approved(organization, clerk, kind=kind)
    numbering.give_number(document, on=on or today(), by=clerk)
    verdict = issuing.issue(document, by=clerk)
    assert verdict, verdict.reason
    return document


def sent(document: Document, *recipients: Organization, by: Official) -> Delivery:
    """Delivered to them; gives the delivery to the first."""
    verdict = delivering.send(document, [Sending(one.name, one) for one in recipients], by=by)
    assert verdict, verdict.reason
    return document.deliveries.get(recipient=recipients[0])


def make_delivery(
    sender: Organization,
    recipient: Organization,
    clerk: Official,
    *,
    kind: Kind = Kind.OFFICIAL_LETTER,
) -> Delivery:
    return sent(make_issued(sender, clerk, kind=kind), recipient, by=clerk)


def revoke(document: Document, *, by: Official) -> None:
    """The paper that recalls it is issued first."""
    later = make_issued(document.organization, by)
    PaperRelation.objects.create(
        kind=PaperRelation.Kind.RECALLS, paper=later, of=document, made_by=by
    )
    verdict = issuing.revoke(document, by=by)
    assert verdict, verdict.reason


def make_receipt(directive: Directive, *, by: Official) -> Receipt:
    """A line of this year's book of incoming papers."""
    assert directive.kept_by is not None
    arrival = Arrival(today(), Receipt.Channel.POST)
    return receiving.register(directive.kept_by, directive, arrival, by=by)


def make_handed(directive: Directive, *, by: Official) -> Delivery:
    """Handed down by the office that keeps it, to itself: only for looking at its page."""
    assert directive.kept_by is not None
    office = directive.kept_by
    delivery = Delivery.objects.create(
        sender=office, recipient=office, line=office.name, sent_by=by
    )
    HandedDown.objects.create(directive=directive, delivery=delivery)
    return delivery
