"""How much a mention says: all at the first, laws by their name alone (Phụ lục I, II.6)."""

import re
from collections.abc import Iterator

from directives.citations import cited, short
from directives.diagnosing.cases import Case
from directives.knowledge import Known
from paper.checks import Finding, Severity
from vietnamese.dates import long_date
from vietnamese.folding import fold

_CLOSED = re.compile(r"[\s*]*(?:[.;,):!?…”\"\n]|$)")
_LIST = 120
_DOUBLED = re.compile(
    r"(?P<words>(?:[Qq]uyết định|[Nn]ghị định|[Nn]ghị quyết|[Cc]hỉ thị|[Tt]hông tư|[Kk]ế hoạch"
    r"|[Cc]ông văn"
    r"|[Kk]ết luận|[Bb]áo cáo|[Tt]hông báo|[Ll]uật|[Hh]ướng dẫn|[Cc]ông điện)\s+(?:số\s*:?\s*)?)$"
)


def mentions(case: Case) -> Iterator[Finding]:
    kind = case.citation.kind
    if case.citation.is_bound:
        yield from _before_a_mark(case)
    elif kind is not None and kind.by_name:
        yield from _law(case)
    elif case.is_first and not case.is_aside and case.citation.number:
        yield from _in_full(case)


def _in_full(case: Case) -> Iterator[Finding]:
    missing = list(_missing(case))
    if not missing or _is_as_we_write(case):
        return
    message = (
        f"Viện dẫn lần đầu còn thiếu {', '.join(missing)} (Phụ lục I, mục II.6.b: ghi đủ tên loại, "
        "số, ký hiệu, ngày, cơ quan ban hành và trích yếu)."
    )
    span = (case.citation.start, case.core_end)
    if case.known is None:
        yield case.finding("first-mention", Severity.WARNING, message, span)
        return
    words = _whole(case.known, case) if "trích yếu" in missing else _without_title(case.known)
    yield case.finding("first-mention", case.certain, message, span, words)


def _is_as_we_write(case: Case) -> bool:
    """A title that does not begin with "về" cannot be told from its issuer by reading alone."""
    if case.known is None:
        return False
    full = cited(case.known, on=case.on).full
    return case.passage.text.startswith(full, case.citation.start)


def _missing(case: Case) -> Iterator[str]:
    citation = case.citation
    if citation.kind_typed is None and not _is_listed(case):
        yield "tên loại"
    if citation.day is None:
        yield "ngày ban hành"
    if citation.issuer is None:
        yield "cơ quan ban hành"
    if citation.title is None and _CLOSED.match(case.passage.text, case.core_end):
        yield "trích yếu"


def _is_listed(case: Case) -> bool:
    """ "các Quyết định số 12/2018/QĐ-TTg, 28/2023/QĐ-TTg": the kind was told before."""
    kind, start = case.citation.kind, case.citation.start
    before = case.passage.text[max(0, start - _LIST) : start]
    return kind is not None and fold(kind.title) in fold(before)


def _whole(known: Known, case: Case) -> str:
    words = cited(known, on=case.on)
    return words.full.replace(" (được sửa đổi", "\0", 1).partition("\0")[0]


def _without_title(known: Known) -> str:
    return f"{short(known)} {long_date(known.issued_on)} của {known.issuer}"


def _law(case: Case) -> Iterator[Finding]:
    """A law bears its name, in căn cứ its date too, never number and organ."""
    citation, known = case.citation, case.known
    severity = Severity.ERROR if case.is_in_basis else Severity.HINT
    span = (citation.start, citation.end)
    if citation.number or citation.issuer:
        message = (
            "Luật, pháp lệnh không ghi số, ký hiệu, cơ quan ban hành; trong căn cứ ghi tên và "
            "ngày, trong nội dung ghi tên (Phụ lục I, mục II.6)."
        )
        yield case.finding("law-by-name", severity, message, span, _named(case, known))
    elif case.is_in_basis and citation.day is None and not citation.is_nested:
        message = "Luật, pháp lệnh trong căn cứ ghi cả ngày ban hành (Phụ lục I, mục II.6.a)."
        yield case.finding("law-date", Severity.ERROR, message, span, _named(case, known))


def _named(case: Case, known: Known | None) -> str | None:
    if known is None:
        return None
    return f"{known.title} {long_date(known.issued_on)}" if case.is_in_basis else known.title


def _before_a_mark(case: Case) -> Iterator[Finding]:
    """ "Quyết định số [[12/2018/QĐ-TTg]]" would print kind and number twice."""
    start = case.citation.start
    before = _DOUBLED.search(case.passage.text, max(0, start - 40), start)
    if before:
        message = "Dấu viện dẫn tự in tên loại và số: bỏ những chữ này đi để không in hai lần."
        span = (before.start("words"), start)
        yield case.finding("words-before-mark", Severity.WARNING, message, span, "")
