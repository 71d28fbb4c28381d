"""Where workbooks wait: private, outside database and store, for a day at most."""

import os
import stat
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings as project
from django.utils import timezone

from desk.clock import _tick
from history.models import Entry
from households.importing import background, confirming, expiring, folder, previewing
from households.importing.folder import Progress
from households.importing.stages import MOST_ATTEMPTS, NOT_RETURNED, State
from households.models import GroupCount, Import, ImportLine
from localities.models import ResidentialGroup
from officials.models import Official, Organization
from tests.households.counts import make_ethnic_groups, make_groups
from tests.households.imports import confirmed, counts, put_counts_in, written

DAY = timedelta(hours=24)
ROWS = [("Khối 1", "Kinh", 300, 1200, 610)]


@pytest.fixture(autouse=True)
def waiting(tmp_path: Path, settings: object) -> Path:
    settings.IMPORTS_FOLDER = tmp_path / "waiting"  # type: ignore[attr-defined]
    return tmp_path / "waiting"


@pytest.fixture
def khoi(ward: Organization) -> list[ResidentialGroup]:
    make_ethnic_groups()
    return make_groups(ward, 2)


def files(waiting: Path) -> list[str]:
    return [file.name for file in waiting.iterdir() if file.name != folder.TAG]


def grow_old(waiting: Path, by: timedelta) -> None:
    for file in waiting.iterdir():
        then = file.stat().st_mtime - by.total_seconds()
        os.utime(file, (then, then))
    for imported in Import.objects.all():
        imported.put_in_at -= by
        imported.ended_at = imported.ended_at and imported.ended_at - by
        imported.save(update_fields=["put_in_at", "ended_at"])


def test_it_is_no_part_of_database_store_or_backup() -> None:
    place = Path(project.VAR_DIR) / "imports-waiting"
    assert Path(project.MEDIA_ROOT) not in (place, *place.parents)


def test_folder_and_files_are_for_the_program_s_own_user_only(waiting: Path) -> None:
    name = folder.put(b"ten nguoi")
    folder.report(name, Progress(1, 2))
    assert stat.S_IMODE(waiting.stat().st_mode) == 0o700
    modes = {stat.S_IMODE(file.stat().st_mode) for file in waiting.iterdir()}
    assert modes == {0o600}
    assert (waiting / folder.TAG).read_bytes().startswith(b"Signature: 8a477f597d28d172789f068868")


def test_names_are_random_and_tell_nothing(waiting: Path) -> None:
    names = {folder.put(b"x") for _ in range(20)}
    assert len(names) == 20
    assert all(len(name) == 32 and int(name, 16) for name in names)


def test_progress_is_read_while_it_is_written() -> None:
    name = folder.put(b"x")
    assert folder.progress(name) is None
    folder.report(name, Progress(50, 200))
    assert folder.progress(name) == (50, 200)
    assert folder.progress(name).percent == 25  # type: ignore[union-attr]
    folder.delete(name)
    assert (folder.progress(name), folder.read(name)) == (None, None)


@pytest.mark.django_db
def test_what_nobody_confirmed_within_a_day_is_gone(
    ward: Organization, drafter: Official, khoi: list[ResidentialGroup], waiting: Path
) -> None:
    imported = put_counts_in(ward, counts(ROWS), by=drafter)
    grow_old(waiting, DAY - timedelta(minutes=1))
    assert expiring.expire() == 0
    grow_old(waiting, timedelta(minutes=2))
    assert expiring.expire() == 2
    imported.refresh_from_db()
    assert (imported.state, imported.held, files(waiting)) == ("expired", "", [])
    assert not ImportLine.objects.exists()
    assert Entry.objects.of(ward.pk).first().verb == "households.expire_workbook"  # type: ignore[union-attr]


