"""What the province's view costs with 130 and with 3,321 wards: `bin/bench province`.

Five years of half-yearly and of monthly reports with twenty figures each. Server time as a browser
asks for each page; medians of warm runs. Demanded on PostgreSQL: the same number of queries, 150 ms
for 130 wards, and no more than in proportion to the wards. SQLite is told for 130 wards.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from tests.postgres import throwaway_server

if TYPE_CHECKING:
    from benchmarks._reporting_wards import Filled

ROOT = Path(__file__).parent.parent
FEW, MANY = 130, 3_321
LIMIT = 150
RUNS = 10
Costs = dict[str, dict[str, float]]


def main() -> None:
    if "--measure" in sys.argv:
        measure(int(sys.argv[-1]))
        return
    with tempfile.TemporaryDirectory() as folder:
        lite = measured(f"sqlite:///{folder}/province.sqlite3", folder, FEW)
    found = {}
    for wards in (FEW, MANY):
        with throwaway_server() as url, tempfile.TemporaryDirectory() as folder:
            found[wards] = measured(url, folder, wards)
    print(f"| | queries | {FEW} wards, ms | {MANY:,} wards, ms | ratio | SQLite, {FEW} wards, ms |")
    print("|---|---|---|---|---|---|")
    for name in found[FEW]:
        print(line(name, found[FEW][name], found[MANY][name], lite[name]))


def line(name: str, few: dict[str, float], many: dict[str, float], lite: dict[str, float]) -> str:
    queries = sorted({int(one["queries"]) for one in (few, many)})
    ratio = many["ms"] / few["ms"]
    holds = len(queries) == 1 and few["ms"] <= LIMIT and ratio <= MANY / FEW
    told = [name, " / ".join(map(str, queries)), f"{few['ms']:.1f}", f"{many['ms']:.0f}"]
    verdict = "" if holds else ", BROKEN"
    return f"| {' | '.join(told)} | {ratio:.1f}{verdict} | {lite['ms']:.1f} |"


def measured(url: str, folder: str, wards: int) -> Costs:
    """In a process of its own, whose settings name the database."""
    surroundings = {
        **os.environ,
        "DATABASE_URL": url,
        "BINHAN_VAR": folder,
        "BINHAN_LOCAL": "1",
        "BINHAN_HOSTS": "testserver",
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }
    command = [sys.executable, "-m", "benchmarks.province", "--measure", str(wards)]
    done = subprocess.run(command, cwd=ROOT, env=surroundings, stdout=subprocess.PIPE, check=True)
    costs: Costs = json.loads(done.stdout)
    return costs


def measure(wards: int) -> None:
    import django

    django.setup()
    from django.core.management import call_command

    from benchmarks import _reporting_wards

    call_command("migrate", verbosity=0)
    filled = _reporting_wards.fill(wards)
    print(json.dumps({name: cost_of(job) for name, job in jobs(filled).items()}))


def jobs(filled: "Filled") -> dict[str, Callable[[], object]]:
    from django.urls import reverse

    from reports.consolidating.counting import consolidate
    from reports.regimes.calendar import dues_of
    from vietnamese.dates import today

    year = today().year - 1
    due = dues_of(filled.half_yearly, year)[-1]
    made = consolidate(due, filled.province, by=filled.official)
    versions = iter(range(1_000))

    def page(name: str, *arguments: object) -> Callable[[], object]:
        address = f"{reverse(f'reports:{name}', args=arguments)}?nam={year}"

        def ask() -> None:
            assert filled.client.get(address).status_code == 200, address

        return ask

    def consolidate_anew() -> None:
        counts_submitted = next(versions) % 2 == 0
        consolidate(due, filled.province, counts_submitted=counts_submitted, by=filled.official)

    return {
        "states, half-yearly": page("states", filled.half_yearly.pk),
        "states, monthly": page("states", filled.monthly.pk),
        "one period": page("states_of_period", due.regime.pk, due.span),
        "one ward": page("ward_states", filled.monthly.pk, _first_unit()),
        "Monday": page("monday"),
        "making a consolidation": consolidate_anew,
        "consolidation": page("consolidation", made.pk),
        "every ward in it": page("consolidated_units", made.pk),
    }


def _first_unit() -> int:
    from localities.models import AdministrativeUnit

    return AdministrativeUnit.objects.communes().values_list("pk", flat=True)[0]


def cost_of(job: Callable[[], object]) -> dict[str, float]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    job()
    with CaptureQueriesContext(connection) as counted:
        job()
    queries, taken = len(counted), []
    for _ in range(RUNS):
        started = time.perf_counter()
        job()
        taken.append((time.perf_counter() - started) * 1000)
    return {"ms": statistics.median(taken), "queries": queries}


if __name__ == "__main__":
    main()
