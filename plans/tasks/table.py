"""`{{phan_cong}}`: the table of who does what by when, as it stands in the plan."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, count, repeat

from documents.models import Document, Revision
from paper import tables
from paper.inline import escape
from plans.models import Assignment, PlanPaper, Task, TaskEnding
from vietnamese.dates import short
from vietnamese.numerals import roman

NAME = "phan_cong"
HEADER = (
    *("STT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp"),
    *("Sản phẩm, kết quả", "Thời hạn"),
)
BASIS = "Căn cứ đề xuất (không phát hành)"
ENDED = "Thôi thực hiện"
Role = Assignment.Role
PEOPLE = ("assignments__organization", "assignments__official")


class TableSource:
    """The table of one paper; `is_final`: as it goes out, without what is for the draft."""

    def __init__(self, document: Document, *, is_final: bool) -> None:
        self._document = document
        self._is_final = is_final

    def citation(self, mark: str) -> None:
        return None

    def figure(self, name: str) -> str | None:
        if name != NAME:
            return None
        return _table(tasks_of(self._document), endings_of(self._document), self._is_final)


def sources_of(document: Document, revision: Revision, *, is_final: bool) -> TableSource:
    """PAPER_SOURCES."""
    return TableSource(document, is_final=is_final)


def tasks_of(document: Document) -> list[Task]:
    """The tasks drafted in this paper, with their assignments."""
    tasks = Task.objects.filter(paper__document=document).select_related("paper", "replaces__paper")
    return list(tasks.prefetch_related(*PEOPLE))


def endings_of(document: Document) -> list[TaskEnding]:
    """The given tasks that end with this paper."""
    endings = TaskEnding.objects.filter(paper__document=document).select_related("task__paper")
    return list(endings.prefetch_related(*(f"task__{people}" for people in PEOPLE)))


def numbers_of(tasks: Iterable[Task]) -> Mapping[int, int]:
    """By the key of a task the number it bears in the table of its paper."""
    by_paper: dict[int, list[Task]] = {}
    for task in tasks:
        by_paper.setdefault(task.paper_id, []).append(task)
    return {
        task.pk: number
        for its in by_paper.values()
        for number, task in enumerate(chain.from_iterable(_groups(its).values()), start=1)
    }


def _table(tasks: Sequence[Task], endings: Sequence[TaskEnding], is_final: bool) -> str | None:
    if not tasks and not endings:
        return None
    has_basis = not is_final and any(task.basis for task in tasks)
    header = (*HEADER, BASIS) if has_basis else HEADER
    rows = _rows(tasks, endings, _given_before(tasks, endings), len(header))
    return tables.write([header, *rows], header_rows=1)


def _given_before(tasks: Iterable[Task], endings: Iterable[TaskEnding]) -> Mapping[int, str]:
    """What this paper changes or ends, as the reader finds it: "nhiệm vụ số 2 của kế hoạch".

    A replacement stands by itself and names no numbers of what it replaces.
    """
    changed = [
        task.replaces
        for task in tasks
        if task.replaces and task.paper.role != PlanPaper.Role.REPLACEMENT
    ]
    before = [*changed, *(ending.task for ending in endings)]
    if not before:
        return {}
    numbers = numbers_of(Task.objects.filter(paper__in={task.paper_id for task in before}))
    return {task.pk: f"nhiệm vụ số {numbers[task.pk]} của {task.paper.called}" for task in before}


def _groups(tasks: Iterable[Task]) -> Mapping[str, list[Task]]:
    """By heading, in the order in which the headings first come."""
    groups: dict[str, list[Task]] = {}
    for task in tasks:
        groups.setdefault(task.heading, []).append(task)
    return groups


def _rows(
    tasks: Sequence[Task], endings: Sequence[TaskEnding], before: Mapping[int, str], width: int
) -> Iterator[tuple[str | tables.Merge, ...]]:
    """Each heading over its tasks, as wide as the table; the numbers run on through all."""
    numbers, headings = count(1), count(1)
    for heading, its in _groups(tasks).items():
        if heading:
            yield _heading(next(headings), heading, width)
        for task in its:
            number, what, *rest = _row(next(numbers), task)
            changes = before.get(task.replaces_id or 0)
            yield (number, f"{what} (thay {changes})" if changes else what, *rest)[:width]
    if endings:
        yield _heading(next(headings), ENDED, width)
    for ending in endings:
        number, what, *people, _, _, basis = _row(next(numbers), ending.task)
        called = before[ending.task_id].capitalize()
        yield (number, f"{called}: {what}", *people, "", ENDED, basis)[:width]


def _heading(number: int, words: str, width: int) -> tuple[str | tables.Merge, ...]:
    title = f"**{roman(number)}. {escape(words)}**"
    return (title, *repeat(tables.Merge.LEFT, width - 1))


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
    standing = (one for one in task.assignments.all() if one.ended_at is None)
    return "; ".join(str(one) for one in standing if one.role == role)


def when(task: Task) -> str:
    """ "31/3/2026"; of what recurs how often, from when on and until when."""
    if task.due_on is None:
        return "Thường xuyên"
    if task.recurrence == Task.Recurrence.ONCE or task.recurs_until is None:
        return short(task.due_on)
    often = Task.Recurrence(task.recurrence).label
    return f"{often}, từ {short(task.due_on)} đến {short(task.recurs_until)}"
