"""The figures that a text may name, what each means, and its value for a ward.

A name is what stands in the mark: `{{ho_dtts}}`. Of ethnic groups and religions there is one family
of names each, made of the group's own name without its marks: `{{ho_thai}}`.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache

from households.figures import tables
from households.figures.ward import Origin, Ward
from households.loading import shipped
from households.models import ReligiousTotal
from households.tallies import Tally
from localities.models import ResidentialGroup
from vietnamese.dates import short
from vietnamese.folding import fold
from vietnamese.numerals import decimal, grouped

OTHERS = "dân tộc khác"
_WORD = re.compile(r"\w+")
_MOST_LISTED = 5
_LIST_OF_GROUPS = "danh sách khối, tổ dân phố, thôn, bản"
_MEASURES = {"ho": "số hộ", "nhan_khau": "số nhân khẩu", "nu": "số nữ"}
Religion = ReligiousTotal.Religion


class Topic(Enum):
    """What a figure is about, in the order of the list; the value is its heading there."""

    WARD = "Toàn phường, xã"
    TERRITORY = "Địa bàn"
    MINORITIES = "Đồng bào dân tộc thiểu số"
    ETHNIC_GROUP = "Từng dân tộc"
    RELIGION = "Tôn giáo (chỉ có số chung của phường, xã)"
    TABLE = "Bảng (đặt riêng một dòng)"


@dataclass(frozen=True, slots=True)
class Value:
    """A figure as it stands in a text; `number` where it is a count."""

    text: str
    origin: Origin
    number: int | None = None


Find = Callable[[Ward], Value | None]


@dataclass(frozen=True, slots=True)
class Figure:
    """`key` is the code of the ethnic group or the religion it is about, where it is about one."""

    name: str
    meaning: str
    topic: Topic
    find: Find
    key: str = ""

    @property
    def mark(self) -> str:
        return f"{{{{{self.name}}}}}"


def canonical(typed: str) -> str:
    """The name as it is kept, of one typed with capitals, spaces or marks: "Hộ DTTS"."""
    return "_".join(_WORD.findall(fold(typed)))


def figure(typed: str) -> Figure | None:
    """The figure that bears this name, however it is typed."""
    return by_name().get(canonical(typed))


@cache
def by_name() -> Mapping[str, Figure]:
    """Every figure there is, in the order of their topics."""
    found = (
        *_of_the_ward(),
        *_of_the_territory(),
        *_of_minorities(),
        *_of_ethnic_groups(),
        *_of_religions(),
        *_as_tables(),
    )
    return {one.name: one for one in found}


def why_none(one: Figure, ward: Ward | None) -> str:
    """Why a figure has no value, and what would give it one."""
    if ward is None:
        return "Chỉ Ủy ban nhân dân xã, phường có số liệu dân cư."
    if one.topic is Topic.RELIGION or one.name.startswith("dien_tich"):
        return f"Số liệu chung đến ngày {short(ward.on)} chưa ghi."
    if ward.missing and ward.sheets:
        return f"Còn thiếu phiếu số liệu của {_listed(ward.missing)}."
    if ward.sheets is None:
        return f"Chưa có phiếu số liệu nào chốt đến ngày {short(ward.on)}."
    return "Các phiếu số liệu chưa ghi."


def _listed(names: tuple[str, ...]) -> str:
    more = len(names) - _MOST_LISTED
    return ", ".join(names[:_MOST_LISTED]) + (f" và {more} nơi khác" if more > 0 else "")


def _of_the_ward() -> Iterator[Figure]:
    for measure, words in _MEASURES.items():
        yield Figure(measure, words.capitalize(), Topic.WARD, _whole(measure))
    yield Figure("ngay_so_lieu", "Ngày chốt số liệu", Topic.WARD, _closing_day)


def _whole(measure: str) -> Find:
    def find(ward: Ward) -> Value | None:
        return _counted(_measured(ward.total[0], measure), ward.total[1]) if ward.total else None

    return find


def _closing_day(ward: Ward) -> Value | None:
    origin = ward.total[1] if ward.total else None
    return Value(short(origin.closes_on), origin) if origin else None


def _of_the_territory() -> Iterator[Figure]:
    area = "Diện tích tự nhiên"
    yield Figure("dien_tich", f"{area} (km²)", Topic.TERRITORY, _area(100))
    yield Figure("dien_tich_ha", f"{area} (ha)", Topic.TERRITORY, _area(1))
    everywhere = "Số khối, tổ dân phố, thôn, bản (tất cả)"
    yield Figure("so_dia_ban", everywhere, Topic.TERRITORY, _groups_of())
    for kind in ResidentialGroup.Kind:
        if kind is not ResidentialGroup.Kind.OTHER:
            name, meaning = f"so_{kind.value}", f"Số {kind.label.lower()}"
            yield Figure(name, meaning, Topic.TERRITORY, _groups_of(kind))
    yield Figure("so_to", "Số tổ dân cư trong các khối", Topic.TERRITORY, _cells)


def _area(hectares: int) -> Find:
    def find(ward: Ward) -> Value | None:
        if ward.area_hectares is None or ward.statement is None:
            return None
        return Value(decimal(ward.area_hectares / hectares), ward.statement)

    return find


def _groups_of(kind: ResidentialGroup.Kind | None = None) -> Find:
    def find(ward: Ward) -> Value | None:
        count = sum(1 for group in ward.groups if kind is None or group.kind == kind)
        return _counted(count, Origin(ward.on, _LIST_OF_GROUPS)) if count else None

    return find


def _cells(ward: Ward) -> Value | None:
    """None where a sheet does not tell; a group without any says 0."""
    cells = [group.cells for group in ward.groups]
    if not cells or ward.sheets is None or None in cells:
        return None
    return _counted(sum(filter(None, cells)), ward.sheets)


def _of_minorities() -> Iterator[Figure]:
    for measure, words in _MEASURES.items():
        meaning = f"{words.capitalize()} đồng bào dân tộc thiểu số"
        yield Figure(f"{measure}_dtts", meaning, Topic.MINORITIES, _minorities(measure))
    names = "Tên các dân tộc thiểu số; nhóm nhỏ ghi chung “dân tộc khác”"
    yield Figure("cac_dan_toc", names, Topic.MINORITIES, _names)


def _minorities(measure: str) -> Find:
    def find(ward: Ward) -> Value | None:
        found = ward.by_ethnic_group
        return _counted(_measured(found[0].minorities, measure), found[1]) if found else None

    return find


def _names(ward: Ward) -> Value | None:
    """Without numbers; groups of few persons together, so that nobody is known by it."""
    if not ward.minorities or ward.sheets is None:
        return None
    named = [_shipped_names()[code] for code, tally in ward.minorities if tally.persons >= ward.few]
    rest = len(named) < len(ward.minorities)
    text = ", ".join(named)
    return Value(f"{text} và {OTHERS}" if text and rest else text or OTHERS, ward.sheets)


def _of_ethnic_groups() -> Iterator[Figure]:
    for code, name in _shipped_names().items():
        for measure, words in _MEASURES.items():
            meaning = f"{words.capitalize()} dân tộc {name}"
            find = _ethnic_group(measure, code)
            yield Figure(
                canonical(f"{measure} {name}"), meaning, Topic.ETHNIC_GROUP, find, key=code
            )


def _ethnic_group(measure: str, code: str) -> Find:
    def find(ward: Ward) -> Value | None:
        found = ward.by_ethnic_group
        return _counted(_measured(found[0].of(code), measure), found[1]) if found else None

    return find


def _of_religions() -> Iterator[Figure]:
    for religion in Religion:
        for measure, words in _MEASURES.items():
            name = canonical(f"{measure} {religion.label}")
            meaning = f"{words.capitalize()} theo {religion.label}"
            find = _religion(measure, religion)
            yield Figure(name, meaning, Topic.RELIGION, find, key=religion.value)


def _religion(measure: str, religion: Religion) -> Find:
    def find(ward: Ward) -> Value | None:
        tally = ward.religions.get(religion.value)
        if tally is None or ward.statement is None:
            return None
        return _counted(_measured(tally, measure), ward.statement)

    return find


def _as_tables() -> Iterator[Figure]:
    told = {
        "bang_dan_toc": ("Số hộ, nhân khẩu theo dân tộc", tables.by_ethnic_group),
        "bang_dia_ban": ("Số hộ, nhân khẩu theo khối, tổ, thôn, bản", tables.by_group),
        "bang_ton_giao": ("Số hộ, nhân khẩu theo tôn giáo", tables.by_religion),
    }
    for name, (meaning, write) in told.items():
        yield Figure(name, meaning, Topic.TABLE, _table(write))


def _table(write: Callable[[Ward], tuple[str, Origin] | None]) -> Find:
    def find(ward: Ward) -> Value | None:
        written = write(ward)
        return Value(*written) if written else None

    return find


def _measured(tally: Tally, measure: str) -> int | None:
    return {"ho": tally.households, "nhan_khau": tally.persons, "nu": tally.women}[measure]


def _counted(number: int | None, origin: Origin) -> Value | None:
    return None if number is None else Value(grouped(number), origin, number)


def _shipped_names() -> dict[str, str]:
    return {one.code: one.name for one in shipped()}
