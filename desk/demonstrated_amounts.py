"""Figures of the demonstration province: drawn at random for each ward, plausible, and none true.

What a ward is drawn for half a year adds up from what it is drawn for the six months in it.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from random import Random

from reports.models import AskedFigure

Amounts = Mapping[str, int]
RANGES: Mapping[str, tuple[int, int]] = {
    "dia_ban": (9, 38),
    "ho": (1_900, 6_800),
    "ho_dtts": (60, 900),
    "buoi_tuyen_truyen": (8, 44),
    "buoi_tap_huan": (1, 5),
    "buoi_hoa_giai": (3, 26),
    "vu_hoa_giai_thanh": (3, 20),
    "vu_khong_thanh": (0, 3),
    "vu_dang_hoa_giai": (0, 3),
    "buoi_tuan_tra": (24, 96),
    "buoi_kiem_tra": (4, 30),
    "mo_hinh": (7, 16),
    "mo_hinh_an_ninh": (1, 6),
    "khen_thuong": (0, 6),
    "nhiem_vu_xong": (5, 18),
    "nhiem_vu_cho_xac_nhan": (0, 2),
    "nhiem_vu_dang_lam": (0, 4),
}
TENTHS: Mapping[str, tuple[str, int, int]] = {
    "nhan_khau": ("ho", 37, 44),
    "nhan_khau_dtts": ("ho_dtts", 38, 47),
    "nguoi_du": ("buoi_tuyen_truyen", 310, 620),
}
"""So many tenths of another figure."""
OF_THE_PLACE = frozenset(
    {"dia_ban", "ho", "nhan_khau", "ho_dtts", "nhan_khau_dtts", "mo_hinh", "mo_hinh_an_ninh"}
)
"""As the ward is: the same in every period."""
RATE = ("ty_le_hoa_giai_thanh", "vu_hoa_giai_thanh", "vu_mau_thuan")
MONTHS = 6


def drawn(rng: Random) -> Amounts:
    """What one ward has and does in half a year."""
    amounts = {code: rng.randint(low, high) for code, (low, high) in RANGES.items()}
    for code, (of, low, high) in TENTHS.items():
        amounts[code] = amounts[of] * rng.randint(low, high) // 10
    return amounts


def varied(amounts: Amounts, rng: Random) -> Amounts:
    """Of another half-year: the work a little more or less."""
    return {
        code: amount if code in OF_THE_PLACE else amount * rng.randint(85, 115) // 100
        for code, amount in amounts.items()
    }


def months_of(amounts: Amounts, rng: Random) -> Sequence[Amounts]:
    """Parts that add up to it."""
    months: list[dict[str, int]] = [{} for _ in range(MONTHS)]
    for code, amount in amounts.items():
        for month, part in zip(months, _parts(amount, rng), strict=True):
            month[code] = amount if code in OF_THE_PLACE else part
    return months


def _parts(amount: int, rng: Random) -> list[int]:
    cuts = [0, *sorted(rng.randint(0, amount) for _ in range(MONTHS - 1)), amount]
    return [after - before for before, after in pairwise(cuts)]


def told(asked: Iterable[AskedFigure], amounts: Amounts) -> dict[str, Decimal]:
    """What is asked, by code: sums of their parts and the rate follow from the others."""
    figures = list(asked)
    found = {one.code: Decimal(amounts.get(one.code, 0)) for one in figures}
    for one in figures:
        if one.parts:
            found[one.code] = sum((found[part] for part in one.parts), Decimal(0))
    rate, part, whole = RATE
    if rate in found and found[whole]:
        share = 100 * found[part] / found[whole]
        found[rate] = share.quantize(Decimal("0.1"), ROUND_HALF_UP)
    return found
