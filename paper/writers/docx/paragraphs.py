"""Paragraphs of the paper's styles, and what is built of them: rules, breaks, hair lines."""

from collections.abc import Iterable
from dataclasses import dataclass

from paper import inline, layout
from paper.layout import MM_PER_PT, Typeface
from paper.metrics import measure
from paper.writers.docx import styles
from paper.writers.docx.markup import Element, border, run, twips, twips_of_pt, w
from paper.writers.docx.styles import Style


@dataclass(frozen=True, slots=True)
class Indents:
    """Indents in mm that hang on the words of one paragraph, so that no style can hold them."""

    left: float = 0
    right: float = 0
    hanging: float = 0

    def element(self) -> Element:
        return w(
            "ind",
            left=twips(self.left),
            right=twips(self.right),
            hanging=twips(self.hanging),
        )


def paragraph(
    style: Style,
    *runs: Element,
    keep_next: bool = False,
    borders: Element | None = None,
    tabs: Element | None = None,
    before: float | None = None,
    after: float | None = None,
    indents: Indents | None = None,
    section: Element | None = None,
) -> Element:
    """One paragraph; `before` and `after` in pt in place of the style's; `section` ends one."""
    properties = w(
        "pPr",
        w("pStyle", val=style.id),
        w("keepNext") if keep_next else None,
        borders,
        tabs,
        _spacing(before, after),
        indents.element() if indents else None,
        section,
    )
    return w("p", properties, *runs)


def _spacing(before: float | None, after: float | None) -> Element | None:
    gaps = {"before": before, "after": after}
    given = {name: twips_of_pt(gap) for name, gap in gaps.items() if gap is not None}
    return w("spacing", **given) if given else None


def inline_runs(text: str, *, slanted: bool = False, caps: bool | None = None) -> Iterable[Element]:
    """The runs of a text; where the style is `slanted`, what is emphasised stands upright."""
    for piece in inline.runs(text):
        italic = not slanted if piece.italic else None
        yield run(piece.text, bold=True if piece.bold else None, italic=italic, caps=caps)


@dataclass(frozen=True, slots=True)
class Column:
    """The width in mm that lines are centred in, and what its cell leaves free at the right."""

    width: float
    free: float = 0

    @property
    def indents(self) -> Indents:
        return Indents(right=self.free)

    def centred(self, length: float) -> Indents:
        side = (self.width - length) / 2
        return Indents(side, side + self.free)


def rule(style: Style, length: float, column: Column) -> Element:
    """A rule of `length` mm, centred: a paragraph without words, ruled below."""
    return paragraph(
        style,
        borders=w("pBdr", w("bottom", **border(pt=layout.RULE_WEIGHT))),
        indents=column.centred(min(length, column.width)),
    )


def short_rule(style: Style, line: str, typeface: Typeface, column: Column) -> Element:
    """The rule under a line of issuer, subject or reference: between 1/3 and 1/2 of its length."""
    return rule(style, measure(line, typeface) * layout.RULE_RATIO, column)


def framed(style: Style, text: str, frame: tuple[float, float], column: Column) -> Element:
    """A line in a frame of (width, height) mm, measured outside, centred in a column."""
    width, height = frame
    weight = layout.RULE_WEIGHT
    words = styles.EM_LINE * style.typeface.size
    padding = (height / MM_PER_PT - words) / 2 - weight
    colour = style.colour or "000000"
    upright, aside = (border(pt=weight, colour=colour, space=space) for space in (padding, 0))
    sides = {"top": upright, "left": aside, "bottom": upright, "right": aside}
    return paragraph(
        style,
        run(text),
        borders=w("pBdr", *(w(side, **edge) for side, edge in sides.items())),
        indents=column.centred(width - 2 * weight * MM_PER_PT),
    )
