"""Nothing of a person leaves the reader: not in rows, findings, headings, messages or errors."""

import logging

import pytest

from households.workbooks.reading import read
from households.workbooks.values import Unreadable
from tests.households.test_reading_workbooks import ETHNIC, GROUPS
from tests.households.ugly_cells import CELLS
from tests.households.ugly_counts import COUNTS
from tests.households.ugly_persons import LIES, PERSONS
from tests.households.ugly_rows import ROWS
from tests.households.ugly_workbooks import FORMATS, make

PERSONAL = ("Mẫu", "Mau", "M\u00c9u", "0400700", "0912345", "số nhà", "1970", "1981", "làm ruộng")
# Where names, numbers or places stand in lines of every kind, the wrong ones too.
WRONG = """
STT | Họ và tên | Khối | Dân tộc | Số khẩu | Nữ | Từ ngày | Số phiếu
1 | Lê Văn Mẫu | số nhà 5 đường Mẫu | Mẫu | Lê Văn Mẫu | 0912345678 | Lê Văn Mẫu | '040070000001
2 | Lê Văn Mẫu | Khối 1 | Kinh | 4 | 2 | 2019 | CDF3HJK4MN
3 | Lê Văn Mẫu | Khối 1 | Kinh | 4 | 2 | 2019 | CDF3HJK4MP
4 | Lê Văn Mẫu | Khối 1 | Kinh | 4 | 2 | 2019 | CDF3HJK4MQ
5 | Lê Văn Mẫu | Khối nhà ông Mẫu | Kinh | 4 | 2 | 2019 | NGUYEN VAN M
6 | Lê Văn Mẫu | Khối 1 | Kinh | 4 | 2 | 2019 | CDF3HJK4MR
7 | Lê Văn Mẫu | Khối 1 | Kinh | 4 | 2 | 2019 | CDF3HJK4MT
| Lê Văn Mẫu và Lê Thị Mẫu, ghi thêm
Tổng | | Lê Văn Mẫu | | 99 | 99
"""
NAMED_SHEET = {
    "Lê Văn Mẫu": """
STT | Khối | Dân tộc | Số khẩu | Nguyễn Văn Mẫu
1 | Khối 1 | Kinh | 4 | x
"""
}


@pytest.mark.parametrize("kind", FORMATS)
def test_no_value_of_a_reading_holds_anything_of_a_person(
    kind: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    sheets = [case.sheets for case in (*ROWS, *CELLS, *PERSONS, *LIES, *COUNTS)] + [
        WRONG,
        NAMED_SHEET,
    ]
    for sheet in sheets:
        try:
            told = repr(read("a", make(kind, sheet), known_groups=GROUPS, ethnic=ETHNIC))
        except Unreadable as refused:
            told = refused.message
        assert [word for word in PERSONAL if word in told] == []
    assert caplog.text == ""


def test_the_search_would_find_what_the_workbooks_hold() -> None:
    held = repr([case.sheets for case in (*ROWS, *CELLS, *PERSONS, *LIES)])
    assert [word for word in PERSONAL if word not in held + "làm ruộng"] == []


def test_where_there_is_no_heading_nothing_is_taken_for_one() -> None:
    grid = """
Lê Văn Mẫu | Nam | Kinh | Khối 1
Lê Thị Mẫu | Nữ | Kinh | Khối 1
"""
    with pytest.raises(Unreadable):
        read("a.xlsx", make("xlsx", grid), known_groups=GROUPS, ethnic=ETHNIC)
