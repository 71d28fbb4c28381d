"""A regime as a ward reads it: what is asked, by when, to whom."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from localities.calendars import office_calendar
from officials.models import Organization
from reports.models import Addressee, AskedFigure, Regime, Terms
from reports.regimes import sourcing
from reports.regimes.addressing import addressed_to
from reports.regimes.calendar import Due, dues_of_all
from reports.regimes.periods import Rhythm
from vietnamese.dates import WEEKDAYS, long_date, short

SHOWN_AHEAD = 3
YEARS_AHEAD = 4


@dataclass(frozen=True, slots=True)
class ShownDue:
    """One period with its days in words; `is_in_doubt`: a day off on the way may still change."""

    due: Due
    addressed_to: tuple[str, ...]
    is_in_doubt: bool
    was_moved: bool

    @property
    def name(self) -> str:
        return capitalised(self.due.name)

    @property
    def span(self) -> str:
        return f"{long_date(self.due.since)} đến hết {long_date(self.due.until)}"

    @property
    def deadline(self) -> str:
        """ "thứ Tư, ngày 17 tháng 6 năm 2026"."""
        weekday = WEEKDAYS[self.due.due_on.weekday()]
        return f"{weekday[0].lower()}{weekday[1:]}, {long_date(self.due.due_on)}"


@dataclass(frozen=True, slots=True)
class ShownFigure:
    figure: AskedFigure
    source: str
    parts: tuple[str, ...]
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownTerms:
    terms: Terms
    addressees: Sequence[Addressee]
    groups: Sequence[tuple[str, Sequence[ShownFigure]]]

    @property
    def is_on_request(self) -> bool:
        return self.terms.rhythm == Rhythm.ON_REQUEST


def capitalised(name: str) -> str:
    return f"{name[:1].upper()}{name[1:]}"


def dues_about(regime: Regime, day: date) -> tuple[list[Due], list[Due]]:
    """Whose deadline is over, the newest first, and those to come; each in order."""
    dues = dues_of_all([regime], range(day.year - 1, day.year + YEARS_AHEAD))
    over = [one for one in dues if one.due_on < day]
    return over[::-1], [one for one in dues if one.due_on >= day]


def shown_dues(regime: Regime, office: Organization | None, day: date) -> list[ShownDue]:
    """The next ones, addressed as this office has to; without one as they are named."""
    calendar, moved = office_calendar(), moved_spans(regime)
    return [
        ShownDue(
            due,
            addressed_to(due, office) if office else (),
            not (due.request or calendar.is_known(due.due_on, since=due.until)),
            due.span in moved,
        )
        for due in dues_about(regime, day)[1][:SHOWN_AHEAD]
    ]


def moved_spans(regime: Regime) -> set[tuple[date, date]]:
    return set(regime.deadline_changes.values_list("since", "until"))


def days_left_out(regime: Regime, valid_from: date) -> tuple[date, date] | None:
    """Between the last period before terms of another rhythm and their first; the first and last
    of these days."""
    years = range(valid_from.year - 1, valid_from.year + 2)
    dues = [due for due in dues_of_all([regime], years) if due.period]
    ended = [due for due in dues if due.until < valid_from]
    following = [due for due in dues if due.until >= valid_from]
    if not ended or not following:
        return None
    days = ended[-1].until + timedelta(1), following[0].since - timedelta(1)
    return days if days[0] <= days[1] else None


def shown_terms(terms: Terms) -> ShownTerms:
    addressees = list(terms.addressees.all())
    asked = terms.asked_figures.select_related("objective").prefetch_related("addressees")
    figures = list(asked)
    names = {one.code: one.name for one in figures}
    shown = [shown_figure(one, names, list(one.addressees.all())) for one in figures]
    return ShownTerms(terms, addressees, grouped(shown))


def in_force(terms: Sequence[Terms], day: date) -> Terms | None:
    """Of those of one regime in their order: what holds, or else what will hold first."""
    begun = [one for one in terms if one.valid_from <= day]
    return begun[-1] if begun else next(iter(terms), None)


def span_of(terms: Terms, following: Terms | None) -> str:
    """ "từ ngày 01/01/2025 đến trước ngày 01/7/2026"."""
    until = f" đến trước ngày {short(following.valid_from)}" if following else ""
    return f"từ ngày {short(terms.valid_from)}{until}"


def shown_figure(
    figure: AskedFigure, names: Mapping[str, str], forms: Sequence[Addressee]
) -> ShownFigure:
    parts = tuple(names[code] for code in figure.parts)
    return ShownFigure(figure, sourcing.told(figure), parts, tuple(map(str, forms)))


def grouped(figures: Sequence[ShownFigure]) -> list[tuple[str, list[ShownFigure]]]:
    """By their headings, in their order."""
    return [
        (heading, list(group))
        for heading, group in groupby(figures, lambda one: one.figure.heading)
    ]
