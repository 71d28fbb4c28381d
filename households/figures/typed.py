"""Figures of the ward typed by hand: "dân số 3.079 hộ, 12.922 nhân khẩu" carried on from last year.

Only wordings that can mean nothing but the ward as a whole are recognised; "100 hộ đạt gia đình văn
hóa" is no figure of a register.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from households.figures.names import Figure, Religion, canonical, figure
from households.figures.ward import Ward
from households.loading import shipped
from localities.models import ResidentialGroup
from paper.blocks import Block, Rank
from paper.inline import TOKEN
from vietnamese.folding import fold

_N = r"\d{1,3}(?:\.\d{3})+|\d+"
_PAIR = re.compile(
    rf"(?P<ho>{_N})\s+hộ(?:\s+(?:dân|gia đình))?\s*(?:,|với|và|gồm|có|/|\()\s*(?:có\s+|với\s+)?"
    rf"(?P<nhan_khau>{_N})\s+(?:nhân\s+)?khẩu",
    re.IGNORECASE,
)
_POPULATION = re.compile(
    rf"dân số\s+(?:\w+\s+){{0,3}}?(?P<n>{_N})\s+(?:người|nhân khẩu|khẩu)", re.IGNORECASE
)
_AREA = re.compile(
    r"diện tích(?:\s+tự nhiên)?(?:\s+(?:là|toàn \w+|khoảng))*:?\s+"
    r"(?P<n>\d[\d.]*(?:,\d+)?)\s*(?P<unit>km²|km2|ha|héc ta)",
    re.IGNORECASE,
)
_AS_A_WHOLE = r"(?=\s*(?:[,.;:()]|$|với\b|và\b))"
"""Not "2 thôn đặc biệt khó khăn"."""
_KINDS = {kind.label.lower(): kind.value for kind in ResidentialGroup.Kind if kind != "other"}
_KIND = rf"(?P<n>{_N})\s+(?P<kind>{'|'.join(sorted(_KINDS, key=len, reverse=True))})"
_GROUPS = re.compile(
    r"(?:chia (?:thành|ra)|(?:dân số|diện tích).*\bgồm|(?:phường|xã)(?:\s+\w+){0,4}\s+(?:có|gồm))"
    rf"\s+{_KIND}{_AS_A_WHOLE}",
    re.IGNORECASE,
)
_MORE_GROUPS = re.compile(rf"\s*(?:,|và|với)\s+{_KIND}{_AS_A_WHOLE}", re.IGNORECASE)
_CELLS = re.compile(rf"(?:với|gồm|và)\s+(?P<n>{_N})\s+tổ\s+(?:dân cư|liên gia|tự quản)", re.I)
_NAMES = re.compile(r"các dân tộc\s+(?P<names>[^.;()\n{}]+?)(?=[.;(]|$)", re.IGNORECASE)
_OF_MINORITIES = re.compile(r"dân tộc thiểu số|dân tộc ít người|dtts", re.IGNORECASE)
_AFTER = re.compile(r"\s*(?:là\s+|thuộc\s+)?(?:đồng bào|người)\s+dân tộc thiểu số", re.IGNORECASE)
_OF_THE_WARD = re.compile(r"dân số|toàn (?:phường|xã|địa bàn)|tổng số|(?:phường|xã)\b.*\bcó", re.I)
_FAITH = re.compile(r"\s*(?:theo|có đạo|là giáo dân)\s+(?P<faith>[^.;,()]+)", re.IGNORECASE)
_FAITHS = {
    "thien chua": Religion.CATHOLICISM,
    "cong giao": Religion.CATHOLICISM,
    "tin lanh": Religion.PROTESTANTISM,
    "cao dai": Religion.CAODAISM,
    "hoa hao": Religion.HOA_HAO,
    "phat": Religion.BUDDHISM,
    "hoi giao": Religion.ISLAM,
}
"""How religions are named in running text, folded; a name that holds another comes first."""
_SOME_OF_THEM = re.compile(r"\s*(?!trong|thuộc|gồm|sinh|đang|phân|chia|là|với|và|sống)\w", re.I)
"""Not all who live there: "20 hộ, 80 khẩu nghèo"."""
_SENTENCE_END = re.compile(r"[;\n]|\.(?!\d)")


@dataclass(frozen=True, slots=True)
class Spot:
    """A number or list of names in a text, and the figure it can only mean."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class TypedFigure:
    """One of a draft: `key` names the piece; `now` is what the register says."""

    key: str
    spot: Spot
    words: str
    figure: Figure
    now: str

    @property
    def is_equal(self) -> bool:
        return self.words == self.now

    @property
    def id(self) -> str:
        return f"{self.key}.{self.spot.start}"

    @property
    def mark(self) -> str:
        return self.figure.mark


