"""The lines of a story (body, cell, text box, note): paragraphs in order, tables as `|` lines."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from paper import inline
from paper.inline import Run
from paper.readers.recognition.lines import Line, has_words
from paper.readers.word.grids import columns_first, is_layout, read_grid
from paper.readers.word.numbering import Numbering
from paper.readers.word.package import Package
from paper.readers.word.paragraphs import Paragraph, deleted_text, read_paragraph
from paper.readers.word.styles import Styles
from paper.readers.word.xml import Element, child, local, value

_NOT_PRINTED = frozenset({"sectPr", "tcPr", "tblPr", "sdtPr", "del", "moveFrom"})


@dataclass(slots=True)
class Remains:
    """What is not in the lines: notes as referred to, and what the paper does not show."""

    notes: list[tuple[str, str]] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    pictures: int = 0
    inserted_files: int = 0

    def take(self, paragraph: Paragraph) -> None:
        self.notes += paragraph.notes
        self.deleted += paragraph.deleted
        self.hidden += paragraph.hidden
        self.pictures += paragraph.pictures


class Story:
    """Reads stories of one document, whose lists go on from one story to the next."""

    def __init__(self, package: Package) -> None:
        self._styles = Styles(next(package.related("styles"), None))
        self._numbering = Numbering(next(package.related("numbering"), None), self._styles)
        self.remains = Remains()

    def lines(self, container: Element | None) -> Iterator[Line]:
        """The lines of a story whose every paragraph stands apart."""
        return self._lines(container, in_cell=False)

    def flat_lines(self, container: Element | None) -> Iterator[Line]:
        """The lines of a story in which every table only sets texts side by side."""
        return self._lines(container, in_cell=True)

    def text(self, container: Element | None) -> str:
        """The story in one line, as a cell of a table or a note holds it."""
        return " ".join(line.text for line in self.flat_lines(container))

    def _lines(self, container: Element | None, *, in_cell: bool) -> Iterator[Line]:
        for element in container if container is not None else ():
            name = local(element)
            if name == "p":
                yield from self._paragraph(element, in_cell=in_cell)
            elif name == "tbl":
                yield from self._table(element, in_cell=in_cell)
            elif name == "altChunk":
                self.remains.inserted_files += 1
            elif name in {"del", "moveFrom"}:
                self.remains.deleted.append(deleted_text(element))
            elif name not in _NOT_PRINTED:
                yield from self._lines(element, in_cell=in_cell)

    def _paragraph(self, element: Element, *, in_cell: bool) -> Iterator[Line]:
        paragraph = read_paragraph(element, self._styles)
        self.remains.take(paragraph)
        for box in paragraph.text_boxes:
            yield from self._lines(box, in_cell=in_cell)
        properties = child(element, "pPr")
        shape = self._styles.shape(properties)
        marker = self._marker(properties)
        first = True
        for runs in _split(paragraph.runs):
            text = _marked(runs)
            if text.strip() or (marker and in_cell):
                shown = f"{marker} {text}".strip() if marker else _protected(text)
                yield Line(shown, first, centred=bool(shape.centred), goes_on=not first)
                marker, first = "", False

    def _marker(self, properties: Element | None) -> str:
        shape = self._styles.shape(properties)
        if not shape.num_id:
            return ""
        style = value(child(properties, "pStyle"))
        level = shape.level
        if level is None:
            level = self._numbering.level_of_style(shape.num_id, style)
        return self._numbering.marker(shape.num_id, level)

    def _table(self, table: Element, *, in_cell: bool) -> Iterator[Line]:
        if in_cell or is_layout(table):
            for cell in columns_first(table):
                yield from _closed_up(self._lines(cell, in_cell=in_cell))
            return
        text = read_grid(table, self.text, self.remains.deleted)
        if has_words(text):
            yield Line(text, after_gap=True)


def _closed_up(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines of one cell stand close together; only the first stands apart from others."""
    for at, line in enumerate(lines):
        yield replace(line, after_gap=at == 0)


def _split(runs: Iterable[Run]) -> Iterator[list[Run]]:
    """The runs of each line of a paragraph with line breaks."""
    line: list[Run] = []
    for run in runs:
        first, *others = run.text.split("\n")
        line.append(replace(run, text=first))
        for text in others:
            yield line
            line = [replace(run, text=text)]
    yield line


def _marked(runs: Sequence[Run]) -> str:
    """The runs with their marks; `inline.write` weighs every letter, so plain text avoids it."""
    if any(run.bold or run.italic for run in runs):
        return inline.write(runs)
    return inline.escape("".join(run.text for run in runs))


def _protected(text: str) -> str:
    """A paragraph that opens like a table line or an escape, kept a paragraph."""
    return f"\\{text}" if text.lstrip().startswith(("|", "\\")) else text
