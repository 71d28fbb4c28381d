"""A command over a database without tables says what makes them, and ends with 1."""

from pathlib import Path

import pytest
from django.core.management import get_commands, load_command_class

from desk.management.tables import TableCommand
from tests.desk.commands import run_process

OF_FILES = {"check_document", "describe_lifecycle", "import_document", "print_document"}


@pytest.mark.parametrize(
    ("folder", "told"),
    [("none", "bin/run, hoặc manage.py migrate"), ("", "Không mở được cơ sở dữ liệu")],
)
def test_it_says_in_vietnamese_what_is_missing(tmp_path: Path, folder: str, told: str) -> None:
    """The process opens none/none.sqlite3, which it can make only in a folder that is there."""
    (tmp_path / folder).mkdir(exist_ok=True)
    done = run_process("demo", "--skip-checks", folder=tmp_path)
    assert (done.code, done.out) == (1, "")
    assert told in done.err
    assert "Traceback" not in done.err


def test_so_does_every_command_but_those_of_files() -> None:
    ours = {name for name, app in get_commands().items() if app == "desk"} - OF_FILES
    assert {"demo", "work"} < ours
    assert all(isinstance(load_command_class("desk", name), TableCommand) for name in ours)
