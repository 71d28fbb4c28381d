"""What an approved paper says for good: the pinned sheet, and number and day once given."""

from dataclasses import replace

from documents.models import Approval, Document, Submission
from paper.sheet import IssueDate, Sheet

State = Document.State
APPROVED_STATES = frozenset({State.APPROVED, State.ISSUED, State.SUPERSEDED, State.REVOKED})


class NotApprovedError(Exception):
    """The paper has no frozen content: it is not, or no longer, approved."""


def is_frozen(document: Document) -> bool:
    return document.state in APPROVED_STATES


def submission_of(document: Document) -> Submission:
    """The submission that was approved. Raises NotApprovedError."""
    submission = document.submission
    if submission is None or not is_frozen(document):
        raise NotApprovedError(f"document {document.pk} is {document.state}")
    return submission


def approval_of(document: Document) -> Approval:
    """Who approved it, and how. Raises NotApprovedError."""
    return submission_of(document).approval


def sheet_of(document: Document) -> Sheet:
    """The approved sheet, with number and day where they are given. Raises NotApprovedError."""
    sheet = submission_of(document).pinned
    entry = document.book_entries.live().first()
    if entry is None:
        return sheet
    issued = IssueDate.of(entry.issued_on) if sheet.issued else None
    return replace(sheet, number=entry.typed_number, issued=issued)
