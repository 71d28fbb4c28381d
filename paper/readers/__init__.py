"""Reading papers that come in: plain text and Word files, recognised by content, not by name."""

from paper.readers import docx, text
from paper.readers.decoding import decode
from paper.readers.limits import MAX_FILE_BYTES
from paper.readers.received import Received, Unreadable

__all__ = ["Received", "Unreadable", "read_file"]

_ZIP = b"PK\x03\x04"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_SAVE_AS = "Hãy mở bằng Word (hoặc LibreOffice), lưu lại dạng .docx rồi thử lại."
_FOREIGN = (
    (b"%PDF", "Đây là tệp PDF; chương trình đọc tệp .docx và .txt. Hãy dùng tệp Word gốc."),
    (b"{\\rtf", f"Đây là tệp RTF. {_SAVE_AS}"),
    (b"\x89PNG", "Đây là tệp hình ảnh; chương trình đọc tệp .docx và .txt."),
    (b"\xff\xd8\xff", "Đây là tệp hình ảnh; chương trình đọc tệp .docx và .txt."),
)


def read_file(name: str, data: bytes) -> Received:
    """The paper in a .docx or text file; Unreadable, with a message for its owner, if it is none.

    `name` serves the messages only.
    """
    _refuse_foreign(name, data)
    if data.startswith(_ZIP):
        return docx.read(data)
    if name.casefold().endswith(".docx"):
        raise Unreadable(f"Tệp “{name}” mang đuôi .docx nhưng không phải tệp Word, hoặc đã hỏng.")
    return text.read(decode(data))


def _refuse_foreign(name: str, data: bytes) -> None:
    if len(data) >= MAX_FILE_BYTES:
        size = MAX_FILE_BYTES // 1_000_000
        raise Unreadable(f"Tệp “{name}” quá lớn: chương trình đọc tệp nhỏ hơn {size} MB.")
    if not data.strip():
        raise Unreadable(f"Tệp “{name}” trống, không có nội dung.")
    if data.startswith(_COMPOUND):
        raise Unreadable(_compound_message(data))
    for opening, message in _FOREIGN:
        if data.startswith(opening):
            raise Unreadable(message)


def _compound_message(data: bytes) -> str:
    """An old .doc, or a .docx that a password has wrapped up."""
    if _ENCRYPTED in data:
        return "Tệp được bảo vệ bằng mật khẩu. Hãy mở bằng Word, bỏ mật khẩu rồi lưu lại."
    return f"Đây là tệp Word đời cũ (.doc). {_SAVE_AS}"
