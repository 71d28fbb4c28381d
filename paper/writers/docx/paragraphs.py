"""Paragraphs of the paper's styles, and what is built of them: rules, breaks, hair lines."""

from collections.abc import Iterable
from dataclasses import dataclass

from paper import inline, layout
from paper.layout import MM_PER_PT, Typeface
from paper.metrics import balanced, measure
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


def title_lines(text: str, typeface: Typeface, column: float) -> tuple[str, ...]:
    return balanced(text, typeface, column=column)


def rule(style: Style, line: str, typeface: Typeface, *, column: float, ratio: float) -> Element:
    """A rule under a line of text: `ratio` of its length, centred in a column (mm)."""
    length = min(measure(line, typeface) * ratio, column)
    margin = (column - length) / 2
    return paragraph(
        style,
        borders=w("pBdr", w("bottom", **border(pt=layout.RULE_WEIGHT))),
        indents=Indents(left=margin, right=margin),
    )


def framed(style: Style, text: str, *, column: float, frame: tuple[float, float]) -> Element:
    """A line of capitals in a frame of (width, height) mm, centred in a column."""
    width, height = frame
    weight = layout.RULE_WEIGHT
    line = styles.EM_LINE * style.typeface.size
    padding = (height / MM_PER_PT - line) / 2 - weight
    edge = border(pt=weight, colour=style.colour or "000000")
    upright = edge | {"space": round(padding)}
    sides = ("top", "left", "bottom", "right")
    margin = (column - width) / 2
    return paragraph(
        style,
        run(text),
        borders=w(
            "pBdr", *(w(side, **(upright if side in {"top", "bottom"} else edge)) for side in sides)
        ),
        before=layout.HEAD_GAP + padding + weight,
        indents=Indents(left=margin, right=margin),
    )
