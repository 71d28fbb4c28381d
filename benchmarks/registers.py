"""What a printed register costs: `bin/bench registers`. Seconds of CPU, one writing each."""

import resource
import time
from collections.abc import Callable
from datetime import date

import pypdfium2

from paper.registers import OUTGOING, Register
from paper.writers import register_pdf, register_xlsx

SIZES = (100, 300, 1_000, 3_000)


def main() -> None:
    print("## Registers\n")
    print("| rows | pages | PDF, s of CPU | ms a row | KiB | XLSX, s of CPU | KiB |")
    print("|---|---|---|---|---|---|---|")
    register_pdf.write(register(1))  # fonts and styles are read once for a process
    for rows in SIZES:
        report(rows)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"\n{peak} MiB at the most.")


def report(rows: int) -> None:
    whole = register(rows)
    paper, seconds = timed(lambda: register_pdf.write(whole))
    sheet, sheet_seconds = timed(lambda: register_xlsx.write(whole))
    pages = len(pypdfium2.PdfDocument(paper))
    print(
        f"| {rows} | {pages} | {seconds:.1f} | {1000 * seconds / rows:.1f} | {len(paper) // 1024}"
        f" | {sheet_seconds:.1f} | {len(sheet) // 1024} |",
        flush=True,
    )


def timed(job: Callable[[], bytes]) -> tuple[bytes, float]:
    start = time.process_time()
    made = job()
    return made, time.process_time() - start


def register(rows: int) -> Register:
    """Ten columns, seven of them filled; each row two or three lines high."""
    return Register(
        OUTGOING,
        tuple(row(number) for number in range(1, rows + 1)),
        issuer=("ỦY BAN NHÂN DÂN", "PHƯỜNG HOÀ HIẾU"),
        year=2026,
        since=date(2026, 1, 1),
        until=date(2026, 12, 31),
        first="01",
        last=f"{rows:02}",
    )


def row(number: int) -> tuple[str, ...]:
    return (
        f"{number:02}/KH-UBND",
        f"{1 + number % 28:02}/{1 + number % 12:02}/2026",
        f"Kế hoạch bảo đảm an ninh, trật tự tại khối {number} năm 2026",
        "Nguyễn Văn Mẫu",
        "UBND tỉnh; Công an phường; các khối",
        "VT, VHXH",
        str(1 + number % 30),
        "",
        "",
        "",
    )


if __name__ == "__main__":
    main()
