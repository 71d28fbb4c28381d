"""A sheet as HTML: the same markup for the screen and for the PDF writer.

Classes and `data-` attributes only; how it looks stands in `paper/assets/paper.css`.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from html import escape

from paper import components, composition, headings, layout, metrics
from paper.blocks import Block, Rank
from paper.kinds import Kind
from paper.layout import Typeface
from paper.sheet import MOTTO, NATION, Annex, IssueDate, Sheet, Signature
from paper.writers.html_tables import inline_html, table_html

HEADING_RANKS = frozenset(
    {Rank.PART, Rank.CHAPTER, Rank.DIVISION, Rank.ARTICLE, Rank.GROUP, Rank.SECTION}
)
_DEEPEST = 6
_SIZES = {layout.PORTRAIT: "", layout.LANDSCAPE: " wide", layout.LARGE: " large"}
_END_OF_ANNEX = "</section>"


Framed = Callable[[int, int, str], str]
"""Puts something around a block's HTML: place (0 the text, 1 the first annex), index, HTML."""


def page_body(
    sheet: Sheet, *, framed: Framed | None = None, above: str = "", beneath: str = ""
) -> str:
    """The whole paper: one `<article>`, an annex in its own `<section>`.

    `above` and `beneath` are HTML put before the head and on the last page below the text.
    """
    annexes = [_annex(annex, framed, place) for place, annex in enumerate(sheet.annexes, start=1)]
    if annexes:  # in the same section, whose pages it must not leave
        annexes[-1] = f"{annexes[-1].removesuffix(_END_OF_ANNEX)}{beneath}{_END_OF_ANNEX}"
        beneath = ""
    text = blocks_html(sheet.blocks, level=int(_has_title(sheet)), closing=True)
    parts = (
        above,
        head_html(sheet),
        _contact(sheet),
        _title(sheet),
        _addressees(sheet),
        _deciding(components.authority_line(sheet)),
        _legal_basis(sheet),
        _deciding(sheet.enacting),
        *_framed(text, framed, place=0),
        close_html(sheet),
        beneath,
        *annexes,
    )
    return f'<article class="paper" lang="vi">{"".join(parts)}</article>'


def head_html(sheet: Sheet, *, filled: tuple[str, IssueDate] | None = None) -> str:
    """Nation, motto, issuing bodies, number, place and date, stamps.

    By itself it is the live preview of the head, inside `<div class="paper preview">`. With
    `filled`, number and date stand over the blanks, in spans of their own, to be printed alone.
    """
    number, dateline = escape(components.number_line(sheet)), escape(components.dateline(sheet))
    if filled:
        number = _over_blanks(number, [components.padded_number(filled[0])])
        dateline = _over_blanks(dateline, components.blank_figures(sheet, filled[1]))
    return (
        '<header class="head">'
        f"{_draft_mark(sheet)}{_circulation(sheet)}"
        f'<div class="row"><div class="issuing">{issuing_html(sheet)}</div>'
        f'<div class="state"><p class="nation">{NATION}</p>'
        f'<p class="motto"><span class="ruled"><span class="line">{MOTTO}</span>'
        '<span class="rule"></span></span></p></div></div>'
        f'<div class="row reference"><div class="issuing">{_reference(sheet, number)}</div>'
        f'<div class="state">{_paragraph("dateline", dateline)}</div></div>'
        "</header>"
    )


def blocks_html(
    blocks: Sequence[Block], *, keys: Sequence[str] = (), level: int = 1, closing: bool = False
) -> tuple[str, ...]:
    """HTML of each block, with heading levels that never skip.

    `keys` (one per block) become `data-key`; `level` is that of the heading above the text;
    `closing` keeps the last lines together with the signature that follows.
    """
    kept = composition.kept_with_close(blocks) if closing else len(blocks)
    levels = _heading_levels(blocks, level)
    return tuple(
        block_html(
            block,
            level=levels[index],
            key=keys[index] if keys else "",
            title=headings.is_title(blocks, index),
            keep=index >= kept,
        )
        for index, block in enumerate(blocks)
    )


def _framed(
    blocks: Iterable[str], framed: Framed | None, *, place: int, start: int = 0
) -> Iterable[str]:
    if framed is None:
        return blocks
    return (framed(place, index, html) for index, html in enumerate(blocks, start))


def block_html(
    block: Block, *, level: int = 0, key: str = "", title: bool = False, keep: bool = False
) -> str:
    """One block; a heading where `level` is not 0, bold where it is a `title` of its rank."""
    names = ["block", block.rank.name.lower()]
    names += ["title"] if title else []
    names += ["keep"] if keep else []
    data = f' data-key="{escape(key)}"' if key else ""
    attributes = f' class="{" ".join(names)}"{data}'
    if block.rank is Rank.TABLE:
        # On a phone it scrolls by itself, and then by keyboard as well.
        return f'<div{attributes} tabindex="0">{table_html(block.text)}</div>'
    tag = f"h{min(level, _DEEPEST)}" if level else "p"
    return f"<{tag}{attributes}>{_block_text(block, title=title)}</{tag}>"


