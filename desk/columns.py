"""The columns of what was found, and which of them an official has chosen."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from desk.models import ChosenColumns
from desk.results import Hit
from officials.models import Official
from paper import registers
from vietnamese.dates import short


@dataclass(frozen=True, slots=True)
class Column:
    """`width` in mm on paper."""

    key: str
    heading: str
    width: float
    tell: Callable[[Hit], str]

    @property
    def printed(self) -> registers.Column:
        return registers.Column(self.heading, self.width)


def _day(day: date | None) -> str:
    return short(day) if day else ""


TITLE = Column("title", "Nội dung", 90, lambda hit: hit.title)
"""Always shown: it leads to the thing."""
COLUMNS = (
    Column("thing", "Loại", 24, lambda hit: hit.thing.title),
    Column("number", "Số, ký hiệu", 34, lambda hit: hit.number),
    Column("day", "Ngày ban hành", 22, lambda hit: _day(hit.day)),
    Column("issuer", "Cơ quan ban hành", 40, lambda hit: hit.issuer),
    Column("standing", "Hiệu lực", 36, lambda hit: hit.standing),
    Column("place_in", "Chỗ trong văn bản", 30, lambda hit: hit.place_in),
    Column("addressee", "Giao cho", 40, lambda hit: hit.addressee),
    Column("lead", "Chủ trì", 36, lambda hit: hit.lead),
    Column("partners", "Phối hợp", 36, lambda hit: hit.partners),
    Column("due_on", "Thời hạn", 22, lambda hit: _day(hit.due_on) or hit.recurrence),
    Column("state", "Tình trạng", 28, lambda hit: hit.state),
    Column("source", "Nguồn", 40, lambda hit: hit.source),
)
USUAL = ("thing", "number", "day", "issuer", "standing")


def chosen_by(official: Official) -> tuple[Column, ...]:
    kept = ChosenColumns.objects.filter(official=official).first()
    return _named(kept.columns if kept else USUAL)


def choose(official: Official, keys: Iterable[str]) -> None:
    columns = [column.key for column in _named(keys)]
    ChosenColumns.objects.update_or_create(official=official, defaults={"columns": columns})


def _named(keys: Iterable[str]) -> tuple[Column, ...]:
    wanted = set(keys)
    return tuple(column for column in COLUMNS if column.key in wanted)
