"""The private folder in which workbooks wait: outside database, file store and backup.

Names are random and tell nothing; the folder and its files are for the program's own user only.
Beside a file under way stands how far it has come.
"""

import os
import secrets
from collections.abc import Collection, Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.utils import timezone

LONGEST = timedelta(hours=24)
GRACE = timedelta(minutes=10)
"""Longer than it takes from the bytes to the row that names them."""
TAG = "CACHEDIR.TAG"
# https://bford.info/cachedir/: programs that make backups leave out a folder with this file.
TAG_TEXT = b"Signature: 8a477f597d28d172789f06886806bc55\n"
PROGRESS = ".progress"


class Progress(NamedTuple):
    done: int
    whole: int

    @property
    def percent(self) -> int:
        return 100 * self.done // self.whole if self.whole else 0


def path() -> Path:
    return Path(settings.IMPORTS_FOLDER)


def put(data: bytes) -> str:
    """Keep the bytes; gives the random name under which they are read again."""
    _prepare()
    name = secrets.token_hex(16)
    _write(path() / name, data)
    return name


def read(name: str) -> bytes | None:
    """None when the file is gone."""
    with suppress(FileNotFoundError):
        return (path() / name).read_bytes()
    return None


def delete(*names: str) -> None:
    for name in filter(None, names):
        (path() / name).unlink(missing_ok=True)
        (path() / f"{name}{PROGRESS}").unlink(missing_ok=True)


def report(name: str, progress: Progress) -> None:
    """Tell the pages how far the work on a file has come, without waiting for its transaction."""
    target = path() / f"{name}{PROGRESS}"
    with suppress(OSError):
        fresh = target.with_suffix(f".{secrets.token_hex(4)}")
        _write(fresh, b"%d %d" % progress)
        fresh.replace(target)


def progress(name: str) -> Progress | None:
    with suppress(OSError, ValueError):
        done, whole = (path() / f"{name}{PROGRESS}").read_text().split()
        return Progress(int(done), int(whole))
    return None


def sweep(wanted: Collection[str]) -> int:
    """Delete what nobody waits for any more; gives how many files.

    Whatever is as old as LONGEST goes; what is no longer wanted, as soon as it is older than GRACE.
    """
    now = timezone.now()
    gone = [file for file in _files() if _is_over(file, wanted, now)]
    for file in gone:
        file.unlink(missing_ok=True)
    return len(gone)


def _is_over(file: Path, wanted: Collection[str], now: datetime) -> bool:
    try:
        age = now.timestamp() - file.stat().st_mtime
    except FileNotFoundError:
        return False
    is_wanted = file.name.partition(".")[0] in wanted
    return age >= (LONGEST if is_wanted else GRACE).total_seconds()


def _files() -> Iterator[Path]:
    folder = path()
    if folder.is_dir():
        yield from (file for file in folder.iterdir() if file.name != TAG)


def _prepare() -> None:
    folder = path()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)
    if not (folder / TAG).exists():
        with suppress(FileExistsError):
            _write(folder / TAG, TAG_TEXT)


def _write(target: Path, data: bytes) -> None:
    handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
