"""What a report is asked before its paper is handed up for signature (PAPER_CHECKS)."""

from collections.abc import Iterator

from django.urls import reverse

from documents.models import Document, Revision
from documents.review.checks import Finding
from reports.models import ReportPaper
from reports.writing.skeleton import to_write
from reports.writing.standing import Standing


def open_questions(document: Document, revision: Revision) -> tuple[Finding, ...]:
    """What is still to be written, figures nobody knows, what contradicts or has moved."""
    paper = ReportPaper.objects.filter(document=document).select_related("report__terms").first()
    if paper is None or paper.role == ReportPaper.Role.CORRECTION:
        return ()
    page = reverse("reports:detail", args=[paper.report_id])
    return tuple(_findings(Standing(paper.report), revision, page))


def _findings(standing: Standing, revision: Revision, page: str) -> Iterator[Finding]:
    for words in to_write(revision.text):
        yield Finding(f"Chỗ chờ viết còn nguyên: {words}", page)
    if missing := [line.figure.asked.name for line in standing.missing]:
        told = f"Chưa có {len(missing)} số liệu: {'; '.join(missing)}."
        yield Finding(told, page, "Ghi số liệu")
    for line in standing.lines:
        if line.told:
            yield Finding(f"{line.figure.asked.name}: {line.told}", page, "Xem số liệu")
    if moved := len(standing.moved) + standing.moved_tables:
        told = f"Sổ đã đổi sau khi lấy: {moved} số, bảng."
        yield Finding(told, page, "Xem số liệu", is_hint=True)
