"""How the running turns of a given task are dealt out to the task that takes its place."""

from datetime import date

import pytest

from plans.models import TaskTurn
from plans.papers.carrying_tasks import dealt

JAN, FEB, MAR, APR = (date(2030, month, 28) for month in (1, 2, 3, 4))
OPEN, WAITING, DONE, GONE = "open", "awaiting", "done", "withdrawn"


def turns(*told: tuple[date | None, str]) -> list[TaskTurn]:
    return [TaskTurn(pk=pk, due_on=day, state=state) for pk, (day, state) in enumerate(told, 1)]


@pytest.mark.parametrize(
    ("before", "days", "same", "kept", "new", "left"),
    [
        ([(JAN, DONE), (MAR, OPEN)], [JAN, FEB], True, {2: MAR}, [], []),
        ([(JAN, DONE), (FEB, OPEN), (MAR, OPEN)], [FEB, MAR], False, {2: FEB, 3: MAR}, [], []),
        ([(FEB, OPEN)], [MAR], False, {1: MAR}, [], []),
        ([(FEB, WAITING)], [MAR], False, {1: MAR}, [], []),
        ([(FEB, OPEN)], [None], False, {1: None}, [], []),
        ([(None, OPEN)], [MAR], False, {1: MAR}, [], []),
        ([(JAN, DONE)], [JAN, FEB], False, {}, [FEB], []),
        ([(JAN, GONE)], [JAN], False, {}, [], []),
        ([(JAN, OPEN), (FEB, OPEN), (MAR, OPEN)], [MAR], False, {3: MAR}, [], [1, 2]),
        ([(JAN, OPEN), (FEB, OPEN)], [MAR, APR], False, {1: MAR, 2: APR}, [], []),
        ([(FEB, OPEN)], [JAN, FEB, MAR], False, {1: FEB}, [JAN, MAR], []),
        ([], [JAN], False, {}, [JAN], []),
    ],
)
def test_turns_keep_their_day_or_take_a_new_one_and_what_is_over_is_not_asked_again(
    before: list[tuple[date | None, str]],
    days: list[date | None],
    same: bool,
    kept: dict[int, date | None],
    new: list[date],
    left: list[int],
) -> None:
    moved = dealt(days, turns(*before), same_schedule=same)
    assert {turn.pk: day for turn, day in moved.kept} == kept
    assert (list(moved.new), [turn.pk for turn in moved.left]) == (new, left)
