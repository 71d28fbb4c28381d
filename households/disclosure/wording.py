"""How a figure reads in what leaves the ward: as it is, "dưới 5", "không nêu", or not at all."""

from collections.abc import Callable, Iterator, Mapping

from households.disclosure.protecting import Protected
from households.disclosure.suppression import KINH, Cell, Shown, Standing
from households.figures.names import OTHERS, Figure, Topic
from households.loading import shipped
from households.models import ReligiousTotal
from paper import tables
from vietnamese.numerals import grouped

WITHHELD = "không nêu"
BY_GROUP = "bang_dia_ban"
"""Never outside the ward: it tells of khối, tổ, thôn, bản."""
GUARDED = frozenset({Topic.MINORITIES, Topic.ETHNIC_GROUP, Topic.RELIGION, Topic.TABLE})
_MEASURES = ("nhan_khau", "ho", "nu")
Row = tuple[str, str, str]


def worded(figure: Figure, found: Protected) -> str | None:
    """None where nothing of it may leave the ward."""
    return _WRITERS[figure.topic](figure, found)


def ethnic_rows(shown: Shown) -> Iterator[tuple[str, Cell | None]]:
    """The table as it may be given: Kinh, the minorities from the largest, all folded ones."""
    order = sorted(shown.groups, key=lambda code: (code != KINH, -shown.groups[code].persons, code))
    yield from ((name_of(code), shown.groups[code]) for code in order)
    if shown.folded:
        named = [name_of(code) for code in shown.names if code in shown.folded]
        if KINH in shown.folded:
            named = [name_of(KINH), *named]
        rest = len(named) < len(shown.folded)
        told = ", ".join(named)
        label = f"{told} và {OTHERS}" if told and rest else told or OTHERS
        yield label[:1].upper() + label[1:], shown.other


def name_of(code: str) -> str:
    return _names()[code]


def total_words(shown: Shown, measure: str) -> str:
    """The total of the minorities: households, persons or women."""
    if shown.standing is Standing.BELOW:
        return below(shown.k)
    if measure == "nu":
        return _number(shown.minority_women)
    cell = shown.minorities
    return WITHHELD if cell is None else _of(cell, measure)


def below(k: int) -> str:
    return f"dưới {k}"


def names_words(shown: Shown) -> str:
    names = [name_of(code) for code in shown.names]
    rest = shown.folded - {KINH} - {*shown.names}
    told = ", ".join(names)
    return f"{told} và {OTHERS}" if told and rest else told or OTHERS


def ethnic_table(shown: Shown) -> str:
    rows = [_row(label, cell) for label, cell in ethnic_rows(shown)]
    whole = shown.total
    every = ("**Cộng**", f"**{grouped(whole.households)}**", f"**{grouped(whole.persons)}**")
    return tables.write([("Dân tộc", "Số hộ", "Số nhân khẩu"), *rows, every], header_rows=1)


def _minorities(figure: Figure, found: Protected) -> str | None:
    if not found.has_groups:
        return None
    if figure.name == "cac_dan_toc":
        return names_words(found.shown)
    return total_words(found.shown, _measure(figure))


def _ethnic_group(figure: Figure, found: Protected) -> str | None:
    if not found.has_groups:
        return None
    if _measure(figure) == "nu":
        return WITHHELD
    if figure.key in found.shown.folded:
        return WITHHELD
    return _of(found.shown.groups.get(figure.key, Cell()), _measure(figure))


def _religion(figure: Figure, found: Protected) -> str | None:
    if figure.key not in found.shown.religions:
        return None
    cell = found.shown.religions[figure.key]
    if _measure(figure) == "nu":
        return WITHHELD
    return below(found.shown.k) if cell is None else _of(cell, _measure(figure))


def _table(figure: Figure, found: Protected) -> str | None:
    if figure.name == "bang_ton_giao":
        return _religious_table(found.shown)
    return ethnic_table(found.shown) if figure.name != BY_GROUP and found.has_groups else None


def _religious_table(shown: Shown) -> str | None:
    """Without a sum, from which a withheld number could be read off."""
    given, few = shown.religions, below(shown.k)
    labels = {religion.value: religion.label for religion in ReligiousTotal.Religion}
    rows = [
        _row(labels[key], cell) if cell is not None else (labels[key], few, few)
        for key, cell in given.items()
        if cell is None or cell
    ]
    header = ("Tôn giáo", "Số hộ", "Số nhân khẩu")
    return tables.write([header, *rows], header_rows=1) if rows else None


def _row(label: str, cell: Cell | None) -> Row:
    if cell is None:
        return label, WITHHELD, WITHHELD
    return label, grouped(cell.households), grouped(cell.persons)


def _measure(figure: Figure) -> str:
    return next(one for one in _MEASURES if figure.name.startswith(f"{one}_"))


def _of(cell: Cell, measure: str) -> str:
    return grouped(cell.households if measure == "ho" else cell.persons)


def _number(count: int | None) -> str:
    return WITHHELD if count is None else grouped(count)


def _names() -> Mapping[str, str]:
    return {one.code: one.name for one in shipped()}


_WRITERS: Mapping[Topic, Callable[[Figure, Protected], str | None]] = {
    Topic.MINORITIES: _minorities,
    Topic.ETHNIC_GROUP: _ethnic_group,
    Topic.RELIGION: _religion,
    Topic.TABLE: _table,
}
