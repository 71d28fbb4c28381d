"""Lists with a line per person, and columns whose heading does not say what stands below it."""

from tests.households.ugly_rows import ONLY_ONE_SHEET, Case

PERSONS = (
    Case(
        "households with the sex and the relation of their heads",
        """
STT | Chủ hộ | Giới tính | Quan hệ | Khối | Dân tộc | Số khẩu
1 | Lê Văn Mẫu | Nam | Chủ hộ | Khối 1 | Kinh | 4
2 | Lê Thị Mẫu | Nữ | Chủ hộ | Khối 1 | Kinh | 3
""",
        """
2 Khối 1 01: 01=4(?)
3 Khối 1 01: 01=3(?)
""",
        unread="Chủ hộ",
    ),
    Case(
        "persons of whom nothing says which household they belong to",
        """
STT | Họ và tên | Giới tính | Khối | Dân tộc
1 | Lê Văn Mẫu | Nam | Khối 1 | Kinh
2 | Lê Thị Mẫu | Nữ | Khối 1 | Kinh
""",
        "2 Khối 1 01: 01=2(1) sai -",
        unread="Họ và tên",
    ),
    Case(
        "persons by their relation to the head",
        """
STT | Họ và tên | Quan hệ với chủ hộ | Giới tính | Ngày sinh | Dân tộc | Khối
1 | Lô Văn Mẫu | Chủ hộ | Nam | @1970-01-01 | Thái | Khối 1
2 | Lê Thị Mẫu | Vợ | Nữ | '1975 | Kinh |
3 | Lô Thị Mẫu | Con | Nữ | '02/3/2001 | Thái |
4 | Vi Văn Mẫu | Chủ hộ | Nam | '1980 | nt | Khối 2
""",
        """
2 Khối 1 03: 03=2(1) 01=1(1)
5 Khối 2: sai Dân tộc
""",
        unread="Họ và tên; Ngày sinh",
        findings=1,
    ),
    Case(
        "persons, the household numbered only",
        """
STT | Họ và tên | Nam | Nữ | Dân tộc | Khối
1 | Lô Văn Mẫu | x | | Thái | Khối 1
| Lê Thị Mẫu | | x | nt |
| Lê Thị Mẫu | | x | Kinh |
2 | Lê Văn Mẫu | x | | Kinh | Khối 1
| Lê Thị Mẫu | | x | Kinh |
""",
        """
2 Khối 1 03: 03=2(1) 01=1(1)
5 Khối 1 01: 01=2(1)
""",
        unread="Họ và tên",
        findings=1,
    ),
    Case(
        "persons below a line for the household",
        """
STT | Họ và tên | Giới tính | Dân tộc | Số định danh
KHỐI 1
Hộ ông Lô Văn Mẫu
1 | Lô Văn Mẫu | Nam | Thái | '040070000001
2 | Lê Thị Mẫu | Nữ | Thái | '040170000002
Hộ bà Vi Thị Mẫu
1 | Vi Thị Mẫu | Nữ | Thổ | '040170000003
""",
        """
4 Khối 1 03: 03=2(1)
7 Khối 1 24: 24=1(1)
""",
        unread="Họ và tên; Số định danh",
    ),
    Case(
        "persons, their number stated at the head",
        """
STT | Họ và tên | Khối | Số khẩu | Dân tộc | Giới tính
1 | Lô Văn Mẫu | Khối 1 | 3 | Thái | Nam
| Lê Thị Mẫu | | | Thái | Nữ
| Lê Thị Mẫu | | | Thái | Nữ
2 | Lê Văn Mẫu | Khối 1 | 3 | Kinh | Nam
| Lê Thị Mẫu | | | Kinh | Nữ
""",
        """
2 Khối 1 03: 03=3(2)
5 Khối 1 01: 01=2(1) sai Số khẩu
""",
        unread="Họ và tên",
        findings=1,
    ),
    Case(
        "the household a line of its own, with its number of persons",
        """
STT | Họ và tên | Khối | Số khẩu | Dân tộc | Giới tính
1 | Hộ Lô Văn Mẫu | Khối 1 | 2 | Thái |
| Lô Văn Mẫu | | | Thái | Nam
| Lê Thị Mẫu | | | Kinh | Nữ
2 | Hộ Lê Văn Mẫu | Khối 1 | 1 | Kinh |
| Lê Văn Mẫu | | | Kinh | Nam
""",
        """
2 Khối 1 03: 03=1(0) 01=1(1)
5 Khối 1 01: 01=1(0)
""",
        unread="Họ và tên",
        findings=1,
    ),
    Case(
        "persons of whom one has no sex and one no ethnic group",
        """
STT | Họ và tên | Quan hệ | Giới tính | Dân tộc | Khối
1 | Lô Văn Mẫu | Chủ hộ | | Thái | Khối 1
2 | Lê Thị Mẫu | Vợ | Nữ | | Khối 1
3 | Lê Thị Mẫu | Chủ hộ | Nữ | Thái | Khối 1
4 | Lê Thị Mẫu | Con | Nữ | | Khối 1
5 | Lê Thị Mẫu | Chủ hộ | Nữ | | Khối 1
""",
        """
2 Khối 1 03: 03=1(?) sai Dân tộc
4 Khối 1 03: 03=1(1) sai Dân tộc
6 Khối 1: sai Dân tộc
""",
        unread="Họ và tên",
    ),
)

