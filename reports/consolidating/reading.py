"""A version as it reads: every unit with its figures, the sums, the comparison with other periods.

Always four questions to the database, however many units there are.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import groupby
from operator import attrgetter

from django.db.models import QuerySet

from localities.models import AdministrativeUnit
from reports.consolidating.guarding import guarded
from reports.consolidating.summing import Comparison, Given, Sum, compared, sum_of
from reports.models import AskedFigure, ConsolidatedUnit, Consolidation, Sending, SentFigure

Period = ConsolidatedUnit.Period
Standing = ConsolidatedUnit.Standing
NOTHING = "Không phát sinh"
NOBODY: Mapping[str, Given] = {}
BY_NAME = ("unit__name_sort", "unit__code", "pk")


@dataclass(frozen=True, slots=True)
class Row:
    """One unit; `sending` is what was counted of it, without its text, and `figures` are by code:
    none where its report does not count."""

    unit: AdministrativeUnit
    standing: Standing
    sending: Sending | None
    figures: Mapping[str, Given]

    @property
    def is_counted(self) -> bool:
        return self.sending is not None

    @property
    def is_nothing(self) -> bool:
        return self.sending is not None and self.sending.is_nothing

    @property
    def instead(self) -> str:
        """What is said of it in place of figures."""
        if not self.is_counted:
            return self.standing.label
        return NOTHING if self.is_nothing and not self.figures else ""

    def shown(self, code: str) -> str:
        given = self.figures.get(code)
        return given.shown if given else ""


@dataclass(frozen=True, slots=True)
class Total:
    """One figure over all units: `nothing` had nothing to report, `without` gave no number."""

    asked: AskedFigure
    now: Sum
    nothing: int
    without: int
    before: Comparison | None
    year_before: Comparison | None


@dataclass(frozen=True, slots=True)
class _Counted:
    """What one unit sent for one period: its figures, and those it named of the year before."""

    figures: Mapping[str, Given]
    earlier: Mapping[str, Given]


@dataclass(frozen=True)
class Consolidated:
    """One version, read once."""

    made: Consolidation

    @cached_property
    def asked(self) -> tuple[AskedFigure, ...]:
        return tuple(self.made.terms.asked_figures.all())

    @cached_property
    def by_code(self) -> Mapping[str, AskedFigure]:
        return {one.code: one for one in self.asked}

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Every unit that had to report, by name."""
        rows = self.units.select_related("sending").defer("sending__sheet", "sending__keys")
        return tuple(self._row(one) for one in rows.order_by(*BY_NAME))

    @property
    def units(self) -> QuerySet[ConsolidatedUnit]:
        return self.made.units.filter(period=Period.NOW).select_related("unit")

    @cached_property
    def by_unit(self) -> Mapping[int, Row]:
        return {row.unit.pk: row for row in self.rows}

    @cached_property
    def totals(self) -> tuple[Total, ...]:
        return tuple(map(self._total, self.asked))

    @cached_property
    def names(self) -> Mapping[Period, str]:
        """Of the periods it is compared with, as far as reports of them count."""
        then = self.made.units.exclude(period=Period.NOW).filter(sending__isnull=False)
        named = then.values_list("period", "sending__report__period_name").distinct()
        return {Period(period): name for period, name in named}

    @property
    def counted(self) -> int:
        return sum(row.is_counted for row in self.rows)

    @property
    def nothing(self) -> int:
        return sum(row.is_counted and row.is_nothing for row in self.rows)

    @property
    def by_standing(self) -> list[tuple[Standing, int]]:
        """How many units stand where; those with nobody left out."""
        found = Counter(row.standing for row in self.rows)
        return [(one, found[one]) for one in Standing if found[one]]

    @property
    def headings(self) -> list[tuple[str, int]]:
        """With how many figures stand under each, in their order; none where none has one."""
        found = [
            (name, len(list(those))) for name, those in groupby(self.asked, attrgetter("heading"))
        ]
        return found if any(name for name, _ in found) else []

    @property
    def rates(self) -> bool:
        return any(not one.is_summed for one in self.asked)

    def amounts(self, code: str, period: Period = Period.NOW) -> Mapping[int, Decimal]:
        """What was given, by the key of the unit."""
        return self._amounts[period].get(code, {})

    @cached_property
    def _amounts(self) -> Mapping[Period, Mapping[str, Mapping[int, Decimal]]]:
        found: dict[Period, dict[str, dict[int, Decimal]]] = {period: {} for period in Period}
        for period, unit, code, given in self._figures():
            if given.amount is not None:
                found[period].setdefault(code, {})[unit] = given.amount
        return found

    def _figures(self) -> Iterator[tuple[Period, int, str, Given]]:
        """Of the year before what was reported then; else what the unit names now."""
        for (period, unit), sent in self._sent.items():
            yield from ((period, unit, code, given) for code, given in sent.figures.items())
            if period is Period.NOW and (Period.YEAR_BEFORE, unit) not in self._sent:
                for code, given in sent.earlier.items():
                    yield Period.YEAR_BEFORE, unit, code, given

    @cached_property
    def _sent(self) -> Mapping[tuple[Period, int], _Counted]:
        counted = self.made.units.filter(sending__isnull=False)
        figures = self._by_sending()
        return {
            (Period(period), unit): figures.get(sending, _Counted(NOBODY, NOBODY))
            for period, unit, sending in counted.values_list("period", "unit_id", "sending_id")
        }

    def _by_sending(self) -> Mapping[int, _Counted]:
        rows = SentFigure.objects.filter(sending__consolidated_units__consolidation=self.made)
        now: dict[int, dict[str, Given]] = defaultdict(dict)
        then: dict[int, dict[str, Given]] = defaultdict(dict)
        columns = ("sending_id", "asked__code", "amount", "words", "earlier")
        for sending, code, amount, words, earlier in rows.order_by().values_list(*columns):
            now[sending][code] = Given(amount, words)
            if earlier is not None:
                then[sending][code] = Given(earlier)
        return {sending: self._guarded(now[sending], then[sending]) for sending in now}

    def _guarded(self, now: Mapping[str, Given], then: Mapping[str, Given]) -> _Counted:
        return _Counted(guarded(now, self.by_code), guarded(then, self.by_code))

    def _row(self, one: ConsolidatedUnit) -> Row:
        sent = self._sent.get((Period.NOW, one.unit_id))
        return Row(
            unit=one.unit,
            standing=Standing(one.standing),
            sending=one.sending,
            figures=sent.figures if sent else NOBODY,
        )

    def _total(self, asked: AskedFigure) -> Total:
        now, is_summed = self.amounts(asked.code), asked.is_summed
        nothing = sum(
            row.is_counted and row.is_nothing and row.unit.pk not in now for row in self.rows
        )
        before, year_before = (
            compared(now, self.amounts(asked.code, period)) if is_summed else None
            for period in (Period.BEFORE, Period.YEAR_BEFORE)
        )
        return Total(
            asked=asked,
            now=sum_of(now, is_summed=is_summed),
            nothing=nothing,
            without=len(self.rows) - len(now) - nothing,
            before=before,
            year_before=year_before,
        )
