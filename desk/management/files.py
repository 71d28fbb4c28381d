"""Files given on the command line: read, or refused in one Vietnamese sentence and exit code 2."""

import sys
from pathlib import Path
from typing import NoReturn

from django.core.management.base import OutputWrapper

from paper.readers import Received, Unreadable, read_file
from paper.readers.limits import MAX_FILE_BYTES

REFUSED = 2


def read_or_exit(file: Path, stderr: OutputWrapper) -> Received:
    try:
        with file.open("rb") as stream:
            data = stream.read(MAX_FILE_BYTES)
        return read_file(file.name, data)
    except OSError as error:
        refuse(f"Không mở được tệp “{file}”: {reason(error)}.", stderr)
    except Unreadable as error:
        refuse(error.message, stderr)


def refuse(message: str, stderr: OutputWrapper) -> NoReturn:
    stderr.write(message)
    sys.exit(REFUSED)


def reason(error: OSError) -> str:
    for kind, words in _REASONS.items():
        if isinstance(error, kind):
            return words
    return error.strerror or "lỗi không rõ"


_REASONS: dict[type[OSError], str] = {
    FileNotFoundError: "không tìm thấy",
    IsADirectoryError: "đây là thư mục",
    NotADirectoryError: "đường dẫn đi qua một tệp không phải thư mục",
    PermissionError: "không có quyền",
    FileExistsError: "đã có",
}
