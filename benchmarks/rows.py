"""What the pages of household rows cost at 100,000 rows, on both databases: `bin/bench rows`.

Server time as a browser asks; medians of ten warm runs, and how many queries. Then 500 random
stories against the slow plain model, at random pairs of days (tests/households).
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.postgres import throwaway_server

if TYPE_CHECKING:
    from django.test import Client

ROOT = Path(__file__).parent.parent
ROWS, GROUPS, BATCH, STORIES = 100_000, 30, 2_000, 500
RUNS = 10


def main() -> None:
    if "--measure" in sys.argv:
        measure()
        return
    with tempfile.TemporaryDirectory() as folder:
        databases = {"SQLite": measured(f"sqlite:///{folder}/rows.sqlite3", folder)}
    with throwaway_server() as url, tempfile.TemporaryDirectory() as folder:
        databases["PostgreSQL"] = measured(url, folder)
    print(f"\n| {ROWS:,} rows, ms | {' | '.join(databases)} | queries |\n|---|---|---|---|")
    for name in databases["SQLite"]:
        told = [told[name] for told in databases.values()]
        times = (f"{one['ms']:.0f}" for one in told)
        queries = " / ".join(str(one["queries"]) for one in told)
        print(f"| {' | '.join([name, *times, queries])} |")
    stories()


def stories() -> None:
    test = "tests/households/test_rows_on_a_day.py"
    surroundings = {**os.environ, "BINHAN_STORIES": str(STORIES)}
    command = [sys.executable, "-m", "pytest", "-q", test]
    subprocess.run(command, cwd=ROOT, env=surroundings, check=True)


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
    command = [sys.executable, "-m", "benchmarks.rows", "--measure"]
    done = subprocess.run(command, cwd=ROOT, env=surroundings, stdout=subprocess.PIPE, check=True)
    found: dict[str, dict[str, float]] = json.loads(done.stdout)
    return found


def measure() -> None:
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    client, addresses, filling = fill()
    found = {name: asked(client, address) for name, address in addresses.items()}
    print(json.dumps({"recorded, a row": filling, **found}))


def fill() -> tuple["Client", dict[str, str], dict[str, float]]:
    from django.db import connection
    from django.urls import reverse

    from households.loading import load
    from households.rows import recording
    from households.rows.content import Event, RowChange
    from officials.models import Role
    from tests import cast
    from tests.households.counts import make_groups
    from tests.households.rows import KINH, TAY, content, open_rows

    load()
    unit = cast.make_unit("16939", "Hoà Hiếu", cast.UnitKind.WARD)
    ward = cast.make_organization(unit, "Ủy ban nhân dân phường Hoà Hiếu")
    chair = cast.make_member("chu.tich", "Lê Văn Thử", ward, Role.CHAIR)
    drafter = cast.make_member("soan.thao", "Nguyễn Văn Mẫu", ward, Role.DRAFTER)
    open_rows(ward, drafter, by=chair)
    groups = make_groups(ward, GROUPS)
    started = time.perf_counter()
    rows: list[Any] = []
    for batch in range(ROWS // BATCH):
        said = content(groups[batch % GROUPS], {KINH: (3, 1), TAY: (1, 1)})
        found = [RowChange(Event.FOUND, date(2024, 1, 1), said)] * BATCH
        rows += recording.apply(ward, found, by=drafter)
    ms = (time.perf_counter() - started) * 1000 / ROWS
    changed = content(groups[0], {KINH: (4, 2)})
    told = [
        RowChange(Event.CHANGED, date(2024, 6, 1), changed, serial=row.serial)
        for row in rows[:: ROWS // BATCH]
    ]
    recording.apply(ward, told, by=drafter)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    deep = rows[ROWS // 2].pk
    listed, sums = reverse("households:row_list"), reverse("households:rows_reconcile")
    return (
        cast.signed_in(drafter),
        {
            "list, first page": listed,
            "list, behind row 50,000": f"{listed}?sau={deep}",
            "list of one khối": f"{listed}?khoi={groups[5].pk}",
            "one serial": f"{listed}?so={rows[777].serial}",
            "one row": reverse("households:row", args=[rows[0].pk]),
            "sums beside the sheets": sums,
            "sums of an earlier day": f"{sums}?ngay=01/02/2024",
        },
        {"ms": ms, "queries": 0},
    )


def asked(client: "Client", address: str) -> dict[str, float]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

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
