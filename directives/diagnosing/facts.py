"""What a citation says of its document, against the register: date, issuer, title."""

from collections.abc import Iterator

from directives.diagnosing.cases import Case
from directives.diagnosing.issuers import same_issuer
from directives.diagnosing.titles import bare_title, told
from directives.knowledge import Known
from paper.checks import Finding, Severity
from paper.citing import Piece
from paper.legislation import of_code
from vietnamese.dates import long_date, short


def facts(case: Case) -> Iterator[Finding]:
    if case.citation.is_bound:
        return
    if case.citation.day_typed:
        yield from _day(case, case.citation.day_typed)
    if case.known:
        yield from _issuer(case, case.known)
        yield from _title(case, case.known)


def _day(case: Case, typed: Piece) -> Iterator[Finding]:
    day, known = case.citation.day, case.known
    if day is None:
        return
    right = known.issued_on if known else day
    is_long = "tháng" in typed.text.lower()
    written = long_date(right).removeprefix("ngày ") if is_long else short(right)
    span = (typed.start, typed.end)
    if known and day != right:
        message = f"{known.number or known.title} ban hành ngày {short(right)}."
        yield case.finding("date-other", case.certain, message, span, written)
    elif " ".join(typed.text.replace("*", "").split()) != written:
        message = "Ngày nhỏ hơn 10 và tháng 1, 2 ghi thêm số 0 phía trước, tháng khác thì không."
        yield case.finding("date-written", Severity.HINT, message, span, written)


def _issuer(case: Case, known: Known) -> Iterator[Finding]:
    typed = case.citation.issuer
    if typed is None or same_issuer(typed.text, known.issuer):
        return
    message = f"Cơ quan ban hành {known.number or known.title} là {known.issuer}."
    span = (typed.start, typed.end)
    yield case.finding("issuer-other", case.certain, message, span, known.issuer)


def _title(case: Case, known: Known) -> Iterator[Finding]:
    typed = case.citation.title
    if typed is None or of_code(known.kind).by_name or case.citation.is_nested:
        return
    found = told(case.passage.text, typed.start, typed.end, known.title)
    if found.is_whole:
        return
    right = bare_title(known.title)
    span = (typed.start, found.end)
    if found.is_cut:
        message = f"Trích yếu ghi chưa đủ; theo sổ: “{right}”."
        yield case.finding("title-cut", Severity.HINT, message, span, right)
    elif found.is_likely:
        message = f"Trích yếu khác với sổ; theo sổ: “{right}”."
        yield case.finding("title-drift", Severity.WARNING, message, span, right)
    else:
        message = f"Trích yếu không giống trong sổ (“{right}”): có thể là văn bản khác."
        yield case.finding("title-other", Severity.WARNING, message, span)
