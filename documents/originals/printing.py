"""Prints of an approved paper, all made from its frozen content."""

from enum import StrEnum

from django_tasks import task

from documents import frozen
from documents.models import Document
from documents.rendering import Print
from paper.sheet import IssueDate
from paper.writers import pdf

MARKS = {
    Document.State.REVOKED: "ĐÃ THU HỒI",
    Document.State.SUPERSEDED: "ĐÃ ĐƯỢC THAY THẾ",
}
"""On the screen and on every page of a print, once a paper is no longer in force."""


class Copy(StrEnum):
    SIGNING = "ban-ky"
    """For the pen: number and day are blank."""
    READING = "ban-doc"
    """With number and day, as far as they are given."""


def print_of(document: Document, copy: Copy) -> Print:
    """What stands on the copy. Raises frozen.NotApprovedError."""
    if copy is Copy.SIGNING:
        return Print(frozen.submission_of(document).pinned, "pdf")
    return Print(frozen.sheet_of(document), "pdf", mark_of(document))


def mark_of(document: Document) -> str:
    return MARKS.get(Document.State(document.state), "")


def figures(document: Document) -> bytes | None:
    """A page with only number and day, for printing onto the signed sheet; None before they are
    given. Raises frozen.NotApprovedError."""
    sheet = frozen.sheet_of(document)
    if not sheet.number:
        return None
    blank = frozen.submission_of(document).pinned
    return pdf.write_figures(blank, number=sheet.number, issued=sheet.issued or IssueDate())


@task()
def print_in_background(document_id: int, copy: str) -> None:
    print_of(Document.objects.get(pk=document_id), Copy(copy)).keep()
