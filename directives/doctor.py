"""The citation doctor: everything that is to be said of a paper's words on a day.

`examine` reads whole files and drafts alike; `mended` puts the words of one finding in, after which
positions have moved and the paper is to be examined again.
"""

from collections.abc import Iterator
from datetime import date

from directives.diagnosing.binding import binding
from directives.diagnosing.cases import Case, Cases
from directives.diagnosing.facts import facts
from directives.diagnosing.force import Mentioned, force
from directives.diagnosing.forms import forms
from directives.diagnosing.mentions import mentions
from directives.knowledge import Register
from paper import checks
from paper.checks import Finding, Manuscript, Severity, identified, mended, placed
from paper.components import padded_number
from paper.sheet import Sheet
from vietnamese.dates import today
from vietnamese.folding import fold

__all__ = ["examine", "examined_on", "mended"]

_COMPLETED_TOO = frozenset({"kind-short", "number-word", "date-written"})
"""What the words of a first mention in full mend by the way."""
_WEIGHT = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.HINT: 2}


def examine(
    manuscript: Manuscript, *, register: Register, on: date | None = None
) -> tuple[Finding, ...]:
    """The findings in the order of the paper, the weightier first where they share a place.

    `on` is the paper's own date unless given, else today. Never fails, whatever the text.
    """
    on = on or examined_on(manuscript.sheet)
    found = [*checks.check(manuscript, on), *_of_citations(manuscript, register, on)]
    order = {passage.name: place for place, passage in enumerate(manuscript.passages)}
    found.sort(
        key=lambda one: (
            order.get(one.part, 0) if one.excerpt or one.end else len(order),
            one.start,
            _WEIGHT[one.severity],
            one.rule,
        )
    )
    return identified(found)


def examined_on(sheet: Sheet) -> date:
    """The day by which a paper is judged: its own date, else today."""
    return (sheet.issued.date if sheet.issued else None) or today()


def _of_citations(manuscript: Manuscript, register: Register, on: date) -> Iterator[Finding]:
    cases = tuple(Cases(manuscript, register, on))
    mentioned = _mentioned(cases)
    own = _own_number(manuscript.sheet)
    for case in cases:
        for finding in _of_case(case, register, mentioned, own):
            yield placed(finding, case.passage)


def _of_case(case: Case, register: Register, mentioned: Mentioned, own: str) -> Iterator[Finding]:
    told = list(mentions(case))
    completed = any(one.rule == "first-mention" and one.suggestion for one in told)
    for finding in (*told, *forms(case), *facts(case)):
        if not (completed and finding.rule in _COMPLETED_TOO):
            yield finding
    yield from force(case, register, mentioned, own)
    yield from binding(case, register)


def _mentioned(cases: tuple[Case, ...]) -> Mentioned:
    known = [case.known for case in cases if case.known]
    return Mentioned(
        numbers={case.citation.number_text for case in cases} | {one.number for one in known},
        names={fold(one.title) for one in known},
    )


def _own_number(sheet: Sheet) -> str:
    return f"{padded_number(sheet.number)}/{sheet.symbol}" if sheet.number and sheet.symbol else ""