@pytest.mark.django_db
def test_the_clock_does_it_and_begins_with_it(
    ward: Organization, drafter: Official, khoi: list[ResidentialGroup], waiting: Path
) -> None:
    put_counts_in(ward, counts(ROWS), by=drafter)
    grow_old(waiting, DAY)
    _tick()
    assert files(waiting) == []


@pytest.mark.django_db
def test_files_that_no_row_names_go_before_the_day_is_over(waiting: Path) -> None:
    folder.put(b"a writer died between file and row")
    assert expiring.expire() == 0
    grow_old(waiting, folder.GRACE)
    assert expiring.expire() == 1


@pytest.mark.django_db
def test_what_was_confirmed_and_never_begun_is_gone_after_a_day_too(
    ward: Organization, drafter: Official, khoi: list[ResidentialGroup], waiting: Path
) -> None:
    imported = confirmed(put_counts_in(ward, counts(ROWS), by=drafter), by=drafter)
    grow_old(waiting, DAY)
    expiring.expire()
    background.write.call(imported.pk)
    imported.refresh_from_db()
    assert (imported.state, GroupCount.objects.count()) == ("expired", 0)


@pytest.mark.django_db
def test_a_returned_workbook_stays_a_day_from_when_it_was_made(
    ward: Organization, drafter: Official, khoi: list[ResidentialGroup], waiting: Path
) -> None:
    done = written(put_counts_in(ward, counts(ROWS), by=drafter), by=drafter)
    done.returned = folder.put(b"with serials")
    done.save(update_fields=["returned"])
    grow_old(waiting, DAY - timedelta(minutes=1))
    assert expiring.expire() == 0
    grow_old(waiting, timedelta(minutes=2))
    assert expiring.expire() == 1
    done.refresh_from_db()
    assert (done.returned, files(waiting)) == ("", [])


@pytest.mark.django_db
def test_who_put_it_in_deletes_the_returned_workbook_when_it_is_saved(
    ward: Organization, drafter: Official, khoi: list[ResidentialGroup], waiting: Path
) -> None:
    done = written(put_counts_in(ward, counts(ROWS), by=drafter), by=drafter)
    done.returned = folder.put(b"with serials")
    done.save(update_fields=["returned"])
    confirming.delete_returned(done, by=drafter)
    assert files(waiting) == []


@pytest.mark.django_db
def test_what_kills_the_worker_three_times_is_tried_no_more(
    ward: Organization, drafter: Official, khoi: list[ResidentialGroup], waiting: Path
) -> None:
    imported = put_counts_in(ward, counts(ROWS), by=drafter)
    Import.objects.filter(pk=imported.pk).update(state=State.READING, attempts=MOST_ATTEMPTS)
    previewing.preview(imported.pk)
    imported.refresh_from_db()
    assert (imported.state, files(waiting)) == ("refused", [])
    assert "dừng ba lần" in imported.fault


@pytest.mark.django_db
def test_without_its_file_nothing_is_written(
    ward: Organization, drafter: Official, khoi: list[ResidentialGroup], waiting: Path
) -> None:
    imported = confirmed(put_counts_in(ward, counts(ROWS), by=drafter), by=drafter)
    folder.delete(imported.held)
    background.write.call(imported.pk)
    imported.refresh_from_db()
    assert (imported.state, GroupCount.objects.count()) == ("refused", 0)


@pytest.mark.django_db
def test_where_no_workbook_can_go_back_the_page_says_what_that_means(
    ward: Organization, drafter: Official, khoi: list[ResidentialGroup], waiting: Path
) -> None:
    imported = confirmed(put_counts_in(ward, counts(ROWS), by=drafter), by=drafter)
    Import.objects.filter(pk=imported.pk).update(
        state=State.RETURNING, attempts=MOST_ATTEMPTS, ended_at=timezone.now()
    )
    background.write.call(imported.pk)
    imported.refresh_from_db()
    assert (imported.state, imported.fault, files(waiting)) == ("done", NOT_RETURNED, [])
