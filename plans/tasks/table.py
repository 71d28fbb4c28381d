"""`{{phan_cong}}`: the table of who does what by when, as it stands in the plan."""

from collections.abc import Iterator, Sequence
from itertools import count, repeat

from documents.models import Document, Revision
from paper import tables
from paper.inline import escape
from plans.models import Assignment, PlanPaper, Task
from vietnamese.dates import short
from vietnamese.numerals import roman

NAME = "phan_cong"
HEADER = (
    *("STT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp"),
    *("Sản phẩm, kết quả", "Thời hạn"),
)
BASIS = "Căn cứ đề xuất (không phát hành)"
Role = Assignment.Role
PEOPLE = ("assignments__organization", "assignments__official")


class TableSource:
    """The table of one paper's plan; `is_final`: as it goes out, without what is for the draft."""

    def __init__(self, document: Document, *, is_final: bool) -> None:
        self._document = document
        self._is_final = is_final

    def citation(self, mark: str) -> None:
        return None

    def figure(self, name: str) -> str | None:
        return _table(tasks_of(self._document), self._is_final) if name == NAME else None


def sources_of(document: Document, revision: Revision, *, is_final: bool) -> TableSource:
    """PAPER_SOURCES."""
    return TableSource(document, is_final=is_final)


def tasks_of(document: Document) -> list[Task]:
    """The tasks of the plan whose paper this is, with their assignments."""
    paper = PlanPaper.objects.filter(document=document).first()
    if paper is None:
        return []
    return list(
        paper.plan.tasks.prefetch_related("assignments__organization", "assignments__official")
    )


def _table(tasks: Sequence[Task], is_final: bool) -> str | None:
    if not tasks:
        return None
    has_basis = not is_final and any(task.basis for task in tasks)
    header = (*HEADER, BASIS) if has_basis else HEADER
    return tables.write([header, *_rows(tasks, len(header))], header_rows=1)


def _rows(tasks: Sequence[Task], width: int) -> Iterator[tuple[str | tables.Merge, ...]]:
    """Each heading over its tasks, as wide as the table; the numbers run on through all."""
    groups: dict[str, list[Task]] = {}
    for task in tasks:
        groups.setdefault(task.heading, []).append(task)
    numbers, headings = count(1), count(1)
    for heading, its in groups.items():
        if heading:
            title = f"**{roman(next(headings))}. {escape(heading)}**"
            yield (title, *repeat(tables.Merge.LEFT, width - 1))
        yield from (_row(next(numbers), task)[:width] for task in its)


def _row(number: int, task: Task) -> tuple[str, ...]:
    told = (
        str(number),
        task.what,
        *(_called(task, role) for role in (Role.LEAD, Role.PARTNER)),
        task.deliverable,
        when(task),
        task.basis,
    )
    return tuple(escape(" ".join(cell.split())) for cell in told)


def _called(task: Task, role: Assignment.Role) -> str:
    return "; ".join(str(one) for one in task.assignments.all() if one.role == role)


def when(task: Task) -> str:
    """ "31/3/2026"; of what recurs how often, from when on and until when."""
    if task.due_on is None:
        return "Thường xuyên"
    if task.recurrence == Task.Recurrence.ONCE or task.recurs_until is None:
        return short(task.due_on)
    often = Task.Recurrence(task.recurrence).label
    return f"{often}, từ {short(task.due_on)} đến {short(task.recurs_until)}"
