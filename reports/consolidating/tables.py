"""A version as tables of outline text: the sums for a paper's body, every unit for its annex."""

from collections.abc import Iterator, Sequence

from paper import tables
from paper.inline import escape
from paper.tables import Align, Merge
from reports.consolidating.reading import Consolidated, Period, Row, Total
from reports.consolidating.summing import Comparison
from reports.models import AskedFigure
from vietnamese.numerals import decimal

NOT_ADDED = "không cộng"
NONE = "–"
NUMBER, PLACE = "TT", "Đơn vị"
ALL, BEHIND = "**Tổng cộng**", "Số đơn vị có số liệu"
Line = Sequence[str | Merge]


def annex_of(found: Consolidated) -> str:
    """Every unit one row, the figures grouped under their headings, the sums below."""
    header = list(_header(found.asked))
    rows = [_row(place, row, found.asked) for place, row in enumerate(found.rows, start=1)]
    middle = [Align.CENTRE, None, *[Align.CENTRE] * len(found.asked)]
    lines = [*header, *rows, *_feet(found)]
    return tables.write(lines, header_rows=len(header), alignments=middle)


def summary_of(found: Consolidated) -> str:
    """Every figure one row: its sum, how many places are behind it, and other periods."""
    compared = [period for period in (Period.BEFORE, Period.YEAR_BEFORE) if period in found.names]
    asked = (_summed(place, total, compared) for place, total in enumerate(found.totals, start=1))
    header = [
        *(NUMBER, "Chỉ tiêu", "Đơn vị tính", "Kỳ này", "Số đơn vị có số liệu"),
        *(f"{period.label} (tăng, giảm trên các đơn vị có số cả hai kỳ)" for period in compared),
    ]
    middle = (Align.CENTRE, None, Align.CENTRE, Align.RIGHT, Align.CENTRE)
    return tables.write([header, *asked], header_rows=1, alignments=middle)


def shown(total: Total) -> str:
    """ "1.204", "không cộng", or nothing where nobody gave a number."""
    if not total.asked.is_summed:
        return NOT_ADDED
    return "" if total.now.amount is None else decimal(total.now.amount)


def told(compared: Comparison | None) -> str:
    """ "1.100; tăng 12 (3,5%) trên 90 đơn vị": all that was given then, the change
    over the same."""
    if compared is None or compared.then.amount is None:
        return NONE
    then = f"{decimal(compared.then.amount)} ({compared.then.places} đơn vị)"
    return f"{then}; {compared.told}" if compared.told else then


def named(asked: AskedFigure) -> str:
    """ "Số buổi tuyên truyền (buổi)"."""
    return f"{asked.name} ({asked.unit})"


def _header(asked: Sequence[AskedFigure]) -> Iterator[Line]:
    """Two rows where figures have headings; one that has none reaches through both."""
    names = [escape(named(one)) for one in asked]
    if not any(one.heading for one in asked):
        yield (NUMBER, PLACE, *names)
        return
    above: list[str | Merge] = []
    for place, one in enumerate(asked):
        again = place and one.heading and asked[place - 1].heading == one.heading
        above.append(Merge.LEFT if again else escape(one.heading) or names[place])
    below = (name if one.heading else Merge.ABOVE for name, one in zip(names, asked, strict=True))
    yield (NUMBER, PLACE, *above)
    yield (Merge.ABOVE, Merge.ABOVE, *below)


def _row(place: int, row: Row, asked: Sequence[AskedFigure]) -> Line:
    name = escape(row.unit.full_name)
    if row.instead:
        return (str(place), name, row.instead, *[Merge.LEFT] * (len(asked) - 1))
    return (str(place), name, *(escape(row.shown(one.code)) or NONE for one in asked))


def _feet(found: Consolidated) -> Iterator[Line]:
    yield ("", ALL, *(f"**{shown(total) or NONE}**" for total in found.totals))
    yield ("", BEHIND, *(str(total.now.places) for total in found.totals))


def _summed(place: int, total: Total, compared: Sequence[Period]) -> Line:
    asked = total.asked
    then = {Period.BEFORE: total.before, Period.YEAR_BEFORE: total.year_before}
    return (
        *(str(place), escape(asked.name), escape(asked.unit)),
        *(shown(total) or NONE, str(total.now.places)),
        *(told(then[period]) for period in compared),
    )
