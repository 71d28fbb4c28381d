"""The line at the foot of every page of a demonstration, and of nothing else."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace

import pdfplumber
import pytest
from openpyxl import load_workbook

from paper import registers
from paper.blocks import Block, Rank
from paper.kinds import Kind
from paper.sheet import Annex, Sheet
from paper.writers import docx, marking, pdf, register_pdf, register_xlsx

LINE = "Dữ liệu minh họa"
LONG = tuple(Block(Rank.PARAGRAPH, "", "Nội dung minh họa. " * 60) for _ in range(8))
SHEET = Sheet(kind=Kind.REPORT, blocks=LONG, subject="Kết quả", contact="Số 1, đường Mẫu")
WITH_ANNEX = replace(SHEET, annexes=(Annex("Phụ lục", "BIỂU", LONG[:1], True),))


@pytest.fixture
def marked() -> Iterator[None]:
    with marking.marked(LINE):
        yield


def pages(data: bytes) -> list[str]:
    with pdfplumber.open(io.BytesIO(data)) as file:
        return [page.extract_text() for page in file.pages]


def footers(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        names = [name for name in file.namelist() if name in {"word/contact.xml", "word/bare.xml"}]
        return [file.read(name).decode() for name in names]


@pytest.mark.usefixtures("marked")
def test_it_stands_once_on_every_page_of_a_pdf() -> None:
    told = pages(pdf.write(WITH_ANNEX))
    assert len(told) > 3
    assert [page.count(LINE) for page in told] == [1] * len(told)


@pytest.mark.usefixtures("marked")
def test_it_stands_in_every_footer_of_a_word_file_with_or_without_a_contact_line() -> None:
    for sheet in (WITH_ANNEX, replace(WITH_ANNEX, contact="")):
        assert [LINE in footer for footer in footers(docx.write(sheet))] == [True, True]


@pytest.mark.usefixtures("marked")
def test_it_stands_on_registers_too() -> None:
    register = registers.Register(registers.OUTGOING, (), issuer=("UBND",), year=2026)
    assert all(LINE in page for page in pages(register_pdf.write(register)))
    book = load_workbook(io.BytesIO(register_xlsx.write(register)))
    assert {sheet.oddFooter.center.text for sheet in book.worksheets} == {LINE}


def test_nothing_else_bears_it_and_the_fingerprint_tells_them_apart() -> None:
    plain, fingerprint = pdf.write(SHEET), pdf.renderer_fingerprint()
    assert not any(LINE in page for page in pages(plain))
    assert not any(LINE in footer for footer in footers(docx.write(SHEET)))
    with marking.marked(LINE):
        assert pdf.renderer_fingerprint() != fingerprint
    assert pdf.write(SHEET) == plain
