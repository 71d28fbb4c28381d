"""`manage.py print_document`: the words that went in, in the form of NĐ 30, and no others."""

import subprocess
from collections import Counter
from pathlib import Path

import pytest

from paper.readers import read_file
from paper.sheet import MOTTO, NATION, Sheet
from tests.desk.commands import run
from tests.desk.test_import_document import PLAN
from tests.paper.received import words
from tests.reference import reference


def print_to(name: str, content: str, folder: Path, *options: str) -> Path:
    file, output = folder / "vào.txt", folder / name
    file.write_text(content, "utf-8")
    done = run("print_document", file, "-o", output, *options)
    assert (done.code, done.out, done.err) == (0, "", "")
    return output


def pdf_pages(path: Path) -> list[str]:
    done = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True)
    return done.stdout.decode().split("\f")[:-1]


def printed_words(pages: list[str]) -> Counter[str]:
    """The words on the pages, less the number that stands in the top margin from page 2."""
    found: Counter[str] = Counter()
    for index, page in enumerate(pages):
        first, _, rest = page.lstrip("\n").partition("\n")
        number = first.strip() == str(index + 1)
        found += words(rest if number and index else page)
    return found


@pytest.mark.poppler
@pytest.mark.parametrize("name", ["000_b6cd2368df2194b5", "002_ad137d421f94e747"])
def test_the_words_of_the_pdf_are_the_words_that_went_in(name: str, tmp_path: Path) -> None:
    content = reference(f"seeds/{name}.txt").read_text("utf-8")
    pages = pdf_pages(print_to("ra.pdf", content, tmp_path))
    assert printed_words(pages) == words(content) + words(f"{NATION} {MOTTO}")


@pytest.mark.poppler
def test_news_is_printed_whole_without_a_number_line(tmp_path: Path) -> None:
    content = "Tin trong ngày.\n\nPhường đã họp xong.\n"
    pages = pdf_pages(print_to("ra.pdf", content, tmp_path))
    assert printed_words(pages) == words(content) + words(f"{NATION} {MOTTO}")


@pytest.mark.poppler
def test_what_the_text_does_not_say_comes_from_the_options(tmp_path: Path) -> None:
    content = "KẾ HOẠCH\nPhòng cháy\n\nNội dung.\n"
    issuer = "ỦY BAN NHÂN DÂN|PHƯỜNG BÌNH AN"
    options = ("--issuer", issuer, "--superior", "UBND THỊ XÃ MẪU", "--draft")
    pages = pdf_pages(print_to("ra.pdf", content, tmp_path, *options))
    added = f"{NATION} {MOTTO} UBND THỊ XÃ MẪU {issuer} DỰ THẢO"
    assert printed_words(pages) == words(content) + words(added)


@pytest.mark.parametrize("suffix", [".docx", ".txt"])
def test_what_is_printed_reads_back_as_the_same_paper(suffix: str, tmp_path: Path) -> None:
    output = print_to(f"ra{suffix}", PLAN, tmp_path)
    assert read(output) == read_file("vào.txt", PLAN.encode()).sheet


def read(path: Path) -> Sheet:
    return read_file(path.name, path.read_bytes()).sheet


def test_a_web_page_stands_alone(tmp_path: Path) -> None:
    content = "KẾ HOẠCH\n<script>alert(1)</script> {% load x %}\n\nNội dung </style>.\n"
    written = print_to("ra.html", content, tmp_path).read_text("utf-8")
    assert written.startswith("<!doctype html>")
    assert "<style>" in written
    assert "&lt;script&gt;alert(1)&lt;/script&gt; {% load x %}" in written
    assert not {"<script", "src=", "href=", "@import", "url("} & set(_found(written))


def _found(written: str) -> list[str]:
    return [mark for mark in ("<script", "src=", "href=", "@import", "url(") if mark in written]


def test_the_issuer_may_be_given_line_by_line(tmp_path: Path) -> None:
    options = ("--issuer", "ỦY BAN NHÂN DÂN", "--issuer", "XÃ MẪU")
    output = print_to("ra.docx", "KẾ HOẠCH\nMẫu\n\nNội dung.\n", tmp_path, *options)
    assert read(output).issuer == ("ỦY BAN NHÂN DÂN", "XÃ MẪU")


@pytest.mark.parametrize(
    ("output", "reason"),
    [
        ("ra.odt", "Không ghi được dạng “.odt”"),
        ("ra", "Hãy chọn: .pdf, .docx, .html, .txt"),
        ("khong/co/ra.txt", "không tìm thấy"),
        ("vào.txt/ra.txt", "không phải thư mục"),
    ],
)
def test_what_cannot_be_written_ends_with_2_and_leaves_nothing(
    output: str, reason: str, tmp_path: Path
) -> None:
    file = tmp_path / "vào.txt"
    file.write_text(PLAN, "utf-8")
    done = run("print_document", file, "-o", tmp_path / output)
    assert (done.code, done.out) == (2, "")
    assert reason in done.err
    assert [path.name for path in tmp_path.iterdir()] == ["vào.txt"]


def test_an_unreadable_paper_leaves_the_file_of_before_alone(tmp_path: Path) -> None:
    file, output = tmp_path / "vào.txt", tmp_path / "ra.pdf"
    file.write_bytes(b"\x00\x01")
    output.write_bytes(b"before")
    done = run("print_document", file, "-o", output)
    assert done.code == 2
    assert output.read_bytes() == b"before"


def test_a_file_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    (tmp_path / "ra.txt").write_text("before", "utf-8")
    assert "KẾ HOẠCH" in print_to("ra.txt", PLAN, tmp_path).read_text("utf-8")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ra.txt", "vào.txt"]


def test_the_marks_of_a_file_print_what_ships_with_the_software(tmp_path: Path) -> None:
    text = (
        "ỦY BAN NHÂN DÂN\nXÃ MẪU\nSố:   /KH-UBND\nMẫu, ngày 05 tháng 3 năm 2026\nKẾ HOẠCH\nMẫu\n\n"
        "Căn cứ [[72/2025/QH15]];\nCăn cứ [[12/2018/QĐ-TTg]].\n\n"
        "1. Theo [[12/2018/QĐ-TTg]] và [[1/KHONG-CO]].\n"
    )
    printed = print_to("ra.txt", text, tmp_path).read_text("utf-8")
    assert "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;" in printed
    assert "(được sửa đổi, bổ sung bởi Quyết định số 28/2023/QĐ-TTg)." in printed
    assert "1. Theo Quyết định số 12/2018/QĐ-TTg và «\\[[1/KHONG-CO]]»." in printed
