"""A task whose worker died (power cut, kill -9) would stay RUNNING for ever: it is put back."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

# Longer than any task of ours may take; a task that runs on for longer would be run twice.
LEASE = timedelta(minutes=10)
MOST_ATTEMPTS = 3

AnyTask = DBTaskResult[Any, Any]


class WorkerLostError(Exception):
    """Every worker that took the task died with it."""


def requeue_lost_tasks(*, lease: timedelta = LEASE) -> int:
    """Makes every task READY again that has been RUNNING for longer than the lease; gives how many.

    After three attempts the task itself is taken for the cause, and fails.
    """
    with transaction.atomic():
        lost = list(_running_since_before(timezone.now() - lease))
        for task in lost:
            _put_back(task)
    return len(lost)


def _running_since_before(moment: datetime) -> Iterator[AnyTask]:
    running = DBTaskResult.objects.running().filter(started_at__lt=moment)
    yield from running.select_for_update(skip_locked=True)


def _put_back(task: AnyTask) -> None:
    if len(task.worker_ids) >= MOST_ATTEMPTS:
        task.set_failed(WorkerLostError(f"lost {len(task.worker_ids)} times"))
        return
    task.status = TaskResultStatus.READY
    task.save(update_fields=["status"])
