"""The parts of a zipped workbook, unpacked piece by piece within the limits."""

import io
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from xml.parsers import expat

from households.workbooks.formats.book import BROKEN
from households.workbooks.limits import (
    MAX_PART_BYTES,
    MAX_PARTS,
    MAX_SMALL_PART_BYTES,
    MAX_UNPACKED_BYTES,
)
from paper.readers.received import Unreadable

Attributes = dict[str, str]
_TOO_LARGE = (
    "Tệp giải nén ra quá lớn nên không đọc. "
    "Hãy chép riêng bảng số liệu sang một tệp mới rồi thử lại."
)
ENCRYPTED = "Tệp được bảo vệ bằng mật khẩu. Hãy mở ra, bỏ mật khẩu rồi lưu lại."
_CHUNK = 128 * 1024
_ISENCRYPTED = 0x1


class Package:
    """Nothing is unpacked whole but small parts; stated sizes are not trusted."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError):
            raise Unreadable(BROKEN) from None
        self._unpacked_bytes = 0
        if len(self._zip.infolist()) > MAX_PARTS:
            raise Unreadable(_TOO_LARGE)

    @property
    def names(self) -> frozenset[str]:
        return frozenset(self._zip.namelist())

    def chunks(self, name: str, *, limit: int = MAX_PART_BYTES) -> Iterator[bytes]:
        """The unpacked bytes of a part; nothing where there is no such part."""
        try:
            info = self._zip.getinfo(name)
        except KeyError:
            return
        if info.flag_bits & _ISENCRYPTED:
            raise Unreadable(ENCRYPTED)
        if info.file_size > limit:
            raise Unreadable(_TOO_LARGE)
        for chunk in _within(self._unpacked(info), limit):
            self._unpacked_bytes += len(chunk)
            if self._unpacked_bytes > MAX_UNPACKED_BYTES:
                raise Unreadable(_TOO_LARGE)
            yield chunk

    def read(self, name: str) -> bytes:
        return b"".join(self.chunks(name, limit=MAX_SMALL_PART_BYTES))

    def _unpacked(self, info: zipfile.ZipInfo) -> Iterator[bytes]:
        try:
            with self._zip.open(info) as part:
                while chunk := part.read(_CHUNK):
                    yield chunk
        except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, OSError):
            raise Unreadable(BROKEN) from None


def _within(chunks: Iterable[bytes], limit: int) -> Iterator[bytes]:
    unpacked = 0
    for chunk in chunks:
        unpacked += len(chunk)
        if unpacked > limit:
            raise Unreadable(_TOO_LARGE)
        yield chunk


class Markup:
    """An XML part read as it comes; whoever needs it sets `start`, `end` and `text`.

    Document types are refused: no office program writes one, and only they can blow up a text.
    """

    def __init__(self) -> None:
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartDoctypeDeclHandler = _refuse_doctype

    def handle(
        self,
        *,
        start: Callable[[str, Attributes], None],
        end: Callable[[str], None] | None = None,
        text: Callable[[str], None] | None = None,
    ) -> None:
        self._parser.StartElementHandler = start
        self._parser.EndElementHandler = end
        self._parser.CharacterDataHandler = text

    @property
    def position(self) -> int:
        """At which byte of the part the element begins or ends that is being told of."""
        return self._parser.CurrentByteIndex

    def feed(self, chunk: bytes, *, last: bool = False) -> None:
        try:
            self._parser.Parse(chunk, last)
        except (expat.ExpatError, LookupError, ValueError):  # the latter of unknown encodings
            raise Unreadable(BROKEN) from None


def elements(data: bytes) -> Iterator[tuple[str, Attributes]]:
    """The local names and attributes of a small part, in order."""
    found: list[tuple[str, Attributes]] = []
    markup = Markup()
    markup.handle(start=lambda name, attributes: found.append((local(name), attributes)))
    markup.feed(data, last=True)
    return iter(found)


def local(name: str) -> str:
    """ "row" of "x:row": prefixes differ from program to program."""
    return name.rpartition(":")[2]


def _refuse_doctype(*_: object) -> None:
    raise Unreadable(BROKEN)
