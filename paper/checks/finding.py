"""What a check has to say of one place of a paper, and how its words are put in."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256

from vietnamese.folding import nfc


class Group(StrEnum):
    WORDING = "wording"
    CITATION = "citation"
    COMPLETENESS = "completeness"


class Severity(StrEnum):
    """ERROR: certainly wrong by decree or register. WARNING: somebody has to decide."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Finding:
    """`suggestion`: words to stand for `text[start:end]` of the part; None where none are known.

    Positions count the characters of the part in NFC. With `start == end` the words are added
    there; an empty suggestion takes the words away.
    """

    rule: str
    group: Group
    severity: Severity
    message: str
    start: int = 0
    end: int = 0
    suggestion: str | None = None
    part: str = ""
    where: str = ""
    excerpt: str = ""
    id: str = ""


def mended(text: str, finding: Finding) -> str:
    """The text of the finding's part with the suggestion put in; unchanged where there is none."""
    text = nfc(text)
    if finding.suggestion is None:
        return text
    return f"{text[: finding.start]}{finding.suggestion}{text[finding.end :]}"


def identified(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """With ids that stay the same while other places of the paper change."""
    seen: Counter[str] = Counter()
    found = []
    for finding in findings:
        told = f"{finding.rule}|{finding.part}|{finding.excerpt}|{finding.suggestion}"
        seen[told] += 1
        mark = sha256(f"{told}|{seen[told]}".encode()).hexdigest()[:8]
        found.append(replace(finding, id=f"{finding.rule}-{mark}"))
    return tuple(found)
