"""What has come to an office and waits to be registered; urgent papers stand first."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch
from django.utils.timezone import localdate

from directives.models import Directive, Receipt
from directives.receiving_querysets import RANKS
from documents.deliveries.querysets import DeliveryQuerySet
from documents.models import URGENCIES, BookEntry, Delivery, DeliveryFact, Revision
from documents.numbers.numbering import Deadline
from localities.calendars import office_calendar
from officials.models import Official, Organization
from vietnamese.working_days import Calendar


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of a paper outside its text."""

    named: str
    author: str
    subject: str
    urgency: str

    @property
    def urgency_label(self) -> str:
        return dict(URGENCIES).get(self.urgency, "")


@dataclass(frozen=True, slots=True)
class Waiting:
    """One delivery as the inbox shows it, and by when it is to be registered."""

    delivery: Delivery
    told: Told
    deadline: Deadline


def waiting(official: Official, organization: Organization) -> list[Waiting]:
    """A constant number of queries, however many there are."""
    registered = Receipt.objects.live().filter(delivery__isnull=False).values("delivery")
    found = Delivery.objects.reaching(official).filter(recipient=organization).standing()
    rows = with_papers(found.exclude(pk__in=registered)).order_by("sent_at", "pk")
    calendar = office_calendar()
    shown = [_waiting(one, calendar) for one in rows]
    return sorted(shown, key=lambda one: -rank(one.told.urgency))


def recalled(official: Official, organization: Organization) -> list[Waiting]:
    """What the sender took back and the office has not yet reported as destroyed (Điều 18.4)."""
    found = Delivery.objects.reaching(official).filter(recipient=organization)
    standing = found.standing().values("pk")
    done = DeliveryFact.objects.filter(kind=DeliveryFact.Kind.CLEARED).values("delivery")
    rows = with_papers(found.exclude(pk__in=standing).exclude(pk__in=done))
    calendar = office_calendar()
    return [_waiting(one, calendar) for one in rows.order_by("pk")]


def _waiting(delivery: Delivery, calendar: Calendar) -> Waiting:
    said = told(delivery)
    return Waiting(delivery, said, deadline(localdate(delivery.sent_at), said.urgency, calendar))


def told(delivery: Delivery) -> Told:
    """What is said of the paper outside its text: of a paper issued here, or handed on."""
    if delivery.document is None:
        return of_directive(delivery.handed_down.directive)
    document = delivery.document
    entry = next(iter(document.book_entries.all()), None)
    named = f"{document.paper_kind.title} {entry or ''}".strip()
    issuer = entry.issuer if entry else document.organization.name
    return Told(named, issuer, document.subject, document.current.urgency)


def of_directive(directive: Directive) -> Told:
    return Told(str(directive), directive.issuer, directive.title, directive.urgency)


def with_papers(deliveries: DeliveryQuerySet) -> DeliveryQuerySet:
    """With what `told` says of each and its facts; without the text."""
    numbers = Prefetch("document__book_entries", BookEntry.objects.live())
    heads = Prefetch("document__head", Revision.objects.without_text())
    related = ("sender", "recipient", "document__organization", "handed_down__directive")
    return deliveries.select_related(*related).prefetch_related(numbers, heads, "facts")


def rank(urgency: str) -> int:
    return RANKS.index(urgency)


def deadline(arrived_on: date, urgency: str, calendar: Calendar) -> Deadline:
    """Urgent papers at once, others the same day or the next working day at the latest."""
    if urgency:
        return Deadline(arrived_on, is_certain=True)
    last = calendar.next_working_day(arrived_on)
    return Deadline(last, calendar.is_known(last, since=arrived_on))
