"""What the marks of a report stand for: `{{bc_so_buoi}}` a figure, `{{bang_…}}` a table as it was
taken, `{{bang_chi_tieu_bao_cao}}` all its figures, `{{bieu_1}}` those of the first addressee."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import repeat

from documents.models import Document, Revision
from officials.once import once_a_page
from paper import tables
from paper.inline import escape
from paper.tables import Align
from reports.models import Addressee, Report, ReportFigure, ReportPaper
from reports.writing.tables import NOTHING
from vietnamese.numerals import decimal, roman

FIGURE, ALL, FORM = "bc_", "bang_chi_tieu_bao_cao", "bieu_"
HEADER = ("STT", "Chỉ tiêu", "Đơn vị tính", "Mức phấn đấu", "Kết quả", "Cùng kỳ năm trước")
ALIGNMENTS = (Align.CENTRE, None, Align.CENTRE, Align.RIGHT, Align.RIGHT, Align.RIGHT)
TARGET, EARLIER = 3, 5
"""Columns that are left out where no figure fills them."""
Row = tuple[str | tables.Merge, ...]


class ReportSources:
    """Of the report that a paper is of; asks the database once a mark of it is looked up."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def citation(self, mark: str) -> None:
        return None

    def figure(self, name: str) -> str | None:
        if not name.startswith((FIGURE, "bang_", "cau_", FORM)) or self._report is None:
            return None
        if name == ALL:
            return figure_table(self._figures)
        if name.startswith(FORM):
            return self._form(name.removeprefix(FORM))
        if name.startswith(FIGURE):
            return self._shown.get(name.removeprefix(FIGURE)) or None
        return self._tables.get(name)

    def _form(self, place: str) -> str | None:
        if not (place.isdecimal() and 1 <= int(place) <= len(self._addressees)):
            return None
        return figure_table(asked_by(self._addressees[int(place) - 1], self._figures))

    @cached_property
    def _report(self) -> Report | None:
        paper = ReportPaper.objects.filter(document=self._document)
        found = paper.select_related("report__terms").first()
        return found.report if found else None

    @cached_property
    def _addressees(self) -> list[Addressee]:
        return list(self._report.terms.addressees.all()) if self._report else []

    @cached_property
    def _figures(self) -> list[ReportFigure]:
        return figures_of(self._report) if self._report else []

    @cached_property
    def _shown(self) -> dict[str, str]:
        return {one.asked.code: one.shown for one in self._figures}

    @cached_property
    def _tables(self) -> dict[str, str]:
        rows = self._report.tables.values_list("name", "text") if self._report else ()
        return {name: text or NOTHING.get(name, "") for name, text in rows}


def sources_of(document: Document, revision: Revision, *, is_final: bool) -> ReportSources:
    """PAPER_SOURCES."""
    return ReportSources(document)


@once_a_page
def figures_of(report: Report) -> list[ReportFigure]:
    """In the order of the form."""
    rows = report.figures.select_related("asked__objective", "taken_by").prefetch_related(
        "asked__addressees"
    )
    return list(rows.order_by("asked__position", "asked__pk"))


def asked_by(addressee: Addressee, figures: Iterable[ReportFigure]) -> list[ReportFigure]:
    """Those in its form; a figure that names no addressee is in every form."""
    return [
        one
        for one in figures
        if not (named := {to.pk for to in one.asked.addressees.all()}) or addressee.pk in named
    ]


def figure_table(figures: Sequence[ReportFigure]) -> str | None:
    """Numbers run on through the headings."""
    if not figures:
        return None
    empty = {
        TARGET: all(one.target is None for one in figures),
        EARLIER: all(one.earlier is None for one in figures),
    }
    columns = [column for column in range(len(HEADER)) if not empty.get(column)]
    rows = [[row[column] for column in columns] for row in (HEADER, *_rows(figures))]
    aligned = [ALIGNMENTS[column] for column in columns]
    return tables.write(rows, header_rows=1, alignments=aligned)


def _rows(figures: Iterable[ReportFigure]) -> Iterator[Row]:
    heading, headings = "", 0
    for number, one in enumerate(figures, start=1):
        if one.asked.heading and one.asked.heading != heading:
            heading, headings = one.asked.heading, headings + 1
            title = f"**{roman(headings)}. {escape(heading)}**"
            yield (title, *repeat(tables.Merge.LEFT, len(HEADER) - 1))
        yield _row(number, one)


def _row(number: int, one: ReportFigure) -> tuple[str, ...]:
    target, earlier = (
        "" if amount is None else decimal(amount) for amount in (one.target, one.earlier)
    )
    told = (str(number), one.asked.name, one.asked.unit, target, one.shown, earlier)
    return tuple(escape(" ".join(cell.split())) for cell in told)
