"""Phiếu trình, checklist and reminders as PDF, on A4."""

from collections.abc import Sequence
from html import escape

from paper import layout
from paper.sheet import MOTTO, NATION
from paper.slips import PAGE, Check, Section, Slip
from paper.writers.form_pdf import issuing_html, lines_html, render, running_head, text_html

_HEAD_COLUMN = 80.0
_STATELY_COLUMN = 70.0
"""Beside the line of the state, which takes 96 mm."""

_STATE = f'<p class="nation">{NATION}</p><p class="motto">{MOTTO}</p><span class="rule"></span>'


def write(slip: Slip) -> bytes:
    return write_all((slip,), title=f"{slip.title}: {slip.subject}")


def write_all(slips: Sequence[Slip], *, title: str) -> bytes:
    """Each on a sheet of its own, to be handed out: only a slip by itself counts its pages."""
    rooms = sorted({part.room for slip in slips for part in slip.sections if part.room})
    style = "".join(f".r{room:.0f} {{ height: {room}mm }}" for room in rooms)
    body = "".join(f'<section class="sheet">{_sheet(slip)}</section>' for slip in slips)
    head = running_head() if len(slips) == 1 else ""
    return render(body, name="slip", title=title, page=PAGE, style=head + style)


def _sheet(slip: Slip) -> str:
    return (
        head_html(slip)
        + title_html(slip)
        + sections_html(slip)
        + _checks(slip)
        + signers_html(slip)
    )


def head_html(slip: Slip) -> str:
    dateline = f'<p class="dateline">{escape(slip.dateline)}</p>'
    if not slip.stately:
        issuing = issuing_html(slip.superior, slip.issuer, column=_HEAD_COLUMN)
        return f'<div class="head">{issuing}{dateline}</div>'
    issuing = issuing_html(slip.superior, slip.issuer, column=_STATELY_COLUMN)
    return f'<div class="head stately">{issuing}<div class="state">{_STATE}{dateline}</div></div>'


def title_html(slip: Slip) -> str:
    subject = lines_html((slip.subject,), layout.SUBJECT, column=PAGE.text_width)
    running = escape(slip.title)
    return (
        f'<h1 class="running" data-running="{running}"><span class="kind">{running}</span> '
        f'<span class="subject">{subject}</span></h1>'
    )


def sections_html(slip: Slip) -> str:
    if not slip.sections:
        return ""
    rows = "".join(_section(section) for section in slip.sections)
    widths = '<colgroup><col class="label"><col></colgroup>'
    return f'<table class="sections">{widths}<tbody>{rows}</tbody></table>'


def _section(section: Section) -> str:
    lines = "".join(f"<p>{text_html(line)}</p>" for line in section.lines)
    room = f'<div class="r{section.room:.0f}"></div>' if section.room else ""
    return f'<tr><th scope="row">{escape(section.label)}</th><td>{lines}{room}</td></tr>'


def _checks(slip: Slip) -> str:
    if not slip.checks:
        return ""
    head = "".join(f'<th scope="col">{name}</th>' for name in ("Việc", "Của văn bản này", "Đã làm"))
    rows = "".join(_check(check) for check in slip.checks)
    return f'<table class="checks"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'


def _check(check: Check) -> str:
    tick = '<td class="c"><span class="tick"></span></td>'
    return f"<tr><td>{text_html(check.task)}</td><td>{text_html(check.detail)}</td>{tick}</tr>"


def signers_html(slip: Slip) -> str:
    """Side by side; the room between title and name is for the hand."""
    if not slip.signers:
        return ""
    places = "".join(
        f'<div class="signer"><p class="authority">{escape(title)}</p>'
        f'<div class="signing-space"></div><p>{escape(name)}</p></div>'
        for title, name in slip.signers
    )
    return f'<div class="signers of-{len(slip.signers)}">{places}</div>'
