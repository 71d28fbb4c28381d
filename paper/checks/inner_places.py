"""References of a text to its own places: they lead somewhere, and call them what they are."""

from collections.abc import Iterator

from paper.blocks import Rank
from paper.checks.finding import Finding, Group, Severity
from paper.checks.manuscript import Manuscript, Passage, Place
from paper.readers.recognition.marks import RECIPIENTS
from paper.references import Places, Reference, references, words


def inner_places(manuscript: Manuscript, passage: Passage) -> Iterator[Finding]:
    if passage.place not in {Place.FILE, Place.BODY}:
        return
    places = Places.of(manuscript.sheet.blocks)
    end = _end(manuscript, passage)
    for reference in references(passage.text):
        if reference.start < end and places.may_hold(reference):
            yield from _checked(places, reference)


def _checked(places: Places, reference: Reference) -> Iterator[Finding]:
    right = words(reference.steps)
    if not places.has(reference):
        message = f"Trong văn bản này không có {right}."
        yield _finding("place-missing", message, reference, None, Severity.WARNING)
    elif reference.steps[-1][0] is Rank.CLAUSE and reference.text.startswith("điểm "):
        message = "Chỗ này là khoản (đánh số 1, 2, 3), không phải điểm (đánh chữ a, b, c)."
        yield _finding("place-named", message, reference, right, Severity.HINT)


def _finding(
    rule: str, message: str, at: Reference, suggestion: str | None, severity: Severity
) -> Finding:
    return Finding(rule, Group.WORDING, severity, message, at.start, at.end, suggestion)


def _end(manuscript: Manuscript, passage: Passage) -> int:
    """Where the annexes of a whole file begin, which have places of their own."""
    if not manuscript.sheet.annexes or passage.place is not Place.FILE:
        return len(passage.text)
    feet = [cell.start for cell in passage.cells if RECIPIENTS.match(cell.text)]
    return feet[-1] if feet else len(passage.text)
