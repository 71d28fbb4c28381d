"""What a workbook of households costs on its way in, on both databases: `bin/bench import`.

Beside it the bare `bulk_create` of the same rows. Each round is a ward of its own; the three take
turns, so that whatever else the machine does lengthens all of them.
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
ROUNDS = {WARD: 5, MANY: 1}
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
        print(json.dumps(measure(int(sys.argv[-1]))))
        return
    sizes: dict[int, dict[str, dict[str, float]]] = {}
    for size in (WARD, MANY):
        with tempfile.TemporaryDirectory() as folder:
            found = {"SQLite": measured(f"sqlite:///{folder}/import.sqlite3", folder, size)}
        with throwaway_server() as url, tempfile.TemporaryDirectory() as folder:
            found["PostgreSQL"] = measured(url, folder, size)
        report(size, found)
        sizes[size] = found
    compare(sizes[WARD], sizes[MANY])


def report(size: int, found: dict[str, dict[str, float]]) -> None:
    print(f"\n| {size:,} rows, s | {' | '.join(found)} |\n|---|{'---|' * len(found)}")
    for step, words in STEPS.items():
        print(f"| {words} | {' | '.join(said(step, one) for one in found.values())} |", flush=True)
    for key in ("queries of the dry run", "queries of the writing", "MiB once read", "MiB at most"):
        print(f"| {key} | {' | '.join(f'{one[key]:,.0f}' for one in found.values())} |")


def said(step: str, one: dict[str, float]) -> str:
    if step not in {"dry", "real"}:
        return f"{one[step]:.2f}"
    times = one[step] / one["bare"]
    verdict = "holds" if times <= MOST_TIMES else "BROKEN"
    return f"{one[step]:.2f}, {times:.1f} times bare: {verdict}"


def compare(ward: dict[str, dict[str, float]], many: dict[str, dict[str, float]]) -> None:
    print(f"\n| a row at {MANY:,}, as often as at {WARD:,} | {' | '.join(ward)} |")
    print(f"|---|{'---|' * len(ward)}")
    for step, words in STEPS.items():
        more = [many[name][step] / MANY / (ward[name][step] / WARD) for name in ward]
        verdicts = [f"{one:.2f}{'' if one <= MOST_MORE else ', BROKEN'}" for one in more]
        print(f"| {words} | {' | '.join(verdicts)} |")


def measured(url: str, folder: str, size: int) -> dict[str, float]:
    """In a process of its own, whose settings name the database."""
    surroundings = {
        **os.environ,
        "DATABASE_URL": url,
        "BINHAN_VAR": folder,
        "BINHAN_LOCAL": "1",
        "BINHAN_HOUSEHOLD_ROWS": "1",
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }
    command = [sys.executable, "-m", "benchmarks.import", "--measure", str(size)]
    done = subprocess.run(command, cwd=ROOT, env=surroundings, stdout=subprocess.PIPE, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def measure(size: int) -> dict[str, float]:
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    settings.HOUSEHOLD_ROWS_ON_SHARED_SERVER = True
    call_command("migrate", verbosity=0)
    data = workbook(size)
    round_of(workbook(300), "0")  # everything is loaded and compiled once
    rounds = [round_of(data, str(number)) for number in range(1, ROUNDS[size] + 1)]
    return {key: statistics.median(one[key] for one in rounds) for key in rounds[0]}


def round_of(data: bytes, name: str) -> dict[str, float]:
    from django.db import connection

    from households.importing import applying, folder, previewing, returning
    from tests.households.imports import confirmed

    place = Place.made(name)
    imported = place.put(data)
    book, told = timed(lambda: previewing.read(imported))
    found = {"read": told, "MiB once read": peak()}
    _, found["bare"] = timed(lambda: place.bare(book))
    with Counted(connection) as dry:
        _, found["dry"] = timed(lambda: previewing.compare(imported.pk, book))
    imported.refresh_from_db()
    confirmed(imported, by=place.by)
    with Counted(connection) as real:
        _, found["real"] = timed(lambda: applying.write(imported.pk, book))
    found |= {"queries of the dry run": dry.count, "queries of the writing": real.count}
    _, found["returned"] = timed(lambda: returning.hand_back(imported.pk))
    imported.refresh_from_db()
    assert imported.state == "done", imported.fault
    back = folder.read(imported.returned)
    assert back is not None
    found["again"] = place.again(back, len(book.rows))
    found["MiB at most"] = peak()
    return found


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

    def again(self, back: bytes, rows: int) -> float:
        """Seconds to compare the workbook that came back, of which nothing is new."""
        from households.importing import confirming, previewing

        imported = self.put(back, later=30)
        book = previewing.read(imported)
        _, told = timed(lambda: previewing.compare(imported.pk, book))
        imported.refresh_from_db()
        assert imported.same == rows, imported.fault
        confirming.cancel(imported, by=self.by)
        return told


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
