"""Bytes in the store that no row names: swept a day later, and nothing else ever is."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from desk import clock
from documents.models import StoredFile, Use
from documents.originals import files, holding
from documents.originals.files import FileRefused
from documents.originals.shelves import Shelf
from officials.models import Official
from tests.documents.pdf_uploads import make_scan

SCAN = make_scan()
A_DAY_AND_MORE = 25 * 3600


@pytest.fixture(autouse=True)
def media(tmp_path: Path, settings: object) -> Path:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]
    return tmp_path


def grow_old(*, by: float = A_DAY_AND_MORE) -> None:
    """As if every file had been written so many seconds earlier."""
    then = time.time() - by
    for path in files.SHELF.files():
        os.utime(path, (then, then))


def on_the_shelf() -> int:
    return len(list(files.SHELF.files()))


@pytest.mark.django_db
def test_a_refused_upload_is_swept_a_day_later_and_a_kept_one_never(clerk: Official) -> None:
    kept = files.put(SCAN, use=Use.SCAN, name="a.pdf", by=clerk)
    files.accept(b"Khong ai nhan\n", use=Use.EVIDENCE, name="b.txt")
    assert files.sweep_unclaimed() == 0
    grow_old(by=A_DAY_AND_MORE - 2 * 3600)
    assert files.sweep_unclaimed() == 0
    grow_old()
    assert files.sweep_unclaimed() == 1
    assert files.read(kept) == SCAN
    assert on_the_shelf() == 1


@pytest.mark.django_db
def test_a_store_larger_than_one_batch_is_gone_through(clerk: Official, settings: object) -> None:
    files.put(SCAN, use=Use.SCAN, name="a.pdf", by=clerk)
    for number in range(7):
        files.SHELF.put_by_content([b"%d" % number])
    grow_old()
    at_once, files.AT_ONCE = files.AT_ONCE, 3
    try:
        assert files.sweep_unclaimed() == 7
    finally:
        files.AT_ONCE = at_once
    assert on_the_shelf() == 1


KILLED_BEFORE_THE_ROW = """
import os, signal, sys
import django
from django.conf import settings
settings.configure(MEDIA_ROOT=sys.argv[1])
from documents.originals.shelves import Shelf
Shelf("originals").put_by_content([b"never claimed"])
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.django_db
def test_a_writer_killed_between_bytes_and_row_leaves_nothing_for_long(media: Path) -> None:
    killed = subprocess.run(
        [sys.executable, "-c", KILLED_BEFORE_THE_ROW, str(media)],
        env=os.environ | {"PYTHONPATH": str(Path.cwd())},
        timeout=60,
    )
    assert killed.returncode == -signal.SIGKILL
    assert (on_the_shelf(), StoredFile.objects.count()) == (1, 0)
    assert files.sweep_unclaimed() == 0
    grow_old()
    assert files.sweep_unclaimed() == 1
    assert on_the_shelf() == 0


@pytest.mark.django_db
def test_a_file_that_a_form_still_holds_stays_and_one_that_is_gone_is_asked_for_again() -> None:
    accepted = files.accept(SCAN, use=Use.SIGNED_PDF, name="a.pdf")
    token = holding.held(accepted)
    grow_old()
    assert holding.taken_up(token, use=Use.SIGNED_PDF) == accepted
    assert files.sweep_unclaimed() == 0
    grow_old()
    assert files.sweep_unclaimed() == 1
    with pytest.raises(ValidationError, match="hãy đưa tệp vào lại"):
        holding.taken_up(token, use=Use.SIGNED_PDF)


@pytest.mark.django_db
def test_what_was_refused_once_and_put_in_again_is_kept(clerk: Official) -> None:
    files.accept(SCAN, use=Use.SCAN, name="a.pdf")
    grow_old()
    with pytest.raises(FileRefused):
        files.accept(SCAN, use=Use.SCAN, name="a.png")
    stored = files.put(SCAN, use=Use.SCAN, name="a.pdf", by=clerk)
    assert files.sweep_unclaimed() == 0
    assert files.read(stored) == SCAN


def test_bytes_put_in_again_while_they_are_discarded_are_there_afterwards() -> None:
    shelf = Shelf("originals")
    until = timezone.now() - timedelta(hours=1)
    with ThreadPoolExecutor(2) as pool:
        for _ in range(50):
            path = shelf.path(shelf.put_by_content([b"the same"]))
            grow_old()
            again = pool.submit(shelf.put_by_content, [b"the same"])
            pool.submit(shelf.discard, path, until).result()
            again.result()
            assert path.read_bytes() == b"the same"


@pytest.mark.django_db
def test_the_clock_sweeps(caplog: pytest.LogCaptureFixture) -> None:
    files.accept(SCAN, use=Use.SCAN, name="a.pdf")
    grow_old()
    with caplog.at_level("INFO", logger="desk.clock"):
        clock._sweep()
    assert "deleted 1 files that nothing names" in caplog.text
    assert on_the_shelf() == 0
