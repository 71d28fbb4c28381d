"""A ward over the years within its borders of today, and what it is composed of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Min

from households.charts.drawing import Bars, Columns, Value, bars, columns
from households.models import EthnicGroup, GroupCount
from households.recutting.cutting import Borders, Cut, Cutting
from households.tallies import Composition, Tally
from localities.models import AdministrativeUnit
from officials.models import Organization
from vietnamese.dates import short, today
from vietnamese.numerals import grouped

MOST = 8
"""Days side by side, so that their numbers can be read on a telephone."""


@dataclass(frozen=True, slots=True)
class Point:
    """A day and what the ward held; `closes_on` of its youngest sheet."""

    on: date
    closes_on: date
    figures: Composition
    is_partial: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table below a picture."""

    label: str
    number: int
    note: str = ""

    @property
    def told(self) -> str:
        return grouped(self.number)


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture with its table; `sentence` says in words what it shows."""

    name: str
    title: str
    sentence: str
    heading: str
    counted: str
    lines: tuple[Line, ...]
    noted: str
    bars: Bars | None = None
    columns: Columns | None = None


@dataclass(frozen=True, slots=True)
class Album:
    charts: tuple[Chart, ...]
    latest: Point | None


def album(organization: Organization) -> Album:
    """The pictures; none while no group has a sheet. The queries grow with the years only."""
    unit = organization.unit
    points = points_of(unit, min(today(), unit.valid_to or today()))
    if not points:
        return Album((), None)
    people = [(one, one.figures.stated.persons) for one in points]
    households = [(one, one.figures.stated.households) for one in points]
    minorities = [(one, one.figures.minorities.persons) for one in points]
    return Album(
        (
            *composed(points[-1]),
            _changing("khau", "Nhân khẩu qua các năm", "khẩu", people),
            _changing("ho", "Số hộ qua các năm", "hộ", households),
            _changing("dtts", "Khẩu dân tộc thiểu số qua các năm", "khẩu", minorities),
        ),
        points[-1],
    )


def points_of(unit: AdministrativeUnit, last: date) -> Sequence[Point]:
    """The ends of the years and the last day, each with a sheet younger than the one before."""
    borders = Borders.read([unit], until=last)
    counts = GroupCount.objects.filter(group__in=borders.descent.groups, closes_on__lte=last)
    first = counts.aggregate(Min("closes_on"))["closes_on__min"]
    found: list[Point] = []
    for day in _days(first, last) if first else ():
        point = _point(Cutting(borders, on=day).of(unit))
        if point and (not found or point.closes_on > found[-1].on):
            found.append(point)
    return found


def composed(point: Point) -> Sequence[Chart]:
    """Persons of each ethnic group; the minorities once more by themselves, to be told apart."""
    names = EthnicGroup.objects.in_bulk(point.figures.lines)
    lines = [(names[code], tally) for code, tally in sorted(point.figures.lines.items()) if tally]
    charts = [_composition("dan-toc", "Các dân tộc", lines, point.on)]
    minorities = [(group, tally) for group, tally in lines if group.is_minority]
    if 1 < len(minorities) < len(lines):
        charts.append(_composition("dtts-nay", "Các dân tộc thiểu số", minorities, point.on))
    return charts


def _days(first: date, last: date) -> Sequence[date]:
    ends = [date(year, 12, 31) for year in range(first.year, last.year + 1)]
    return [*(day for day in ends if day < last), last][-MOST:]


def _point(cut: Cut) -> Point | None:
    closing = [sheet.closes_on for part in cut.parts for sheet in part.sheets]
    return Point(cut.on, max(closing), cut.whole, not cut.is_whole) if closing else None


def _composition(
    name: str, title: str, lines: Sequence[tuple[EthnicGroup, Tally]], on: date
) -> Chart:
    summed = sum(tally.persons for _, tally in lines)
    return Chart(
        name=name,
        title=title,
        sentence=f"Đến hết ngày {short(on)}: {len(lines)} dân tộc, {grouped(summed)} khẩu.",
        heading="Dân tộc",
        counted="Số khẩu",
        lines=tuple(
            Line(group.name, tally.persons, f"{grouped(tally.households)} hộ")
            for group, tally in lines
        ),
        noted="Số hộ theo chủ hộ",
        bars=bars([Value(group.name, tally.persons) for group, tally in lines]),
    )


def _changing(name: str, title: str, counted: str, told: Sequence[tuple[Point, int]]) -> Chart:
    return Chart(
        name=name,
        title=title,
        sentence=_sentence(counted, told),
        heading="Đến hết ngày",
        counted=f"Số {counted}",
        lines=tuple(
            Line(short(point.on), number, "chưa đủ phiếu" if point.is_partial else "đủ phiếu")
            for point, number in told
        ),
        noted="Phiếu",
        columns=columns(
            [Value(_day(point.on), number, point.is_partial) for point, number in told]
        ),
    )


def _sentence(counted: str, told: Sequence[tuple[Point, int]]) -> str:
    """From the first to the last day on which every group had a sheet."""
    complete = [(point, number) for point, number in told if not point.is_partial]
    partial = " Cột có dấu * chưa đủ phiếu." if len(complete) < len(told) else ""
    if len(complete) < 2:
        (last, number) = told[-1]
        return f"Ngày {short(last.on)}: {grouped(number)} {counted}.{partial}"
    (first, before), (last, after) = complete[0], complete[-1]
    words = "tăng" if after > before else "giảm"
    grown = f"{words} {grouped(abs(after - before))}" if after != before else "không đổi"
    return (
        f"Từ {grouped(before)} {counted} ngày {short(first.on)} đến {grouped(after)} {counted} "
        f"ngày {short(last.on)}: {grown}.{partial}"
    )


def _day(day: date) -> str:
    """The end of a year by its year alone."""
    return str(day.year) if (day.month, day.day) == (12, 31) else f"{day:%m/%Y}"
