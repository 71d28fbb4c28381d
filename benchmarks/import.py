"""What a workbook of households costs on its way in, on both databases: `bin/bench import`.

Beside it the bare `bulk_create` of the same rows. Each round is a ward of its own. What a row among
many costs is held against small rounds that take the same step just before and just after, so that
whatever else the machine does lengthens both.
"""  # noqa: N999 (the name people type)

import gc
import io
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from tests.postgres import throwaway_server

if TYPE_CHECKING:
    from households.models import Import
    from households.workbooks.values import Reading
    from officials.models import Official, Organization

T = TypeVar("T")
ROOT = Path(__file__).parent.parent
WARD, MANY = 3_079, 100_000
ROUNDS = 5
BESIDE = 3
"""Small rounds before each step of the large one, and as many after it."""
MOST_TIMES, MOST_MORE = 6, 1.25
STEPS = {
    "read": "reading the workbook",
    "bare": "bare bulk_create",
    "dry": "dry run: compared, preview kept",
    "real": "written",
    "returned": "writing the workbook with serials",
    "again": "dry run of that workbook: matched by serial",
}


def main() -> None:
    if "--measure" in sys.argv:
        print(json.dumps(measure()))
        return
    with tempfile.TemporaryDirectory() as folder:
        found = {"SQLite": measured(f"sqlite:///{folder}/import.sqlite3", folder)}
    with throwaway_server() as url, tempfile.TemporaryDirectory() as folder:
        found["PostgreSQL"] = measured(url, folder)
    for size in (WARD, MANY):
        report(size, {name: one[str(size)] for name, one in found.items()})
    compare({name: one["more"] for name, one in found.items()})


def report(size: int, found: dict[str, dict[str, float]]) -> None:
    print(f"\n| {size:,} rows, s | {' | '.join(found)} |\n|---|{'---|' * len(found)}")
    for step, words in STEPS.items():
        print(f"| {words} | {' | '.join(said(step, one) for one in found.values())} |", flush=True)
    for key in ("queries of dry", "queries of real", "MiB at most"):
        print(f"| {key} | {' | '.join(f'{one[key]:,.0f}' for one in found.values())} |")


def said(step: str, one: dict[str, float]) -> str:
    if step not in {"dry", "real"}:
        return f"{one[step]:.2f}"
    times = one[step] / one["bare"]
    verdict = "holds" if times <= MOST_TIMES else "BROKEN"
    return f"{one[step]:.2f}, {times:.1f} times bare: {verdict}"


def compare(more: dict[str, dict[str, float]]) -> None:
    print(f"\n| a row at {MANY:,}, as often as at {WARD:,} | {' | '.join(more)} |")
    print(f"|---|{'---|' * len(more)}")
    for step, words in STEPS.items():
        verdicts = [
            f"{one[step]:.2f}{'' if one[step] <= MOST_MORE or step == 'bare' else ', BROKEN'}"
            for one in more.values()
        ]
        print(f"| {words} | {' | '.join(verdicts)} |")


def measured(url: str, folder: str) -> dict[str, dict[str, float]]:
    """In a process of its own, whose settings name the database."""
    surroundings = {
        **os.environ,
        "DATABASE_URL": url,
        "BINHAN_VAR": folder,
        "BINHAN_LOCAL": "1",
        "BINHAN_HOUSEHOLD_ROWS": "1",
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }
    command = [sys.executable, "-m", "benchmarks.import", "--measure"]
    done = subprocess.run(command, cwd=ROOT, env=surroundings, stdout=subprocess.PIPE, check=True)
    found: dict[str, dict[str, float]] = json.loads(done.stdout)
    return found


def measure() -> dict[str, dict[str, float]]:
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    settings.HOUSEHOLD_ROWS_ON_SHARED_SERVER = True
    call_command("migrate", verbosity=0)
    ward = workbook(WARD)
    Round.of(workbook(300)).taken()  # everything is loaded and compiled once
    rounds = [Round.of(ward).taken() for _ in range(ROUNDS)]
    few = {key: statistics.median(one[key] for one in rounds) for key in rounds[0]}
    many, more = beside(ward, Round.of(workbook(MANY)))
    return {str(WARD): few, str(MANY): many, "more": more}


def beside(ward: bytes, large: "Round") -> tuple[dict[str, float], dict[str, float]]:
    """The large round, and what a row of it costs beside the small ones about each step."""
    before, after = ([Round.of(ward) for _ in range(BESIDE)] for _ in range(2))
    more = {}
    for step in STEPS:
        few = [one.take(step) for one in before]
        many = large.take(step)
        few += [one.take(step) for one in after]
        more[step] = many / MANY / (statistics.median(few) / WARD)
    return large.told, more


class Counted:
    """How many statements went to the database."""

    def __init__(self, connection: object) -> None:
        self._on = connection
        self.count = 0

    def __enter__(self) -> "Counted":
        self._hook = self._on.execute_wrapper(self._one)  # type: ignore[attr-defined]
        self._hook.__enter__()
        return self

    def _one(self, execute: Callable[..., object], *arguments: object) -> object:
        self.count += 1
        return execute(*arguments)

    def __exit__(self, *fault: object) -> None:
        self._hook.__exit__(*fault)


