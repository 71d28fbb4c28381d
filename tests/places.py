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


# Named, not made, here: the type checker reads the settings too. tests/conftest.py makes it.
VAR = roomy() / f"binh-an-{os.getuid()}-{os.getpid()}"
