"""The figures beside those of before, with what is pointed at in them and in the text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from documents.review.pages import Mark
from officials.models import Official
from reports.models import Sending, SentFigure
from reports.review import figures, outliers
from reports.review.figures import Earlier, Row
from reports.review.marking import Marks
from reports.review.neighbours import others_of
from reports.review.outliers import Outlier
from reports.review.pieces import texts_of
from reports.writing.skeleton import given_to_all


@dataclass(frozen=True, slots=True)
class Line:
    """A figure with what is pointed at in it, and the marks of what was found."""

    row: Row
    outliers: tuple[Outlier, ...]
    marks: Sequence[Mark]


def beside(sending: Sending, marks: Marks, reader: Official) -> dict[str, Any]:
    """For who reviews."""
    if sending.is_nothing:
        return {}
    earlier = figures.earlier_of(sending.report)
    rows = figures.rows_of(sending, earlier)
    pointed = list(outliers.of_figures(rows))
    return {
        **_table(rows, earlier, marks, pointed),
        "outliers": [*pointed, *_copied(sending, earlier, reader)],
    }


def as_sent(sending: Sending, marks: Marks) -> dict[str, Any]:
    """For the ward, which is told what was found and nothing that is only pointed at."""
    earlier = figures.earlier_of(sending.report)
    return _table(figures.rows_of(sending, earlier), earlier, marks)


def _table(
    rows: Sequence[Row], earlier: Earlier, marks: Marks, pointed: Sequence[Outlier] = ()
) -> dict[str, Any]:
    lines = [_line(row, pointed, marks) for row in rows]
    return {"groups": _grouped(lines), "last_period": earlier.last, "source": _source(rows)}


def _source(rows: Sequence[Row]) -> SentFigure | None:
    """One of the figures, where all have the same source and day: it is told once."""
    sent = [row.sent for row in rows if row.sent and row.sent.source]
    return sent[0] if len({(one.source, one.on) for one in sent}) == 1 else None


def _line(row: Row, pointed: Sequence[Outlier], marks: Marks) -> Line:
    at_it = tuple(one for one in pointed if one.code == row.asked.code)
    return Line(row, at_it, marks.figures.get(row.asked.pk, ()))


def _grouped(lines: Sequence[Line]) -> list[tuple[str, list[Line]]]:
    """Under the headings of the form, in its order."""
    found = groupby(lines, key=lambda line: line.row.asked.heading)
    return [(heading, list(group)) for heading, group in found]


def _copied(sending: Sending, earlier: Earlier, reader: Official) -> Iterator[Outlier]:
    report, now, last = sending.report, texts_of(sending), earlier.last
    if not now:
        return
    given = given_to_all(report.terms)
    if last and last.current:
        yield from outliers.copied(now, texts_of(last.current), last.period_name, given)
    place = report.organization.unit.running_name
    yield from outliers.shared(now, place, others_of(report, reader), given)
