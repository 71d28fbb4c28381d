"""Envelopes as PDF, one to a page of the envelope's own size."""

from collections.abc import Sequence
from html import escape

from paper import layout
from paper.layout import Page
from paper.slips import Envelope, EnvelopeSize
from paper.writers.form_pdf import issuing_html, render

MARGIN = 10.0
_HEAD_PART = 0.48
"""Of the width, for who sends it."""


def write(envelopes: Sequence[Envelope], *, size: EnvelopeSize) -> bytes:
    """All envelopes of one sending. There must be one at least."""
    width, height = size.value
    page = Page(width, height, top=MARGIN, right=MARGIN, bottom=MARGIN, left=MARGIN)
    column = _HEAD_PART * page.text_width
    return render(
        "".join(_envelope(envelope, column) for envelope in envelopes),
        name="envelopes",
        title="Bì văn bản",
        page=page,
        style=f".envelopes .sender {{ width: {column}mm }}"
        f".envelopes .addressee {{ width: {0.62 * page.text_width}mm;"
        f" margin: {0.2 * page.text_height}mm 0 0 auto }}",
    )


def _envelope(envelope: Envelope, column: float) -> str:
    contact = "".join(f"<p>{escape(line)}</p>" for line in envelope.contact)
    number = f'<p class="number">Số: {escape(envelope.number)}</p>' if envelope.number else ""
    return (
        f'<section><div class="sender">'
        f"{issuing_html(envelope.superior, envelope.issuer, column=column)}"
        f'<div class="contact">{contact}</div>{number}{_stamp(envelope)}</div>'
        f'<h1 class="addressee"><span class="label">Kính gửi:</span>'
        f" {escape(envelope.addressed_to)}</h1></section>"
    )


def _stamp(envelope: Envelope) -> str:
    if envelope.urgency is None:
        return ""
    width, _ = layout.STAMPS[envelope.urgency.value]
    return f'<p class="stamp s{width:.0f}">{escape(envelope.urgency.value)}</p>'
