"""The few elements of WordprocessingML that a paper needs (ECMA-376, part 1, chapter 17).

Children are written in the order of the schema: Word refuses a file where they are not.
"""

import re
from collections.abc import Iterable
from xml.etree import ElementTree

Element = ElementTree.Element

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

MM_PER_INCH = 25.4
TWIPS_PER_INCH = 1440
TWIPS_PER_PT = 20

# XML 1.0, production 2: what is no Char cannot stand in a part, not even escaped.
NO_XML_CHARACTER = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SWITCHES = {"bold": "b", "italic": "i", "caps": "caps"}
BREAKS = re.compile(r"(\t|\r\n|\r|\n)")

ElementTree.register_namespace("w", W)
ElementTree.register_namespace("r", R)


def twips(mm: float) -> int:
    return round(mm * TWIPS_PER_INCH / MM_PER_INCH)


def twips_of_pt(pt: float) -> int:
    return round(pt * TWIPS_PER_PT)


def half_points(pt: float) -> int:
    return round(pt * 2)


def clean(text: str) -> str:
    return NO_XML_CHARACTER.sub("", text)


def w(tag: str, *children: Element | None, **attributes: str | float) -> Element:
    """Element `w:tag`; attributes are `w:` ones, absent children are left out."""
    named = {f"{{{W}}}{name}": clean(str(value)) for name, value in attributes.items()}
    element = ElementTree.Element(f"{{{W}}}{tag}", named)
    element.extend(child for child in children if child is not None)
    return element


def run(
    text: str, *, bold: bool | None = None, italic: bool | None = None, caps: bool | None = None
) -> Element:
    """One run, tabs and line breaks as in `text`; `None` leaves a property to the style."""
    element = w("r", run_properties(bold=bold, italic=italic, caps=caps))
    for piece in BREAKS.split(clean(text)):
        if piece == "\t":
            element.append(w("tab"))
        elif BREAKS.fullmatch(piece):
            element.append(w("br"))
        elif piece:
            element.append(written(piece))
    return element


def written(text: str) -> Element:
    element = w("t")
    element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    element.text = text
    return element


def run_properties(**switches: bool | None) -> Element | None:
    given = [switch(SWITCHES[name], on) for name, on in switches.items() if on is not None]
    return w("rPr", *given) if given else None


def switch(tag: str, on: bool) -> Element:
    return w(tag) if on else w(tag, val="0")


def lines_run(lines: Iterable[str]) -> Element:
    """Lines broken by us, in one paragraph."""
    return run("\n".join(lines))


def page_number(*, bold: bool | None = None) -> Element:
    """The field that counts pages; "2" stands in it until Word has laid out the file."""
    return w("fldSimple", run("2", bold=bold), instr=" PAGE ")


def border(*, pt: float, colour: str = "000000", space: float = 0) -> dict[str, str | float]:
    """Attributes of a single line; `sz` counts eighths of a point, `space` points."""
    return {"val": "single", "sz": round(pt * 8), "space": round(space), "color": colour}


def part(root: Element) -> bytes:
    written: str = ElementTree.tostring(root, encoding="unicode")
    return f"{DECLARATION}{written}".encode()
