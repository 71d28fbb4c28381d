"""Số, ký hiệu as people type them: 12 / 2018 / QD-TTG is read as 12/2018/QĐ-TTg."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from paper.legislation import CITED_KINDS
from paper.numbers import DocumentNumber
from vietnamese.folding import fold, nfc

_ORGANS_WORDS = """
TTg CP UBND HĐND TTHĐND QH UBTVQH CTN VPCP VPQH BCA BQP BNV BTP BTC BKHĐT BCT BNNPTNT BNN BNNMT
BGTVT BXD BTTTT BLĐTBXH BVHTTDL BKHCN BGDĐT BYT BTNMT BDTTG UBDT BNG NHNN TTCP TANDTC VKSNDTC
KTNN MTTQ MTTW UBMTTQ BTT TW TU ĐU ThU HU QU ĐUK BTCTW BDVTW BTGTW BTGDVTW BNCTW VPTW UBKTTW
HĐBT CAT CAP CAX CATP STC STP SNV SYT SXD SVHTT SVHTTDL SDTTG VP VPUB VX NC KT TH NV KTN KTTH
VHXH KTHT BCĐ BCH BCHQS PCCC CAND TCTTKĐA QLHC NQLT TTLT
"""
_ORGANS = _ORGANS_WORDS.split()
_KINDS = [kind.abbreviation for kind in CITED_KINDS if kind.abbreviation]
_PARTY_KINDS = {"CT", "NQ", "KL", "KH", "QĐ", "CV", "TB", "HD", "CTr", "BC", "TTr", "QC", "ĐA"}
_CANONICAL = {fold(part): part for part in (*_ORGANS, *_KINDS, "CV", "QĐi")}
_KNOWN_KINDS = {*_KINDS, "CV", "NQLT"}
_AMBIGUOUS = {"hd", "da"}
"""HD and HĐ, DA and ĐA are two kinds each: as typed."""

_DASH = "[-‐‑‒–—_]"
_GAP = r"[ \t\xa0]{0,3}"
_BREAK = rf"{_GAP}(?:\n[ \t\xa0]{{0,40}})?"
_LETTERS = "A-Za-zĐđƯưƠơÔôÂâÊê"
_WORD = rf"[{_LETTERS}](?:[.&]?[{_LETTERS}0-9]){{0,13}}(?:&[A-Z]{{1,4}})?"
_SEPARATOR = rf"{_GAP}{_DASH}{_BREAK}|{_GAP}/{_GAP}|[ \xa0]"
_WORDS = re.compile(rf"(?P<by>{_SEPARATOR}|)(?P<word>{_WORD})(?![^\W_]|[/]\d)")
_DEPARTMENT = re.compile(r"\([A-ZĐ]{1,6}\d{0,3}\)")
_FIGURES = re.compile(
    rf"(?:(?<![\w/.,+&])|(?<=[Ss]ố)|(?<=[QN]Đ)|(?<=CT|TT|KH|CV|BC|TB|KL))(?<!\d[:-])(?<![{_LETTERS}][-–])"
    rf"(?P<number>\d{{1,5}})(?P<suffix>[a-zđ]|[A-E](?=\s?/))?"
    rf"(?:{_BREAK}[/-]{_BREAK}(?P<year>(?:19|20)\d\d))?"
    rf"(?P<by>{_BREAK}[/–-]{_BREAK})(?=[{_LETTERS}])"
)
_UPPER = re.compile(r"[A-ZĐƯƠÔÂÊ](?:[.&]?[A-ZĐƯƠÔÂÊ0-9])*(?:[a-zđ][A-ZĐƯƠÔÂÊ]*)?(?:&[A-Z]+)?")
_ASSEMBLY = re.compile(r"(?:UBTV)?QH\d{1,2}")
_MOST_WORDS = 5
_PLACE = re.compile(
    r"(?:thửa(?: đất)?|lô|nhà|căn hộ|phòng|ngõ|ngách|hẻm|kiệt|đường|khu|tờ|biển|BKS|xe|máy|ô|mẫu)"
    r"(?:\s+số)?\s*:?\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class TypedNumber:
    """A number in a text; `is_plain`: it says by itself that it is one, without "số" before it."""

    number: DocumentNumber
    start: int
    end: int
    is_plain: bool


def number_of(text: str) -> DocumentNumber | None:
    """The number a text states and nothing else, however it is typed."""
    text = nfc(text).strip()
    found = next(iter(numbers_in(text)), None)
    return found.number if found and (found.start, found.end) == (0, len(text)) else None


def numbers_in(text: str) -> Iterator[TypedNumber]:
    """The numbers of a text (NFC) in order; without a symbol of two words some are not plain."""
    at = 0
    while figures := _FIGURES.search(text, at):
        found = _read(text, figures)
        if found:
            yield found
        at = found.end if found else figures.end("number")


def canonical_symbol(words: Sequence[str]) -> str:
    """The symbol of these words in the decree's spelling: QD, TTG → QĐ-TTg."""
    return "-".join(map(_canonical, words))


