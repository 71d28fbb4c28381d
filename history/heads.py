"""The ends of the chains, appended after each commit to a file outside the database.

The file may lag behind the database, never lead it: a line is written when its entry is committed,
and is left to the operating system to put on disk. It survives the end of the program; a power cut
may cost its last seconds. It belongs to one database.
"""

import os
import re
from pathlib import Path

from django.conf import settings

from history.models import Entry

_LINE = re.compile(r"(\d+) (\d+) ([0-9a-f]{64}) \S+")


def path() -> Path:
    return Path(settings.HISTORY_HEADS)


def append(entry: Entry) -> None:
    """One line "organization sequence hash time", in one write, so that writers do not mingle."""
    line = f"{entry.organization_id} {entry.sequence} {entry.hash} {entry.at.isoformat()}\n"
    path().parent.mkdir(parents=True, exist_ok=True)
    file = os.open(path(), os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(file, line.encode("ascii"))
    finally:
        os.close(file)


def seen() -> dict[int, dict[int, str]]:
    """Per organization and sequence the hash that was first written; torn lines are passed over."""
    hashes: dict[int, dict[int, str]] = {}
    if not path().exists():
        return hashes
    with path().open(encoding="ascii", errors="replace") as lines:
        for line in lines:
            if found := _LINE.fullmatch(line.rstrip("\n")):
                organization_id, sequence = int(found[1]), int(found[2])
                hashes.setdefault(organization_id, {}).setdefault(sequence, found[3])
    return hashes
