"""A small register of plain values, some as in life, some not certain."""

from datetime import date

from directives.knowledge import Change, Effect, Known, Register

TITLE = "tiêu chí lựa chọn, công nhận người có uy tín"
AMENDED = Change(
    Effect.AMENDS, "Quyết định số 28/2023/QĐ-TTg", date(2023, 11, 23), date(2024, 1, 15)
)
REPLACED = Change(Effect.REPLACES, "Nghị định số 356/2025/NĐ-CP", date(2025, 12, 31), None)


def make_known(kind: str, number: str, issuer: str, day: date, title: str, **more: object) -> Known:
    more.setdefault("in_force_from", day)
    return Known(None, kind, number, issuer, day, title, **more)  # type: ignore[arg-type]


PREMIER = "Thủ tướng Chính phủ"
DECISION = make_known(
    "QĐ", "12/2018/QĐ-TTg", PREMIER, date(2018, 3, 6), f"về {TITLE}", changes=(AMENDED,)
)
AMENDING = make_known(
    *("QĐ", "28/2023/QĐ-TTg", PREMIER, date(2023, 11, 23)),
    "sửa đổi, bổ sung một số điều của Quyết định số 12/2018/QĐ-TTg",
    in_force_from=date(2024, 1, 15),
)
DIRECTIVE = make_known(
    *("CT", "06/2008/CT-TTg", PREMIER, date(2008, 2, 1)),
    "về phát huy vai trò của người có uy tín",
)
DECREE = make_known(
    *("NĐ", "13/2023/NĐ-CP", "Chính phủ", date(2023, 4, 17), "về bảo vệ dữ liệu cá nhân"),
    in_force_from=date(2023, 7, 1),
    changes=(REPLACED,),
)
HEIR = make_known(
    *("NĐ", "356/2025/NĐ-CP", "Chính phủ", date(2025, 12, 31)),
    "quy định chi tiết Luật Bảo vệ dữ liệu cá nhân",
)
PLAN_ABOVE = make_known(
    *("KH", "70/KH-UBND", "Ủy ban nhân dân tỉnh Nghệ An", date(2024, 1, 30)),
    "triển khai xây dựng xã, phường điển hình",
)
LAW = make_known(
    *("L", "72/2025/QH15", "Quốc hội", date(2025, 6, 16)),
    "Luật Tổ chức chính quyền địa phương",
)
UNSURE = make_known(
    *("CT", "18/2000/CT-TTg", PREMIER, date(2000, 9, 21), "về tăng cường công tác dân vận"),
    is_certain=False,
)
REGISTER = Register.of(
    (DECISION, AMENDING, DIRECTIVE, DECREE, HEIR, PLAN_ABOVE, LAW, UNSURE),
)

FULL = f"Quyết định số 12/2018/QĐ-TTg ngày 06/3/2018 của Thủ tướng Chính phủ về {TITLE}"
BOTH = f"{FULL} (được sửa đổi, bổ sung bởi Quyết định số 28/2023/QĐ-TTg)"
