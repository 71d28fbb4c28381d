"""What lists of tasks cost with 10 and with 10,000 of them, on both databases: `bin/bench desk`.

Server time as a browser asks for each page; medians of warm runs. Demanded: the same number of
queries, and a median within 1.5 times that of 10 tasks.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.postgres import throwaway_server

if TYPE_CHECKING:
    from django.test import Client

ROOT = Path(__file__).parent.parent
FEW, MANY = 10, 10_000
DEMANDED = 1.5
RUNS = 15
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
    found: dict[str, dict[int, dict[str, dict[str, float]]]] = {"SQLite": {}, "PostgreSQL": {}}
    for size in (FEW, MANY):
        with tempfile.TemporaryDirectory() as folder:
            found["SQLite"][size] = measured(f"sqlite:///{folder}/desk.sqlite3", folder, size)
        with throwaway_server() as url, tempfile.TemporaryDirectory() as folder:
            found["PostgreSQL"][size] = measured(url, folder, size)
    for database, sizes in found.items():
        print(f"\n| {database} | queries | {FEW:,} tasks, ms | {MANY:,} tasks, ms | ratio |")
        print("|---|---|---|---|---|")
        for name in PAGES:
            print(line(name, sizes[FEW][name], sizes[MANY][name]))


def line(name: str, few: dict[str, float], many: dict[str, float]) -> str:
    queries = {int(one["queries"]) for one in (few, many)}
    ratio = many["ms"] / few["ms"]
    holds = len(queries) == 1 and (ratio <= DEMANDED or name in NO_LISTS)
    verdict = "" if holds else ", BROKEN"
    told = [name, " / ".join(map(str, sorted(queries))), f"{few['ms']:.1f}", f"{many['ms']:.1f}"]
    return f"| {' | '.join(told)} | {ratio:.2f}{verdict} |"


def measured(url: str, folder: str, size: int) -> dict[str, dict[str, float]]:
    """In a process of its own, whose settings name the database."""
    surroundings = {
        **os.environ,
        "DATABASE_URL": url,
        "BINHAN_VAR": folder,
        "BINHAN_LOCAL": "1",
        "BINHAN_HOSTS": "testserver",
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }
    command = [sys.executable, "-m", "benchmarks.desk", "--measure", str(size)]
    done = subprocess.run(command, cwd=ROOT, env=surroundings, stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout)


def measure(size: int) -> None:
    import django

    django.setup()
    from django.core.management import call_command

    from benchmarks import _given_tasks
    from desk.agenda import subscribing
    from vietnamese.dates import today

    call_command("migrate", verbosity=0)
    subscribing.READS_A_MINUTE = 10 * RUNS
    client, secret = _given_tasks.fill(size)
    pages = {
        name: address.format(week=today().isoformat(), secret=secret)
        for name, address in PAGES.items()
    }
    print(json.dumps({name: asked(client, address) for name, address in pages.items()}))


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
