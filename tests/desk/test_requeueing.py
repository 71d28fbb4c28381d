from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from django_tasks import task
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from desk.requeueing import LEASE, MOST_ATTEMPTS, requeue_lost_tasks

pytestmark = pytest.mark.django_db


@task()
def nothing() -> None:
    """What the worker was at when it died."""


def make_task(*, status: str, started: timedelta, attempts: int = 1) -> DBTaskResult[Any, Any]:
    return DBTaskResult.objects.create(
        status=status,
        started_at=timezone.now() - started,
        run_after=timezone.now() - started,
        args_kwargs={"args": [], "kwargs": {}},
        task_path=f"{__name__}.nothing",
        worker_ids=[f"worker{n}" for n in range(attempts)],
        backend_name="default",
    )


LONG_AGO = LEASE + timedelta(seconds=1)


def test_a_task_running_longer_than_the_lease_is_put_back() -> None:
    lost = make_task(status=TaskResultStatus.RUNNING, started=LONG_AGO)
    assert requeue_lost_tasks() == 1
    lost.refresh_from_db()
    assert lost.status == TaskResultStatus.READY
    assert lost in DBTaskResult.objects.ready()
    assert requeue_lost_tasks() == 0


def test_a_task_within_its_lease_is_left_to_its_worker() -> None:
    make_task(status=TaskResultStatus.RUNNING, started=LEASE - timedelta(seconds=5))
    assert requeue_lost_tasks() == 0


def test_what_has_ended_stays_ended() -> None:
    make_task(status=TaskResultStatus.SUCCESSFUL, started=LONG_AGO)
    make_task(status=TaskResultStatus.FAILED, started=LONG_AGO)
    assert requeue_lost_tasks() == 0


def test_a_task_that_killed_every_worker_fails_in_the_end() -> None:
    deadly = make_task(status=TaskResultStatus.RUNNING, started=LONG_AGO, attempts=MOST_ATTEMPTS)
    requeue_lost_tasks()
    deadly.refresh_from_db()
    assert deadly.status == TaskResultStatus.FAILED
    assert "lost 3 times" in deadly.traceback