def _read(text: str, figures: re.Match[str]) -> TypedNumber | None:
    if _PLACE.search(text, max(0, figures.start() - 16), figures.start()):
        return None
    of_party = figures["by"].strip() != "/" and not figures["year"]
    words = _symbol_words(text, figures.end(), of_party=of_party)
    if not words:
        return None
    if of_party:
        return _party(figures, words)
    return _state(text, figures, words)


def _symbol_words(text: str, at: int, *, of_party: bool) -> list[re.Match[str]]:
    """The words that may belong to the symbol, each with what stands before it."""
    words: list[re.Match[str]] = []
    while len(words) < _MOST_WORDS and (word := _WORDS.match(text, at)):
        slashed = of_party and len(words) == 1 and word["by"].strip() == "/"
        if bool(words) is not bool(word["by"]) or not (slashed or _belongs(words, word)):
            break
        words.append(word)
        at = word.end()
    return words


def _belongs(words: Sequence[re.Match[str]], word: re.Match[str]) -> bool:
    if not words:
        return _is_symbol_word(word["word"])
    by, canonical = word["by"], _canonical(word["word"])
    if by == "-" or (by[0] in "-‐‑‒–—_" and by.endswith("\n")):
        return _is_symbol_word(word["word"])
    # "70/KH-UBND - UBND phường": apart by spaces only right behind the kind or the organ.
    first = _canonical(words[0]["word"])
    if len(words) > 1 or not _is_known(canonical) or not _is_known(first):
        return len(by) == 1 and not by.isspace() and by != "/" and _is_symbol_word(word["word"])
    return by.strip() != "" or (first in _KNOWN_KINDS and canonical not in _KNOWN_KINDS)


def _is_symbol_word(word: str) -> bool:
    return _UPPER.fullmatch(word) is not None or _is_known(_canonical(word))


def _is_known(canonical: str) -> bool:
    return fold(canonical) in _CANONICAL or _ASSEMBLY.fullmatch(canonical) is not None


def _canonical(word: str) -> str:
    upper = word.upper()
    folded = fold(word)
    if _ASSEMBLY.fullmatch(upper):
        return upper
    if folded in _AMBIGUOUS or folded not in _CANONICAL:
        return word if _UPPER.fullmatch(word) else upper
    return _CANONICAL[folded]


def _party(figures: re.Match[str], words: Sequence[re.Match[str]]) -> TypedNumber | None:
    """05-CT/TW, 12-KH/ĐU: number and kind joined by a hyphen."""
    texts = [_canonical(word["word"]) for word in words]
    if len(texts) < 2 or words[1]["by"].strip() != "/" or not all(map(_UPPER.fullmatch, texts)):
        return None
    symbol = f"{texts[0]}/{canonical_symbol(texts[1:])}"
    number = DocumentNumber(
        int(figures["number"]), symbol, (figures["suffix"] or "").lower(), separator="-"
    )
    return TypedNumber(number, figures.start(), words[-1].end(), texts[0] in _PARTY_KINDS)


def _state(text: str, figures: re.Match[str], words: Sequence[re.Match[str]]) -> TypedNumber | None:
    texts = [word["word"] for word in words]
    end = words[-1].end()
    symbol = canonical_symbol(texts)
    if department := _DEPARTMENT.match(text, end):
        symbol, end = symbol + department[0], department.end()
    year = int(figures["year"]) if figures["year"] else None
    number = DocumentNumber(int(figures["number"]), symbol, (figures["suffix"] or "").lower(), year)
    known = [_is_known(_canonical(word)) for word in texts]
    upper = all(_UPPER.fullmatch(word) for word in texts)
    plain = any(known) and (upper or all(known)) and (len(texts) > 1 or _is_assembly(symbol, year))
    if not (plain or upper or all(known)):
        return None
    return TypedNumber(number, figures.start(), end, is_plain=plain)


def _is_assembly(symbol: str, year: int | None) -> bool:
    return year is not None and _ASSEMBLY.fullmatch(symbol) is not None