def _block_text(block: Block, *, title: bool) -> str:
    text, marker = inline_html(block.text), escape(block.marker)
    if block.rank in composition.LABELLED_RANKS:
        label = f'<span class="label">{marker}</span>'
        return f'{label} <span class="heading">{text}</span>' if text else label
    if block.rank is Rank.ARTICLE and not title:
        marker = f"<strong>{marker}</strong>"  # "Điều 1." is bold with or without a title
    return f"{marker} {text}" if block.marker else text


def _heading_levels(blocks: Sequence[Block], top: int) -> list[int]:
    """Level of each heading, 0 for text; a level is never skipped (PDF/UA-1, 7.4.2)."""
    levels, above = [], list[Rank]()
    for index, block in enumerate(blocks):
        if not _is_heading(blocks, index):
            levels.append(0)
            continue
        while above and above[-1] >= block.rank:
            above.pop()
        above.append(block.rank)
        levels.append(min(top + len(above), _DEEPEST))
    return levels


def _is_heading(blocks: Sequence[Block], index: int) -> bool:
    rank = blocks[index].rank
    return rank in composition.LABELLED_RANKS or (
        rank in HEADING_RANKS | {Rank.CLAUSE, Rank.SUBCLAUSE} and headings.is_title(blocks, index)
    )


def _p(name: str, text: str) -> str:
    return _paragraph(name, escape(text))


def _paragraph(name: str, content: str) -> str:
    return f'<p class="{name}">{content}</p>' if content else ""


_BLANK = re.compile(f"(?<!Số:)(?:{layout.BLANK}){{2,}}")
"""Not the single one after "Số:", which stands before a number too."""


def _over_blanks(line: str, figures: Iterable[str]) -> str:
    waiting = iter(figures)

    def filled(blank: re.Match[str]) -> str:
        figure = f'<span class="figure-given">{escape(next(waiting, ""))}</span>'
        return f'<span class="blank">{blank[0]}{figure}</span>'

    return _BLANK.sub(filled, line)


def lines_html(texts: Iterable[str], typeface: Typeface, column: float) -> str:
    """Each line of a component in a span; the space between them is for readers of the text."""
    broken = (line for text in texts for line in metrics.balanced(text, typeface, column=column))
    return " ".join(f'<span class="line">{escape(line)}</span>' for line in broken)


def _ruled(lines: str) -> str:
    """Lines with a short rule under them, measured by the last."""
    before, mark, last = lines.rpartition('<span class="line">')
    return f'{before}<span class="ruled">{mark}{last}<span class="rule"></span></span>'


def issuing_html(sheet: Sheet) -> str:
    """Superior and issuer with the short rule below them."""
    superior = lines_html((sheet.superior,), layout.SUPERIOR, layout.LEFT_COLUMN)
    issuer = lines_html(sheet.issuer, layout.ISSUER, layout.LEFT_COLUMN)
    return (f'<p class="superior">{superior}</p>' if superior else "") + (
        f'<p class="issuer">{_ruled(issuer)}</p>' if issuer else ""
    )


def _reference(sheet: Sheet, number: str) -> str:
    return (
        (f'<p class="number"><span>{number}</span></p>' if number else "")
        + _regarding(sheet)
        + _urgency(sheet)
    )


def _regarding(sheet: Sheet) -> str:
    text = components.regarding(sheet)
    lines = lines_html((text,), layout.REGARDING, layout.LEFT_COLUMN)
    return f'<h1 class="regarding">{lines}</h1>' if lines else ""


def _urgency(sheet: Sheet) -> str:
    if sheet.urgency is None:
        return ""
    name = sheet.urgency.name.lower().replace("_", "-")
    return f'<p class="stamp {name}">{escape(sheet.urgency.value)}</p>'


def _draft_mark(sheet: Sheet) -> str:
    return f'<p class="draft-mark">{layout.DRAFT_MARK}</p>' if sheet.draft else ""


def _circulation(sheet: Sheet) -> str:
    return _p("circulation", sheet.circulation)


def _has_title(sheet: Sheet) -> bool:
    """Whether a first heading is printed: kind and subject, or the V/v of a công văn."""
    return bool(sheet.subject or (sheet.kind and not components.is_letter(sheet)))


def _title(sheet: Sheet) -> str:
    """Kind and subject; a công văn has its subject under the number instead."""
    if components.is_letter(sheet) or not _has_title(sheet):
        return ""
    kind = f'<span class="kind">{_kind(sheet, sheet.kind)}</span> ' if sheet.kind else ""
    column = layout.PORTRAIT.text_width - 2 * layout.SUBJECT_INSET
    subject = lines_html((sheet.subject,), layout.SUBJECT, column)
    below = f'<span class="subject">{_ruled(subject)}</span>' if subject else ""
    return f'<h1 class="document-title">{kind}{below}</h1>'


