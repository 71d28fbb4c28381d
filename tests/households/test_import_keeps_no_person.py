"""Personal columns of twenty workbooks are nowhere afterwards: not in the database, not on disk.

What is searched is all that the database holds, the bytes of its file on SQLite, the folder in
which workbooks wait, the pages, and everything that was logged.
"""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from households.importing import folder
from households.models import Import
from households.rows.recording import end_all
from officials.models import Official, Organization
from tests.cast import signed_in
from tests.households.counts import make_groups
from tests.households.imports import CLOSING
from tests.households.private_workbooks import COUNTS, NUMBERS, WORD, WORKBOOKS, Private
from tests.households.rows import open_rows
from tests.households.ugly_workbooks import decomposed, make
from vietnamese.folding import fold

SLUGS = {COUNTS: "phieu-so-lieu", Import.Kind.ROWS: "danh-sach-ho"}
MARKS = (fold(WORD), *NUMBERS)
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def waiting(tmp_path: Path, settings: object) -> Path:
    settings.IMPORTS_FOLDER = tmp_path / "waiting"  # type: ignore[attr-defined]
    return tmp_path / "waiting"


@pytest.fixture
def client(
    ward: Organization, drafter: Official, chair: Official, settings: object, waiting: Path
) -> Client:
    settings.HOUSEHOLD_ROWS_ON_SHARED_SERVER = True  # type: ignore[attr-defined]
    open_rows(ward, drafter, by=chair)
    make_groups(ward, 2)
    return signed_in(drafter)


def marks_in(text: str) -> list[str]:
    folded = fold(text)
    return [mark for mark in MARKS if mark in folded]


def went_through(client: Client, one: Private) -> str:
    """Puts it in, lets the worker look, confirms or drops it; gives all that the pages said."""
    file = SimpleUploadedFile(f"{one.name}.{one.suffix}", make(one.suffix, one.sheets))
    asked = {"closes_on": f"{CLOSING:%d/%m/%Y}", "source": "Rà soát", "way": "add"}
    address = reverse("households:import_new", args=[SLUGS[one.kind]])
    form = {**asked, "secret": "khong", "file": file}
    said = client.post(address, form, follow=True).content.decode()
    said += worked(client)
    imported = Import.objects.latest("pk")
    if imported.state == Import.State.READY:
        confirm = reverse("households:import_confirm", args=[imported.pk])
        ended = client.post(confirm, {"seen": imported.seen})
        said += worked(client)
        if ended.status_code == 403:
            client.get(reverse("households:import_faults", args=[imported.pk]))
            client.post(reverse("households:import_cancel", args=[imported.pk]))
    return said


def worked(client: Client) -> str:
    call_command("db_worker", batch=True, startup_delay=False, verbosity=0)
    page = reverse("households:import", args=[Import.objects.latest("pk").pk])
    looked_at = (page, f"{page}?loai=moi", f"{page}?loai=sai", reverse("households:imports"))
    return "".join(client.get(one).content.decode() for one in looked_at)


def all_that_is_stored() -> Iterator[tuple[str, str]]:
    """Every table, of the program and of what it stands on, as text."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            yield table, repr(cursor.fetchall())


def bytes_on_disk() -> bytes:
    """Of the database where it is a file; names would stand there in one of three spellings."""
    if connection.vendor != "sqlite":
        return b""
    path = Path(connection.settings_dict["NAME"])
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(FULL)")
    return b"".join(file.read_bytes() for file in path.parent.glob(f"{path.name}*"))


def spelt() -> list[bytes]:
    words = {WORD, decomposed(WORD), fold(WORD), WORD.lower(), WORD.upper()}
    texts = [word.encode(way) for word in words for way in ("utf-8", "utf-16-le")]
    return [*texts, *(number.encode() for number in NUMBERS)]


def test_twenty_workbooks_leave_no_person_behind(
    client: Client,
    ward: Organization,
    drafter: Official,
    waiting: Path,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    for logger in (None, "django", "django_tasks_db", "households"):
        caplog.set_level(logging.INFO, logger)
    assert len(WORKBOOKS) == 20
    ended = {}
    for one in WORKBOOKS:
        said = went_through(client, one)
        assert marks_in(said) == [], f"{one.name}: {said}"
        ended[one.name] = Import.objects.latest("pk").state
        with transaction.atomic():
            end_all(ward, from_day=CLOSING, by=drafter)
    assert {"done", "refused", "cancelled"} == set(ended.values()), ended
    assert list(ended.values()).count("done") >= 8, ended
    assert [
        (table, marks) for table, held in all_that_is_stored() if (marks := marks_in(held))
    ] == []
    on_disk = bytes_on_disk()
    assert [word for word in spelt() if word in on_disk] == []
    for imported in Import.objects.exclude(returned=""):
        client.post(reverse("households:import_clear", args=[imported.pk]))
    assert [file.name for file in waiting.iterdir()] == [folder.TAG]
    heard = capfd.readouterr()
    assert marks_in(caplog.text + heard.out + heard.err) == []


def test_the_search_would_find_a_name(client: Client, ward: Organization) -> None:
    """So that the test above can fail: a name that is stored is found in table and file."""
    ward.name = f"Ủy ban nhân dân phường {WORD}"
    ward.save(update_fields=["name"])
    assert [table for table, held in all_that_is_stored() if marks_in(held)] == [
        "officials_organization"
    ]
    on_disk = bytes_on_disk()
    assert not on_disk or any(word in on_disk for word in spelt())
