"""The book of incoming papers: which number comes next, which days fit, where it is kept."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from directives.models import IncomingBook, IncomingBookDecision, Receipt
from directives.receiving_permissions import may_set_up
from history.recording import record, subject_of
from officials.models import Official, Organization
from vietnamese.dates import short, today
from workflow.verdicts import demand

Mode = IncomingBookDecision.Mode


def decision_for(organization: Organization, year: int) -> IncomingBookDecision | None:
    """The latest decision that reaches this year."""
    decisions = organization.incoming_decisions.filter(year__lte=year)
    return decisions.order_by("-year", "-pk").first()


def mode_of(organization: Organization, year: int) -> IncomingBookDecision.Mode:
    decision = decision_for(organization, year)
    return Mode(decision.mode) if decision else Mode.OWN


def carried(organization: Organization, year: int) -> int:
    """Up to which number the paper book of this very year had come."""
    decision = decision_for(organization, year)
    return decision.carried if decision and decision.year == year else 0


def locked(organization: Organization, year: int) -> IncomingBook:
    """The book, made when first needed, held until the end of the transaction."""
    books = IncomingBook.objects.select_for_update(of=("self",))
    found = books.filter(organization=organization, year=year).first()
    if found is None:
        new = IncomingBook(organization=organization, year=year)
        # Two first arrivals at once: one inserts, the other waits for it and finds it.
        IncomingBook.objects.bulk_create([new], ignore_conflicts=True)
        found = books.get(organization=organization, year=year)
    return found


def next_number(book: IncomingBook) -> int:
    """One past all numbers given, voided or carried over. Only of use under the lock."""
    last = book.receipts.aggregate(last=Max("number"))["last"] or 0
    return max(last, carried(book.organization, book.year)) + 1


def last_day(book: IncomingBook) -> Receipt | None:
    """The line before the next one: arrivals never run backwards in a book."""
    return book.receipts.order_by("-number", "-correction").first()


def gaps(book: IncomingBook) -> tuple[int, ...]:
    """Numbers missing from a book of our own: always empty, or somebody reached the tables."""
    held = set(book.receipts.values_list("number", flat=True))
    first = carried(book.organization, book.year) + 1
    return tuple(n for n in range(first, max(held, default=0) + 1) if n not in held)


def refuse_day(organization: Organization, on: date, *, day: date) -> None:
    """No day to come, and no book begun for a year that is over."""
    if on > day:
        raise ValidationError(
            {"on": f"Ngày {short(on)} ở tương lai; hôm nay là {short(day)}. Chưa vào sổ."}
        )
    books = IncomingBook.objects.filter(organization=organization, year=on.year)
    own = mode_of(organization, on.year) == Mode.OWN
    if own and on.year < day.year and not books.exists():
        raise ValidationError(
            {"on": f"Chương trình không có sổ văn bản đến năm {on.year}. Chưa vào sổ."}
        )


def refuse_disorder(book: IncomingBook, on: date) -> None:
    before = last_day(book)
    if before and on < before.arrived_on:
        raise ValidationError(
            {
                "on": f"Ngày {short(on)} trước ngày {short(before.arrived_on)} của số đến "
                f"{before.printed_number}. Ngày đến trong sổ không lùi lại. Chưa vào sổ."
            }
        )


@transaction.atomic
def decide(
    decision: IncomingBookDecision, *, by: Official, now: datetime | None = None
) -> IncomingBookDecision:
    """Record where the book is kept. A year that has numbers keeps its own way."""
    demand(may_set_up(by, decision.organization))
    _refuse_midway(decision, today(now))
    decision.recorded_by = by
    decision.full_clean(exclude=["organization", "recorded_by"])
    decision.save(force_insert=True)
    record(
        decision.organization_id,
        verb="directives.decide_incoming_book",
        by=by,
        subject=subject_of(decision),
        details={"year": decision.year, "mode": decision.mode, "carried": decision.carried},
    )
    return decision


def _refuse_midway(decision: IncomingBookDecision, day: date) -> None:
    if decision.year < day.year:
        raise ValidationError({"year": f"Chỉ quyết định cho năm {day.year} trở đi."})
    book = locked(decision.organization, decision.year)
    if book.receipts.exists():
        raise ValidationError(
            {"year": f"Sổ năm {decision.year} đã có số đến; cách giữ sổ áp dụng từ năm sau."}
        )
    if decision.mode == Mode.ELSEWHERE and decision.carried:
        raise ValidationError({"carried": "Sổ ở nơi khác thì không ghi số chuyển sang."})
