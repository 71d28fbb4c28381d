"""Where the figures of a sheet, or of a ward, do not agree with one another."""

from collections.abc import Iterator
from dataclasses import dataclass

from households.loading import shipped
from households.tallies import Composition, Tally
from vietnamese.numerals import grouped

COLUMNS = {"households": "hộ", "persons": "khẩu", "women": "nữ"}
CROWDED = 15
"""Persons per household from which a slip of the pen is more likely than the figure."""
OF_ALL = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """One sentence about one cell: `code` of the ethnic group, or OF_ALL for the line of totals."""

    code: str
    column: str
    text: str


def of_sheet(composition: Composition) -> tuple[Difference, ...]:
    """What is mended before a sheet is saved, or explained in a sentence on it."""
    lines = {OF_ALL: composition.stated, **composition.lines}
    unlikely = (found for code, tally in lines.items() for found in _unlikely(code, tally))
    return (*_unequal(composition), *unlikely)


def of_ward(stated: Tally, groups: Tally) -> tuple[Difference, ...]:
    """What is stated of the ward against what its residential groups add up to."""
    return tuple(
        Difference(
            OF_ALL,
            column,
            f"Số chung ghi {grouped(told)} {word}, các phiếu cộng lại {grouped(summed)} {word}: "
            f"{_apart(told, summed)}.",
        )
        for column, word in COLUMNS.items()
        for told, summed in [(getattr(stated, column), getattr(groups, column))]
        if None not in (told, summed) and told != summed
    )


def _unequal(composition: Composition) -> Iterator[Difference]:
    for column, word in COLUMNS.items():
        told = getattr(composition.stated, column)
        summed = getattr(composition.summed, column)
        if None not in (told, summed) and told != summed:
            yield Difference(
                OF_ALL,
                column,
                f"Dòng tổng số ghi {grouped(told)} {word}, các dân tộc cộng lại "
                f"{grouped(summed)} {word}: {_apart(told, summed)}.",
            )


def _unlikely(code: str, tally: Tally) -> Iterator[Difference]:
    if tally.persons < tally.households:
        yield Difference(
            code,
            "persons",
            f"{_line(code)}: {grouped(tally.persons)} khẩu ít hơn {grouped(tally.households)} hộ.",
        )
    elif code == OF_ALL and tally.persons > CROWDED * max(tally.households, 1):
        yield Difference(
            code,
            "persons",
            f"{_line(code)}: {grouped(tally.persons)} khẩu trong {grouped(tally.households)} hộ, "
            "nhiều khác thường.",
        )


def _line(code: str) -> str:
    names = {one.code: one.name for one in shipped()}
    return names.get(code, "Tổng số")


def _apart(told: int, summed: int) -> str:
    return f"lệch {grouped(abs(told - summed))}"
