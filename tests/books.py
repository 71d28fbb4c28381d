"""Approved papers to be numbered, and what the head decided about numbers."""

from datetime import UTC, date, datetime

from documents import book_setup
from documents.entering import Particulars
from documents.models import Document, NumberingDecision, NumberingOrder
from officials.models import Official, Organization
from paper.kinds import Kind
from tests.papers import CONTENT, make_document

Mode, Scheme, Permit = NumberingDecision.Mode, NumberingDecision.Scheme, NumberingOrder.Permit
NOW = datetime(2026, 3, 10, 2, tzinfo=UTC)
"""9 o'clock in the morning of 10 March in Vietnam, a Tuesday."""
TODAY, YESTERDAY = date(2026, 3, 10), date(2026, 3, 9)
LETTER = Particulars(
    kind="CV", subject="Về việc trực lễ", signer="Lê Văn Thử", recipients=("Các khối",)
)


def make_approved(organization: Organization, by: Official, *, kind: Kind = Kind.PLAN) -> Document:
    document = make_document(organization, by, CONTENT, kind=kind)
    document.state = Document.State.APPROVED
    document.save(update_fields=["state"])
    return document


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
