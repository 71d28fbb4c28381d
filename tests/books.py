"""Approved papers to be numbered, and what the head decided about numbers."""

from datetime import UTC, date, datetime

from django.db import transaction

from documents.models import (
    Approval,
    BookEntry,
    Document,
    InkSignature,
    NumberingDecision,
    NumberingOrder,
    Submission,
)
from documents.numbers import books
from documents.numbers import setup as book_setup
from documents.numbers.entering import Particulars
from documents.sheets import sheet_of
from officials.models import Appointment, Official, Organization, Role, SigningCapacity
from paper import freezing
from paper.kinds import Kind
from tests.cast import LONG_AGO, make_appointment, make_official
from tests.papers import CONTENT, make_document
from vietnamese.dates import today

Mode = NumberingDecision.Mode
Scheme = NumberingDecision.Scheme
Permit = NumberingOrder.Permit
NOW = datetime(2026, 3, 10, 2, tzinfo=UTC)
"""9 o'clock in the morning of 10 March in Vietnam, a Tuesday."""
TODAY, YESTERDAY = date(2026, 3, 10), date(2026, 3, 9)
LETTER = Particulars(
    kind="CV", subject="Về việc trực lễ", signer="Lê Văn Thử", recipients=("Các khối",)
)


def make_approved(
    organization: Organization,
    by: Official,
    *,
    kind: Kind = Kind.PLAN,
    signed_on: date | None = LONG_AGO,
) -> Document:
    """A paper approved, and signed in ink on that day or to be signed by token."""
    document = make_document(organization, by, CONTENT, kind=kind)
    signer = _signer_of(organization)
    sheet = sheet_of(document, document.current)
    submission = Submission.objects.create(
        document=document,
        round=1,
        revision=document.current,
        sheet=freezing.to_data(sheet),
        content_hash=freezing.content_hash(sheet),
        form_hash=freezing.form_hash(sheet),
        signer=signer,
        submitted_by=by,
    )
    way = Approval.Way.INK if signed_on else Approval.Way.TOKEN
    Approval.objects.create(submission=submission, signer=signer, recorded_by=by, way=way)
    if signed_on:
        InkSignature.objects.create(
            document=document,
            submission=submission,
            signer=signer,
            signed_on=signed_on,
            recorded_by=by,
        )
    document.state = Document.State.APPROVED
    document.save(update_fields=["state"])
    return document


def _signer_of(organization: Organization) -> Appointment:
    signers = Appointment.objects.filter(organization=organization).exclude(signing_capacity="")
    return signers.first() or make_appointment(
        make_official(f"ky.{organization.pk}", "Lê Văn Ký Thay"),
        organization,
        Role.DEPUTY_CHAIR,
        signing_capacity=SigningCapacity.FOR_HEAD,
    )


def make_decision(
    organization: Organization,
    by: Official,
    *,
    valid_from: date = date(2026, 1, 1),
    mode: Mode = Mode.OWN,
    scheme: Scheme = Scheme.COMMON,
    now: datetime = NOW,
) -> NumberingDecision:
    decision = NumberingDecision(
        organization=organization,
        valid_from=valid_from,
        mode=mode,
        scheme=scheme,
        reference="Quyết định số 02/QĐ-UBND",
    )
    return book_setup.decide(decision, by=by, now=now)


def make_order(
    organization: Organization, by: Official, permit: Permit, *, is_on: bool = True
) -> NumberingOrder:
    given = NumberingOrder(
        organization=organization,
        permit=permit,
        is_on=is_on,
        ordered_by="Lê Văn Thử, Chủ tịch",
        ordered_on=date(2026, 3, 2),
        reference="Bút phê ngày 02/3/2026",
    )
    return book_setup.order(given, by=by)


def make_line(organization: Organization, by: Official) -> BookEntry:
    """A line of this year's book, and an order by which its numbers may be reserved."""
    NumberingOrder.objects.create(
        organization=organization,
        permit=Permit.RESERVE,
        is_on=True,
        ordered_by="Lê Văn Thử, Chủ tịch",
        ordered_on=date(2026, 3, 2),
        reference="Bút phê ngày 02/3/2026",
        recorded_by=by,
    )
    series = books.series_of_papers(organization, Kind.PLAN, today().year)
    with transaction.atomic():
        book = books.locked(series, today().year)
    return BookEntry.objects.create(
        book=book,
        organization=organization,
        year=book.year,
        number=1,
        symbol="UBND",
        issuer=organization.name,
        issued_on=date(book.year, 1, 1),
        kind="CV",
        subject="Về việc trực lễ",
        given_by=by,
    )
