"""What lists of tasks cost with 10 and with 10,000 of them, on both databases: `bin/bench desk`.

Server time as a browser asks for each page; medians of warm runs, the two asked in turns.
Demanded: the same number of queries, and a median within 1.5 times that of 10 tasks.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from tests.postgres import throwaway_server

if TYPE_CHECKING:
    from django.test import Client

ROOT = Path(__file__).parent.parent
FEW, MANY = 10, 10_000
DEMANDED = 1.5
RUNS, TURNS = 15, 3
PAGES = {
    "first page": "/",
    "tasks under way": "/nhiem-vu/",
    "tasks overdue": "/nhiem-vu/?viec=qua-han",
    "tasks I lead": "/nhiem-vu/?cua=toi",
    "month, mine": "/lich/",
    "month, the office's": "/lich/?viec=co-quan",
    "week, the office's": "/lich/?tuan={week}&viec=co-quan",
    "progress": "/tien-do/",
    "calendar feed": "/lich/{secret}.ics",
}
NO_LISTS = frozenset({"calendar feed", "progress"})
"""Timed, and only their queries demanded: a file with every task that is due has no pages, and the
table of progress counts every task of a year."""


def main() -> None:
    if "--measure" in sys.argv:
        measure(int(sys.argv[-1]))
        return
    for database, place in {"SQLite": nullcontext, "PostgreSQL": throwaway_server}.items():
        print(f"\n| {database} | queries | {FEW:,} tasks, ms | {MANY:,} tasks, ms | ratio |")
        print("|---|---|---|---|---|", flush=True)
        with place() as one, place() as other, Desk(FEW, one) as few, Desk(MANY, other) as many:
            for name in PAGES:
                print(line(name, *in_turns(few, many, name)), flush=True)


def in_turns(few: "Desk", many: "Desk", name: str) -> list[dict[str, float]]:
    """Medians of both, asked one after the other, so that a slower machine slows both."""
    turns = [(few.ask(name), many.ask(name)) for _ in range(TURNS)]
    return [
        {key: statistics.median(turn[key] for turn in its) for key in ("ms", "queries")}
        for its in zip(*turns, strict=True)
    ]


def line(name: str, few: dict[str, float], many: dict[str, float]) -> str:
    queries = {int(one["queries"]) for one in (few, many)}
    ratio = many["ms"] / few["ms"]
    holds = len(queries) == 1 and (ratio <= DEMANDED or name in NO_LISTS)
    verdict = "" if holds else ", BROKEN"
    told = [name, " / ".join(map(str, sorted(queries))), f"{few['ms']:.1f}", f"{many['ms']:.1f}"]
    return f"| {' | '.join(told)} | {ratio:.2f}{verdict} |"


class Desk:
    """A database with so many tasks, in a process of its own, whose settings name it."""

    def __init__(self, size: int, url: str | None) -> None:
        self._folder = tempfile.TemporaryDirectory()
        surroundings = {
            **os.environ,
            "DATABASE_URL": url or f"sqlite:///{self._folder.name}/desk.sqlite3",
            "BINHAN_VAR": self._folder.name,
            "BINHAN_LOCAL": "1",
            "BINHAN_HOSTS": "testserver",
            "DJANGO_SETTINGS_MODULE": "config.settings",
        }
        command = [sys.executable, "-m", "benchmarks.desk", "--measure", str(size)]
        self._process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=surroundings,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> "Desk":
        self._answer()
        return self

    def __exit__(self, *fault: object) -> None:
        self._process.communicate()
        self._folder.cleanup()

    def ask(self, name: str) -> dict[str, float]:
        assert self._process.stdin
        print(name, file=self._process.stdin, flush=True)
        found: dict[str, float] = json.loads(self._answer())
        return found

    def _answer(self) -> str:
        assert self._process.stdout
        answer = self._process.stdout.readline()
        assert answer, "the process has ended"
        return answer


def measure(size: int) -> None:
    import django

    django.setup()
    from django.core.management import call_command

    from benchmarks import _given_tasks
    from desk.agenda import subscribing
    from vietnamese.dates import today

    call_command("migrate", verbosity=0)
    subscribing.READS_A_MINUTE = 10 * RUNS * TURNS
    client, secret = _given_tasks.fill(size)
    print("filled", flush=True)
    for name in sys.stdin:
        address = PAGES[name.strip()].format(week=today().isoformat(), secret=secret)
        print(json.dumps(asked(client, address)), flush=True)


def asked(client: "Client", address: str) -> dict[str, float]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.get(address)
    with CaptureQueriesContext(connection) as counted:
        client.get(address)
    queries, taken = len(counted), []
    for _ in range(RUNS):
        started = time.perf_counter()
        answer = client.get(address)
        taken.append((time.perf_counter() - started) * 1000)
        assert answer.status_code == 200, address
    return {"ms": statistics.median(taken), "queries": queries}


if __name__ == "__main__":
    main()
