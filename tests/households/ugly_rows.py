"""Lists of households as wards have them, and by hand what should be read from each.

An expected line is: number of the line, [serial], group, head's ethnic group, persons (women) per
ethnic group, [since]; then "sai" or "lưu ý" with the headings that findings stand at. ? is unknown.
"""

from dataclasses import dataclass

from tests.households.ugly_workbooks import Sheets


@dataclass(frozen=True)
class Case:
    name: str
    sheets: "str | Sheets"
    expected: str
    unread: str = ""
    unused: str = ""
    findings: int = 0
    """Of the sheet as a whole."""
    but: frozenset[str] = frozenset()
    """Formats that cannot hold it."""


ONLY_ONE_SHEET = frozenset({"csv"})

ROWS = (
    Case(
        "plain",
        """
STT | Họ và tên chủ hộ | Khối | Dân tộc | Số khẩu | Trong đó nữ
1 | Nguyễn Văn Mẫu | Khối 1 | Kinh | 4 | 2
2 | Lô Văn Mẫu | Khối 2 | Thái | 5 | 3
""",
        """
2 Khối 1 01: 01=4(2)
3 Khối 2 03: 03=5(3)
""",
        unread="Họ và tên chủ hộ",
    ),
    Case(
        "titles above, foot below",
        """
ỦY BAN NHÂN DÂN PHƯỜNG MẪU | | | | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
| | | | Độc lập - Tự do - Hạnh phúc
|
DANH SÁCH HỘ ĐỒNG BÀO DÂN TỘC THIỂU SỐ
(Tính đến ngày 31/12/2023)
|
TT | Khối | Dân tộc | Số khẩu
1 | Khối 1 | Tày | 3
2 | Khối 4 | Nùng | 2
|
| | | Ngày 05 tháng 01 năm 2024
| Người lập biểu | | Chủ tịch
""",
        """
8 Khối 1 02: 02=3(?)
9 Khối 4 07: 07=2(?)
""",
    ),
    Case(
        "heading of two lines",
        """
STT | Họ tên | Khối | Dân tộc | Nhân khẩu | | Ghi chú
| | | | Tổng số | Nữ |
1 | Vi Văn Mẫu | Khối 3 | Thái | 6 | 2 | hộ mới
""",
        "3 Khối 3 03: 03=6(2)",
        unread="Họ tên; Ghi chú",
    ),
    Case(
        "heading of three lines with ethnic groups",
        """
STT | Khối | Dân tộc chủ hộ | Số khẩu chia theo dân tộc | | | |
| | | Kinh | | Thái | | Mường
| | | Tổng | Nữ | Tổng | Nữ | Tổng
1 | Khối 1 | Thái | 1 | 1 | 4 | 2 |
2 | Khối 1 | Kinh | 3 | 2 | | | 1
""",
        """
4 Khối 1 03: 01=1(1) 03=4(2)
5 Khối 1 01: 01=3(2) 06=1(?)
""",
    ),
    Case(
        "line that numbers the columns",
        """
STT | Khối | Dân tộc | Số khẩu | Nữ
(1) | (2) | (3) | (4) | (5)
1 | Khối 1 | Kinh | 4 | 2
""",
        "3 Khối 1 01: 01=4(2)",
    ),
    Case(
        "columns called otherwise",
        """
Số TT | Tổ dân phố, khối | DT chủ hộ | Số nhân khẩu (người) | Nữ | Năm chuyển đến
1 | Khối 7 | Kinh | 4 | 1 | 2015
""",
        "2 Khối 7 01: 01=4(1) từ 2015-01-01 lưu ý Năm chuyển đến",
    ),
    Case(
        "groups named once, blank below",
        """
STT | Khối | Dân tộc | Số khẩu
1 | Khối 1 | Kinh | 1
2 | | Kinh | 2
3 | Khối 2 | Kinh | 3
4 | | Kinh | 4
""",
        """
2 Khối 1 01: 01=1(?)
3 Khối 1 01: 01=2(?)
4 Khối 2 01: 01=3(?)
5 Khối 2 01: 01=4(?)
""",
        findings=1,
    ),
    Case(
        "groups as lines of their own",
        """
STT | Họ và tên | Dân tộc | Số khẩu
I | KHỐI 1
1 | Lê Văn Mẫu | Kinh | 1
2 | Lê Văn Mẫu | Kinh | 2
II | KHỐI ĐỒNG TÂM
1 | Lê Văn Mẫu | Thổ | 3
""",
        """
3 Khối 1 01: 01=1(?)
4 Khối 1 01: 01=2(?)
6 Khối Đồng Tâm 24: 24=3(?)
""",
        unread="Họ và tên",
    ),
    Case(
        "groups as lines with their sums beside",
        """
STT | Họ và tên | Dân tộc | Số khẩu | Nữ
| Khối 1 (02 hộ) | | 5 | 2
1 | Lê Văn Mẫu | Kinh | 1 | 0
2 | Lê Văn Mẫu | Kinh | 4 | 2
| Khối 2: 01 hộ | | 3 | 1
1 | Lê Văn Mẫu | Mường | 3 | 1
| Tổng cộng | | 8 | 3
""",
        """
3 Khối 1 01: 01=1(0)
4 Khối 1 01: 01=4(2)
6 Khối 2 06: 06=3(1)
""",
        unread="Họ và tên",
    ),
    Case(
        "the group stands in the title",
        """
DANH SÁCH HỘ DÂN TỘC THIỂU SỐ KHỐI 6 PHƯỜNG MẪU
STT | Dân tộc | Số khẩu
1 | Thái | 4
""",
        "3 Khối 6 03: 03=4(?)",
    ),
    Case(
        "the group is the name of the sheet",
        {
            "Khối 8": """
STT | Dân tộc | Số khẩu
1 | Thái | 4
"""
        },
        "2 Khối 8 03: 03=4(?)",
        but=ONLY_ONE_SHEET,
    ),
    Case(
        "an address that is the name of a group",
        """
STT | Họ và tên | Địa chỉ | Dân tộc | Số khẩu
1 | Lê Văn Mẫu | Khối 1 | | 4
2 | Lê Văn Mẫu | Khối 1 | Kinh | 4
""",
        """
2 : sai -
3 01: 01=4(?) sai -
""",
        unread="Họ và tên; Địa chỉ",
    ),
    Case(
        "no group anywhere",
        """
STT | Dân tộc | Số khẩu
1 | Thái | 4
""",
        "2 03: 03=4(?) sai -",
    ),
    Case(
        "totals between and below",
        """
STT | Khối | Dân tộc | Số khẩu
1 | Khối 1 | Kinh | 1
2 | Khối 1 | Kinh | 2
| Cộng khối 1 | | 3
1 | Khối 2 | Kinh | 4
| Cộng khối 2 | | 4
| TỔNG CỘNG | | 7
""",
        """
2 Khối 1 01: 01=1(?)
3 Khối 1 01: 01=2(?)
5 Khối 2 01: 01=4(?)
""",
    ),
    Case(
        "a total that is not the sum",
        """
STT | Khối | Dân tộc | Số khẩu | Nữ
1 | Khối 1 | Kinh | 1 | 1
2 | Khối 1 | Kinh | 2 | 1
Tổng | | | 4 | 2
""",
        """
2 Khối 1 01: 01=1(1)
3 Khối 1 01: 01=2(1)
""",
        findings=1,
    ),
    Case(
        "a family named like a total",
        """
STT | Họ và tên | Khối | Dân tộc | Số khẩu
1 | Tống Văn Mẫu | Khối 1 | Kinh | 1
2 | Tòng Văn Mẫu | Khối 1 | Thái | 2
""",
        """
2 Khối 1 01: 01=1(?)
3 Khối 1 03: 03=2(?)
""",
        unread="Họ và tên",
    ),
    Case(
        "the heading on every printed page, empty lines between",
        """
STT | Khối | Dân tộc | Số khẩu
1 | Khối 1 | Kinh | 1
|
|
STT | Khối | Dân tộc | Số khẩu
2 | Khối 1 | Kinh | 2
""",
        """
2 Khối 1 01: 01=1(?)
6 Khối 1 01: 01=2(?)
""",
    ),
    Case(
        "a remark between the lines",
        """
STT | Khối | Dân tộc | Số khẩu
1 | Khối 1 | Kinh | 1
| | | (các hộ chuyển đến trong năm)
2 | Khối 1 | Kinh | 2
""",
        """
2 Khối 1 01: 01=1(?)
4 Khối 1 01: 01=2(?)
""",
        findings=1,
    ),
    Case(
        "a household without numbers",
        """
STT | Họ và tên | Khối | Dân tộc | Số khẩu
1 | Lê Văn Mẫu | Khối 1 | Kinh |
2 | Lê Văn Mẫu | Khối 1 | | 3
3 | Lê Văn Mẫu | Khối 1 | |
4 | Lê Văn Mẫu | Khối 1 | Kinh | 0
""",
        """
2 Khối 1 01: sai Số khẩu
3 Khối 1: sai Dân tộc
4 Khối 1: sai Dân tộc
5 Khối 1 01: 01=0(?) sai Số khẩu
""",
        unread="Họ và tên",
    ),
    Case(
        "men and women in two columns",
        """
STT | Khối | Dân tộc | Nam | Nữ
1 | Khối 1 | Kinh | 2 | 3
2 | Khối 1 | Kinh | 1 |
""",
        """
2 Khối 1 01: 01=5(3)
3 Khối 1 01: 01=1(?)
""",
    ),
    Case(
        "mixed households",
        """
STT | Khối | Dân tộc chủ hộ | Số khẩu | Nữ | Trong đó | |
| | | | | Thái | Thổ | Dân tộc khác
1 | Khối 1 | Kinh | 5 | 2 | 2 | |
2 | Khối 1 | Thái | 5 | 2 | 5 | |
3 | Khối 1 | Thái | 5 | 2 | 3 | |
4 | Khối 1 | | 2 | 1 | | 2 |
""",
        """
3 Khối 1 01: 03=2(?) 01=3(?) lưu ý Số khẩu
4 Khối 1 03: 03=5(2)
5 Khối 1 03: 03=3(2) sai Số khẩu
6 Khối 1 24: 24=2(1)
""",
        unused="Trong đó – Dân tộc khác",
    ),
    Case(
        "serials of the file handed back",
        """
STT | Họ và tên | Khối | Dân tộc | Số khẩu | Số phiếu | Lỗi
1 | Lê Văn Mẫu | Khối 1 | Kinh | 4 | CDF3HJK4MN |
2 | Lê Văn Mẫu | Khối 1 | Kinh | 4 | cdf3h-jk4mp | Khối: Không có trong danh mục khối, tổ
3 | Lê Văn Mẫu | Khối 1 | Kinh | 4 | hộ số 3 |
4 | Lê Văn Mẫu | Khối 1 | Kinh | 4 | |
""",
        """
2 [CDF3HJK4MN] Khối 1 01: 01=4(?)
3 [CDF3HJK4MP] Khối 1 01: 01=4(?)
4 Khối 1 01: 01=4(?) sai Số phiếu
5 Khối 1 01: 01=4(?)
""",
        unread="Họ và tên",
    ),
)
