"""How a citation is written: the symbol, its kind, the word "số" (Phụ lục I, II.3 and II.6)."""

import re
from collections.abc import Iterator

from directives.diagnosing.cases import Case
from paper.checks import Finding, Severity
from paper.citing import Piece
from paper.legislation import CitedKind, of_symbol
from vietnamese.folding import fold

_DASHES = re.compile("[‐‑‒–—_]")
_SHORTEST_TITLE = 5
_LETTERS = 2
"""At least, of a symbol; "30a/2008" has none."""
_BY_PARTY = frozenset({"QyĐ", "TT"})
"""Kinds whose papers bear other letters in the Party: Quy định số 37-QĐ/TW."""


def forms(case: Case) -> Iterator[Finding]:
    if case.citation.is_bound:
        return
    if case.citation.number_typed:
        yield from _number(case, case.citation.number_typed)
    if case.citation.kind_typed and (case.citation.number_typed or case.citation.title):
        yield from _kind_word(case, case.citation.kind_typed)


def _number(case: Case, typed: Piece) -> Iterator[Finding]:
    number, known = case.citation.number, case.known
    if number is None:
        return
    span = (typed.start, typed.end)
    if disagreement := _disagreement(case):
        yield disagreement
        return
    right = known.number if known and known.number else number.text
    if sum(character.isalpha() for character in typed.text) < _LETTERS:
        if number.symbol or known:
            message = f"Số, ký hiệu ghi chưa đủ; đúng là {right}."
            severity = case.certain if known else Severity.HINT
            yield case.finding("number-incomplete", severity, message, span, right)
        return
    if known is None and number.symbol.startswith("CV-"):
        message = (
            "Công văn không có chữ viết tắt tên loại trong ký hiệu (Phụ lục I, mục II.3.b): hãy "
            "đối chiếu số, ký hiệu với bản gốc."
        )
        yield case.finding("letter-symbol-cited", Severity.HINT, message, span)
    if typed.text == right:
        return
    rule, message = _difference(typed.text, right)
    unsure = rule == "number-padded" and known is None
    severity = Severity.HINT if unsure else Severity.ERROR
    yield case.finding(rule, severity, f"{message}; đúng là {right}.", span, right)


def _difference(typed: str, right: str) -> tuple[str, str]:
    tight = _DASHES.sub("-", "".join(typed.split()))
    if tight == right:
        return (
            "symbol-spacing",
            "Số, ký hiệu viết liền, giữa các nhóm chữ là gạch nối (-)",
        )
    if fold(tight) == fold(right):
        return "symbol-letters", "Chữ hoa, chữ thường hoặc dấu trong ký hiệu chưa đúng"
    if fold(tight).lstrip("0") == fold(right).lstrip("0"):
        return "number-padded", "Số nhỏ hơn 10 ghi thêm số 0 phía trước"
    return "symbol-other", "Ký hiệu khác với sổ văn bản"


def _disagreement(case: Case) -> Finding | None:
    """The kind says one thing and the symbol another: certainly wrong, whichever it is."""
    citation, known, typed = case.citation, case.known, case.citation.number_typed
    if citation.number is None or citation.kind is None or typed is None:
        return None
    named = of_symbol(citation.number.symbol)
    if named is None or named == citation.kind or _is_of_party(case, citation.kind):
        return None
    message = (
        f"“{citation.kind.title}” mang ký hiệu của {named.title.lower()} ({typed.text}): "
        "tên loại và ký hiệu không khớp"
    )
    if known and known.kind == named.code and citation.kind_typed:
        kind = citation.kind_typed
        span = (kind.start, kind.end)
        message = f"{message}; theo sổ, {known.number} là {named.title.lower()}."
        return case.finding("symbol-kind", Severity.ERROR, message, span, named.title)
    right = known.number if known and known.kind == citation.kind.code else None
    message = f"{message}; đúng là {right}." if right else f"{message}."
    if citation.number.symbol not in typed.text:
        message = f"{message} Chữ trong ký hiệu cũng viết chưa đúng ({citation.number.symbol})."
    return case.finding("symbol-kind", Severity.ERROR, message, (typed.start, typed.end), right)


def _is_of_party(case: Case, kind: CitedKind) -> bool:
    number = case.citation.number
    return number is not None and number.separator == "-" and kind.code in _BY_PARTY


def _kind_word(case: Case, typed: Piece) -> Iterator[Finding]:
    kind = case.citation.kind
    if kind is None:
        return
    span = (typed.start, typed.end)
    if typed.text[0].islower():
        right = typed.text[0].upper() + typed.text[1:]
        message = "Tên loại của một văn bản cụ thể viết hoa chữ cái đầu (Phụ lục II, mục V.6)."
        yield case.finding("kind-capital", Severity.ERROR, message, span, right)
    elif len(typed.text) < _SHORTEST_TITLE and fold(typed.text) != fold(kind.title):
        message = "Viện dẫn ghi đủ tên loại văn bản (Phụ lục I, mục II.6.b)."
        yield case.finding("kind-short", Severity.HINT, message, span, kind.title)
    yield from _number_word(case, typed)


def _number_word(case: Case, kind: Piece) -> Iterator[Finding]:
    """ "Quyết định 12/2018/QĐ-TTg", "Quyết định số: 12/2018/QĐ-TTg"."""
    number, issuer = case.citation.number_typed, case.citation.issuer
    if number is None or kind.end > number.start or (issuer and issuer.start < number.start):
        return
    if case.citation.kind and case.citation.kind.by_name and case.citation.title:
        return
    between = case.passage.text[kind.end : number.start]
    if re.sub(r"[\s*]", "", between) not in {"", "số:", "số.", "so", "so:"}:
        return
    message = "Trước số, ký hiệu ghi từ “số”, không có dấu hai chấm."
    said = between.rstrip()
    words = f"{kind.text} số" if said != between else f"{kind.text} số "
    span = (kind.start, kind.end + len(said))
    yield case.finding("number-word", Severity.HINT, message, span, words)