LIES = (
    Case(
        "numbers of identity under Số khẩu",
        """
STT | Khối | Dân tộc | Số khẩu | Tổng số khẩu
1 | Khối 1 | Kinh | '040070000001 | 4
2 | Khối 1 | Kinh | '040070000002 | 3
""",
        """
2 Khối 1 01: 01=4(?)
3 Khối 1 01: 01=3(?)
""",
        unread="Số khẩu",
    ),
    Case(
        "names under Khối",
        """
STT | Khối | Dân tộc | Số khẩu
1 | Nguyễn Văn Mẫu | Kinh | 4
2 | Trần Thị Mẫu | Kinh | 3
""",
        """
2 01: 01=4(?) sai -
3 01: 01=3(?) sai -
""",
        unread="Khối",
    ),
    Case(
        "columns without a heading, or with one of no meaning",
        """
STT | | Khối | Dân tộc | Số khẩu | A | Khác | Diện
1 | Nguyễn Văn Mẫu | Khối 1 | Kinh | 4 | '0912345678 | 'số nhà 2, đường Mẫu, phường Mẫu | x
2 | Trần Thị Mẫu | Khối 1 | Kinh | 3 | '0912345679 | 'số nhà 3, đường Mẫu, phường Mẫu | x
""",
        """
2 Khối 1 01: 01=4(?)
3 Khối 1 01: 01=3(?)
""",
        unread="cột B; A; Khác",
        unused="Diện",
    ),
    Case(
        "years of birth under Nam and Nữ",
        """
STT | Họ và tên | Nam | Nữ | Khối | Dân tộc | Số khẩu
1 | Lê Văn Mẫu | 1970 | | Khối 1 | Kinh | 4
2 | Lê Thị Mẫu | | 1981 | Khối 1 | Kinh | 3
""",
        """
2 Khối 1 01: 01=4(?)
3 Khối 1 01: 01=3(?)
""",
        unread="Họ và tên; Nam; Nữ",
    ),
    Case(
        "every personal column there is",
        """
STT | Họ và tên | Năm sinh | CCCD | Số sổ hộ khẩu | Địa chỉ | ĐT | Tôn giáo | Khối | DT | Khẩu
1 | Lê Văn Mẫu | 1970 | '040070000001 | '1/2 | 'Khối 1 | '0912345678 | không | Khối 1 | Thái | 4
""",
        "2 Khối 1 03: 03=4(?)",
        unread="Họ và tên; Năm sinh; CCCD; Số sổ hộ khẩu; Địa chỉ; ĐT; Tôn giáo",
    ),
    Case(
        "years and sexes under one heading",
        """
STT | Họ tên chủ hộ | Năm sinh | | Dân tộc | Khối | Số khẩu
| | Nam | Nữ | | |
1 | Lê Văn Mẫu | 1970 | | Kinh | Khối 1 | 4
""",
        "3 Khối 1 01: 01=4(?)",
        unread="Họ tên chủ hộ; Năm sinh – Nam; Năm sinh – Nữ",
    ),
    Case(
        "a hidden sheet, and a second one",
        {
            ".Danh sách": """
STT | Họ và tên | Khối | Dân tộc | Số khẩu
1 | Lê Văn Mẫu | Khối 1 | Kinh | 4
2 | Lê Văn Mẫu | Khối 1 | Kinh | 4
""",
            "Tổng hợp": """
STT | Khối | Dân tộc | Số khẩu | Nữ
1 | Khối 2 | Kinh | 4 | 2
""",
            "Cũ": """
STT | Khối | Dân tộc | Số khẩu
1 | Khối 3 | Kinh | 4
""",
        },
        "2 Khối 2 01: 01=4(2)",
        findings=2,
        but=ONLY_ONE_SHEET,
    ),
)
