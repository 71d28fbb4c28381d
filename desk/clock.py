"""What happens by the clock, beside the worker: lost tasks, old files, the letters of a morning."""

import logging
import math
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.db import DatabaseError, close_old_connections

from desk.reminding.digests import remind
from desk.requeueing import requeue_lost_tasks
from documents.originals.files import sweep_unclaimed
from documents.rendering import forget_old
from households.importing.expiring import expire
from households.reputable.erasing import erase_expired

SWEPT_EVERY = timedelta(hours=1)
"""How often the store is gone through for bytes that nothing names."""
logger = logging.getLogger(__name__)


def start(*, every: timedelta) -> threading.Thread:
    """Ticks now and then at this interval for as long as the process lives."""
    clock = threading.Thread(target=_run, args=(every.total_seconds(),), name="clock", daemon=True)
    clock.start()
    return clock


def _run(seconds: float) -> None:
    pause, swept = threading.Event(), -math.inf
    while True:
        _tick()
        if time.monotonic() - swept >= SWEPT_EVERY.total_seconds():
            _sweep()
            swept = time.monotonic()
        close_old_connections()
        pause.wait(seconds)


def _tick() -> None:
    """One round; a database that is away for a while must not stop the clock."""
    with _kept_running():
        if count := requeue_lost_tasks():
            logger.warning("put back %d lost tasks", count)
        forget_old()
        expire()
    with _kept_running():
        remind()


def _sweep() -> None:
    with _kept_running():
        if count := sweep_unclaimed():
            logger.info("deleted %d files that nothing names", count)
        if count := erase_expired():
            logger.info("erased %d reputable persons whose term is over", count)


@contextmanager
def _kept_running() -> Iterator[None]:
    try:
        yield
    except DatabaseError:
        logger.exception("the clock could not do its round")
        close_old_connections()
