"""Management commands as the office types them, run inside the test or as a process."""

import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from django.core.management import execute_from_command_line

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Done:
    code: int
    out: str
    err: str


def run(*arguments: object) -> Done:
    """The command in this process; in a test without a database it can reach none."""
    out, err, code = StringIO(), StringIO(), 0
    with redirect_stdout(out), redirect_stderr(err):
        try:
            execute_from_command_line(["manage.py", *map(str, arguments)])
        except SystemExit as end:
            code = int(end.code or 0)
    return Done(code, out.getvalue(), err.getvalue())


def run_process(*arguments: object, folder: Path) -> Done:
    """The command as a process of its own, with an empty var/ and a database that is not there."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "BINHAN_VAR": str(folder / "var"),
        "BINHAN_LOCAL": "1",
        "BINHAN_SECRET_KEY": "only-for-tests",
        "DATABASE_URL": f"sqlite:///{folder}/none/none.sqlite3",
        "PYTHONIOENCODING": "utf-8",
    }
    command = [sys.executable, str(ROOT / "manage.py"), *map(str, arguments)]
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, check=False, cwd=folder
    )
    return Done(done.returncode, done.stdout, done.stderr)
