"""The figures beside those of before, with what is pointed at in them and in the text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from reports.models import Finding, Sending
from reports.review import figures, outliers
from reports.review.figures import Earlier, Row
from reports.review.outliers import Outlier
from reports.review.pieces import texts_of


@dataclass(frozen=True, slots=True)
class Line:
    """A figure with what is pointed at in it, and how often it was written on."""

    row: Row
    outliers: tuple[Outlier, ...]
    findings: int


def beside(sending: Sending, found: Sequence[Finding]) -> dict[str, Any]:
    if sending.is_nothing:
        return {}
    earlier = figures.earlier_of(sending.report)
    rows = figures.rows_of(sending, earlier)
    pointed = list(outliers.of_figures(rows))
    return {
        "groups": _grouped([_line(row, pointed, found) for row in rows]),
        "last_period": earlier.last,
        "outliers": [*pointed, *_copied(sending, earlier)],
    }


def _line(row: Row, pointed: Sequence[Outlier], found: Sequence[Finding]) -> Line:
    return Line(
        row,
        tuple(one for one in pointed if one.code == row.asked.code),
        sum(1 for one in found if one.asked_id == row.asked.pk),
    )


def _grouped(lines: Sequence[Line]) -> list[tuple[str, list[Line]]]:
    """Under the headings of the form, in its order."""
    found = groupby(lines, key=lambda line: line.row.asked.heading)
    return [(heading, list(group)) for heading, group in found]


def _copied(sending: Sending, earlier: Earlier) -> Iterator[Outlier]:
    last = earlier.last
    if last and last.current:
        before = texts_of(last.current)
        yield from outliers.copied(texts_of(sending), before, last.period_name)
