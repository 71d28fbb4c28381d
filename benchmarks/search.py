"""What a search costs among 100,000 directives and duties, on both databases: `bin/bench search`.

Server time of the first page, as a browser asks for it; medians of ten warm runs. Beside them the
processor time of the server's process, which other work on the machine lengthens less.
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
DIRECTIVES, DUTIES, PLANS, OFFICES = 40_000, 60_000, 2_000, 130
DEMANDED = 50
RUNS = 10
QUESTIONS = {
    "words in two of three lines": "q=an+ninh+trat+tu",
    "two words": "q=hoa+giai",
    "a number": "q=1502",
    "a number with its year": "q=6/2008",
    "a symbol": "q=QD-TTg",
    "words nobody wrote": "q=khinh+khi+cau",
    "an issuer": "co-quan=thu+tuong",
    "a month": "tu=01/03/2024&den=31/03/2024",
    "in force on a day, common words": "q=an+ninh&hieu-luc=con&ngay=01/06/2024",
    "amended on a day": "hieu-luc=da-sua-doi&ngay=01/06/2024",
    "partly out on a day": "hieu-luc=het-mot-phan&ngay=01/06/2024",
    "duties only": "q=bao+cao&loai=nhiem-vu",
    "plans only": "q=2026&loai=ke-hoach",
}


def main() -> None:
    if "--measure" in sys.argv:
        measure()
        return
    with tempfile.TemporaryDirectory() as folder:
        databases = {"SQLite": measured(f"sqlite:///{folder}/search.sqlite3", folder)}
    with throwaway_server() as url, tempfile.TemporaryDirectory() as folder:
        databases["PostgreSQL"] = measured(url, folder)
    print(f"\n| first page, ms | {' | '.join(databases)} | queries | rows |\n|---|---|---|---|---|")
    for name in QUESTIONS:
        told = [told[name] for told in databases.values()]
        queries, rows = ({one[key] for one in told} for key in ("queries", "rows"))
        print(f"| {' | '.join([name, *map(timed, told), said(queries), said(rows)])} |")


def timed(one: dict[str, float]) -> str:
    verdict = "" if one["ms"] <= DEMANDED else ", BROKEN"
    return f"{one['ms']:.0f}, of it {one['cpu']:.0f} at work{verdict}"


def said(numbers: set[int]) -> str:
    return " / ".join(map(str, sorted(numbers)))


def measured(url: str, folder: str) -> dict[str, dict[str, float]]:
    """In a process of its own, whose settings name the database."""
    surroundings = {
        **os.environ,
        "DATABASE_URL": url,
        "BINHAN_VAR": folder,
        "BINHAN_LOCAL": "1",
        "BINHAN_HOSTS": "testserver",
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }
    command = [sys.executable, "-m", "benchmarks.search", "--measure"]
    done = subprocess.run(command, cwd=ROOT, env=surroundings, stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout)


def measure() -> None:
    import django

    django.setup()
    from django.core.management import call_command

    from benchmarks import _things_to_find

    call_command("migrate", verbosity=0)
    client = _things_to_find.fill(DIRECTIVES, DUTIES, PLANS, offices=OFFICES)
    found = {name: asked(client, address) for name, address in QUESTIONS.items()}
    print(json.dumps(found))


def asked(client: "Client", address: str) -> dict[str, float]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    taken, worked = [], []
    with CaptureQueriesContext(connection) as counted:
        rows = client.get(f"/tim-kiem/?{address}").content.count(b"found-title")
    queries = len(counted)  # the next request forgets them
    for _ in range(RUNS):
        started, before = time.perf_counter(), time.process_time()
        answer = client.get(f"/tim-kiem/?{address}")
        taken.append((time.perf_counter() - started) * 1000)
        worked.append((time.process_time() - before) * 1000)
        assert answer.status_code == 200
    ms, cpu = statistics.median(taken), statistics.median(worked)
    return {"ms": ms, "cpu": cpu, "queries": queries, "rows": rows}


if __name__ == "__main__":
    main()
