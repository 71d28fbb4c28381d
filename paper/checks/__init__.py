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

_SAYS_IT_BETTER = {
    "no-symbol": frozenset({"number-symbol-letters"}),
    "no-signer": frozenset({"signer-honour"}),
    "no-authority": frozenset({"authority-mark"}),
    "no-addressee": frozenset({"address-colon"}),
}
"""What is there and written so that the reader does not know it."""


def check(manuscript: Manuscript, on: date) -> Iterator[Finding]:
    """Everything that needs no register, in no order; it still has no `id`."""
    said = set()
    for passage in manuscript.passages:
        for one in _CHECKS:
            for finding in one(manuscript, passage):
                said.add(finding.rule)
                yield placed(finding, passage)
        yield from (placed(finding, passage) for finding in terms(passage, on))
    for finding in completeness(manuscript):
        if not said & _SAYS_IT_BETTER.get(finding.rule, frozenset()):
            yield finding


def placed(finding: Finding, passage: Passage) -> Finding:
    """With the part it is of, the words it is about and the place for people."""
    return replace(
        finding,
        part=passage.name,
        where=passage.place_of(finding.start),
        excerpt=passage.text[finding.start : finding.end],
    )
