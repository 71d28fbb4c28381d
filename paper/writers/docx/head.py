"""The head of a paper: ô 1 to 5, 9a and 10b of NĐ 30/2020, Phụ lục I."""

from collections.abc import Iterator

from paper import components, layout
from paper.layout import LEFT_COLUMN, PORTRAIT, RIGHT_COLUMN
from paper.metrics import balanced, measure
from paper.sheet import MOTTO, NATION, Sheet
from paper.writers.docx import styles
from paper.writers.docx.grid import borderless
from paper.writers.docx.markup import Element, lines_run, run
from paper.writers.docx.paragraphs import Column, Indents, framed, paragraph, rule, short_rule
from paper.writers.docx.styles import Style

LEFT_CELL = PORTRAIT.text_width - RIGHT_COLUMN
"""The left cell takes the gap between the columns in; its paragraphs leave it free."""
ISSUING = Column(LEFT_COLUMN, free=LEFT_CELL - LEFT_COLUMN)
STATE = Column(RIGHT_COLUMN)
WHOLE = Column(PORTRAIT.text_width)


def head(sheet: Sheet) -> Iterator[Element]:
    """Everything above the text."""
    yield borderless(
        (LEFT_CELL, RIGHT_COLUMN),
        (_issuing(sheet), _state()),
        (_reference(sheet), _dateline(sheet)),
    )
    yield from _title(sheet)
    yield from _addressees(sheet)


def _issuing(sheet: Sheet) -> list[Element]:
    found = [_organ(styles.SUPERIOR, sheet.superior)] if sheet.superior else []
    found += [_organ(styles.ISSUER, line) for line in sheet.issuer]
    last = balanced(sheet.issuer[-1], layout.ISSUER, column=LEFT_COLUMN) if sheet.issuer else ()
    if last:
        found.append(short_rule(styles.RULE, last[-1], layout.ISSUER, ISSUING))
    return found


def _organ(style: Style, name: str) -> Element:
    lines = balanced(name, style.typeface, column=LEFT_COLUMN)
    return paragraph(style, lines_run(lines), indents=ISSUING.indents)


def _state() -> list[Element]:
    return [
        paragraph(styles.NATION, run(NATION)),
        paragraph(styles.MOTTO, run(MOTTO)),
        rule(styles.RULE, measure(MOTTO, layout.MOTTO), STATE),
    ]


def _reference(sheet: Sheet) -> list[Element]:
    found = []
    if number := components.number_line(sheet):
        found.append(paragraph(styles.NUMBER, run(_fillable(number)), indents=ISSUING.indents))
    if lines := balanced(components.regarding(sheet), layout.REGARDING, column=LEFT_COLUMN):
        found.append(paragraph(styles.REGARDING, lines_run(lines), indents=ISSUING.indents))
    if sheet.urgency:
        stamp = sheet.urgency.value
        found.append(framed(styles.STAMP, stamp, layout.STAMPS[stamp], ISSUING))
    return found


def _dateline(sheet: Sheet) -> list[Element]:
    return [paragraph(styles.DATELINE, run(_fillable(components.dateline(sheet))))]


def _fillable(line: str) -> str:
    """Blanks of plain spaces: LibreOffice draws no-break ones a third wider than they are."""
    return line.replace(layout.BLANK, " ")


def _title(sheet: Sheet) -> Iterator[Element]:
    """Kind, subject and a short rule; a công văn has its subject under the number instead."""
    if components.is_letter(sheet):
        return
    if sheet.kind:
        yield paragraph(styles.KIND, run(sheet.kind.title), before=layout.TITLE_BEFORE)
    if sheet.kind and components.is_bare_title(sheet):
        yield short_rule(styles.SUBJECT_RULE, sheet.kind.title, layout.KIND, WHOLE)
    column = PORTRAIT.text_width - 2 * layout.SUBJECT_INSET
    lines = balanced(sheet.subject, layout.SUBJECT, column=column)
    if lines:
        inset = Indents(layout.SUBJECT_INSET, layout.SUBJECT_INSET)
        before = None if sheet.kind else layout.TITLE_BEFORE
        yield paragraph(styles.SUBJECT, lines_run(lines), before=before, indents=inset)
        yield short_rule(styles.SUBJECT_RULE, lines[-1], layout.SUBJECT, WHOLE)


def _addressees(sheet: Sheet) -> Iterator[Element]:
    """One addressee beside the label; of several, the dashes stand under the colon (II.9.d)."""
    label, lines = components.addressees_label(sheet), components.addressee_lines(sheet)
    wire = components.is_wire(sheet)
    if len(lines) == 1 or (wire and not lines):
        inset = Indents(layout.SUBJECT_INSET, layout.SUBJECT_INSET)
        yield _addressee(" ".join((label, *lines)), inset, first=True, last=True)
    elif lines:
        colon = 0 if wire else measure(label.removesuffix(":"), layout.ADDRESSEES)
        yield from _addressee_list(label, lines, colon)


def _addressee_list(label: str, lines: tuple[str, ...], colon: float) -> Iterator[Element]:
    """The dashes stand `colon` mm to the right of the label."""
    dash = measure("- ", layout.ADDRESSEES)
    longest = max(measure(line, layout.ADDRESSEES) for line in lines)
    width = max(colon + longest, measure(label, layout.ADDRESSEES))
    left = (PORTRAIT.text_width - min(width, layout.ADDRESSEES_WIDTH)) / 2
    right = (PORTRAIT.text_width - layout.ADDRESSEES_WIDTH) / 2
    yield _addressee(label, Indents(left), first=True, last=False)
    inset = Indents(left + colon + dash, right, hanging=dash)
    for index, line in enumerate(lines, 1):
        yield _addressee(line, inset, first=False, last=index == len(lines))


def _addressee(text: str, indents: Indents, *, first: bool, last: bool) -> Element:
    alone = first and last
    return paragraph(
        styles.ADDRESSEES if alone else styles.ADDRESSEE,
        run(text),
        keep_next=True,
        before=layout.TITLE_BEFORE if first else None,
        after=layout.ADDRESSEES_AFTER if last else None,
        indents=indents,
    )
