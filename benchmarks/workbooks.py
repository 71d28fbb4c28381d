"""What a workbook costs: `bin/bench workbooks`. Each measured in a process of its own."""

import io
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random

import openpyxl
import xlwt

from households.workbooks.handing_back import hand_back
from households.workbooks.reading import read
from households.workbooks.values import Answer, Unreadable
from tests.households import bad_workbooks
from tests.households.ugly_workbooks import make_ods

GROUPS = [f"Khối {number}" for number in range(1, 10)]
ETHNIC = {"Kinh": "01", "Tày": "02", "Thái": "03", "Thổ": "24"}
HEADING = "STT;Họ và tên;Năm sinh;Số định danh;Địa chỉ;Khối;Dân tộc;Số khẩu;Nữ;Từ ngày;Ghi chú"
SIZES = ((3_079, ("xlsx", "xls", "ods", "csv")), (100_000, ("xlsx", "ods", "csv")))
LARGEST_XLS = 65_000
BAD = {
    "a million empty rows": "million_empty_rows",
    "40,000 lines of one number each": "too_many_rows",
    "a hundred megabytes of blanks": "bomb",
    "texts of ten megabytes": "bomb_of_strings",
    "a cell in the last corner": "far_away",
}


def main() -> None:
    print("## Workbooks\n")
    print("| rows | format | KiB | read, s of CPU | µs a row | handed back, s of CPU | MiB |")
    print("|---|---|---|---|---|---|---|")
    for rows, kinds in (*SIZES, (LARGEST_XLS, ("xls",))):
        for kind in kinds:
            print(_measured(workbook(kind, rows), kind, str(rows)), flush=True)
    print("\n| bad file | answer | s of CPU | MiB |\n|---|---|---|---|")
    for name, maker in BAD.items():
        print(_measured(getattr(bad_workbooks, maker)(), "bad", name), flush=True)


def _measured(data: bytes, kind: str, what: str) -> str:
    """In a process that did not make the workbook, whose memory would count."""
    command = [sys.executable, "-m", "benchmarks.workbooks", kind, what]
    ended = subprocess.run(command, input=data, capture_output=True, check=True)
    return ended.stdout.decode().strip()


def report(kind: str, rows: int) -> str:
    data = sys.stdin.buffer.read()
    started = time.process_time()
    found = read(f"a.{kind}", data, known_groups=GROUPS, ethnic=ETHNIC)
    reading = time.process_time() - started
    assert len(found.rows) == rows
    assert not any(row.is_wrong for row in found.rows)
    answers = {row.number: Answer("CDF3HJK4MN") for row in found.rows}
    started = time.process_time()
    hand_back(f"a.{kind}", data, answers=answers, ethnic=ETHNIC)
    writing = time.process_time() - started
    return (
        f"| {rows:,} | .{kind} | {len(data) // 1024:,} | {reading:.2f}"
        f" | {1_000_000 * reading / rows:.0f} | {writing:.2f} | {_peak()} |"
    )


def report_bad(name: str) -> str:
    data = sys.stdin.buffer.read()
    started = time.process_time()
    try:
        found = read("a.xlsx", data, known_groups=GROUPS, ethnic=ETHNIC)
        answer = f"{len(found.rows)} rows"
    except Unreadable as refused:
        answer = refused.message
    return f"| {name} | {answer} | {time.process_time() - started:.2f} | {_peak()} |"


def _peak() -> int:
    """MiB of this program at the most; `getrusage` would count the one that started it too."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) // 1024


def workbook(kind: str, rows: int) -> bytes:
    lines = _lines(rows)
    if kind == "csv":
        return "".join(";".join(map(str, line)) + "\n" for line in lines).encode()
    if kind == "ods":
        grid = "\n".join(" | ".join(map(str, line)) for line in lines)
        return make_ods({"Hộ": grid})
    return _xlsx(lines) if kind == "xlsx" else _xls(lines)


def _lines(rows: int) -> Iterator[list[str | int]]:
    random = Random(1)
    yield list(HEADING.split(";"))
    for number in range(1, rows + 1):
        persons = random.randint(1, 8)
        women = random.randint(0, persons)
        named = [
            f"Lê Văn Mẫu {number}",
            1950 + number % 50,
            f"0400{number:08}a",
            f"Nhà {number}",
        ]
        group, ethnic = random.choice(GROUPS), random.choice(list(ETHNIC))
        yield [number, *named, group, ethnic, persons, women, "01/01/2020", ""]


def _xlsx(lines: Iterable[list[str | int]]) -> bytes:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Hộ")
    for line in lines:
        sheet.append(line)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _xls(lines: Iterable[list[str | int]]) -> bytes:
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("Hộ")
    for row, line in enumerate(lines):
        for column, value in enumerate(line):
            sheet.write(row, column, value)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


if __name__ == "__main__":
    if len(sys.argv) == 1:
        main()
    elif sys.argv[1] == "bad":
        print(report_bad(sys.argv[2]))
    else:
        print(report(sys.argv[1], int(sys.argv[2])))
