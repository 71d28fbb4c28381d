"""Lists of households whose single cells are typed in every way; expected as in ugly_rows.py."""

from tests.households.ugly_rows import Case
from tests.households.ugly_workbooks import decomposed

CELLS = (
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
)
