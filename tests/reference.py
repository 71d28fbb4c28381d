"""The papers, laws and tables beside the repository, which a fresh clone does not have."""

import os
from pathlib import Path

import pytest

REFERENCE = Path(os.environ.get("BINHAN_REFERENCE", Path(__file__).resolve().parents[2] / "shared"))
ABSENT = "reference papers absent"


def reference(name: str) -> Path:
    """The reference file of this name, e.g. "seeds/000_b6cd2368df2194b5.txt"; skips without it."""
    path = REFERENCE / name
    if not path.exists():
        pytest.skip(f"{ABSENT}: {name}", allow_module_level=True)
    return path