def _kind(sheet: Sheet, kind: Kind) -> str:
    if not components.is_bare_title(sheet):
        return kind.title
    return _ruled(lines_html((kind.title,), layout.KIND, layout.RIGHT_COLUMN))


def _addressees(sheet: Sheet) -> str:
    if not (sheet.addressed_to or components.is_wire(sheet)):
        return ""
    label = escape(components.addressees_label(sheet))
    lines = components.addressee_lines(sheet)
    if len(lines) < 2:
        return f'<p class="addressee">{" ".join((label, *map(escape, lines)))}</p>'
    names = "addressees wire" if components.is_wire(sheet) else "addressees"
    return f'<div class="{names}"><div><p>{label}</p><ul>{_items(lines)}</ul></div></div>'


def _items(lines: Iterable[str]) -> str:
    return "".join(f"<li>{escape(line)}</li>" for line in lines)


def _deciding(text: str) -> str:
    column = layout.PORTRAIT.text_width - 2 * layout.SUBJECT_INSET
    lines = lines_html((text,), layout.DECIDING, column)
    return f'<p class="deciding">{lines}</p>' if lines else ""


def _legal_basis(sheet: Sheet) -> str:
    lines = components.legal_basis_lines(sheet)
    return "".join(f'<p class="block basis">{inline_html(line)}</p>' for line in lines)


def close_html(sheet: Sheet) -> str:
    """Signatures beside the recipients, on one page; a long list runs on below them."""
    beside, below = _recipients(sheet)
    if len(sheet.signatures) > 1:
        return f'<footer class="close">{_signature_rows(sheet.signatures)}</footer>{beside}{below}'
    signature = "".join(_signature(signature) for signature in sheet.signatures)
    if not (signature or beside):
        return ""
    beside = beside or '<div class="recipients"></div>'  # keeps the signature to the right
    return f'<footer class="close">{beside}{signature}</footer>{below}'


def _signature_rows(signatures: Sequence[Signature]) -> str:
    """Several signatures side by side, as a biên bản has them: two or three to a row."""
    rows = composition.signature_rows(signatures)
    abreast = len(rows[0])
    column = layout.PORTRAIT.text_width / abreast
    return "".join(
        f'<div class="signatures of-{abreast}">'
        + "".join(_signature(signature, column=column) for signature in row)
        + "</div>"
        for row in rows
    )


def _signature(signature: Signature, *, column: float = layout.SIGNATURE_WIDTH) -> str:
    authority = lines_html(signature.authority, layout.AUTHORITY, column)
    return (
        '<div class="signature">'
        + (f'<p class="authority">{authority}</p>' if authority else "")
        + '<div class="signing-space"></div>'
        + _p("signer", signature.signer)
        + "</div>"
    )


def _recipients(sheet: Sheet) -> tuple[str, str]:
    """Nơi nhận with what stands under it: beside the signature, and what has no room there."""
    placed = composition.recipients(sheet)
    label = _p("recipients-label", components.RECIPIENTS_LABEL) if placed.beside else ""
    beside = label + _list(placed.beside)
    rest = _p("drafter-mark", sheet.drafter_mark)
    rest += "".join(_p("unplaced", line) for line in sheet.unplaced)
    if placed.rest_beside:
        return _recipients_block(beside + rest), ""
    return _recipients_block(beside), _recipients_block(_list(placed.below) + rest)


def _recipients_block(content: str) -> str:
    return f'<div class="recipients">{content}</div>' if content else ""


def _list(lines: Sequence[str]) -> str:
    return f"<ul>{_items(lines)}</ul>" if lines else ""


def _annex(annex: Annex, framed: Framed | None, place: int) -> str:
    page = layout.annex_page(annex)
    reference, blocks = composition.annex_reference(annex)
    skipped = len(annex.blocks) - len(blocks)
    title = lines_html(
        (annex.title,), layout.ANNEX_TITLE, page.text_width - 2 * layout.SUBJECT_INSET
    )
    label = f'<span class="label">{escape(annex.label)}</span> ' if annex.label else ""
    heading = f'<h1 class="annex-title">{label}{title}</h1>' if label or title else ""
    text = blocks_html(blocks, level=int(bool(heading)))
    return (
        f'<section class="annex{_SIZES[page]}">{heading}{_annex_reference(reference)}'
        + "".join(_framed(text, framed, place=place, start=skipped))
        + _END_OF_ANNEX
    )


def _annex_reference(text: str) -> str:
    column = layout.PORTRAIT.text_width - 2 * layout.SUBJECT_INSET
    lines = lines_html((text,), layout.ANNEX_REFERENCE, column)
    return f'<p class="annex-reference">{_ruled(lines)}</p>' if lines else ""


def _contact(sheet: Sheet) -> str:
    if not sheet.contact:
        return ""
    return f'<p class="contact"><span class="rule"></span>{escape(sheet.contact)}</p>'
