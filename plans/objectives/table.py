"""`{{chi_tieu}}`: the indicators of a plan, with what was given from above and what it aims at."""

from collections.abc import Iterable
from decimal import Decimal

from directives.models import Objective
from documents.models import Document, Revision
from paper import tables
from paper.inline import escape
from plans.models import Assignment, Task
from plans.tasks.table import PEOPLE, when
from vietnamese.numerals import decimal

NAME, TITLE = "chi_tieu", "Bảng chỉ tiêu"
HEADER = (
    *("STT", "Chỉ tiêu", "Đơn vị tính", "Mức được giao", "Mức phấn đấu"),
    *("Đơn vị chủ trì", "Thời hạn"),
)
Direction = Objective.Direction


class TableSource:
    """The table of one paper's indicators, those of the office's own included."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def citation(self, mark: str) -> None:
        return None

    def figure(self, name: str) -> str | None:
        if name != NAME:
            return None
        tasks = indicators_of(self._document)
        rows = [_row(number, task) for number, task in enumerate(tasks, start=1)]
        return tables.write([HEADER, *rows], header_rows=1) if rows else None


def sources_of(document: Document, revision: Revision, *, is_final: bool) -> TableSource:
    """PAPER_SOURCES."""
    return TableSource(document)


def indicators_of(document: Document) -> Iterable[Task]:
    """The tasks drafted in this paper that have an indicator."""
    tasks = Task.objects.filter(paper__document=document).exclude(indicator="")
    return tasks.select_related("share__objective").prefetch_related(*PEOPLE)


def _row(number: int, task: Task) -> tuple[str, ...]:
    told = (
        str(number),
        task.indicator,
        task.unit,
        _given(task),
        _amount(task.target),
        _lead(task),
        when(task),
    )
    return tuple(escape(" ".join(cell.split())) for cell in told)


def _given(task: Task) -> str:
    """ "Ít nhất 12"; nothing where the indicator is the office's own."""
    if task.share is None or task.share.target is None:
        return ""
    direction, amount = Direction(task.share.objective.direction), decimal(task.share.target)
    return amount if direction is Direction.EXACTLY else f"{direction.label} {amount}"


def _amount(target: Decimal | None) -> str:
    return "" if target is None else decimal(target)


def _lead(task: Task) -> str:
    leads = (one for one in task.assignments.all() if one.role == Assignment.Role.LEAD)
    return "; ".join(str(one) for one in leads if one.ended_at is None)
