"""Which format a file has, by its content; its name only serves the messages."""

from households.workbooks.formats import xlsx
from households.workbooks.formats.book import Book
from households.workbooks.formats.package import Package
from households.workbooks.limits import MAX_FILE_BYTES
from paper.readers.received import Unreadable

_ZIP = b"PK\x03\x04"
_TAKES = "Chương trình đọc bảng tính .xlsx, .xls, .ods và .csv."


def open_book(name: str, data: bytes) -> Book:
    """The sheets of a workbook; raises Unreadable, with a message for its owner."""
    if len(data) >= MAX_FILE_BYTES:
        size = MAX_FILE_BYTES // 1_000_000
        raise Unreadable(f"Tệp quá lớn: chương trình đọc bảng tính nhỏ hơn {size} MB.")
    if data.startswith(_ZIP):
        return xlsx.read(Package(data))
    raise Unreadable(f"Đây không phải bảng tính. {_TAKES}")
