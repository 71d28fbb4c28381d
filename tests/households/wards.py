"""Wards as plain values, as an office might know them on a day."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from households.figures.ward import Group, Origin, Ward
from households.tallies import Composition
from tests.households.counts import composition, tally

CLOSED = date(2025, 12, 31)
SHEETS = Origin(CLOSED, "cộng các phiếu số liệu")
STATEMENT = Origin(CLOSED, "Báo cáo của phường")
UNITS = ("phường", "xã", "thị trấn", "đặc khu")
Lines = Mapping[str, tuple[int, ...]]


def make_ward(
    name: str = "phường Mẫu",
    *,
    groups: Sequence[tuple[str, Lines]] = (),
    cells: int | None = None,
    missing: Sequence[str] = (),
    stated: tuple[int, ...] | None = None,
    area: str | None = None,
    religions: Lines | None = None,
) -> Ward:
    """`groups` by their kind, each with its lines by ethnic group."""
    told = [
        Group(f"{kind} {place}", kind, composition(lines), cells)
        for place, (kind, lines) in enumerate(groups, start=1)
    ]
    untold = [Group(one, "khoi") for one in missing]
    counts = [group.counted for group in told if group.counted]
    return Ward(
        name=name,
        kind=next(kind for kind in UNITS if name.startswith(kind)),
        on=CLOSED,
        groups=(*told, *untold),
        missing=tuple(missing),
        counted=sum(counts, start=Composition()) if counts and not missing else None,
        sheets=SHEETS if counts else None,
        stated=tally(*stated) if stated else None,
        statement=STATEMENT if stated else None,
        area_hectares=Decimal(area) if area else None,
        religions={one: tally(*numbers) for one, numbers in (religions or {}).items()},
    )
