"""The demonstration at work: tasks in every state, given out by an issued plan."""

from collections.abc import Iterator

import pytest
from django.db import models, transaction
from django.test.utils import override_settings

from desk import demonstrated_tasks, demonstration
from directives import loading
from documents.models import Document, Revision
from history.models import Entry
from history.verification import verify
from officials.models import Official
from paper.personal import findings
from plans.models import Plan, Task, TaskStep, TaskTurn
from tests.demonstrated import make_units
from vietnamese.dates import today

STORED: tuple[type[models.Model], ...] = (Official, Document, Revision, Plan, Task, TaskTurn)
State, Kind = TaskTurn.State, TaskStep.Kind
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def loaded(
    django_db_setup: None, django_db_blocker: object, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """Loaded once for the whole module; every test starts from it and is undone by itself."""
    folder = tmp_path_factory.mktemp("media")
    with (
        override_settings(MEDIA_ROOT=folder),
        django_db_blocker.unblock(),  # type: ignore[attr-defined]
        transaction.atomic(),
    ):
        make_units()
        loading.load()
        demonstration.load()
        demonstrated_tasks.load()
        yield
        transaction.set_rollback(True)


def plan() -> Plan:
    return Plan.objects.get(tasks__position=1)


def turn(words: str) -> TaskTurn:
    return TaskTurn.objects.get(task__what__startswith=words, number=1)


def test_the_plan_is_issued_with_its_ten_tasks() -> None:
    document = plan().document
    entry = document.book_entries.live().get()
    assert (document.state, str(entry)) == (Document.State.ISSUED, "01/KH-UBND")
    assert plan().tasks.count() == 10


def test_a_task_stands_in_every_state_and_every_step_was_taken() -> None:
    states = dict.fromkeys(State.values, 0)
    for one in TaskTurn.objects.filter(number=1):
        states[one.state] += 1
    assert states == {"open": 6, "awaiting": 1, "done": 2, "withdrawn": 1}
    taken = set(TaskStep.objects.values_list("kind", flat=True))
    assert taken == {
        *(Kind.PROGRESS, Kind.CLOSING, Kind.CONFIRMED, Kind.SENT_BACK, Kind.ASKED_TIME),
        *(Kind.ASKED_CHANGE, Kind.REFUSED, Kind.HANDED_ON, Kind.WITHDRAWN),
    }


def test_one_is_late_one_was_refused_more_time_one_was_handed_on() -> None:
    late = TaskTurn.objects.overdue(today()).filter(number=1)
    assert list(late) == [turn("Rà soát nguồn nước")]
    assert turn("Tuyên truyền").steps.last().kind == Kind.REFUSED  # type: ignore[union-attr]
    drafter = Official.objects.get(username="soanthao")
    assert turn("Vận động") in TaskTurn.objects.led_by(drafter)
    assert turn("Kiểm tra túi").steps.get().is_for_another


def test_nothing_of_it_would_be_pointed_at() -> None:
    words = "\n".join(plan().document.current.content.words)
    said = TaskStep.objects.values_list("words", flat=True)
    assert findings("\n".join((words, *said, *(task.what for task in Task.objects.all())))) == ()


def test_loading_it_again_changes_nothing_and_the_history_holds() -> None:
    before = [list(model._default_manager.order_by("pk").values()) for model in STORED]
    entries = Entry.objects.count()
    demonstrated_tasks.load()
    assert [list(model._default_manager.order_by("pk").values()) for model in STORED] == before
    assert Entry.objects.count() == entries
    assert verify() == ()
