"""Tables of counts as wards have them. Expected: group, total, then households/persons (women)."""

from tests.households.ugly_rows import Case

COUNTS = (
    Case(
        "a line per group, ethnic groups across",
        """
BẢNG TỔNG HỢP SỐ LIỆU DÂN CƯ
(chốt đến ngày 31 tháng 12 năm 2023)
TT | Khối | Số tổ | Tổng số | | | Kinh | | Thái | |
| | | Hộ | Khẩu | Nữ | Hộ | Khẩu | Hộ | Khẩu | Nữ
1 | Khối 1 | 9 | 3 | 14 | 5 | 2 | 10 | 1 | 4 | 2
2 | Khối 2 | 8 | 1 | 5 | 2 | 1 | 5 | | |
| Cộng | 17 | 4 | 19 | 7 | 3 | 15 | 1 | 4 | 2
""",
        """
5 Khối 1 tổ 9: tổng 3/14(5) 01=2/10(?) 03=1/4(2)
6 Khối 2 tổ 8: tổng 1/5(2) 01=1/5(?)
""",
    ),
    Case(
        "a line per group and ethnic group",
        """
Khối | Dân tộc | Số hộ | Số khẩu | Trong đó nữ
Khối 1 | Kinh | 40 | 160 | 80
| Thái | 2 | 10 | 5
| Tổng | 42 | 170 | 85
Khối 2 | Kinh | 30 | 120 | 60
| Mường | 1 | 4 | 2
| Cộng | 31 | 124 | 62
Tổng cộng | | 73 | 294 | 147
""",
        """
2 Khối 1: tổng 42/170(85) 01=40/160(80) 03=2/10(5)
5 Khối 2: tổng 31/124(62) 01=30/120(60) 06=1/4(2)
""",
    ),
    Case(
        "measures above, ethnic groups below",
        """
STT | Đơn vị | Số hộ | | Số khẩu | |
| | Kinh | Thái | Kinh | Thái
1 | Khối 1 | 40 | 2 | 160 | 10
""",
        "3 Khối 1: 01=40/160(?) 03=2/10(?)",
    ),
    Case(
        "totals only",
        """
STT | Tên khối | Tổng số hộ | Tổng số nhân khẩu
1 | Khối 1 | 120 | '1.234
2 | Khối 2 | '95 hộ | '1,100
""",
        "",
    ),
    Case(
        "thousands and units",
        """
STT | Tên khối | Tổng số hộ | Tổng số nhân khẩu | Kinh – khẩu
1 | Khối 1 | 320 | '1.234 | '1.234
2 | Khối 2 | '295 hộ | '1,100 | '1 100
""",
        """
2 Khối 1: tổng 320/1234(?) 01=0/1234(?) lưu ý Tổng số nhân khẩu
3 Khối 2: tổng 295/1100(?) 01=0/1100(?) lưu ý Tổng số nhân khẩu
""",
    ),
    Case(
        "a total that is not the sum of its ethnic groups",
        """
Khối | Tổng số | | Kinh | | Thái |
| Hộ | Khẩu | Hộ | Khẩu | Hộ | Khẩu
Khối 1 | 42 | 171 | 40 | 160 | 2 | 10
""",
        "3 Khối 1: tổng 42/171(?) 01=40/160(?) 03=2/10(?) lưu ý Tổng số – Khẩu",
    ),
    Case(
        "an ethnic group twice, one unknown, one missing",
        """
Khối | Dân tộc | Số hộ | Số khẩu
Khối 1 | Kinh | 40 | 160
Khối 1 | Kinh | 2 | 10
Khối 2 | Mán | 2 | 10
Khối 3 | | 2 | 10
""",
        """
2 Khối 1: 01=2/10(?) sai Dân tộc
4 Khối 2: sai Dân tộc
5 Khối 3: sai Dân tộc
""",
    ),
    Case(
        "wrong numbers",
        """
Khối | Tổng số | | Kinh | | Thái |
| Hộ | Khẩu | Hộ | Khẩu | Hộ | Khẩu
Khối 1 | nt | 170 | 40 | 160 | 2 | 10
Khối 2 | 42 | 170 | 40 | -160 | 2 | 10
Khối 3 | 42 | 900000 | 40 | 160 | 2 | 10
Khối 4 | | | | | |
Khối 5 | 42 | 170 | 40 | 160 | 2 | 10
""",
        """
3 Khối 1: 01=40/160(?) 03=2/10(?) sai Tổng số – Hộ
4 Khối 2: tổng 42/170(?) 03=2/10(?) sai Kinh – Khẩu
5 Khối 3: 01=40/160(?) 03=2/10(?) sai Tổng số – Khẩu
7 Khối 5: tổng 42/170(?) 01=40/160(?) 03=2/10(?)
""",
        findings=1,
    ),
    Case(
        "groups by number, a religion and an unknown ethnic group beside",
        """
Khối | Hộ | Khẩu | Kinh | | Mán | | Công giáo |
| | | Hộ | Khẩu | Hộ | Khẩu | Hộ | Khẩu
1 | 42 | 170 | 42 | 170 | 0 | 0 | 3 | 9
2 | 31 | 124 | 31 | 124 | 0 | 0 | 3 | 9
""",
        """
3 Khối 1: tổng 42/170(?) 01=42/170(?)
4 Khối 2: tổng 31/124(?) 01=31/124(?)
""",
        unused="Mán – Hộ; Mán – Khẩu; Công giáo – Hộ; Công giáo – Khẩu",
    ),
)
