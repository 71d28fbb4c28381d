"""What a cited document is worth on the day of the paper, and whether it is known at all."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from directives.citations import cited, mark_for, short
from directives.diagnosing.cases import Case
from directives.diagnosing.titles import told
from directives.knowledge import Change, Effect, Known, Register
from directives.validity import State, Validity, validity
from paper.checks import Finding, Severity
from paper.citing import find
from vietnamese.dates import short as short_date
from vietnamese.folding import fold


@dataclass(frozen=True, slots=True)
class Mentioned:
    """Everything a paper cites anywhere: numbers as read, names folded."""

    numbers: Collection[str] = field(default_factory=frozenset)
    names: Collection[str] = field(default_factory=frozenset)

    def has(self, change: Change) -> bool:
        """Whether the later document is named in the paper."""
        numbers = [citation.number_text for citation in find(change.by) if citation.number]
        if numbers:
            return any(number in self.numbers for number in numbers)
        return fold(change.by) in self.names


def force(case: Case, register: Register, mentioned: Mentioned, own: str) -> Iterator[Finding]:
    """`own` is the number of the paper itself."""
    if case.citation.is_nested or case.is_in_subject or case.citation.number_text == own != "":
        return
    if case.known is None:
        yield from _unknown(case, register)
    elif case.is_first or case.is_in_basis:
        yield from _judged(case, validity(case.known, case.on), register, mentioned)


def _unknown(case: Case, register: Register) -> Iterator[Finding]:
    citation = case.citation
    span = (citation.start, case.core_end if citation.number else citation.end)
    if citation.is_bound:
        message = "Dấu viện dẫn này chưa có trong sổ văn bản, hoặc sổ có nhiều văn bản cùng số."
        right = f"[[{mark_for(case.likely, register)}]]" if case.likely else None
        whole = (span[0], citation.end)
        yield case.finding("mark-unknown", Severity.WARNING, message, whole, right)
    elif case.is_first and citation.number:
        message = f"Số {citation.number_text} chưa có trong sổ văn bản: hãy đối chiếu với bản gốc."
        yield case.finding("number-unknown", Severity.WARNING, message, span)
    elif case.is_first:
        message = "Văn bản này chưa có trong sổ văn bản: hiệu lực chưa kiểm chứng."
        yield case.finding("name-unknown", Severity.HINT, message, span)


def _judged(
    case: Case, found: Validity, register: Register, mentioned: Mentioned
) -> Iterator[Finding]:
    if found.state is State.OUT:
        yield _out(case, found, register)
    elif found.state in _TROUBLES:
        rule, severity = _TROUBLES[found.state]
        sure = found.known.is_certain or severity is not Severity.ERROR
        yield case.finding(rule, severity if sure else Severity.WARNING, _told(found), _span(case))
    yield from _changed(case, found, mentioned)
    if case.is_first and not found.is_certain:
        message = f"{short(found.known)}: chưa kiểm chứng. {'. '.join(found.doubts)}."
        yield case.finding("not-verified", Severity.HINT, message, _span(case))


_TROUBLES = {
    State.NOT_ISSUED: ("not-issued", Severity.ERROR),
    State.NOT_IN_FORCE: ("not-in-force", Severity.WARNING),
    State.PARTLY_OUT: ("partly-out", Severity.WARNING),
}


def _told(found: Validity) -> str:
    return f"{short(found.known)}. {found.sentence}"


def _span(case: Case) -> tuple[int, int]:
    return case.citation.start, max(case.core_end, case.citation.start + 1)


def _out(case: Case, found: Validity, register: Register) -> Finding:
    """The document that replaced it is proposed, where the register has that one."""
    severity = Severity.ERROR if case.is_in_basis and found.is_certain else Severity.WARNING
    later = next((c for c in found.chain if c.effect is Effect.REPLACES and not c.part), None)
    heir = _heir(later, register) if later else None
    words = None
    if heir and not case.citation.is_bound:
        written = cited(heir, on=case.on)
        words = written.basis if case.is_in_basis else written.full
    span = (case.citation.start, title_end(case) or case.core_end)
    return case.finding("out-of-force", severity, _told(found), span, words)


def _heir(change: Change, register: Register) -> Known | None:
    for citation in find(change.by):
        documents = register.by_number.get(citation.number_text, ())
        if citation.kind and citation.kind.by_name and not documents:
            documents = register.by_name.get(fold(change.by), ())
        documents = tuple(known for known in documents if known.issued_on == change.issued_on)
        if len(documents) == 1:
            return documents[0]
    return None


def _changed(case: Case, found: Validity, mentioned: Mentioned) -> Iterator[Finding]:
    if not case.is_first or case.citation.is_bound:
        return
    unnamed = [change for change in found.amendments if not mentioned.has(change)]
    if unnamed:
        at = _behind(case)
        names = _listed([change.by for change in unnamed])
        words = f" (được sửa đổi, bổ sung bởi {names})"
        message = (
            f"{short(found.known)} đã được sửa đổi, bổ sung bởi {names} "
            f"(tính đến ngày {short_date(case.on)})."
        )
        yield case.finding("amended", Severity.WARNING, message, (at, at), words)
    for change in found.pending:
        if not mentioned.has(change):
            yield case.finding("change-to-come", Severity.HINT, _told(found), _span(case))
            return


def _behind(case: Case) -> int:
    """Behind the whole citation, its closing quotation mark included."""
    end = title_end(case) or case.citation.end
    return end + (case.passage.text[end : end + 1] in {"”", '"'})


def title_end(case: Case) -> int | None:
    """Where the title ends in the text, where it is the register's or like it."""
    title, known = case.citation.title, case.known
    if title is None or known is None or case.citation.number is None:
        return case.citation.end if title else None
    found = told(case.passage.text, title.start, title.end, known.title)
    return found.end if found.is_likely else None


def _listed(names: list[str]) -> str:
    *before, last = dict.fromkeys(names)
    return f"{', '.join(before)} và {last}" if before else last
