"""A worker killed outright at any point leaves nothing half-applied, and the work is done again."""

import multiprocessing
import os
import signal
import time
from collections.abc import Callable
from datetime import timedelta
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connections

from desk.requeueing import requeue_lost_tasks
from history.verification import verify
from households.importing import confirming, folder, lines
from households.importing.putting_in import Workbook, put_in
from households.models import Household, HouseholdMembers, HouseholdState, Import, ImportLine
from officials.models import Official, Organization
from tests.households.counts import make_groups
from tests.households.imports import CLOSING, household_list
from tests.households.rows import open_rows

FORK = multiprocessing.get_context("fork")
ROWS, AT_ONCE, PATIENCE = 600, 20, 60
State = Import.State
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(300)]


@pytest.fixture(autouse=True)
def waiting(tmp_path: Path, settings: object) -> Path:
    settings.IMPORTS_FOLDER = tmp_path / "waiting"  # type: ignore[attr-defined]
    return tmp_path / "waiting"


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "AT_ONCE", AT_ONCE)


@pytest.fixture
def imported(ward: Organization, drafter: Official, chair: Official, settings: object) -> Import:
    settings.HOUSEHOLD_ROWS_ON_SHARED_SERVER = True  # type: ignore[attr-defined]
    open_rows(ward, drafter, by=chair)
    make_groups(ward, 3)
    rows = (("Hộ", f"Khối {1 + n % 3}", "Kinh", 1 + n % 7, None) for n in range(ROWS))
    workbook = Workbook("danh-sach.xlsx", household_list(rows))
    return put_in(ward, workbook, kind=Import.Kind.ROWS, closes_on=CLOSING, by=drafter)


def work() -> None:
    """What `manage.py work` does with the tasks that wait, once."""
    call_command("db_worker", batch=True, startup_delay=False, verbosity=0)


def killed_when(is_time: Callable[[], bool]) -> None:
    """A worker of its own, killed as soon as it has come that far."""
    connections.close_all()
    worker: BaseProcess = FORK.Process(target=work)
    worker.start()
    until = time.monotonic() + PATIENCE
    while not is_time():
        assert worker.is_alive(), "the worker was done before it could be killed"
        assert time.monotonic() < until
        time.sleep(0.001)
    os.kill(worker.pid or 0, signal.SIGKILL)
    worker.join(PATIENCE)
    assert worker.exitcode == -signal.SIGKILL
    requeue_lost_tasks(lease=timedelta(0))


def has_come_to(imported: Import, rows: int) -> Callable[[], bool]:
    """Where it stands by the file beside the workbook: inside a transaction nobody else sees."""
    return lambda: (folder.progress(imported.held) or folder.Progress(0, 0)).done >= rows


def has_reached(imported: Import, state: Import.State) -> Callable[[], bool]:
    return lambda: Import.objects.filter(pk=imported.pk, state=state).exists()


def standing(imported: Import) -> Import.State:
    imported.refresh_from_db()
    return Import.State(imported.state)


def in_register() -> tuple[int, int, int]:
    tables = (Household, HouseholdState, HouseholdMembers)
    return tuple(table._default_manager.count() for table in tables)  # type: ignore[return-value]


def test_killed_while_it_looks_leaves_no_line_and_looks_again(imported: Import) -> None:
    killed_when(has_come_to(imported, ROWS // 2))
    assert (standing(imported), ImportLine.objects.count()) == (State.READING, 0)
    work()
    assert (standing(imported), imported.new) == (State.READY, ROWS)


@pytest.mark.parametrize("rows", [AT_ONCE, ROWS - AT_ONCE])
def test_killed_while_it_writes_leaves_nothing_and_writes_all_of_it_after(
    imported: Import, drafter: Official, rows: int
) -> None:
    work()
    standing(imported)
    folder.report(imported.held, folder.Progress(0, ROWS))
    confirming.confirm(imported, seen=imported.seen, by=drafter)
    killed_when(has_come_to(imported, rows))
    assert (standing(imported), in_register()) == (State.APPLYING, (0, 0, 0))
    assert ImportLine.objects.count() == ROWS
    work()
    assert (standing(imported), in_register()) == (State.DONE, (ROWS, ROWS, ROWS))
    assert verify() == ()


def test_killed_before_the_workbook_is_back_goes_on_with_it_and_writes_nothing_twice(
    imported: Import, drafter: Official, waiting: Path
) -> None:
    work()
    standing(imported)
    confirming.confirm(imported, seen=imported.seen, by=drafter)
    killed_when(has_reached(imported, State.RETURNING))
    assert in_register() == (ROWS, ROWS, ROWS)
    work()
    assert (standing(imported), in_register()) == (State.DONE, (ROWS, ROWS, ROWS))
    assert folder.read(imported.returned)
    assert {file.name for file in waiting.iterdir()} == {imported.returned, folder.TAG}
