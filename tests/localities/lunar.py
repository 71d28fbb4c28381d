"""Lunar days by astronomy: a month begins on the day of the new moon in Vietnam (UTC+7)."""

from datetime import date
from math import floor, radians, sin

# Meeus, Astronomical Algorithms, chapter 49: lunations counted from that of 06/01/2000, the
# terms above half a minute. The closest of our new moons is 64 minutes from midnight.
TERMS = (
    # days, times the anomaly of sun and moon, times the moon's distance from its node
    (-0.40720, 0, 1, 0),
    (0.17241, 1, 0, 0),
    (0.01608, 0, 2, 0),
    (0.01039, 0, 0, 2),
    (0.00739, -1, 1, 0),
    (-0.00514, 1, 1, 0),
    (0.00208, 2, 0, 0),
    (-0.00111, 0, 1, -2),
    (-0.00057, 0, 1, 2),
    (0.00056, 1, 2, 0),
    (-0.00042, 0, 3, 0),
    (0.00042, 1, 0, 2),
)
MIDNIGHT_OF_2000 = 2451544.5


def new_moon(lunation: int) -> date:
    sun = radians(2.5534 + 29.10535670 * lunation)
    moon = radians(201.5643 + 385.81693528 * lunation)
    node = radians(160.7108 + 390.67050284 * lunation)
    mean = 2451550.09766 + 29.530588861 * lunation
    exact = mean + sum(days * sin(s * sun + m * moon + n * node) for days, s, m, n in TERMS)
    since_2000 = floor(exact + 7 / 24 - MIDNIGHT_OF_2000)
    return date.fromordinal(date(2000, 1, 1).toordinal() + since_2000)


def month_that_holds(day: date) -> date:
    """The first day of the lunar month in which a day falls."""
    about = round((day.year - 2000 + day.timetuple().tm_yday / 365.25) * 12.3685)
    return max(first for n in range(about - 2, about + 3) if (first := new_moon(n)) <= day)


def new_year(year: int) -> date:
    """Mùng 1 tháng Giêng: the first month is the one that holds Vũ thủy, about 19 February."""
    return month_that_holds(date(year, 2, 19))


def third_month(year: int) -> date:
    """Mùng 1 tháng Ba: the third month is the one that holds Cốc vũ, about 20 April."""
    return month_that_holds(date(year, 4, 20))
