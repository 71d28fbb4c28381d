"""Files on disk, named by a digest, in two levels of folders; each is there whole or not at all.

Nothing here is served by its path.
"""

import fcntl
import hashlib
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import IO

from django.conf import settings
from django.utils import timezone

UNFINISHED = "unfinished"
ABANDONED_AFTER = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Shelf:
    """A folder under MEDIA_ROOT. On the shelf "originals" 3f…e1.pdf stands in 3f/a0/."""

    name: str

    @property
    def folder(self) -> Path:
        return Path(settings.MEDIA_ROOT) / self.name

    def path(self, digest: str, suffix: str = "") -> Path:
        return self.folder / digest[:2] / digest[2:4] / f"{digest}{suffix}"

    def put(self, digest: str, data: bytes, *, suffix: str = "") -> None:
        with self._written([data]) as (file, _):
            self._place(file, self.path(digest, suffix))

    def put_by_content(self, chunks: Iterable[bytes]) -> str:
        """Keep the bytes under their SHA-256, which is given back.

        The same bytes are kept once; those already there are replaced, and so mended.
        """
        with self._written(chunks) as (file, digest):
            self._place(file, self.path(digest))
        return digest

    def touch(self, digest: str) -> bool:
        """Say that the file is still wanted; whether it is there."""
        with self._locked(fcntl.LOCK_SH):
            try:
                os.utime(self.path(digest))
            except FileNotFoundError:
                return False
        return True

    def discard(self, path: Path, until: datetime) -> bool:
        """Delete a file unless it was written again or touched meanwhile; whether it is gone."""
        with self._locked(fcntl.LOCK_EX):
            return bool(_swept([path] if path.exists() else [], until))

    def files(self) -> Iterator[Path]:
        return (path for path in self.folder.glob("??/??/*") if path.is_file())

    def sweep(self, until: datetime) -> int:
        """Delete what was written before; gives how many files."""
        return _swept(self.files(), until)

    def sweep_unfinished(self) -> int:
        """Delete what a power cut left half-written."""
        return _swept(self._unfinished.glob("*"), timezone.now() - ABANDONED_AFTER)

    @property
    def _unfinished(self) -> Path:
        return self.folder / UNFINISHED

    @contextmanager
    def _written(self, chunks: Iterable[bytes]) -> Iterator[tuple[Path, str]]:
        """A file of its own with the bytes in it, on disk, and their SHA-256."""
        self._unfinished.mkdir(parents=True, exist_ok=True)
        digest = hashlib.sha256()
        handle, name = tempfile.mkstemp(dir=self._unfinished)
        unfinished = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                for chunk in chunks:
                    digest.update(chunk)
                    file.write(chunk)
                _sync(file)
            yield unfinished, digest.hexdigest()
        finally:
            unfinished.unlink(missing_ok=True)

    def _place(self, file: Path, target: Path) -> None:
        target.parent.mkdir(parents=True, exist_ok=True)
        with self._locked(fcntl.LOCK_SH):
            file.replace(target)
        # The new name itself must survive a power cut, up to the shelf.
        for folder in (target.parent, target.parent.parent, self.folder):
            _sync_folder(folder)

    @contextmanager
    def _locked(self, way: int) -> Iterator[None]:
        """Among all processes: many may put files in and touch them, or one may discard one."""
        self.folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(self.folder, os.O_RDONLY)
        try:
            fcntl.flock(handle, way)
            yield
        finally:
            os.close(handle)


def _sync(file: IO[bytes]) -> None:
    file.flush()
    os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _swept(paths: Iterable[Path], until: datetime) -> int:
    old = [path for path in paths if path.stat().st_mtime < until.timestamp()]
    for path in old:
        path.unlink()
    return len(old)
