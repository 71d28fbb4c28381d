"""The calendar of state offices, from the days off that are recorded."""

from collections import Counter
from collections.abc import Iterable

from localities.models import Holiday
from vietnamese.working_days import Calendar

# Bộ luật Lao động 2019, Điều 112.1: eleven days in all. A year with fewer is half entered.
_DAYS_BY_LAW = 11


def office_calendar() -> Calendar:
    """All recorded days in one query.

    A day that is still to be announced, or checked, counts as what it most likely will be.
    """
    days = list(Holiday.objects.all())
    return Calendar(
        exceptions={d.day: d.is_worked for d in days},
        years=frozenset(_known_years(days)),
        in_doubt=frozenset(d.day for d in days if d.certainty != Holiday.Certainty.CERTAIN),
    )


def _known_years(days: Iterable[Holiday]) -> Iterable[int]:
    """Years with all holidays of the law, none of which is still to be announced."""
    holidays = Counter(d.day.year for d in days if d.kind == Holiday.Kind.HOLIDAY)
    waiting = {d.day.year for d in days if d.certainty == Holiday.Certainty.UNANNOUNCED}
    return (y for y, count in holidays.items() if count >= _DAYS_BY_LAW and y not in waiting)
