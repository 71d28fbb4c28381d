"""Finding citations in running text: every kind and every number is tried as the start of one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from paper.citing import parts
from paper.citing.names import name_at
from paper.citing.numbering import TypedNumber, number_of, numbers_in
from paper.citing.values import Citation, Piece
from paper.inline import TOKEN
from paper.legislation import CitedKind, of_symbol
from paper.numbers import DocumentNumber
from vietnamese.folding import fold, nfc

_MARK = re.compile(rf"\\[\\*\[{{]|{TOKEN.pattern}")
_OWN_NUMBER = re.compile(r"(?:^|\n|\t|\s{3})[ \t*]*Số\s*[:.]?\s*\**$")
_NUMBER_WORD_BEFORE = re.compile(r"(?<!\w)s[ốo]\s*[:.]?\s*\**$", re.IGNORECASE)
_NO_LAW = re.compile(
    r"(?:\b(?:học|khoa|ngành|trường|ty|hội|nhân|sĩ|tạp chí|báo|pháp|dự thảo|dự án|môn|phòng)"
    r"|[-–])\s{0,3}$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(rf"(?:{parts.SPACE}[a-zà-ỹđ]{{1,8}}){{1,4}}")
_GAP = re.compile(rf"{parts.GAP}\(?")
_OWN = re.compile(rf"{parts.GAP}(?:này|nói trên)\b")
_BY_NUMBER_ALONE = frozenset({"NQ", "QĐ", "CT", "NĐ", "TT", "KL", "CV", "KH"})
_LEGISLATIVE = frozenset({"NQ", "QĐ", "CT", "NĐ", "TT", "TTLT", "KL"})
_MONTHS = 12
_YEARS = range(1900, 2101)


@dataclass(slots=True)
class _Draft:
    """A citation while its pieces are being gathered; `at` is where the text goes on."""

    at: int
    citation: Citation
    counts: bool = True


@dataclass(slots=True)
class _Reader:
    text: str
    numbers: dict[int, TypedNumber] = field(default_factory=dict)
    kinds: list[re.Match[str]] = field(default_factory=list)

    def citations(self) -> Iterator[Citation]:
        self.numbers = {number.start: number for number in numbers_in(self.text)}
        self.kinds = list(parts.KIND.finditer(self.text))
        starts: list[tuple[int, int]] = [(m.start(), i) for i, m in enumerate(self.kinds)]
        starts += [(start, -1) for start in self.numbers]
        reached = titled = 0
        for start, index in sorted(starts):
            if start < reached:
                continue
            found = self._of_kind(index) if index >= 0 else self._of_number(self.numbers[start])
            if found is None:
                continue
            reached = found.at
            citation = self._titled(found)
            yield replace(citation, is_nested=citation.start < titled)
            titled = max(titled, citation.end if citation.title else 0)

    def _of_kind(self, index: int) -> _Draft | None:
        match = self.kinds[index]
        kind = parts.kind_of(match)
        typed = Piece(match[0], match.start(), match.end())
        draft = _Draft(match.end(), Citation(match.start(), match.end(), kind, typed))
        if kind is not None and kind.by_name:
            return self._law(draft, kind, typed)
        following = self.kinds[index + 1].start() if index + 1 < len(self.kinds) else None
        return (
            self._numbered(draft)
            or self._issued_then_numbered(draft)
            or self._described_then_numbered(draft, following)
            or self._partial(draft, kind, typed)
            or self._dated(draft, kind, typed)
        )

    def _of_number(self, number: TypedNumber) -> _Draft | None:
        before = self.text[max(0, number.start - 12) : number.start]
        if _OWN_NUMBER.search(before if number.start > 12 else f"\n{before}"):
            return None
        called = _NUMBER_WORD_BEFORE.search(before)
        if not number.is_plain and not called:
            return None
        start = number.start - len(called[0]) if called else number.start
        draft = _Draft(start, Citation(start, number.end, _kind_by_symbol(number.number)))
        return self._with_number(draft, number)

    def _numbered(self, draft: _Draft) -> _Draft | None:
        for before in (parts.NUMBER_WORD, _GAP):
            called = before.match(self.text, draft.at)
            number = self.numbers.get(called.end()) if called else None
            if number and not parts.opens_paragraph(self.text, draft.at, number.start):
                return self._with_number(draft, number)
        return None

    def _issued_then_numbered(self, draft: _Draft) -> _Draft | None:
        """ "Quyết định của Thủ tướng Chính phủ số 12/2018/QĐ-TTg"."""
        issuer = parts.issuer_at(self.text, draft.at)
        if issuer is None:
            return None
        before = _Draft(issuer.end, replace(draft.citation, issuer=issuer))
        dated = self._with_date(before)
        return self._numbered(before) or (self._numbered(dated) if dated else None)

    def _described_then_numbered(self, draft: _Draft, following: int | None) -> _Draft | None:
        """ "Thông báo kết luận số 15/TB-UBND"."""
        between = _BETWEEN.match(self.text, draft.at)
        if between is None or _OWN.match(self.text, draft.at):
            return None
        ends = [m.end() for m in re.finditer(r"[^\s*]+", between[0])]
        for end in ends:
            at = draft.at + end
            called = parts.NUMBER_WORD.match(self.text, at)
            number = self.numbers.get(called.end()) if called else None
            if number and (following is None or number.start <= following):
                return self._with_number(draft, number)
        return None

    def _with_number(self, draft: _Draft, number: TypedNumber) -> _Draft:
        typed = Piece(self.text[number.start : number.end], number.start, number.end)
        citation = replace(draft.citation, number=number.number, number_typed=typed, end=number.end)
        return self._with_tail(_Draft(number.end, citation))

    def _partial(self, draft: _Draft, kind: CitedKind | None, typed: Piece) -> _Draft | None:
        """ "Nghị định 30/2020", "Chỉ thị số 06": no symbol."""
        called = parts.NUMBER_WORD.match(self.text, draft.at)
        before = called or _GAP.match(self.text, draft.at)
        found = parts.PARTIAL.match(self.text, before.end() if before else draft.at)
        if found and parts.opens_paragraph(self.text, draft.at, found.start()):
            return None
        if found is None or kind is None or not _may_stand_alone(found, kind, typed, bool(called)):
            return None
        if not (found["year"] or called) and parts.is_counted(self.text, found.end()):
            return None
        year = int(found["year"]) if found["year"] else None
        number = DocumentNumber(int(found["number"]), "", found["suffix"] or "", year)
        piece = Piece(found[0], found.start(), found.end())
        citation = replace(draft.citation, number=number, number_typed=piece, end=found.end())
        tail = self._with_tail(_Draft(found.end(), citation))
        return replace(tail, citation=_completed(tail.citation))

    def _dated(self, draft: _Draft, kind: CitedKind | None, typed: Piece) -> _Draft | None:
        """ "Chỉ thị ngày 01/02/2008 của Thủ tướng Chính phủ", without its number."""
        if kind is None or kind.code not in _LEGISLATIVE or not typed.text[0].isupper():
            return None
        tail = self._with_tail(draft)
        citation = tail.citation
        return tail if citation.day and citation.issuer else None

    def _law(self, draft: _Draft, kind: CitedKind, typed: Piece) -> _Draft | None:
        before = self.text[max(0, typed.start - 12) : typed.start]
        if _NO_LAW.search(before) and kind.code == "L":
            return None
        if numbered := self._numbered(draft):
            return numbered
        if not typed.text[0].isupper():
            return None
        name = name_at(self.text, typed.end)
        if name is None or (name.text.isupper() and not typed.text.isupper()):
            return self._constitution(draft, kind)
        named = _Draft(name.end, replace(draft.citation, title=name, end=name.end))
        return self._numbered(named) or self._with_year(self._with_tail(named))

    def _constitution(self, draft: _Draft, kind: CitedKind) -> _Draft | None:
        if kind.code != "HP":
            return None
        dated = self._with_year(draft)
        return dated if dated.citation.year else None

    def _with_tail(self, draft: _Draft) -> _Draft:
        """With date and issuer, in either order."""
        for _ in range(2):
            draft = self._with_date(draft) or draft
            draft = self._with_issuer(draft) or draft
        return draft

    def _with_date(self, draft: _Draft) -> _Draft | None:
        if draft.citation.day or not (found := parts.date_at(self.text, draft.at)):
            return None
        typed, day, end = found
        return _Draft(end, replace(draft.citation, day=day, day_typed=typed, end=end))

    def _with_issuer(self, draft: _Draft) -> _Draft | None:
        if draft.citation.issuer or not (issuer := parts.issuer_at(self.text, draft.at)):
            return None
        return _Draft(issuer.end, replace(draft.citation, issuer=issuer, end=issuer.end))

    def _with_year(self, draft: _Draft) -> _Draft:
        found = None if draft.citation.day else parts.YEAR.match(self.text, draft.at)
        if found is None:
            return draft
        citation = replace(draft.citation, year=int(found["year"]), end=found.end())
        return _Draft(found.end(), citation)

    def _titled(self, draft: _Draft) -> Citation:
        citation = draft.citation
        if citation.title or (citation.kind and citation.kind.by_name):
            return citation
        title = parts.title_at(self.text, draft.at)
        return replace(citation, title=title, end=title.end) if title else citation


def find(text: str) -> tuple[Citation, ...]:
    """The citations of a text in order; positions count its characters in NFC.

    Never fails, and takes time in proportion to the length of the text.
    """
    text = nfc(text)
    bound = [mark for match in _MARK.finditer(text) if (mark := _bound(match))]
    free = _Reader(_MARK.sub(lambda match: "\x00" * len(match[0]), text)).citations()
    return tuple(sorted((*bound, *free), key=lambda citation: citation.start))


def _bound(match: re.Match[str]) -> Citation | None:
    if not match["citation"]:
        return None
    typed = Piece(match["citation"], match.start("citation"), match.end("citation"))
    number = number_of(match["citation"])
    kind = _kind_by_symbol(number) if number else None
    found = Citation(match.start(), match.end(), kind, is_bound=True)
    if number:
        return replace(found, number=number, number_typed=typed)
    return replace(found, title=typed)


def _kind_by_symbol(number: DocumentNumber) -> CitedKind | None:
    """TT opens a thông tri in the Party's papers, which is none of the kinds."""
    kind = of_symbol(number.symbol)
    return None if kind and kind.code == "TT" and number.separator == "-" else kind


