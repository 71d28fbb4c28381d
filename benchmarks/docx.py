"""The Word file beside the PDF, both measured on paper: `bin/bench docx`.

LibreOffice lays the Word file out; lines of the same words on the same page are compared.
"""

import io
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pdfplumber

from paper.readers.text import read
from paper.sheet import Sheet
from paper.writers import docx, pdf

DEMONSTRATION = Path(__file__).parent.parent / "fixtures/demonstration/thai-hoa-2026.txt"
TIMES_AS_LONG = (1, 5, 11, 30, 62, 185)
"""How often the text of the demonstration is repeated: about 4 to 300 pages."""
EXACT_UP_TO = 20
MOST_APART = 0.03
COMPARED_PAGES = 12
"""Pages of which every line is measured, from the first on."""
ROUNDS = 10
MM = 25.4 / 72


@dataclass(frozen=True)
class Line:
    """Words of one base line; its left edge, and its base from the top of the page, in mm."""

    text: str
    left: float
    base: float


@dataclass(frozen=True)
class Printed:
    """A laid-out paper: its pages, and the lines of the first ones."""

    pages: int
    lines: list[list[Line]]


def main() -> None:
    program = shutil.which("soffice")
    if program is None:
        print("LibreOffice is not installed: the Word file is not measured here.")
        return
    sheet = read(DEMONSTRATION.read_text("utf-8")).sheet
    sheets = [replace(sheet, blocks=sheet.blocks * times) for times in TIMES_AS_LONG]
    with tempfile.TemporaryDirectory() as folder:
        laid_out = lay_out(program, [docx.write(long) for long in sheets], Path(folder))
    print(
        "\n| pages of the PDF | of the Word file | apart | lines broken alike | furthest apart,"
        " across / down mm | written in ms | KiB |\n|---|---|---|---|---|---|---|"
    )
    for long, data in zip(sheets, laid_out, strict=True):
        print(row(long, measured(pdf.write(long)), measured(data)))


def lay_out(program: str, files: list[bytes], folder: Path) -> list[bytes]:
    sources = [folder / f"{number}.docx" for number in range(len(files))]
    for source, data in zip(sources, files, strict=True):
        source.write_bytes(data)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [program, "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *map(str, sources)], check=True, capture_output=True)
    return [source.with_suffix(".pdf").read_bytes() for source in sources]


def row(sheet: Sheet, ours: Printed, words: Printed) -> str:
    apart = abs(words.pages - ours.pages) / ours.pages
    allowed = 0 if ours.pages <= EXACT_UP_TO else MOST_APART
    verdict = "holds" if apart <= allowed else "BROKEN"
    alike, across, down = compared(ours, words)
    return (
        f"| {ours.pages} | {words.pages} | {apart:.1%}, {verdict} | {alike:.1%}"
        f" | {across:.2f} / {down:.2f} | {milliseconds(sheet):.0f}"
        f" | {len(docx.write(sheet)) / 1024:.0f} |"
    )


def compared(ours: Printed, words: Printed) -> tuple[float, float, float]:
    """The part of the lines with the same words, and how far such lines lie apart at most."""
    alike = [
        pair
        for our, their in zip(ours.lines, words.lines, strict=False)
        for pair in same_words(our, their)
    ]
    across = max(abs(our.left - their.left) for our, their in alike)
    down = max(abs(our.base - their.base) for our, their in alike)
    return len(alike) / sum(map(len, ours.lines)), across, down


def same_words(ours: list[Line], theirs: list[Line]) -> Iterator[tuple[Line, Line]]:
    """Each line of a page with the first left of the same words on the other."""
    left = list(theirs)
    for our in ours:
        their = next((line for line in left if line.text == our.text), None)
        if their is not None:
            left.remove(their)
            yield our, their


def measured(data: bytes) -> Printed:
    with pdfplumber.open(io.BytesIO(data)) as opened:
        compared_pages = opened.pages[:COMPARED_PAGES]
        return Printed(len(opened.pages), [list(lines(page)) for page in compared_pages])


def lines(page: pdfplumber.page.Page) -> Iterator[Line]:
    """What stands on one base line of a page, without its spaces."""
    rows: dict[float, list[dict]] = defaultdict(list)
    for character in page.chars:
        if character["text"].strip():
            rows[round(character["matrix"][5], 1)].append(character)
    for base, ink in rows.items():
        ink.sort(key=lambda character: character["x0"])
        text = "".join(character["text"] for character in ink)
        yield Line(text, ink[0]["x0"] * MM, (page.height - base) * MM)


def milliseconds(sheet: Sheet) -> float:
    taken = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        docx.write(sheet)
        taken.append((time.perf_counter() - started) * 1000)
    return statistics.median(taken)


if __name__ == "__main__":
    sys.exit(main())
