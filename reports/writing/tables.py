"""The tables and sentences of a report that its office's work gives, as `|` lines or plain words.

They are taken when the report is opened and anew when somebody says so, with the figures.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, repeat

from django.db.models.functions import Coalesce, TruncDate

from households.figures.names import figure
from households.figures.ward import Ward, ward_of
from officials.once import moment
from paper import tables
from paper.inline import escape
from paper.tables import Align
from plans.activities.achieved import REPORTS
from plans.coverage import Line, Standing, coverage_of
from plans.models import Activity, CommunityModel, Plan, Task, TaskStep, TaskTurn
from plans.papers.tasks_of_duties import Progress
from plans.tasks.roles import lead_of
from reports.models import Report
from reports.writing.work import Work, is_overdue, state_on
from vietnamese.dates import VIETNAM, short
from vietnamese.numerals import grouped

State = TaskTurn.State
TASKS, TOLD_TASKS = "bang_nhiem_vu", "cau_nhiem_vu"
ACTIVITIES, TOLD_ACTIVITIES = "bang_hoat_dong", "cau_hoat_dong"
MODELS, TOLD_MODELS = "bang_mo_hinh", "cau_mo_hinh"
POPULATION, DUTIES = "bang_dan_cu", "bang_nhiem_vu_tren_giao"
NOTHING = {
    TASKS: "Trong kỳ không có nhiệm vụ đến hạn.",
    TOLD_TASKS: "Trong kỳ không có nhiệm vụ đến hạn.",
    ACTIVITIES: "Trong kỳ không có hoạt động.",
    TOLD_ACTIVITIES: "Trong kỳ không có hoạt động.",
    MODELS: "Không có mô hình đang hoạt động.",
    TOLD_MODELS: "Không có mô hình đang hoạt động.",
    POPULATION: "Chưa có số liệu dân cư đầu kỳ để so sánh.",
    DUTIES: "Không có nhiệm vụ trên giao.",
}
"""What stands in the place of a table that has become empty."""
_PLACES = "so_dia_ban"
_COUNTED = ("ho", "nhan_khau", "nu", _PLACES)
"""Of the register, what no rule guards (docs/bounds.md, 4): the changes of ethnic and religious
figures are never set side by side."""
NOT_COUNTED = "–"
Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """`text` is "" where there is nothing to tell."""

    name: str
    text: str


def tables_of(report: Report, work: Work) -> Iterator[Told]:
    yield Told(TOLD_TASKS, tasks_in_words(work))
    yield Told(TASKS, _table(_TASKS_HEADER, _task_rows(work)))
    yield Told(TOLD_ACTIVITIES, activities_in_words(work))
    yield Told(ACTIVITIES, _table(_ACTIVITIES_HEADER, _activity_rows(work), numbers=3))
    yield Told(TOLD_MODELS, models_in_words(work))
    yield Told(MODELS, _table(_MODELS_HEADER, _model_rows(work), numbers=1))
    yield Told(POPULATION, _population(work))
    yield Told(DUTIES, _table(_DUTIES_HEADER, _duty_rows(report, work)))


def tasks_in_words(work: Work) -> str:
    """ "Trong kỳ có 5 nhiệm vụ với 7 lượt phải thực hiện: 6 hoàn thành, 1 đang thực hiện.", in the
    words of their table."""
    turns = work.found_turns
    if not turns:
        return ""
    said = _last_words(turns, work.until)
    states = Counter(_state(one, one.pk in said, work.until).lower() for one in turns)
    told = ", ".join(f"{count} {state}" for state, count in states.most_common())
    tasks = len({one.task_id for one in turns})
    of_turns = f" với {len(turns)} lượt" if len(turns) != tasks else ""
    return f"Trong kỳ có {tasks} nhiệm vụ{of_turns} phải thực hiện: {told}."


def activities_in_words(work: Work) -> str:
    if not work.totals:
        return ""
    held, sessions = (
        sum(getattr(total, name) for total in work.totals) for name in ("activities", "sessions")
    )
    return f"Trong kỳ đã tổ chức {grouped(held)} hoạt động với {grouped(sessions)} buổi, lượt."


def models_in_words(work: Work) -> str:
    going_on = work.models()
    if not going_on:
        return ""
    return f"Đến ngày {short(work.until)} có {grouped(going_on)} mô hình đang hoạt động."


_TASKS_HEADER = ("STT", "Nhiệm vụ", "Chủ trì", "Thời hạn", "Tình trạng", "Kết quả")


def _task_rows(work: Work) -> Iterator[Row]:
    """A row for each task, however many turns of it fell in the period."""
    turns = work.found_turns
    tasks, said = _tasks(turns), _last_words(turns, work.until)
    by_task = groupby(turns, key=lambda turn: turn.task_id)
    for number, (key, group) in enumerate(by_task, start=1):
        its = list(group)
        words = next((said[one.pk] for one in reversed(its) if one.pk in said), "")
        told = (
            tasks[key].what,
            _lead(tasks[key]),
            _when(its),
            _states(its, said, work.until),
            words,
        )
        yield (str(number), *told)


def _tasks(turns: Iterable[TaskTurn]) -> Mapping[int, Task]:
    people = ("assignments__organization", "assignments__official")
    found = Task.objects.filter(pk__in={turn.task_id for turn in turns})
    return {task.pk: task for task in found.prefetch_related(*people)}


def _lead(task: Task) -> str:
    """The office or the post; who sits there is no business of the office above."""
    lead = lead_of(TaskTurn(task=task))
    return (lead.post or lead.called) if lead else ""


def _last_words(turns: Iterable[TaskTurn], until: date) -> Mapping[int, str]:
    """What the last report on each turn said, by its key; reports made after the period are not of
    it."""
    steps = TaskStep.objects.filter(turn__in=[turn.pk for turn in turns], kind__in=REPORTS)
    steps = steps.annotate(day=Coalesce("on", TruncDate("at", tzinfo=VIETNAM)))
    told = steps.filter(day__lte=until).order_by("pk").values_list("turn", "words")
    return dict(told)


def _when(turns: Sequence[TaskTurn]) -> str:
    days = [turn.due_on for turn in turns if turn.due_on]
    if not days:
        return "Thường xuyên"
    return short(days[0]) if len(days) == 1 else f"{short(days[0])} - {short(days[-1])}"


def _states(turns: Sequence[TaskTurn], said: Mapping[int, str], until: date) -> str:
    """ "Hoàn thành"; of a task with several turns "3 hoàn thành, 1 chưa thực hiện (quá hạn)"."""
    words = [_state(turn, turn.pk in said, until) for turn in turns]
    if len(words) == 1:
        return words[0]
    return ", ".join(f"{count} {word.lower()}" for word, count in Counter(words).items())


def _state(turn: TaskTurn, is_begun: bool, until: date) -> str:
    state = state_on(turn, until)
    if state != State.OPEN:
        return State(state).label
    if turn.due_on is None:
        return "Tiếp tục duy trì"
    late = " (quá hạn)" if is_overdue(turn, until) else ""
    return f"{'Đang thực hiện' if is_begun else 'Chưa thực hiện'}{late}"


_ACTIVITIES_HEADER = ("STT", "Loại hoạt động", "Số hoạt động", "Số buổi, lượt", "Số người dự")


def _activity_rows(work: Work) -> Iterator[Row]:
    for number, total in enumerate(work.totals, start=1):
        held = map(grouped, (total.activities, total.sessions))
        came = grouped(total.attendants) if total.attendants else NOT_COUNTED
        yield (str(number), Activity.Kind(total.kind).label, *held, came)


_MODELS_HEADER = ("STT", "Loại mô hình", "Số mô hình đang hoạt động")


def _model_rows(work: Work) -> Iterator[Row]:
    counted = work.models_by_kind or {}
    kinds = (kind for kind in CommunityModel.Kind if counted.get(kind))
    for number, kind in enumerate(kinds, start=1):
        yield (str(number), kind.label, grouped(counted[kind]))


def _population(work: Work) -> str:
    """The ward on the last day before the period and on its last, as known now; nothing where no
    people were counted by the first of them."""
    days = (work.since - timedelta(days=1), work.until)
    before, now = (ward_of(work.organization, on=day, known=moment()) for day in days)
    if before is None or now is None:
        return ""
    header = ("STT", "Nội dung", f"Ngày {short(before.on)}", f"Ngày {short(now.on)}", "Tăng, giảm")
    rows = {name: row for name in _COUNTED if (row := _change(name, before, now))}
    told = [(str(place), *row) for place, row in enumerate(rows.values(), start=1)]
    return _table(header, told, numbers=3) if rows.keys() - {_PLACES} else ""


def _change(name: str, before: Ward, now: Ward) -> Row | None:
    """None where it was not counted on both days."""
    one = figure(name)
    was, is_now = (one.find(ward) if one else None for ward in (before, now))
    if one is None or was is None or is_now is None or was.number is None or is_now.number is None:
        return None
    return one.meaning, was.text, is_now.text, _signed(is_now.number - was.number)


def _signed(change: int) -> str:
    if change == 0:
        return "không đổi"
    return f"{'tăng' if change > 0 else 'giảm'} {grouped(abs(change))}"


_DUTIES_HEADER = ("STT", "Nhiệm vụ được giao", "Văn bản giao", "Tình trạng")


def _duty_rows(report: Report, work: Work) -> Iterator[Row]:
    """Of the directive that the regime rests on, if it gives duties; else of every one."""
    plans = Plan.objects.filter(organization=report.organization_id, year=work.until.year)
    plan = plans.with_papers().last()
    sheaves = coverage_of(plan) if plan else ()
    own = [one for one in sheaves if one.directive.pk == report.regime.directive_id]
    asked = [
        line
        for sheaf in own or sheaves
        for line in sheaf.lines
        if sheaf.directive.issued_on <= work.until
    ]
    for number, line in enumerate(asked, start=1):
        duty = line.duty
        yield (str(number), duty.what, str(duty.directive), _duty_state(line))


def _duty_state(line: Line) -> str:
    holding = [one.progress for one in line.tasks if one.holds]
    if holding and all(one is Progress.DONE for one in holding):
        return "Hoàn thành"
    if holding:
        return "Đang thực hiện"
    return {
        Standing.ANSWERED: "Đã đưa vào kế hoạch",
        Standing.EXPLAINED: "Đã giải trình",
        Standing.OPEN: "Chưa thực hiện",
    }[line.standing]


def _table(header: Row, rows: Iterable[Row], *, numbers: int = 0) -> str:
    """ "" without rows. `numbers`: how many of the last columns hold them."""
    told = [tuple(escape(" ".join(cell.split())) for cell in row) for row in rows]
    words = repeat(None, len(header) - 1 - numbers)
    aligned = (Align.CENTRE, *words, *repeat(Align.RIGHT, numbers))
    return tables.write([header, *told], header_rows=1, alignments=aligned) if told else ""