def typed_in(key: str, block: Block, ward: Ward) -> Iterator[TypedFigure]:
    """What of a block the register knows as well; tables are left alone."""
    if block.rank is Rank.TABLE or not any(map(str.isdigit, block.text)):
        return
    for spot in spots(block.text):
        one = figure(spot.name)
        value = one.find(ward) if one else None
        if one and value:
            words = block.text[spot.start : spot.end]
            yield TypedFigure(key, spot, words, one, value.text)


def spots(text: str) -> list[Spot]:
    """Where a text gives figures of the ward, from its start on; none within marks."""
    masked = TOKEN.sub(lambda mark: "\x00" * len(mark[0]), text)
    found = [spot for start, part in _sentences(masked) for spot in _spots(start, part)]
    return sorted(found, key=lambda spot: spot.start)


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for end in [*(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]:
        yield start, text[start:end]
        start = end


def _spots(offset: int, sentence: str) -> Iterator[Spot]:
    pairs = list(_PAIR.finditer(sentence))
    yield from _of_people(offset, sentence, pairs)
    if not pairs:
        yield from (_spot(offset, one, "n", "nhan_khau") for one in _POPULATION.finditer(sentence))
    for area in _AREA.finditer(sentence):
        square_kilometres = area["unit"].lower().startswith("km")
        yield _spot(offset, area, "n", "dien_tich" if square_kilometres else "dien_tich_ha")
    yield from _of_groups(offset, sentence)
    yield from (_spot(offset, cells, "n", "so_to") for cells in _CELLS.finditer(sentence))
    for names in _NAMES.finditer(sentence):
        if _are_ethnic_groups(names["names"]):
            yield _spot(offset, names, "names", "cac_dan_toc")


def _of_people(offset: int, sentence: str, pairs: Sequence[re.Match[str]]) -> Iterator[Spot]:
    """Each pair is judged by the words between its neighbours."""
    ends = [0, *(pair.end() for pair in pairs)]
    starts = [*(pair.start() for pair in pairs), len(sentence)]
    for index, pair in enumerate(pairs):
        before, after = (
            sentence[ends[index] : pair.start()],
            sentence[pair.end() : starts[index + 1]],
        )
        if (of := _whom(before, after)) is not None:
            yield from (_spot(offset, pair, one, f"{one}{of}") for one in ("ho", "nhan_khau"))


def _of_groups(offset: int, sentence: str) -> Iterator[Spot]:
    """ "chia thành 9 khối, 2 xóm": the first, and what is listed after it."""
    found = _GROUPS.search(sentence)
    while found:
        yield _spot(offset, found, "n", f"so_{_KINDS[found['kind'].lower()]}")
        found = _MORE_GROUPS.match(sentence, found.end())


def _spot(offset: int, match: re.Match[str], group: str, name: str) -> Spot:
    return Spot(offset + match.start(group), offset + match.end(group), name)


def _whom(before: str, after: str) -> str | None:
    """The end of the name of the figures that a pair of numbers means; None where it is unclear."""
    if faith := _FAITH.match(after):
        named = fold(faith["faith"])
        religion = next((one for words, one in _FAITHS.items() if words in named), None)
        return f"_{canonical(religion.label)}" if religion else None
    if _AFTER.match(after):
        return "_dtts"
    if _SOME_OF_THEM.match(after):
        return None
    if _OF_MINORITIES.search(before):
        return "_dtts"
    return "" if _OF_THE_WARD.search(before) else None


def _are_ethnic_groups(listed: str) -> bool:
    known = {fold(name) for one in shipped() for name in (one.name, *one.spellings)}
    names = re.split(r",|\bvà\b", listed)
    return len(names) > 1 and all(fold(name) in known for name in names)
