"""Registers for the tests of their writers. People and papers are plainly invented."""

from dataclasses import replace
from datetime import date
from typing import Any

from paper.registers import OUTGOING, Register

SUBJECT = "Kế hoạch bảo đảm an ninh, trật tự trong vùng có đồng bào dân tộc thiểu số năm 2026"


def make_row(number: int, **cells: str) -> tuple[str, ...]:
    row = {
        "number": f"{number:02}/KH-UBND",
        "day": f"{1 + number % 28:02}/02/2026",
        "subject": SUBJECT,
        "signer": "Nguyễn Văn Mẫu",
        "recipients": "UBND tỉnh; Công an phường; các khối",
        "keeper": "VT, VHXH",
        "copies": "12",
        "moved": "",
        "receipt": "",
        "note": "",
    }
    assert cells.keys() <= row.keys()
    return tuple((row | cells).values())


def make_register(count: int = 3, **changes: Any) -> Register:
    register = Register(
        OUTGOING,
        tuple(make_row(number) for number in range(1, count + 1)),
        superior="UBND TỈNH NGHỆ AN",
        issuer=("ỦY BAN NHÂN DÂN", "PHƯỜNG HOÀ HIẾU"),
        year=2026,
        since=date(2026, 1, 1),
        until=date(2026, 12, 31),
        first="01",
        last=f"{count:02}",
    )
    return replace(register, **changes)
