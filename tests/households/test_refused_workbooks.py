"""Bad files are refused by name, or read, within bounded time and memory; nothing else happens."""

import re
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date

import pytest

from households.workbooks.formats.recognition import open_book
from households.workbooks.handing_back import hand_back
from households.workbooks.reading import read
from households.workbooks.values import Answer, Reading, Unreadable
from paper.readers.received import Unreadable as UnreadablePaper
from tests.households import bad_workbooks as bad
from tests.households.ugly_workbooks import FORMATS, make, make_csv, unzipped, zipped

GROUPS = ["Khối 1", "Khối 2"]
ETHNIC = {"Kinh": "01", "Thái": "03", "Mường": "06"}


def reading(name: str, data: bytes) -> Reading:
    return read(name, data, known_groups=GROUPS, ethnic=ETHNIC)


PLAIN = make("xlsx", bad.GRID)
REFUSED: tuple[tuple[str, str, bytes, str], ...] = (
    ("nothing in it", "a.xlsx", b"", "trống"),
    ("blanks only", "a.csv", b" \n \n", "trống"),
    ("macros by name", "a.xlsm", PLAIN, "macro"),
    ("macros inside", "a.xlsx", bad.xlsx_with(xl__vbaProject_dot_bin=b"x"), "macro"),
    ("macros of .xls", "a.xls", bad.COMPOUND + "_VBA_PROJECT".encode("utf-16-le"), "macro"),
    ("binary workbook", "a.xlsx", zipped({"xl/workbook.bin": b"x"}), "xlsb"),
    ("password", "a.xlsx", bad.COMPOUND + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
    (
        "password of .ods",
        "a.ods",
        zipped(
            {
                **unzipped(make("ods", bad.GRID)),
                "META-INF/manifest.xml": b"<manifest:encryption-data/>",
            }
        ),
        "mật khẩu",
    ),
    ("PDF", "a.xlsx", b"%PDF-1.7 ...", "PDF"),
    ("picture", "a.xls", b"\x89PNG\r\n\x1a\n", "hình ảnh"),
    ("web page called .xls", "a.xls", b"<html><table><tr><td>1</td></tr></table>", "trang web"),
    ("XML of Excel 2003", "a.xls", b'<?xml version="1.0"?><Workbook/>', "trang web hoặc XML"),
    ("Word file", "a.xlsx", zipped({"word/document.xml": b"<x/>"}), "không phải bảng tính"),
    ("packed", "a.xlsx", b"Rar!\x1a\x07", "nén"),
    ("cut off", "a.xlsx", PLAIN[: len(PLAIN) // 2], "hỏng"),
    ("no .xls after all", "a.xls", bad.COMPOUND + b"\0" * 600, "hỏng"),
    ("no table", "a.csv", "Kính gửi: Ủy ban nhân dân phường\n1;2;3\n".encode(), "tiêu đề"),
    ("heading only", "a.csv", "STT;Khối;Dân tộc;Số khẩu\n".encode(), "không có dòng"),
    ("no ethnic groups", "a.csv", "STT;Khối;Số khẩu;Nữ\n1;Khối 1;4;2\n".encode(), "Dân tộc"),
    ("no persons", "a.csv", "STT;Khối;Dân tộc\n1;Khối 1;Kinh\n".encode(), "Số khẩu"),
    ("entities", "a.xlsx", bad.entities(), "hỏng"),
    ("a cell in the last corner", "a.xlsx", bad.far_away(), "XFD"),
    (
        "an encoding that nobody knows",
        "a.xlsx",
        bad.xlsx_with(
            xl__worksheets__sheet1_dot_xml=b'<?xml version="1.0" encoding="UT3-8"?><worksheet/>'
        ),
        "hỏng",
    ),
    ("a column of no name", "a.xlsx", bad.column_of_no_name(), "hỏng"),
    ("a line after a billion", "a.ods", bad.far_below(), "1.048.576"),
    ("300 columns", "a.ods", bad.ods_repeated(1, 300), "256 cột"),
    ("too large", "a.csv", b"1;2\n" * 5_000_001, "quá lớn"),
)


@pytest.mark.parametrize(
    ("name", "data", "reason"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED]
)
def test_what_cannot_be_read_is_refused_with_the_reason(
    name: str, data: bytes, reason: str
) -> None:
    with pytest.raises(Unreadable, match=reason) as refused:
        reading(name, data)
    assert refused.value.__cause__ is None


def test_two_hundred_columns_are_read_past() -> None:
    words = [f"Cột thêm {number}" for number in range(200)]
    heading = f"STT;Khối;Dân tộc;Số khẩu;{';'.join(words)}\n1;Khối 1;Kinh;4{';x' * 200}\n"
    found = reading("a.csv", heading.encode())
    assert [row.members["01"].persons for row in found.rows] == [4]
    assert found.unused_columns == tuple(words)


@pytest.mark.parametrize("kind", FORMATS)
def test_the_content_tells_the_format_and_a_wrong_name_is_pointed_at(kind: str) -> None:
    wrong = "xls" if kind == "xlsx" else "xlsx"
    found = reading(f"a.{wrong}", make(kind, bad.GRID))
    assert [row.group for row in found.rows] == ["Khối 1"]
    assert any(f".{kind}" in finding.reason for finding in found.findings)


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_csv_is_read_whatever_parts_its_cells(separator: str, encoding: str) -> None:
    data = make_csv({"": bad.GRID}, separator=separator, encoding=encoding)
    assert [row.head for row in reading("a.csv", data).rows] == ["01"]


def test_a_bare_ditto_mark_does_not_swallow_the_lines_below() -> None:
    data = b"Kh\xe1\xbb\x91i,D\xc3\xa2n t\xe1\xbb\x99c,S\xe1\xbb\x91 kh\xe1\xba\xa9u\n"
    data += 'Khối 1,Kinh,1\n",",2\n",Thái,3\nKhối 2,",4\n'.encode()
    found = [(row.group, row.head) for row in reading("a.csv", data).rows]
    assert found == [("Khối 1", "01"), ("Khối 1", "01"), ("Khối 1", "03"), ("Khối 2", "03")]


def test_days_counted_from_1904_are_the_same_days() -> None:
    parts = unzipped(make("xlsx", "Khối | Dân tộc | Số khẩu | Từ ngày\nKhối 1 | Kinh | 4 | 43921"))
    book = re.sub(rb"<workbookPr\b", b'<workbookPr date1904="1"', parts["xl/workbook.xml"])
    found = reading("a.xlsx", zipped({**parts, "xl/workbook.xml": book})).rows
    assert [row.from_day for row in found] == [date(2024, 4, 1)]


def test_csv_says_its_separator_itself() -> None:
    data = ("sep=|\n" + "Khối|Dân tộc|Số khẩu\nKhối 1|Kinh|1;5\n").encode()
    assert [row.number for row in reading("a.csv", data).rows] == [3]


def test_csv_in_the_code_pages_of_before() -> None:
    tcvn3 = "STT;Khèi;D©n téc;Sè khÈu\n1;Khèi 1;Th¸i;4\n2;Khèi 2;M\xadêng;3\n"
    # Windows-1258 has â, ô, ư as letters, and the tones as marks behind them.
    windows = (
        "STT;Khô\u0301i;Dân tô\u0323c;Sô\u0301 khâ\u0309u\n"
        "1;Khô\u0301i 1;Tha\u0301i;4\n2;Khô\u0301i 2;Mươ\u0300ng;3\n"
    )
    for data in (tcvn3.encode("latin-1"), windows.encode("cp1258")):
        rows = reading("a.csv", data).rows
        assert [(row.group, row.head) for row in rows] == [("Khối 1", "03"), ("Khối 2", "06")]


def test_the_refusal_of_a_paper_and_of_a_workbook_is_the_same_exception() -> None:
    assert Unreadable is UnreadablePaper


@pytest.mark.parametrize("kind", FORMATS)
def test_a_damaged_file_is_read_or_refused_and_nothing_else(kind: str) -> None:
    told = {outcome(f"a.{kind}", bad.damaged(kind, seed)) for seed in range(1, 40)}
    assert told
    assert not any("Mẫu" in each for each in told)


def outcome(name: str, data: bytes) -> str:
    try:
        return repr(reading(name, data))
    except Unreadable as refused:
        return refused.message


HUGE: tuple[tuple[str, str, Callable[[], bytes], str], ...] = (
    ("a million empty rows", "a.xlsx", bad.million_empty_rows, "1 rows"),
    ("a million empty rows of .ods", "a.ods", lambda: make("ods", bad.GRID), "1 rows"),
    ("too many rows", "a.xlsx", bad.too_many_rows, "20.000 dòng"),
    ("a zip bomb", "a.xlsx", bad.bomb, "giải nén ra quá lớn"),
    ("a bomb of texts", "a.xlsx", bad.bomb_of_strings, "1 rows"),
    ("a million lines in a few bytes", "a.ods", lambda: bad.ods_repeated(10**6, 4), "20.000 dòng"),
    ("a billion cells in a few bytes", "a.ods", lambda: bad.ods_repeated(2, 10**9), "256 cột"),
)
LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (400_000_000, 400_000_000))
resource.setrlimit(resource.RLIMIT_CPU, (40, 40))
from households.workbooks.formats import book, package
# Smaller than in use, so that the files are made sooner.
book.MAX_LINES = 20_000
package.Package.chunks.__kwdefaults__["limit"] = 50_000_000
from households.workbooks.reading import read
from households.workbooks.values import Unreadable
try:
    data = sys.stdin.buffer.read()
    found = read(sys.argv[1], data, known_groups=["Khối 1"], ethnic={"Kinh": "01"})
    print(len(found.rows), "rows")
except Unreadable as refused:
    print(refused.message)
"""


@pytest.mark.parametrize(
    ("name", "make_file", "answer"), [case[1:] for case in HUGE], ids=[case[0] for case in HUGE]
)
def test_huge_files_end_within_400_megabytes_and_bounded_time(
    name: str, make_file: Callable[[], bytes], answer: str
) -> None:
    started = time.monotonic()
    ended = subprocess.run(
        [sys.executable, "-c", LIMITED, name],
        input=make_file(),
        capture_output=True,
        timeout=120,
        check=False,
    )
    said = ended.stdout.decode()
    assert answer in said, (said, ended.stderr.decode()[-500:])
    assert time.monotonic() - started < 100


def test_reading_and_handing_back_know_no_django_and_no_database() -> None:
    asked = (
        "import sys, households.workbooks.reading, households.workbooks.handing_back;"
        "print([name for name in sys.modules if name.partition('.')[0] in ('django', 'sqlite3')])"
    )
    ended = subprocess.run([sys.executable, "-c", asked], capture_output=True, check=True)
    assert ended.stdout.decode().strip() == "[]"


def test_what_is_refused_is_not_handed_back_either() -> None:
    with pytest.raises(Unreadable, match="macro"):
        hand_back("a.xlsm", PLAIN, answers={2: Answer(error="Sai")})


def test_hidden_sheets_are_known_in_every_format_that_has_them() -> None:
    grids = {"Một": bad.GRID, ".Hai": bad.GRID}
    for kind in ("xlsx", "xls", "ods"):
        book = open_book(f"a.{kind}", make(kind, grids))
        assert [(sheet.name, sheet.hidden) for sheet in book.sheets] == [
            ("Một", False),
            ("Hai", True),
        ]
