"""Lists of households as wards have them, and by hand what should be read from each.

An expected line is: number of the line, [serial], group, head's ethnic group, persons (women) per
ethnic group, [since]; then "sai" or "lưu ý" with the headings that findings stand at. ? is unknown.
"""

from dataclasses import dataclass

from tests.households.ugly_workbooks import Sheets, decomposed


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
        "days in every way",
        """
STT | Khối | Dân tộc | Số khẩu | Từ ngày
1 | Khối 1 | Kinh | 1 | @2019-05-01
2 | Khối 1 | Kinh | 1 | '25/04/2024
3 | Khối 1 | Kinh | 1 | '1.4.2019
4 | Khối 1 | Kinh | 1 | 2018
5 | Khối 1 | Kinh | 1 | '05/2020
6 | Khối 1 | Kinh | 1 | 43831
7 | Khối 1 | Kinh | 1 | từ nhỏ
8 | Khối 1 | Kinh | 1 | '31/02/2020
9 | Khối 1 | Kinh | 1 | nt
10 | Khối 1 | Kinh | 1 |
""",
        """
2 Khối 1 01: 01=1(?) từ 2019-05-01
3 Khối 1 01: 01=1(?) từ 2024-04-25
4 Khối 1 01: 01=1(?) từ 2019-04-01
5 Khối 1 01: 01=1(?) từ 2018-01-01 lưu ý Từ ngày
6 Khối 1 01: 01=1(?) từ 2020-05-01 lưu ý Từ ngày
7 Khối 1 01: 01=1(?) từ 2020-01-01
8 Khối 1 01: 01=1(?) sai Từ ngày
9 Khối 1 01: 01=1(?) sai Từ ngày
10 Khối 1 01: 01=1(?) sai Từ ngày
11 Khối 1 01: 01=1(?)
""",
    ),
    Case(
        "numbers typed as text",
        """
STT | Khối | Dân tộc | Số khẩu | Nữ
'01 | Khối 1 | Kinh | '4 | '02
'02 | Khối 1 | Kinh | '05 khẩu | ' 3
'03 | Khối 1 | Kinh | 4.0 | '-
'04 | Khối 1 | Kinh | '3 người | '0
'05 | Khối 1 | Kinh | bốn | '2
""",
        """
2 Khối 1 01: 01=4(2)
3 Khối 1 01: 01=5(3)
4 Khối 1 01: 01=4(?)
5 Khối 1 01: 01=3(0)
6 Khối 1 01: sai Số khẩu
""",
    ),
    Case(
        "ditto marks",
        """
STT | Khối | Dân tộc | Số khẩu
1 | Khối 2 | Thái | 1
2 | nt | -nt- | 2
3 | '" | '" | 3
4 | -"- | n/t | 4
5 | như trên | '’’ | 5
6 | Khối 3 | '〃 | 6
""",
        """
2 Khối 2 03: 03=1(?)
3 Khối 2 03: 03=2(?)
4 Khối 2 03: 03=3(?)
5 Khối 2 03: 03=4(?)
6 Khối 2 03: 03=5(?)
7 Khối 3 03: 03=6(?)
""",
    ),
    Case(
        "ditto marks with nothing above, and among numbers",
        """
STT | Khối | Dân tộc | Số khẩu
1 | nt | nt | 1
2 | Khối 1 | Kinh | nt
""",
        """
2 : sai Khối, Dân tộc
3 Khối 1 01: sai Số khẩu
""",
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
        "no group anywhere",
        """
STT | Dân tộc | Số khẩu
1 | Thái | 4
""",
        "2 03: 03=4(?) sai -",
    ),
    Case(
        "groups in other spellings",
        """
STT | Khối | Dân tộc | Số khẩu
1 | khối 05 | Kinh | 1
2 | K5 | Kinh | 1
3 | K.05 | Kinh | 1
4 | Khối V | Kinh | 1
5 | 5 | Kinh | 1
6 | KHOI 5 | Kinh | 1
7 | Đồng Tâm | Kinh | 1
""",
        """
2 Khối 5 01: 01=1(?)
3 Khối 5 01: 01=1(?)
4 Khối 5 01: 01=1(?)
5 Khối 5 01: 01=1(?)
6 Khối 5 01: 01=1(?)
7 Khối 5 01: 01=1(?)
8 Khối Đồng Tâm 01: 01=1(?)
""",
    ),
    Case(
        "groups the register does not know",
        """
STT | Khối | Dân tộc | Số khẩu
1 | Khối 77 | Kinh | 1
2 | nhà ở gần chợ | Kinh | 1
3 | Khối 1 | Kinh | 1
""",
        """
2 Khối 77 01: 01=1(?) sai Khối
3 01: 01=1(?) sai Khối
4 Khối 1 01: 01=1(?)
""",
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
        "decomposed letters",
        decomposed(
            """
STT | Khối | Dân tộc | Số khẩu | Nữ
1 | Khối Đồng Tâm | Mường | 4 | 2
"""
        ),
        "2 Khối Đồng Tâm 06: 06=4(2)",
    ),
    Case(
        "TCVN3",
        """
STT | Hä vµ tªn chñ hé | Khèi | D©n téc | Sè khÈu | Trong ®ã n÷
1 | NguyÔn V¨n MÉu | Khèi 1 | Th¸i | 4 | 2
2 | L« V¨n MÉu | Khèi §ång T©m | M\u00ad\u00adêng | 3 | 1
3 | L« V¨n MÉu | nt | Thæ | 3 | 1
""".replace("\u00ad\u00adêng", "\u00adêng"),
        """
2 Khối 1 03: 03=4(2)
3 Khối Đồng Tâm 06: 06=3(1)
4 Khối Đồng Tâm 24: 24=3(1)
""",
        unread="Họ và tên chủ hộ",
    ),
    Case(
        "VNI",
        """
STT | Hoï vaø teân chuû hoä | Khoái | Daân toäc | Soá khaåu | Trong ñoù nöõ
1 | Nguyeãn Vaên Maãu | Khoái 1 | Thaùi | 4 | 2
2 | Loâ Vaên Maãu | Khoái Ñoàng Taâm | Möôøng | 3 | 1
""",
        """
2 Khối 1 03: 03=4(2)
3 Khối Đồng Tâm 06: 06=3(1)
""",
        unread="Họ và tên chủ hộ",
    ),
    Case(
        "typed without marks",
        """
STT | Ho va ten | Khoi | Dan toc | So khau | Nu
1 | Nguyen Van Mau | Khoi 1 | Muong | 4 | 2
2 | Nguyen Van Mau | khoi dong tam | KINH | 3 | 1
""",
        """
2 Khối 1 06: 06=4(2)
3 Khối Đồng Tâm 01: 01=3(1)
""",
        unread="Ho va ten",
    ),
    Case(
        "formulas with errors",
        """
STT | Khối | Dân tộc | Số khẩu | Nữ
1 | Khối 1 | Kinh | !#DIV/0! | 2
2 | !#DIV/0! | Kinh | 4 | 2
3 | Khối 1 | !#DIV/0! | 4 | 2
4 | Khối 1 | Kinh | 4 | !#DIV/0!
""",
        """
2 Khối 1 01: sai Số khẩu
3 Khối 1 01: 01=4(2) sai Khối
4 Khối 1: sai Dân tộc
5 Khối 1 01: sai Nữ
""",
    ),
    Case(
        "a formula that was never calculated",
        """
STT | Khối | Dân tộc | Số khẩu
1 | Khối 1 | Kinh | !
""",
        "2 Khối 1 01: sai Số khẩu",
        but=frozenset({"xls", "ods", "csv"}),
    ),
    Case(
        "unknown ethnic groups",
        """
STT | Khối | Dân tộc | Số khẩu
1 | Khối 1 | Mán | 4
2 | Khối 1 | T | 4
3 | Khối 1 | Anh | 4
4 | Khối 1 | Có | 4
""",
        """
2 Khối 1: sai Dân tộc
3 Khối 1: sai Dân tộc
4 Khối 1: sai Dân tộc
5 Khối 1: sai Dân tộc
""",
    ),
    Case(
        "old and other spellings of ethnic groups",
        """
STT | Khối | Dân tộc | Số khẩu
1 | Khối 1 | H'Mông | 1
2 | Khối 1 | Mèo | 1
3 | Khối 1 | khơ me | 1
4 | Khối 1 | Dân tộc Thái | 1
5 | Khối 1 | Kinh (Việt) | 1
6 | Khối 1 | Ê Đê | 1
7 | Khối 1 | MƯỜNG | 1
8 | Khối 1 | Tầy | 1
9 | Khối 1 | Khơ - mú | 1
""",
        """
2 Khối 1 08: 08=1(?)
3 Khối 1 08: 08=1(?)
4 Khối 1 05: 05=1(?)
5 Khối 1 03: 03=1(?)
6 Khối 1 01: 01=1(?)
7 Khối 1 12: 12=1(?)
8 Khối 1 06: 06=1(?)
9 Khối 1 02: 02=1(?)
10 Khối 1 29: 29=1(?)
""",
    ),
    Case(
        "negative, broken and absurd numbers",
        """
STT | Khối | Dân tộc | Số khẩu | Nữ
1 | Khối 1 | Kinh | -4 | 2
2 | Khối 1 | Kinh | 4.5 | 2
3 | Khối 1 | Kinh | 4000 | 2
4 | Khối 1 | Kinh | 40 | 2
5 | Khối 1 | Kinh | 4 | 5
6 | Khối 1 | Kinh | 4 | -1
7 | Khối 1 | Kinh | @2020-01-01 | 1
8 | Khối 1 | Kinh | 4 | 1
9 | Khối 1 | Kinh | 4 | 1
""",
        """
2 Khối 1 01: sai Số khẩu
3 Khối 1 01: sai Số khẩu
4 Khối 1 01: sai Số khẩu
5 Khối 1 01: 01=40(2) lưu ý Số khẩu
6 Khối 1 01: 01=4(?) sai Nữ
7 Khối 1 01: sai Nữ
8 Khối 1 01: sai Số khẩu
9 Khối 1 01: 01=4(1)
10 Khối 1 01: 01=4(1)
""",
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
