"""A citation typed freely in a draft is offered as a mark, which then follows the register."""

import re
from collections.abc import Iterator

from directives.citations import mark_for, short
from directives.diagnosing.cases import Case
from directives.diagnosing.force import title_end
from directives.knowledge import Register
from paper.checks import Finding, Place, Severity

_OFFERED = frozenset({Place.BASIS, Place.BODY, Place.ANNEX})
_AMENDED = re.compile(r"[”\"]?\s*\(được sửa đổi, bổ sung[^()]{0,300}\)")


def binding(case: Case, register: Register) -> Iterator[Finding]:
    """Not offered where it is unclear how far the typed title goes: it would print twice."""
    citation = case.citation
    if case.passage.place not in _OFFERED or case.is_aside:
        return
    if case.known is None:
        return
    end = title_end(case) if citation.title else case.core_end
    if end is None:
        return
    if amended := _AMENDED.match(case.passage.text, end):
        end = amended.end()
    message = f"{short(case.known)} có trong sổ: viện dẫn tự cập nhật theo sổ khi được gắn."
    mark = f"[[{mark_for(case.known, register)}]]"
    yield case.finding("unbound", Severity.HINT, message, (citation.start, end), mark)
