from multiprocessing import get_context
from pathlib import Path

import pytest

from config.keys import kept_key


def test_a_key_is_long_made_once_and_for_the_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "var" / "secret_key"

    first = kept_key(path)

    assert kept_key(path) == first
    assert len(first) >= 50
    assert path.stat().st_mode & 0o777 == 0o600


def test_processes_that_start_at_once_agree_on_the_key(tmp_path: Path) -> None:
    with get_context("spawn").Pool(4) as pool:
        keys = pool.map(kept_key, [tmp_path / "secret_key"] * 8)

    assert len(set(keys)) == 1


def test_a_folder_that_cannot_be_made_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("a file where the folder should be")

    with pytest.raises(OSError, match="var"):
        kept_key(tmp_path / "var" / "secret_key")
