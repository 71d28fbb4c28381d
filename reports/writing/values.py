"""What the office's own work and registers say of each figure that is asked, with its source."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property

from households.disclosure.protecting import Protected, protected
from households.disclosure.wording import GUARDED, worded
from households.figures.names import Topic, figure, why_none
from households.figures.names import Value as RegisterValue
from households.figures.ward import Ward, ward_of
from officials.models import Organization
from officials.once import moment
from reports.models import AskedFigure, Report, ReportFigure
from reports.regimes.periods import Closing, Period, Rhythm, periods_in, year_before
from reports.writing.work import Reached, Work
from vietnamese.dates import today
from vietnamese.numerals import read_decimal

Source = AskedFigure.Source


@dataclass(frozen=True, slots=True)
class Value:
    """As a row of `ReportFigure` has it; `why` says what to do where nobody knows it.

    `is_guarded`: an ethnic or religious figure; it is told as the register lets it out, and nobody
    types another in its place (docs/bounds.md, 4).
    """

    amount: Decimal | None = None
    words: str = ""
    earlier: Decimal | None = None
    target: Decimal | None = None
    source: str = ""
    on: date | None = None
    why: str = ""
    is_guarded: bool = False

    @property
    def is_known(self) -> bool:
        return self.amount is not None or bool(self.words)


class Finder:
    """Of one report; what several figures need is read once."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._last = min(report.until, max(today(), report.since))
        self.now = Work(report.organization, report.since, self._last)
        self.then = Work(report.organization, *same_a_year_before(report))

    def values(self, asked: Iterable[AskedFigure]) -> dict[int, Value]:
        """By the key of each; the number of queries does not grow with them."""
        entered = entered_elsewhere(self._report)
        return {one.pk: _or_entered(self._value(one), entered.get(one.code)) for one in asked}

    def _value(self, asked: AskedFigure) -> Value:
        return _FINDERS[Source(asked.source)](self, asked)

    def typed(self, asked: AskedFigure) -> Value:
        return Value(why="Không có trong sổ của phần mềm; tự ghi số.")

    def register(self, asked: AskedFigure) -> Value:
        return self._registers.value(asked.key)

    def tasks(self, asked: AskedFigure) -> Value:
        return self._counted(
            self.now.turns(asked.key),
            self.then.turns(asked.key),
            "nhiệm vụ đã giao",
            "Chưa giao nhiệm vụ nào đến ngày này; tự ghi số.",
        )

    def sessions(self, asked: AskedFigure) -> Value:
        return self._activities(self.now.sessions(asked.key), self.then.sessions(asked.key))

    def attendants(self, asked: AskedFigure) -> Value:
        return self._activities(self.now.attendants(asked.key), self.then.attendants(asked.key))

    def models(self, asked: AskedFigure) -> Value:
        return self._counted(
            self.now.models(asked.key),
            self.then.models(asked.key),
            "danh sách mô hình",
            "Chưa ghi mô hình nào; ghi mô hình, hoặc tự ghi số.",
        )

    def commendations(self, asked: AskedFigure) -> Value:
        return self._counted(
            self.now.commendations(asked.key),
            self.then.commendations(asked.key),
            "danh sách khen thưởng trong kỳ",
            "Chưa ghi khen thưởng nào; ghi khen thưởng, hoặc tự ghi số.",
        )

    def indicator(self, asked: AskedFigure) -> Value:
        return self._reached(
            self.now.indicator(asked.key or asked.name, asked.unit),
            self.then.indicator(asked.key or asked.name, asked.unit),
            f"Kế hoạch năm {self._last.year} không có chỉ tiêu này tính bằng {asked.unit}; tự ghi.",
        )

    def objective(self, asked: AskedFigure) -> Value:
        given = asked.objective
        if given is None:
            return self.typed(asked)
        return self._reached(
            self.now.objective(given),
            self.then.indicator(given.name, given.unit),
            "Chỉ tiêu này chưa đưa vào kế hoạch nào đã phát hành; tự ghi số.",
        )

    def _activities(self, now: int | None, then: int | None) -> Value:
        why = "Chưa ghi hoạt động nào đến ngày này; ghi hoạt động, hoặc tự ghi số."
        return self._counted(now, then, "hoạt động đã ghi trong kỳ", why)

    def _counted(self, now: int | None, then: int | None, source: str, why: str) -> Value:
        earlier = None if then is None else Decimal(then)
        if now is None:
            return Value(earlier=earlier, why=why)
        return Value(Decimal(now), earlier=earlier, source=source, on=self._last)

    def _reached(self, now: Reached | None, then: Reached | None, why: str) -> Value:
        earlier = then.amount if then else None
        if now is None:
            return Value(earlier=earlier, why=why)
        source = "kết quả ghi theo nhiệm vụ trong kỳ"
        return Value(now.amount, "", earlier, now.target, source, self._last)

    @cached_property
    def _registers(self) -> "Registers":
        return Registers(self._report.organization, self._last, self.then.until)