def _may_stand_alone(found: re.Match[str], kind: CitedKind, typed: Piece, called: bool) -> bool:
    number, year = int(found["number"]), found["year"]
    if not (typed.text[0].isupper() or (called and year)):
        return False
    if called:
        return True
    if year:
        return kind.code in _LEGISLATIVE or (number > _MONTHS and len(typed.text) > len(kind.code))
    by_title = fold(typed.text) == fold(kind.title) or kind.code in {"NQ", "QĐ", "CT", "NĐ"}
    written = found["number"].startswith("0") or found["suffix"] or number >= 10
    return bool(written and by_title) and kind.code in _BY_NUMBER_ALONE and number not in _YEARS


def _completed(citation: Citation) -> Citation:
    """With the symbol that follows from kind and issuer: Nghị định 30/2020 is 30/2020/NĐ-CP."""
    number, kind = citation.number, citation.kind
    if number is None or kind is None or number.year is None:
        return citation
    issuer = fold(citation.issuer.text) if citation.issuer else ""
    organ = ""
    if kind.code == "NĐ":
        organ = "CP"
    elif kind.code in {"CT", "QĐ"} and issuer.startswith(("thu tuong", "ttg")):
        organ = "TTg"
    elif kind.code == "NQ" and issuer in {"chinh phu", "cp"}:
        organ = "CP"
    if not organ:
        return citation
    return replace(citation, number=replace(number, symbol=f"{kind.abbreviation}-{organ}"))
