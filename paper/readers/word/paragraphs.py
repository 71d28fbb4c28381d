"""The text of a paragraph: its runs as they look, and what hangs on them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import TypeGuard

from paper.inline import Run
from paper.readers.word.styles import Look, Styles, look_of
from paper.readers.word.xml import Element, child, local, value
from vietnamese.encodings import to_unicode

_DELETED = frozenset({"del", "moveFrom"})
_SILENT = frozenset({"pPr", "rPr", "sdtPr", "instrText", "delInstrText", "fldData", "rt"})
_PICTURES = frozenset({"pic", "imagedata", "chart", "relIds"})
_CHARACTERS = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "-",
}
# Characters of Word's Symbol and Wingdings faces, which lie in the private range.
_SYMBOLS = {0xB7: "•", 0xA7: "•", 0xFC: "✓", 0xFE: "☑", 0xA8: "□", 0x6F: "□", 0xE0: "→", 0x2D: "-"}
_UNKNOWN_SYMBOL = "□"


@dataclass(slots=True)
class Paragraph:
    pieces: list[tuple[str, Look]] = field(default_factory=list)
    text_boxes: list[Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    """Footnotes and endnotes it refers to: kind ("footnote", "endnote") and id."""
    deleted: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    pictures: int = 0

    @property
    def runs(self) -> list[Run]:
        """The text in stretches of one look; old fonts spread a letter over several w:r."""
        return [
            _run("".join(text for text, _ in group), look)
            for look, group in groupby(self.pieces, lambda piece: piece[1])
        ]


def read_paragraph(element: Element, styles: Styles) -> Paragraph:
    """The paragraph with its tracked changes accepted."""
    paragraph = Paragraph()
    base = styles.base_look(child(element, "pPr"))
    _walk(paragraph, element, base, styles)
    return paragraph


def _walk(paragraph: Paragraph, element: Element, base: Look, styles: Styles) -> None:
    for part in element:
        name = local(part)
        if name == "r":
            _read_run(paragraph, part, base, styles)
        elif name in _DELETED:
            paragraph.deleted.append(deleted_text(part))
        elif name == "AlternateContent":
            _walk(paragraph, _chosen(part), base, styles)
        elif name in {"txbxContent"} | _PICTURES:
            _hang(paragraph, part, name)
        elif name == "t":  # of an equation
            paragraph.pieces.append((part.text or "", base))
        elif name not in _SILENT:
            _walk(paragraph, part, base, styles)


def _read_run(paragraph: Paragraph, run: Element, base: Look, styles: Styles) -> None:
    properties = child(run, "rPr")
    look = look_of(properties).over(styles.look(value(child(properties, "rStyle")))).over(base)
    text = "".join(_characters(paragraph, run))
    if look.hidden:
        paragraph.hidden.append(text)
    elif text:
        paragraph.pieces.append((text, look))


def _characters(paragraph: Paragraph, run: Element) -> Iterator[str]:
    for part in run:
        name = local(part)
        if name == "t":
            yield part.text or ""
        elif name in _CHARACTERS:
            yield "" if value(part, "type") in {"page", "column"} else _CHARACTERS[name]
        elif name == "sym":
            yield _symbol(value(part, "char"))
        elif name in {"footnoteReference", "endnoteReference"}:
            paragraph.notes.append((name.removesuffix("Reference"), value(part, "id") or ""))
        elif name == "delText":
            paragraph.deleted.append(part.text or "")
        elif name not in _SILENT:
            _hang_below(paragraph, part)


def _hang_below(paragraph: Paragraph, element: Element) -> None:
    """Text boxes and pictures of a drawing, whichever way the file draws them."""
    name = local(element)
    if name == "AlternateContent":
        element = _chosen(element)
    elif name == "txbxContent" or name in _PICTURES:
        _hang(paragraph, element, name)
        return
    for part in element:
        _hang_below(paragraph, part)


def _hang(paragraph: Paragraph, element: Element, name: str) -> None:
    if name == "txbxContent":
        paragraph.text_boxes.append(element)
    else:
        paragraph.pictures += 1


def _chosen(alternatives: Element) -> Element:
    """The same thing drawn in a newer and an older way counts once."""
    return next((part for part in alternatives if local(part) == "Choice"), alternatives)


def _run(text: str, look: Look) -> Run:
    shown = to_unicode(text, font=look.font) if is_old_font(look.font) else text
    shown = shown.upper() if look.capitals else shown
    return Run(shown, bool(look.bold), bool(look.italic))


def is_old_font(name: str | None) -> TypeGuard[str]:
    """Whether letters of this font are no Unicode: TCVN3 (".VnTime") or VNI ("VNI-Times")."""
    return name is not None and name.casefold().startswith((".vn", "vni-"))


def deleted_text(element: Element) -> str:
    return "".join(part.text or "" for part in element.iter() if local(part) in {"delText", "t"})


def _symbol(code: str | None) -> str:
    try:
        return _SYMBOLS.get(int(code or "", 16) & 0xFF, _UNKNOWN_SYMBOL)
    except ValueError:
        return _UNKNOWN_SYMBOL