class Round:
    """A workbook on its way into a ward of its own, step by step."""

    made = 0

    def __init__(self, place: "Place", data: bytes) -> None:
        self.place, self.told = place, dict[str, float]()
        self.imported = place.put(data)

    @classmethod
    def of(cls, data: bytes) -> "Round":
        cls.made += 1
        return cls(Place.made(str(cls.made)), data)

    def taken(self) -> dict[str, float]:
        for step in STEPS:
            self.take(step)
        return self.told

    def take(self, step: str) -> float:
        """Seconds of one step; the steps come in their order."""
        from django.db import connection

        job = getattr(self, step)()
        with Counted(connection) as counted:
            _, self.told[step] = timed(job)
        self.told |= {f"queries of {step}": counted.count, "MiB at most": peak()}
        return self.told[step]

    def read(self) -> Callable[[], object]:
        from households.importing import previewing

        def job() -> None:
            self.book = previewing.read(self.imported)

        return job

    def bare(self) -> Callable[[], object]:
        return lambda: self.place.bare(self.book)

    def dry(self) -> Callable[[], object]:
        from households.importing import previewing

        return lambda: previewing.compare(self.imported.pk, self.book)

    def real(self) -> Callable[[], object]:
        from households.importing import applying
        from tests.households.imports import confirmed

        self.imported.refresh_from_db()
        confirmed(self.imported, by=self.place.by)
        return lambda: applying.write(self.imported.pk, self.book)

    def returned(self) -> Callable[[], object]:
        from households.importing import returning

        return lambda: returning.hand_back(self.imported.pk)

    def again(self) -> Callable[[], object]:
        """The workbook that came back, of which nothing is new."""
        from households.importing import folder, previewing

        self.imported.refresh_from_db()
        assert self.imported.state == "done", self.imported.fault
        back = folder.read(self.imported.returned)
        assert back is not None
        self.imported = self.place.put(back, later=30)
        self.book = previewing.read(self.imported)
        return lambda: previewing.compare(self.imported.pk, self.book)


@dataclass(frozen=True)
class Place:
    """A ward with a hundred khối, its drafter named for rows; and its neighbour for bare rows."""

    ward: "Organization"
    neighbour: "Organization"
    by: "Official"

    @classmethod
    def made(cls, name: str) -> "Place":
        from officials.models import Role, SigningCapacity
        from tests.cast import UnitKind, make_member, make_organization, make_unit
        from tests.households.counts import make_groups
        from tests.households.rows import open_rows

        wards = [
            make_organization(
                make_unit(f"{place}{int(name):04}", f"Số {place}{name}", UnitKind.WARD),
                f"Ủy ban nhân dân phường Số {place}{name}",
            )
            for place in (1, 2)
        ]
        drafter = make_member(f"soan.thao.{name}", "Nguyễn Văn Mẫu", wards[0], Role.DRAFTER)
        capacity = SigningCapacity.ON_BEHALF
        chair = make_member(
            f"chu.tich.{name}", "Lê Văn Thử", wards[0], Role.CHAIR, signing_capacity=capacity
        )
        open_rows(wards[0], drafter, by=chair)
        make_groups(wards[0], 100)
        return cls(wards[0], wards[1], drafter)

    def put(self, data: bytes, *, later: int = 0) -> "Import":
        from households.importing.putting_in import Workbook, put_in
        from households.models import Import
        from tests.households.imports import CLOSING

        day = CLOSING + timedelta(days=later)
        workbook = Workbook("danh-sach.xlsx", data)
        return put_in(self.ward, workbook, kind=Import.Kind.ROWS, closes_on=day, by=self.by)

    def bare(self, book: "Reading") -> None:
        """The same parent and child rows, and nothing asked."""
        from django.db import transaction

        from households.importing.lines import AT_ONCE
        from households.models import Household, HouseholdMembers, HouseholdState
        from households.rows import serials
        from localities.models import ResidentialGroup
        from tests.households.imports import CLOSING

        groups = dict(
            ResidentialGroup.objects.filter(unit=self.ward.unit).values_list("name", "pk")
        )
        with transaction.atomic():
            for start in range(0, len(book.rows), AT_ONCE):
                rows = book.rows[start : start + AT_ONCE]
                households = Household.objects.bulk_create(
                    Household(organization=self.neighbour, serial=serials.draw()) for _ in rows
                )
                states = HouseholdState.objects.bulk_create(
                    HouseholdState(
                        household=household,
                        event="found",
                        from_day=CLOSING,
                        group_id=groups[row.group],
                        head_group_id=row.head,
                        recorded_by=self.by,
                    )
                    for household, row in zip(households, rows, strict=True)
                )
                HouseholdMembers.objects.bulk_create(
                    HouseholdMembers(
                        state=state, ethnic_group_id=code, persons=one.persons, women=one.women
                    )
                    for state, row in zip(states, rows, strict=True)
                    for code, one in row.members.items()
                )


def timed(job: Callable[[], T]) -> tuple[T, float]:
    """Of SQLite the seconds of work: it works in this process. Of PostgreSQL those that passed."""
    from django.db import connection

    clock = time.process_time if connection.vendor == "sqlite" else time.perf_counter
    gc.collect()
    start = clock()
    made = job()
    return made, clock() - start


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def workbook(rows: int) -> bytes:
    """Twelve columns, five of them personal; every tenth household is mixed."""
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Danh sách")
    sheet.append(["DANH SÁCH HỘ"])
    sheet.append(
        [
            *("STT", "Họ và tên chủ hộ", "Số định danh", "Nơi ở", "Điện thoại", "Khối", "Dân tộc"),
            *("Số khẩu", "Nữ", "Kinh", "Thái", "Ghi chú"),
        ]
    )
    for number in range(1, rows + 1):
        thai = 1 + number % 3 if number % 10 == 0 else 0
        kinh = 1 + number % 6
        told = ["Nguyễn Văn Mẫu", f"0400{number:08}", f"Ngõ {number}", f"0988{number:06}"]
        persons = (kinh + thai, (kinh + thai) // 2, kinh, thai or None)
        sheet.append([number, *told, f"Khối {1 + number % 100}", "Kinh", *persons, None])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


if __name__ == "__main__":
    main()
