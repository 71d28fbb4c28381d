"""What single cells say: numbers, days, ditto marks. Nobody types them the same way twice."""

import re
from datetime import date, timedelta
from functools import lru_cache

from households.workbooks.formats.book import Fault, Value
from vietnamese.dates import read_date
from vietnamese.folding import fold

EPOCH = date(1899, 12, 30)
"""Day 0 of spreadsheets: 1 is 31/12/1899, so that from 01/3/1900 on their count is right."""
_YEARS = range(1900, 2101)
_FIRST_DAY, _LAST_DAY = 7_306, 73_415
"""01/01/1920 and 31/12/2100 as spreadsheets count days."""

_NOTHING = {"", "-", "–", "—", "--", "...", "…", "0đ", "x0"}
_ERROR = re.compile(r"#(?:DIV/0!|N/A|NAME\?|NULL!|NUM!|REF!|VALUE!|[A-Z_]{4,12}!)|Err:\d{3}")
_UNIT = r"(?: ?(?:ho|khau|nhan khau|nguoi|nu|nam|to))?"
_WHOLE = re.compile(rf"(-?\d+){_UNIT}")
_GROUPED = re.compile(rf"(-?\d{{1,3}}(?:([., ])\d{{3}})(?:\2\d{{3}})*){_UNIT}")
_WITH_ZEROS = re.compile(rf"(-?\d+)[.,]0+{_UNIT}")
_DITTO = re.compile(r"[\s.\-–_/()]*(?:n/?t|như trên|nhu tren|[\"“”„'’‘″〃]{1,3}|,,)[\s.\-–_/()]*")
_MONTH = re.compile(r"(?:thang |t)?(\d{1,2})[/.\- ](\d{4})|thang (\d{1,2}) nam (\d{4})")
_YEAR = re.compile(r"(?:nam |tu nam |tu )?(\d{4})")
_MARK = {"x", "×", "v", "✓", "1", "co", "+", "true"}


class Misread(ValueError):  # noqa: N818 - a verdict on a cell, raised as one
    """The cell cannot be understood; `reason` says why, without repeating it."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def text(value: Value | None) -> str:
    """As one line; "" of a cell without content or with an error."""
    if value is None or isinstance(value, Fault):
        return ""
    if isinstance(value, float):
        return f"{value:g}"
    return " ".join(str(value).split())


def is_ditto(value: Value | None) -> bool:
    """ "nt", "-nt-", '"', "như trên": what stands above."""
    return isinstance(value, str) and _DITTO.fullmatch(value.strip().casefold()) is not None


def is_number_or_day(typed: str) -> bool:
    """A mark or the error of a formula too: something that stands for a value."""
    if is_marked(typed) or _ERROR.fullmatch(typed) or re.fullmatch(r"[\d./ -]+", typed):
        return True
    try:
        return whole(typed) is not None
    except Misread:
        return False


def is_marked(value: Value | None) -> bool:
    """A cross or a one under a heading such as "Nữ"."""
    return value is True or fold(text(value)) in _MARK


def whole(value: Value | None) -> int | None:
    """The number of a cell; None where it is empty or a dash. Raises Misread."""
    value = sound(value)
    if value is None:
        return None
    if isinstance(value, bool | date):
        raise Misread("Ô này không phải số.")
    if isinstance(value, int):
        return _not_negative(value)
    if isinstance(value, float):
        raise Misread("Số lẻ; hãy ghi số nguyên.")
    return _typed(value)


def sound(value: Value | None) -> str | int | float | bool | date | None:
    """The value, if it is not the error of a formula. Raises Misread."""
    if isinstance(value, str) and _ERROR.fullmatch(value.strip()):
        value = Fault(value.strip())
    if not isinstance(value, Fault):
        return value
    if not value.text:
        raise Misread("Công thức chưa có kết quả; hãy mở bằng Excel, lưu lại rồi thử lại.")
    name = value.text if _ERROR.fullmatch(value.text) else "#?"
    raise Misread(f"Công thức báo lỗi {name}; hãy sửa công thức hoặc ghi giá trị.")


def _typed(value: str) -> int | None:
    if is_ditto(value):
        raise Misread("Dấu “như trên” ở cột số; hãy ghi số.")
    plain = fold(value).strip(" .,;:'`")
    if plain in _NOTHING:
        return None
    if found := _GROUPED.fullmatch(plain):
        return _not_negative(int(re.sub(r"[., ]", "", found[1])))
    if found := _WHOLE.fullmatch(plain) or _WITH_ZEROS.fullmatch(plain):
        return _not_negative(int(found[1]))
    raise Misread("Ô này không phải số.")


def _not_negative(number: int) -> int:
    if number < 0:
        raise Misread("Số âm.")
    return number


def day(value: Value | None, *, ahead: int = 0) -> tuple[date | None, str]:
    """The day of a cell, and what was assumed where it says a month or a year only. Raises Misread.

    A number is a year, or a day as spreadsheets count them, `ahead` days later.
    """
    value = sound(value)
    if value is None or isinstance(value, date):
        return _known(value), ""
    if isinstance(value, bool):
        raise Misread("Ô này không phải ngày.")
    if isinstance(value, int | float):
        return _counted(value if value in _YEARS else value + ahead)
    return _written(value)


def _known(value: date | None) -> date | None:
    if value is not None and value.year not in _YEARS:
        raise Misread("Năm không hợp lý.")
    return value


def _counted(value: int | float) -> tuple[date, str]:
    if value in _YEARS:
        return _first_of(int(value), 1, "năm")
    if not _FIRST_DAY <= value <= _LAST_DAY:
        raise Misread("Ô này không phải ngày.")
    return EPOCH + timedelta(int(value)), ""


@lru_cache(maxsize=2_000)
def _written(value: str) -> tuple[date | None, str]:
    if fold(value).strip() in _NOTHING:
        return None, ""
    if stated := read_date(value):
        return stated, ""
    plain = fold(value).strip(" .,;'")
    if plain.isdecimal() and len(plain) in {4, 5}:
        return _counted(int(plain))
    if found := _YEAR.fullmatch(plain):
        return _first_of(int(found[1]), 1, "năm")
    if found := _MONTH.fullmatch(plain):
        month, year = found[1] or found[3], found[2] or found[4]
        return _first_of(int(year), int(month), "tháng")
    if found := re.fullmatch(r"(\d{4}-\d\d-\d\d)[t ][\d:.]+", plain):
        return _written(found[1])
    raise Misread("Không đọc được ngày; hãy ghi ngày/tháng/năm.")


def _first_of(year: int, month: int, stated: str) -> tuple[date, str]:
    if year not in _YEARS or not 1 <= month <= 12:
        raise Misread("Không đọc được ngày; hãy ghi ngày/tháng/năm.")
    return date(year, month, 1), f"Chỉ ghi {stated}; lấy ngày đầu {stated}."
