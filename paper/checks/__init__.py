"""Checks of a paper's words: by the appendices of NĐ 30/2020, and by what the law has renamed.

Citations need a register, which this package does not know: `directives.doctor` adds them.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from paper.checks.capitals import capitals
from paper.checks.completeness import completeness
from paper.checks.finding import Finding, Group, Severity, identified, mended
from paper.checks.foot import foot
from paper.checks.head import head
from paper.checks.inner_places import inner_places
from paper.checks.manuscript import Manuscript, Passage, Place
from paper.checks.opening import opening
from paper.checks.personal_data import personal_data
from paper.checks.quotations import quotations
from paper.checks.terms import terms

__all__ = [
    "Finding",
    "Group",
    "Manuscript",
    "Passage",
    "Place",
    "Severity",
    "check",
    "identified",
    "mended",
    "placed",
]

_CHECKS = (head, opening, foot, quotations, capitals, inner_places, personal_data)


def check(manuscript: Manuscript, on: date) -> Iterator[Finding]:
    """Everything that needs no register, in no order; it still has no `id`."""
    for passage in manuscript.passages:
        for one in _CHECKS:
            yield from (placed(finding, passage) for finding in one(manuscript, passage))
        yield from (placed(finding, passage) for finding in terms(passage, on))
    yield from completeness(manuscript)


def placed(finding: Finding, passage: Passage) -> Finding:
    """With the part it is of, the words it is about and the place for people."""
    return replace(
        finding,
        part=passage.name,
        where=passage.place_of(finding.start),
        excerpt=passage.text[finding.start : finding.end],
    )
