"""What is pointed at before figures go up: it forbids nothing, and asks for a word."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from reports.models import AskedFigure, Report
from reports.models.reports import Figure
from vietnamese.numerals import decimal


def pointed_at(report: Report, figures: Sequence[Figure]) -> tuple[str, ...]:
    """Nothing in a report that nothing happened; a figure with its own explanation is answered."""
    if report.is_nothing:
        return ()
    asked = list(report.terms.asked_figures.all())
    given = {one.asked.code: one for one in figures}
    return (*_missing(asked, given), *wrong_sums(asked, given))


def wrong_sums(asked: Sequence[AskedFigure], given: Mapping[str, Figure]) -> Iterator[str]:
    """Figures that say they are the sum of others, and are not. Where one is withheld or unknown
    nothing is said: the difference would tell it."""
    for one in asked:
        whole = given.get(one.code)
        summed = _sum(one, given)
        if whole is None or whole.amount is None or summed is None or whole.reason:
            continue
        if whole.amount != summed:
            stated = f"“{one.name}” ghi {decimal(whole.amount)}"
            yield f"{stated}, cộng các mục thành phần là {decimal(summed)}."


def _sum(one: AskedFigure, given: Mapping[str, Figure]) -> Decimal | None:
    parts = [given[code].amount if code in given else None for code in one.parts]
    known = [part for part in parts if part is not None]
    return sum(known, Decimal(0)) if parts and len(known) == len(parts) else None


def _missing(asked: Sequence[AskedFigure], given: Mapping[str, Figure]) -> Iterator[str]:
    for one in asked:
        figure = given.get(one.code)
        if figure is None or not (figure.shown or figure.reason):
            yield f"“{one.name}” chưa ghi số liệu."
