"""XML of Word files, without any of the doors XML has: no DTD, no entities, nothing fetched."""

from collections.abc import Iterator
from xml.etree import ElementTree

from paper.readers.received import Unreadable

Element = ElementTree.Element

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
# Files saved as "Strict Open XML" differ in their namespaces only.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W.encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R.encode()),
)
_OFF = frozenset({"0", "false", "off", "none"})
BROKEN = "Tệp Word bị hỏng nên không đọc được. Hãy mở bằng Word, lưu lại dạng .docx rồi thử lại."


class _Builder(ElementTree.TreeBuilder):
    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:
        """Word writes no DTD; whoever does means to abuse it."""
        raise Unreadable(BROKEN)


def parse(data: bytes) -> Element:
    for strict, transitional in _STRICT:
        data = data.replace(strict, transitional)
    try:
        parser = ElementTree.XMLParser(target=_Builder())  # noqa: S314 - refuses any DTD
        parser.feed(data)
        root: Element = parser.close()
    except (ElementTree.ParseError, ValueError) as error:
        raise Unreadable(BROKEN) from error
    return root


def local(element: Element) -> str:
    """The name without its namespace."""
    return element.tag.rpartition("}")[2]


def child(element: Element | None, *path: str) -> Element | None:
    """The element at this path of `w:` names."""
    return None if element is None else element.find("/".join(f"{{{W}}}{name}" for name in path))


def children(element: Element | None, name: str) -> Iterator[Element]:
    return iter(()) if element is None else element.iterfind(f"{{{W}}}{name}")


def value(element: Element | None, name: str = "val") -> str | None:
    return None if element is None else element.get(f"{{{W}}}{name}")


def number(element: Element | None, name: str = "val") -> int | None:
    text = value(element, name)
    return int(text) if text and text.lstrip("-").isdecimal() and len(text) < 10 else None


def switch(properties: Element | None, name: str) -> bool | None:
    """A property that is on, off or not spoken of (17.17.4)."""
    found = child(properties, name)
    return None if found is None else value(found) not in _OFF
