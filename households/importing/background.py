"""What the worker does with a workbook: read it for the preview, write what was confirmed.

The record of a task keeps the message of what stopped it, and a message may repeat a cell of the
workbook: only the kind of fault and the place in the program are let through.
"""

import logging
import traceback
from collections.abc import Callable
from pathlib import PurePath

from django_tasks import task

from households.importing import applying, previewing, stages

logger = logging.getLogger(__name__)


class WorkbookFaultError(Exception):
    """The program met what it did not expect."""


@task()
def read(import_id: int) -> None:
    _guarded(previewing.preview, import_id)


@task()
def write(import_id: int) -> None:
    _guarded(applying.apply_confirmed, import_id)


def _guarded(work: Callable[[int], None], import_id: int) -> None:
    try:
        work(import_id)
    except Exception as fault:
        told = f"import {import_id}: {_kind_and_place(fault)}"
        logger.error(told)
        stages.stop(import_id, stages.UNEXPECTED)
        raise WorkbookFaultError(told) from None


def _kind_and_place(fault: Exception) -> str:
    last = traceback.extract_tb(fault.__traceback__)[-1]
    return f"{type(fault).__name__} at {PurePath(last.filename).name}:{last.lineno}"