class Registers:
    """The register of one office on two days, as it may leave the ward."""

    def __init__(self, organization: Organization, on: date, earlier: date) -> None:
        self._organization = organization
        self._on, self._earlier = on, earlier
        self._known = moment()
        self._wards: dict[date, Ward | None] = {}
        self._protected: dict[date, Protected | None] = {}

    def value(self, name: str) -> Value:
        one = figure(name)
        if one is None or one.topic is Topic.TABLE:
            return Value(why="Sổ số liệu không có số nào mang tên này; tự ghi số.")
        ward = self._ward(self._on)
        found = one.find(ward) if ward else None
        guarded = one.topic in GUARDED
        if found is None:
            return Value(why=why_none(one, ward), is_guarded=guarded)
        text = self._told(name, self._on, found) if guarded else found.text
        if text is None:
            return Value(why="Số này không được nêu ra ngoài phường, xã.", is_guarded=True)
        amount = read_decimal(text)
        return Value(
            amount,
            words="" if amount is not None else text[:40],
            earlier=self._amount(name, self._earlier),
            source=found.origin.source,
            on=found.origin.closes_on,
            is_guarded=guarded,
        )

    def _amount(self, name: str, day: date) -> Decimal | None:
        """Of the earlier day, where it was a number and may be told; not of other borders."""
        begun = self._organization.unit.valid_from
        if begun and day < begun:
            return None
        one, ward = figure(name), self._ward(day)
        found = one.find(ward) if one and ward else None
        if one is None or found is None:
            return None
        text = self._told(name, day, found) if one.topic in GUARDED else found.text
        return read_decimal(text) if text else None

    def _told(self, name: str, day: date, found: RegisterValue) -> str | None:
        one = figure(name)
        if day not in self._protected:
            self._protected[day] = protected(self._organization, on=day, known=self._known)
        shown = self._protected[day]
        return worded(one, shown) if one and shown else None

    def _ward(self, day: date) -> Ward | None:
        if day not in self._wards:
            self._wards[day] = ward_of(self._organization, on=day, known=self._known)
        return self._wards[day]


def values_of(report: Report) -> dict[int, Value]:
    """Of every figure that is asked, by its key."""
    return Finder(report).values(report.terms.asked_figures.select_related("objective"))


def entered_elsewhere(report: Report) -> Mapping[str, Value]:
    """What somebody typed for the same days in another report of the office, by code: it is typed
    once, however many ask for it."""
    rows = ReportFigure.objects.filter(
        report__organization=report.organization_id,
        report__since=report.since,
        report__until=report.until,
        is_typed=True,
        amount__isnull=False,
    )
    rows = rows.exclude(report=report.pk).select_related("asked", "report__regime")
    return {row.asked.code: _entered(row.amount, row.report, row.on) for row in rows.order_by("pk")}


def _entered(amount: Decimal | None, report: Report, on: date | None) -> Value:
    return Value(amount, source=f"đã ghi trong báo cáo “{report.regime}”", on=on)


def _or_entered(found: Value, entered: Value | None) -> Value:
    if entered is None or found.is_known or found.is_guarded:
        return found
    return replace(entered, earlier=found.earlier, target=found.target)


def same_a_year_before(report: Report) -> tuple[date, date]:
    """The days of the same period a year earlier, by the closing rule of its terms; of a period
    that somebody named, the same days."""
    closing = Closing(report.terms.closing)
    period = _period_of(report, closing)
    if period is None:
        return _year_before(report.since), _year_before(report.until)
    before = year_before(period, closing)
    return before.since, before.until


def _period_of(report: Report, closing: Closing) -> Period | None:
    if report.request_id:
        return None
    rhythm = Rhythm(report.terms.rhythm)
    years = (report.until.year, report.until.year + 1)
    periods = (one for year in years for one in periods_in(rhythm, year, closing))
    return next((one for one in periods if one.until == report.until), None)


def _year_before(day: date) -> date:
    """29 February becomes the 28th."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)


_FINDERS: Mapping[Source, Callable[[Finder, AskedFigure], Value]] = {
    Source.TYPED: Finder.typed,
    Source.REGISTER: Finder.register,
    Source.TASKS: Finder.tasks,
    Source.INDICATOR: Finder.indicator,
    Source.OBJECTIVE: Finder.objective,
    Source.SESSIONS: Finder.sessions,
    Source.ATTENDANTS: Finder.attendants,
    Source.MODELS: Finder.models,
    Source.COMMENDATIONS: Finder.commendations,
}
