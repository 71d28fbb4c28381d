"""The parts of a .docx package, taken out within the limits."""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator

from paper.readers.limits import (
    MAX_PART_BYTES,
    MAX_PARTS,
    MAX_RATIO,
    MAX_UNPACKED_BYTES,
    RATIO_MATTERS_FROM,
)
from paper.readers.received import Unreadable
from paper.readers.word.xml import BROKEN, Element, parse

_TOO_LARGE = (
    "Tệp Word giải nén ra quá lớn nên không đọc. Hãy bỏ bớt hình ảnh, tệp nhúng rồi thử lại."
)
_NOT_WORD = "Đây không phải tệp Word (.docx). Chương trình đọc tệp .docx và .txt."


class Package:
    """The parts by name; nothing is unpacked before the sizes are known to be in bounds."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise Unreadable(BROKEN) from error
        self._refuse_bombs()
        self.document = next(self._related("", "officeDocument"), "")
        if not self.document:
            raise Unreadable(_NOT_WORD)

    def xml(self, name: str) -> Element | None:
        """The root of a part; None where there is no such part."""
        try:
            info = self._zip.getinfo(name)
        except KeyError:
            return None
        if info.file_size > MAX_PART_BYTES:
            raise Unreadable(_TOO_LARGE)
        try:
            return parse(self._zip.read(info))
        except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, OSError) as error:
            raise Unreadable(BROKEN) from error

    def related(self, kind: str) -> Iterator[Element]:
        """The parts of this kind that belong to the main document, e.g. "styles", "footer"."""
        for name in self._related(self.document, kind):
            root = self.xml(name)
            if root is not None:
                yield root

    def _related(self, source: str, kind: str) -> Iterator[str]:
        folder, name = posixpath.split(source)
        relations = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        for relation in relations if relations is not None else ():
            external = relation.get("TargetMode") == "External"
            if not external and relation.get("Type", "").endswith(f"/{kind}"):
                target = posixpath.join("/", folder, relation.get("Target", ""))
                yield posixpath.normpath(target).lstrip("/")

    def _refuse_bombs(self) -> None:
        parts = self._zip.infolist()
        unpacked = sum(part.file_size for part in parts)
        packed = sum(part.compress_size for part in parts) or 1
        is_bomb = unpacked > RATIO_MATTERS_FROM and unpacked / packed > MAX_RATIO
        if len(parts) > MAX_PARTS or unpacked > MAX_UNPACKED_BYTES or is_bomb:
            raise Unreadable(_TOO_LARGE)
