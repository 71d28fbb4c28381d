"""Lịch công tác tuần: a week, and the tasks beside it, cut to what one page of A4 holds.

The decree has no form for it. What finds no room is counted on the page, never dropped unsaid.
Other pages of two tables are laid out like it, with words of their own (`Words`).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from paper import layout, metrics
from paper.layout import Page

PAGE = Page(210, 297, top=15, right=15, bottom=15, left=20)
SIZE = 10.5
"""Of the tables, in pt."""
LINE, CELL = 4.35, 1.75
"""Of a line, and what a row adds to its lines, in mm; a little more than is printed."""
TITLES, HEAD_LINE = 33.0, 5.6
"""Of the titles with the head rows of both tables, and of a line above them, in mm."""
HEAD_COLUMN = 80.0
"""In which the issuer stands, as on every slip, in mm."""
TASKS_AT_LEAST = 0.4
"""Of that, so that a full week does not push the tasks off the page."""
LINES = 2
"""Of one cell; what is longer ends in "…"."""
PADDING = 2.6
"""Of a cell with its rules, left and right together, in mm."""
WEEK_WIDTHS = (30.0, 85.0, 38.0, 22.0)
TASK_WIDTHS = (10.0, 83.0, 38.0, 44.0)
Lines = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """What is due, who leads it, how it stands."""

    words: str
    who: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Day:
    """`label` is what the first cell says, line by line; `more` are due besides the items."""

    label: Lines
    items: tuple[Item, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class Words:
    """The head rows of both tables, and what is said of the rows that find no room."""

    heads: tuple[str, str, str, str]
    task_heads: tuple[str, str, str, str]
    more: str
    more_tasks: str


OF_A_WEEK = Words(
    ("Ngày", "Việc đến hạn", "Chủ trì", "Ghi chú"),
    ("STT", "Nhiệm vụ khác đang thực hiện", "Chủ trì", "Thời hạn"),
    more="và {} việc khác",
    more_tasks="và {} nhiệm vụ khác",
)


@dataclass(frozen=True, slots=True)
class WeekSheet:
    """`more` are the tasks there are besides those listed."""

    title: str
    subject: str
    days: tuple[Day, ...]
    tasks: tuple[Item, ...] = ()
    more: int = 0
    superior: str = ""
    issuer: Lines = ()
    dateline: str = ""
    words: Words = OF_A_WEEK


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of an item, each cut to its lines."""

    cells: tuple[Lines, ...]

    @property
    def height(self) -> float:
        return CELL + LINE * max(1, *map(len, self.cells))


@dataclass(frozen=True, slots=True)
class Part:
    """Rows under one label, and how many more there are."""

    rows: tuple[Row, ...]
    more: int = 0
    label: Lines = ()

    @property
    def height(self) -> float:
        rows = sum(row.height for row in self.rows) + (CELL + LINE if self.more else 0)
        return max(rows, CELL + LINE * max(1, len(self.label)))


def fitted(sheet: WeekSheet) -> tuple[tuple[Part, ...], Part]:
    """The week and the tasks, together no higher than the page has room."""
    whole = Part(_rows(sheet.tasks, TASK_WIDTHS[1:]), sheet.more)
    room = PAGE.text_height - TITLES - HEAD_LINE * _head_lines(sheet)
    for_days = room - min(whole.height, room * TASKS_AT_LEAST)
    days = _fill([_of_day(day) for day in sheet.days], for_days)
    (tasks,) = _fill([whole], room - sum(day.height for day in days))
    return days, tasks


def _head_lines(sheet: WeekSheet) -> int:
    superior = metrics.balanced(sheet.superior, layout.SUPERIOR, column=HEAD_COLUMN)
    issuer = (metrics.balanced(line, layout.ISSUER, column=HEAD_COLUMN) for line in sheet.issuer)
    return len(superior) + sum(map(len, issuer))


def _of_day(day: Day) -> Part:
    label = tuple(line for text in day.label for line in cut(text, WEEK_WIDTHS[0]))
    return Part(_rows(day.items, WEEK_WIDTHS[1:]), day.more, label)


def _rows(items: Iterable[Item], widths: Sequence[float]) -> tuple[Row, ...]:
    return tuple(Row(tuple(map(cut, (item.words, item.who, item.mark), widths))) for item in items)


def _fill(wanted: Sequence[Part], room: float) -> tuple[Part, ...]:
    """The first rows of all parts by turns, as long as there is room."""
    shown = [_first(part, 0) for part in wanted]
    grew = True
    while grew:
        grew = False
        for place, part in enumerate(wanted):
            longer = _first(part, len(shown[place].rows) + 1)
            others = sum(one.height for one in shown) - shown[place].height
            if len(longer.rows) > len(shown[place].rows) and others + longer.height <= room:
                shown[place], grew = longer, True
    return tuple(shown)


def _first(part: Part, count: int) -> Part:
    rows = part.rows[:count]
    return Part(rows, part.more + len(part.rows) - len(rows), part.label)


def cut(text: str, column: float) -> Lines:
    """At most two lines that fit the column (mm)."""
    room, words = column - PADDING, text.split()
    lines: list[str] = []
    while words and len(lines) < LINES:
        taken = _fitting(words, room)
        lines.append(_shortened(" ".join(words[:taken]), room))
        words = words[taken:]
    if words:
        lines[-1] = _shortened(f"{lines[-1]} {' '.join(words)}", room)
    return tuple(lines)


def _fitting(words: Sequence[str], room: float) -> int:
    """How many words stand on a line; one that is too long stands alone."""
    count = 1
    while count < len(words) and _width(" ".join(words[: count + 1])) <= room:
        count += 1
    return count


def _shortened(text: str, room: float) -> str:
    if _width(text) <= room:
        return text
    while text and _width(f"{text}…") > room:
        text = text[:-1].rstrip()
    return f"{text}…"


def _width(text: str) -> float:
    return metrics.width(text, size=SIZE)
