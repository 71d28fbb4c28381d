"""Beside a report made from a consolidation: which version it speaks of, and whether that is the
last one."""

from documents.drafts.asides import Aside
from documents.homes import page_of
from documents.models import Document, Revision
from documents.review.checks import Finding
from reports.consolidating.binding import newer_than_bound
from reports.consolidating.citing import bound_to


def beside_draft(document: Document, revision: Revision) -> Aside | None:
    """PAPER_ASIDES."""
    bound = bound_to(revision)
    if bound is None:
        return None
    shown = {"bound": bound, "newer": newer_than_bound(revision), "base": revision.number}
    return Aside("reports/consolidating/_aside.html", shown)


def listed(document: Document, revision: Revision) -> tuple[Finding, ...]:
    """PAPER_CHECKS."""
    newer = newer_than_bound(revision)
    if newer is None:
        return ()
    told = f"Số liệu trong văn bản lấy từ bản tổng hợp cũ; nay đã có bản {newer.number}."
    return (Finding(told, f"{page_of(document)}#ban-tong-hop", "Xem bản tổng hợp"),)
