"""PDF files of the tests, written once, and ways to look into them."""

import io
import os
import subprocess
import sys
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2

from paper.sheet import Sheet, Urgency
from paper.writers import pdf
from tests.paper.sheets import (
    make_annex,
    make_plan,
    make_table,
)

FULL = make_plan(
    blocks=(*make_plan().blocks[:-1], make_table(3, 4), make_plan().blocks[-1]),
    annexes=(make_annex(make_table(9, 3)),),
    urgency=Urgency.URGENT,
    circulation="LƯU HÀNH NỘI BỘ",
    contact="Khối Mẫu",
    drafter_mark="NVM.(20)",
    legal_basis=("Căn cứ Luật mẫu",),
    draft=True,
)


@cache
def written(sheet: Sheet) -> bytes:
    return pdf.write(sheet)


def opened(sheet: Sheet) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(written(sheet)))


def run(source: str, **environment: str) -> str:
    finished = subprocess.run(
        [sys.executable, "-c", source],
        capture_output=True,
        text=True,
        timeout=240,
        env=os.environ | {"PYTHONPATH": str(Path.cwd()), **environment},
    )
    assert finished.returncode == 0, finished.stderr
    return finished.stdout.strip()


def fonts(document: pikepdf.Pdf) -> dict[str, Any]:
    found = {}
    for page in document.pages:
        for font in page.obj.Resources.Font.values():
            found[str(font.BaseFont).split("+")[-1]] = font
    return found


def words_of(data: bytes) -> list[str]:
    texts = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(data)]
    return unicodedata.normalize("NFC", " ".join(texts)).split()
