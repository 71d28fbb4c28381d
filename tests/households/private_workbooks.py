"""Twenty workbooks full of what the program must not keep, in the places where it turns up.

Every name and address has the word Xuỷnh, every number of a person begins with 0988777 or 0400990.
"""

from dataclasses import dataclass

from households.models import Import
from tests.households.ugly_workbooks import Sheets

WORD, NUMBERS = "Xuỷnh", ("0988777", "0400990")
COUNTS, ROWS = Import.Kind.COUNTS, Import.Kind.ROWS


@dataclass(frozen=True, slots=True)
class Private:
    """`name` is also that of the file."""

    name: str
    kind: Import.Kind
    suffix: str
    sheets: str | Sheets


WORKBOOKS = (
    Private(
        "a plain list",
        ROWS,
        "xlsx",
        """
STT | Họ và tên chủ hộ | Địa chỉ | Số CCCD | Điện thoại | Khối | Dân tộc | Số khẩu | Nữ | Ghi chú
1 | Nguyễn Văn Xuỷnh | Ngõ Xuỷnh, số 7 | '040099000001 | '0988777001 | Khối 1 | Kinh | 4 | 2 | Xuỷnh
2 | Lường Thị Xuỷnh | Ngõ Xuỷnh, số 9 | '040099000002 | '0988777002 | Khối 2 | Thái | 5 | 3 |
""",
    ),
    Private(
        "the same as text",
        ROWS,
        "csv",
        """
STT | Họ và tên | Nơi ở | Khối | Dân tộc | Số khẩu
1 | Trần Văn Xuỷnh | Xóm Xuỷnh | Khối 1 | Kinh | 3
""",
    ),
    Private(
        "titles and signatures",
        ROWS,
        "xls",
        """
Người lập: Nguyễn Văn Xuỷnh, điện thoại 0988777003
DANH SÁCH HỘ KHỐI 1
STT | Chủ hộ | Khối | Dân tộc | Số khẩu
1 | Lê Văn Xuỷnh | Khối 1 | Kinh | 3
2 | Vi Thị Xuỷnh | Khối 1 | Thái | 2
 | | | |
 | | | Khối trưởng | Nguyễn Văn Xuỷnh
""",
    ),
    Private(
        "a heading that lies",
        ROWS,
        "ods",
        """
STT | Mã | Khối | Dân tộc | Số khẩu
1 | Nguyễn Văn Xuỷnh | Khối 1 | Kinh | 3
2 | Lường Thị Xuỷnh | Khối 1 | Thái | 4
""",
    ),
    Private(
        "a column without a heading",
        ROWS,
        "xlsx",
        """
STT | | Khối | Dân tộc | Số khẩu
1 | Nguyễn Văn Xuỷnh | Khối 1 | Kinh | 3
2 | Lường Thị Xuỷnh | Khối 1 | Thái | 4
""",
    ),
    Private(
        "a line for each person",
        ROWS,
        "xlsx",
        """
STT | Họ và tên | Quan hệ với chủ hộ | Giới tính | Ngày sinh | Dân tộc | Khối | CCCD
1 | Lô Văn Xuỷnh | Chủ hộ | Nam | @1970-01-01 | Thái | Khối 1 | '040099000003
2 | Lê Thị Xuỷnh | Vợ | Nữ | '1975 | Kinh | | '040099000004
""",
    ),
    Private(
        "no heading at all",
        ROWS,
        "xlsx",
        """
1 | Nguyễn Văn Xuỷnh | Khối 1 | Kinh | 3
2 | Lường Thị Xuỷnh | Khối 1 | Thái | 4
""",
    ),
    Private(
        "a name among the numbers",
        ROWS,
        "csv",
        """
STT | Họ và tên | Khối | Dân tộc | Số khẩu | Nữ
1 | Nguyễn Văn Mẫu | Khối 1 | Kinh | Nguyễn Văn Xuỷnh | 1
2 | Nguyễn Văn Mẫu | Khối 1 | Kinh | 3 | 0988777004
""",
    ),
    Private(
        "a name among the groups",
        ROWS,
        "xlsx",
        """
STT | Họ và tên | Khối | Dân tộc | Số khẩu
1 | Nguyễn Văn Mẫu | Nguyễn Văn Xuỷnh | Kinh | 3
2 | Nguyễn Văn Mẫu | Khối 1 | Kinh | 4
""",
    ),
    Private(
        "a name among the ethnic groups",
        ROWS,
        "xls",
        """
STT | Họ và tên | Khối | Dân tộc | Số khẩu
1 | Nguyễn Văn Mẫu | Khối 1 | Nguyễn Văn Xuỷnh | 3
2 | Nguyễn Văn Mẫu | Khối 1 | Kinh | 4
""",
    ),
    Private(
        "names as serials and days",
        ROWS,
        "xlsx",
        """
Số phiếu | Khối | Dân tộc | Số khẩu | Ngày đến
Nguyễn Văn Xuỷnh | Khối 1 | Kinh | 3 | Bà Xuỷnh mất
040099000005 | Khối 1 | Kinh | 4 | '2019
""",
    ),
    Private(
        "sheets with names, one hidden",
        ROWS,
        "xlsx",
        {
            "Hộ ông Xuỷnh": "STT | Khối | Dân tộc | Số khẩu\n1 | Khối 1 | Kinh | 3",
            ".Bà Xuỷnh": "STT | Khối | Dân tộc | Số khẩu\n1 | Khối 1 | Kinh | 3",
            "Cụ Xuỷnh": "STT | Khối | Dân tộc | Số khẩu\n1 | Khối 2 | Kinh | 5",
        },
    ),
    Private(
        "a heading that is a name",
        ROWS,
        "xlsx",
        """
STT | Khối | Dân tộc | Số khẩu | Nguyễn Văn Xuỷnh | Hộ bà Xuỷnh
1 | Khối 1 | Kinh | 3 | x |
2 | Khối 1 | Thái | 4 | | x
""",
    ),
    Private(
        "a file named after Nguyễn Văn Xuỷnh",
        ROWS,
        "xlsx",
        "STT | Khối | Dân tộc | Số khẩu\n1 | Khối 1 | Kinh | 3",
    ),
    Private(
        "errors beside names",
        ROWS,
        "ods",
        """
STT | Họ tên | Khối | Dân tộc | Số khẩu | Sinh năm
1 | Nguyễn Văn Xuỷnh | Khối 1 | Kinh | !#REF! | 1970
2 | Lường Thị Xuỷnh | Khối 1 | Người Xuỷnh | -4 | 1980
""",
    ),
    Private(
        "counts with who leads the group",
        COUNTS,
        "xlsx",
        """
STT | Khối | Khối trưởng | Điện thoại | Dân tộc | Số hộ | Số khẩu
1 | Khối 1 | Nguyễn Văn Xuỷnh | '0988777006 | Kinh | 300 | 1200
2 | Khối 2 | Lường Thị Xuỷnh | '0988777007 | Kinh | 200 | 900
""",
    ),
    Private(
        "counts with names for numbers",
        COUNTS,
        "csv",
        """
Khối | Dân tộc | Số hộ | Số khẩu
Khối 1 | Kinh | Nguyễn Văn Xuỷnh | 1200
Ông Xuỷnh | Kinh | 20 | 90
""",
    ),
    Private(
        "counts put in as a list",
        ROWS,
        "xlsx",
        """
Khối | Khối trưởng | Dân tộc | Số hộ | Số khẩu
Khối 1 | Nguyễn Văn Xuỷnh | Kinh | 300 | 1200
""",
    ),
    Private(
        "only persons, no numbers",
        ROWS,
        "xlsx",
        """
Họ và tên | Địa chỉ | CCCD
Nguyễn Văn Xuỷnh | Ngõ Xuỷnh | '040099000006
Lường Thị Xuỷnh | Ngõ Xuỷnh | '040099000007
""",
    ),
    Private(
        "a remark as long as a page",
        ROWS,
        "xlsx",
        f"""
STT | Khối | Dân tộc | Số khẩu | Nhận xét
1 | Khối 1 | Kinh | 3 | {"Ông Xuỷnh hay đi vắng. " * 40}
2 | Khối 1 | Kinh | 3 | 0988777008
""",
    ),
)
