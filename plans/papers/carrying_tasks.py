"""What the issue of a further paper does to the tasks that were given out before.

The issue is the act, and the paper's own lifecycle has said who may: no guard of a turn is asked
again. Every turn touched has its line in the chronicle, as it would by the verbs of a turn.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from documents.issued.following import reference
from officials.models import Official
from plans.models import Assignment, PlanPaper, Task, TaskStep, TaskTurn
from plans.models.tasks import WORDS_LENGTH
from plans.tasks.drafting import somebody
from plans.tasks.turns import due_days
from vietnamese.dates import short
from vietnamese.working_days import Calendar

Day = date | None
State = TaskTurn.State
RUNNING = frozenset({State.OPEN, State.AWAITING})
SCHEDULE = ("due_on", "recurrence", "recurs_until")


@dataclass(frozen=True, slots=True)
class Moved:
    """The running turns of a given task, dealt out to the task that takes its place."""

    kept: Sequence[tuple[TaskTurn, Day]]
    new: Sequence[Day]
    left: Sequence[TaskTurn]


@dataclass(slots=True)
class _Settled:
    """What is written at the end, all of it at once."""

    moved: list[TaskTurn] = field(default_factory=list)
    made: list[TaskTurn] = field(default_factory=list)
    withdrawn: list[TaskTurn] = field(default_factory=list)
    steps: list[TaskStep] = field(default_factory=list)


def carry(
    paper: PlanPaper, tasks: Iterable[Task], *, calendar: Calendar, on: date, by: Official
) -> Mapping[str, int]:
    """Carry the running turns of what is replaced, withdraw those of what ends.

    `tasks`: those of the paper. Gives the counts for the history; nothing where nothing was given.
    """
    new: dict[int, Task] = {task.replaces.pk: task for task in tasks if task.replaces}
    ended = _ended(paper, new)
    turns = _turns_of([*new, *ended])
    settled, called = _Settled(), reference(paper.document)
    for old_pk, task in new.items():
        _replace(task, turns.get(old_pk, []), settled, calendar, on, called, by)
    for old_pk, why in ended.items():
        running = [turn for turn in turns.get(old_pk, []) if turn.state in RUNNING]
        _withdraw(running, settled, f"{why} {called}", by)
    _keep_leads(new)
    return _written(settled, {*new, *ended})


def withdraw_all(tasks: Sequence[Task], why: str, *, by: Official) -> Mapping[str, int]:
    """End given tasks and withdraw what of them is running; gives the counts for the history."""
    turns, settled = _turns_of([task.pk for task in tasks]), _Settled()
    running = [turn for its in turns.values() for turn in its if turn.state in RUNNING]
    _withdraw(running, settled, why, by)
    return _written(settled, {task.pk for task in tasks})


def dealt(days: Sequence[Day], turns: Sequence[TaskTurn], *, same_schedule: bool) -> Moved:
    """Turns keep their day where the schedule is the same, time that was granted included.

    Else a turn due on one of the new days stays on it, the others take the remaining days in
    order; days that are over or were withdrawn are not asked for again.
    """
    running = [turn for turn in turns if turn.state in RUNNING]
    if same_schedule:
        return Moved([(turn, turn.due_on) for turn in running], (), ())
    over = {turn.due_on for turn in turns if turn.state not in RUNNING}
    free = [day for day in days if day not in over]
    kept: list[tuple[TaskTurn, Day]] = []
    for turn in running:
        if turn.due_on in free:
            free.remove(turn.due_on)
            kept.append((turn, turn.due_on))
    others = [turn for turn in running if turn not in {one for one, _ in kept}]
    kept += zip(others, free, strict=False)
    return Moved(kept, free[len(others) :], others[len(free) :])


def _ended(paper: PlanPaper, new: Iterable[int]) -> dict[int, str]:
    """Given tasks that end with this paper, and how that is said before its name."""
    ended = {
        one.task_id: f"{one.reason.rstrip('.')}. Thôi thực hiện theo" for one in paper.endings.all()
    }
    if paper.role == PlanPaper.Role.REPLACEMENT:
        given = paper.plan.tasks.filter(state=Task.State.ASSIGNED).exclude(pk__in=list(new))
        ended |= dict.fromkeys(given.values_list("pk", flat=True), "Không còn trong")
    return ended


def _turns_of(tasks: Sequence[int]) -> dict[int, list[TaskTurn]]:
    """Locked, by task."""
    found: dict[int, list[TaskTurn]] = {}
    rows = TaskTurn.objects.filter(task__in=tasks).order_by("pk").select_for_update()
    for turn in sorted(rows, key=lambda one: (one.due_on or date.max, one.pk)):
        found.setdefault(turn.task_id, []).append(turn)
    return found


def _replace(
    task: Task,
    turns: Sequence[TaskTurn],
    settled: _Settled,
    calendar: Calendar,
    on: date,
    called: str,
    by: Official,
) -> None:
    old = task.replaces
    same = old is not None and all(getattr(task, n) == getattr(old, n) for n in SCHEDULE)
    moved = dealt(due_days(task, calendar) or (None,), turns, same_schedule=same)
    for turn, day in moved.kept:
        words = f"Chuyển theo {called}{_redated(turn.due_on, day)}"
        settled.steps.append(_step(turn, TaskStep.Kind.CARRIED, words, by))
        turn.due_on = day
    made = [TaskTurn(due_on=day, given_on=on) for day in moved.new]
    kept = [turn for turn, _ in moved.kept]
    together = sorted([*kept, *made], key=lambda turn: turn.due_on or date.max)
    for number, turn in enumerate(together, start=1):
        turn.task, turn.number = task, number
    settled.moved += kept
    settled.made += made
    _withdraw(moved.left, settled, f"Thay bằng nhiệm vụ trong {called}", by)


def _redated(before: Day, after: Day) -> str:
    if before == after:
        return ""
    told = [short(day) if day else "không có thời hạn" for day in (before, after)]
    return f"; thời hạn {told[0]} đổi thành {told[1]}"


def _withdraw(turns: Iterable[TaskTurn], settled: _Settled, words: str, by: Official) -> None:
    for turn in turns:
        turn.state = State.WITHDRAWN
        settled.withdrawn.append(turn)
        settled.steps.append(_step(turn, TaskStep.Kind.WITHDRAWN, words, by))


def _step(turn: TaskTurn, kind: TaskStep.Kind, words: str, by: Official) -> TaskStep:
    return TaskStep(turn=turn, kind=kind, words=words[:WORDS_LENGTH], by=by)


def _keep_leads(new: Mapping[int, Task]) -> None:
    """Whom a task was handed on to while the paper was drafted goes on leading it."""
    leads = Assignment.objects.leading()
    ended = leads.filter(task__in=new).exclude(ended_at=None)
    for gone in ended.select_related("organization", "official"):
        task = new[gone.task_id]
        drafted = leads.filter(task=task).first()
        if not drafted or not gone.ended_at or gone.ended_at < task.created_at:
            continue
        now = leads.standing().filter(task=gone.task_id).first()
        if now and somebody(drafted) == somebody(gone):
            drafted.organization, drafted.post = now.organization, now.post
            drafted.official, drafted.name = now.official, now.name
            drafted.save(update_fields=["organization", "post", "official", "name"])


def _written(settled: _Settled, over: set[int]) -> dict[str, int]:
    TaskTurn.objects.bulk_update(settled.moved, ["task", "number", "due_on"])
    TaskTurn.objects.bulk_update(settled.withdrawn, ["state"])
    TaskTurn.objects.bulk_create(settled.made)
    TaskStep.objects.bulk_create(settled.steps)
    Task.objects.filter(pk__in=over).update(state=Task.State.ENDED)
    if not over:
        return {}
    return {
        "ended": len(over),
        "moved": len(settled.moved),
        "made": len(settled.made),
        "withdrawn": len(settled.withdrawn),
    }
