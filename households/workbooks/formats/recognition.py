"""Which format a file has, by its content; its name serves the messages and to refuse macros."""

from pathlib import PurePath

from households.workbooks.formats import delimited, ods, xls, xlsx
from households.workbooks.formats.book import Book
from households.workbooks.formats.package import ENCRYPTED, Package
from households.workbooks.limits import MAX_FILE_BYTES, MAX_TEXT
from paper.readers.received import Unreadable

_ZIP = b"PK\x03\x04"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_EXCEL = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08")
_TAKES = "Chương trình đọc bảng tính .xlsx, .xls, .ods và .csv."
_SAVE_AS = "Hãy mở bằng Excel (hoặc LibreOffice), lưu lại dạng .xlsx rồi thử lại."
_MACROS = f"Tệp có macro nên không đọc. {_SAVE_AS}"
_BINARY = f"Đây là bảng tính dạng nhị phân (.xlsb). {_SAVE_AS}"
_NO_WORKBOOK = f"Đây không phải bảng tính. {_TAKES}"
_FOREIGN: tuple[tuple[tuple[bytes, ...], str], ...] = (
    ((b"%PDF",), f"Đây là tệp PDF. {_TAKES}"),
    ((b"{\\rtf",), f"Đây là tệp văn bản RTF. {_TAKES}"),
    ((b"\x89PNG", b"\xff\xd8\xff", b"GIF8"), f"Đây là tệp hình ảnh. {_TAKES}"),
    ((b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b"), f"Đây là tệp nén. Hãy giải nén trước. {_TAKES}"),
    (
        (b"<html", b"<!doctype", b"<table", b"<?xml", b"<head", b"<meta"),
        f"Đây là trang web hoặc XML mang tên bảng tính. {_SAVE_AS}",
    ),
)
_WITH_MACROS = {".xlsm", ".xltm", ".xlam", ".xlsb"}
_MARK = b"\xef\xbb\xbf"


def open_book(name: str, data: bytes, *, longest: int = MAX_TEXT) -> Book:
    """The sheets of a workbook; raises Unreadable, with a message for its owner.

    `longest` is how many characters of a text are taken.
    """
    _refuse_foreign(name, data)
    if data.startswith(_ZIP):
        return _zipped(Package(data), longest)
    if data.startswith(_COMPOUND):
        _refuse_compound(data)
        return xls.read(data, longest=longest)
    if data.startswith(_OLD_EXCEL):
        return xls.read(data, longest=longest)
    return delimited.read(data, longest=longest)


def ending(name: str) -> str:
    return PurePath(name).suffix.casefold()


def _zipped(package: Package, longest: int) -> Book:
    names = package.names
    if any(name.endswith("vbaProject.bin") for name in names):
        raise Unreadable(_MACROS)
    if "xl/workbook.bin" in names:
        raise Unreadable(_BINARY)
    if "mimetype" in names and package.read("mimetype").strip().startswith(ods.MIME):
        if any(name.startswith(("Basic/", "Scripts/")) for name in names):
            raise Unreadable(_MACROS)
        return ods.read(package, longest=longest)
    if xlsx.workbook_path(package) in names:
        return xlsx.read(package, longest=longest)
    raise Unreadable(_NO_WORKBOOK)


def _refuse_foreign(name: str, data: bytes) -> None:
    if len(data) >= MAX_FILE_BYTES:
        size = MAX_FILE_BYTES // 1_000_000
        raise Unreadable(f"Tệp quá lớn: chương trình đọc bảng tính nhỏ hơn {size} MB.")
    if not data.strip():
        raise Unreadable("Tệp trống, không có nội dung.")
    if ending(name) in _WITH_MACROS:
        raise Unreadable(_MACROS)
    opening = data.removeprefix(_MARK)[:200].lstrip().lower()
    for openings, message in _FOREIGN:
        if opening.startswith(tuple(known.lower() for known in openings)):
            raise Unreadable(message)


def _refuse_compound(data: bytes) -> None:
    """An .xlsx that a password has wrapped up, or an .xls with macros."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise Unreadable(ENCRYPTED)
    if "_VBA_PROJECT".encode("utf-16-le") in data:
        raise Unreadable(_MACROS)
