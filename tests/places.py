"""Where a run of the tests keeps its files: in memory, where there is enough of it."""

import os
import shutil
import tempfile
from pathlib import Path

GIGABYTE = 1 << 30


def roomy() -> Path:
    """A folder for files of a few hundred megabytes. Containers often give /dev/shm 64 MB only."""
    memory = Path("/dev/shm")
    if os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > GIGABYTE:
        return memory
    return Path(tempfile.gettempdir())


PREFIX = f"binh-an-{os.getuid()}-"
# Named, not made, here: the type checker reads the settings too. tests/conftest.py makes it.
VAR = roomy() / f"{PREFIX}{os.getpid()}"


def remove_leftovers() -> None:
    """Takes away the folders of runs that were killed; memory is dear."""
    for folder in roomy().glob(f"{PREFIX}*"):
        if not _is_alive(int(folder.name.removeprefix(PREFIX))):
            shutil.rmtree(folder, ignore_errors=True)


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True
