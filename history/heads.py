"""What the chains hold, written to a file outside the database: before each commit and after it.

Before the commit an entry is announced, and the line forced to disk: whoever can write the database
but not this file can add no entry that it knows. After the commit the entry is confirmed, which the
file may do late but never early: what it has confirmed must be there. An announcement whose
transaction was rolled back says nothing. The file belongs to one database.
"""

import logging
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings

from history.models import Entry

ANNOUNCED = "? "
_LINE = re.compile(r"(\? )?(\d+) (\d+) ([0-9a-f]{64}) \S+")
_log = logging.getLogger(__name__)


@dataclass(slots=True)
class Witness:
    """What the file says of one organization."""

    confirmed: dict[int, str] = field(default_factory=dict)
    """Per sequence the hash that was first confirmed."""
    hashes: set[str] = field(default_factory=set)
    """Of every entry announced or confirmed."""
    first: int | None = None
    """The sequence from which on it knows every entry."""


def path() -> Path:
    return Path(settings.HISTORY_HEADS)


def announce(entry: Entry) -> None:
    """To be called before the entry's commit. Work goes on where the file cannot be written."""
    try:
        _write(f"{ANNOUNCED}{_line(entry)}", at_once=True)
    except OSError:
        _log.exception("the file of heads could not be written")


def confirm(entry: Entry) -> None:
    """To be called after the entry's commit."""
    _write(_line(entry), at_once=False)


def _line(entry: Entry) -> str:
    return f"{entry.organization_id} {entry.sequence} {entry.hash} {entry.at.isoformat()}\n"


def _write(line: str, *, at_once: bool) -> None:
    """In one call, so that writers do not mingle."""
    path().parent.mkdir(parents=True, exist_ok=True)
    file = os.open(path(), os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(file, line.encode("ascii"))
        if at_once:
            os.fsync(file)
    finally:
        os.close(file)


def witnesses() -> dict[int, Witness]:
    """What the file says of each organization; torn lines are passed over."""
    known: dict[int, Witness] = {}
    for is_announced, organization_id, sequence, digest in _read():
        witness = known.setdefault(organization_id, Witness())
        witness.hashes.add(digest)
        witness.first = min(sequence, witness.first or sequence)
        if not is_announced:
            witness.confirmed.setdefault(sequence, digest)
    return known


def _read() -> Iterator[tuple[bool, int, int, str]]:
    if not path().exists():
        return
    with path().open(encoding="ascii", errors="replace") as lines:
        for line in lines:
            if found := _LINE.fullmatch(line.rstrip("\n")):
                yield bool(found[1]), int(found[2]), int(found[3]), found[4]
