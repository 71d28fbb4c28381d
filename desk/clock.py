"""What happens by the clock, beside the worker: lost tasks are put back, old prints forgotten."""

import logging
import threading
from datetime import timedelta

from django.db import DatabaseError, close_old_connections

from desk.requeueing import requeue_lost_tasks
from documents.rendering import forget_old

logger = logging.getLogger(__name__)


def start(*, every: timedelta) -> threading.Thread:
    """Ticks now and then at this interval for as long as the process lives."""
    clock = threading.Thread(target=_run, args=(every.total_seconds(),), name="clock", daemon=True)
    clock.start()
    return clock


def _run(seconds: float) -> None:
    pause = threading.Event()
    while True:
        _tick()
        pause.wait(seconds)


def _tick() -> None:
    """One round; a database that is away for a while must not stop the clock."""
    try:
        if count := requeue_lost_tasks():
            logger.warning("put back %d lost tasks", count)
        forget_old()
    except DatabaseError:
        logger.exception("the clock could not do its round")
    finally:
        close_old_connections()
