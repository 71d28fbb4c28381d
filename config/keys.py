"""The secret key of an installation that was given none: made once, kept in its data folder."""

import contextlib
import os
import secrets
import tempfile
from pathlib import Path


def kept_key(path: Path) -> str:
    """The key in this file, which is made first where it is missing; OSError if it cannot be."""
    if not path.exists():
        _make(path)
    return path.read_text().strip()


def _make(path: Path) -> None:
    """Written aside and linked into place: of processes that start at once, one wins."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # A temporary file is readable by its owner only.
    with tempfile.NamedTemporaryFile("w", dir=path.parent) as aside:
        aside.write(secrets.token_urlsafe(64))
        aside.flush()
        with contextlib.suppress(FileExistsError):
            os.link(aside.name, path)
