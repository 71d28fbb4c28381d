"""The shared parts of every page; how to use them: templates/parts/README.md."""

from typing import Any, Protocol
from zlib import crc32

from django import template
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from paper.writers import marking
from workflow.verdicts import ALLOWED, Verdict

register = template.Library()

TONES = {
    "drafting": "draft",
    "returned": "attention",
    "in_review": "waiting",
    "awaiting_approval": "waiting",
    "approved": "good",
    "issued": "good",
    "accepted": "good",
    "superseded": "past",
    "revoked": "past",
    "abandoned": "past",
    "proposed": "waiting",
    "done": "good",
    "dropped": "past",
}


class HasState(Protocol):
    state: str

    def get_state_display(self) -> str: ...


@register.simple_tag
def invented() -> str:
    """What every page of a demonstration says, also where nothing is known of the request."""
    return marking.line()


@register.simple_tag
def badge(text: str, tone: str = "draft") -> SafeString:
    """Words in a colour: draft, waiting, attention, good, past. The words alone say it all."""
    return format_html('<span class="badge-state badge-{}">{}</span>', tone, text)


@register.simple_tag
def state_badge(thing: HasState) -> SafeString:
    return badge(thing.get_state_display(), TONES.get(thing.state, "draft"))


@register.simple_block_tag
def page_head(content: str, title: str, note: str = "") -> SafeString:
    """The heading of the page, a line below it, and between the tags its buttons."""
    return format_html(
        '<header class="page-head"><div><h1>{}</h1>{}</div>{}</header>',
        title,
        format_html('<p class="note">{}</p>', note) if note else "",
        format_html('<div class="actions">{}</div>', content) if content.strip() else "",
    )


@register.inclusion_tag("parts/post_button.html", takes_context=True)
def post_button(
    context: Context,
    label: str,
    url: str,
    why: Verdict = ALLOWED,
    tone: str = "secondary",
    confirm: str = "",
) -> dict[str, Any]:
    """A button that does something (POST), or says below itself why it cannot now.

    `why` is the verdict; `confirm` is the question asked first.
    """
    facts = _button(label, url, why, tone)
    return {**facts, "confirm": confirm, "csrf_token": context.get("csrf_token")}


@register.inclusion_tag("parts/link_button.html")
def link_button(
    label: str, url: str, why: Verdict = ALLOWED, tone: str = "secondary"
) -> dict[str, Any]:
    """A button that leads to a page (GET), or says below itself why it cannot now."""
    return _button(label, url, why, tone)


@register.inclusion_tag("parts/submit_button.html")
def submit_button(label: str = "Lưu") -> dict[str, Any]:
    """The button of a form."""
    return {"label": label}


def _button(label: str, url: str, why: Verdict, tone: str) -> dict[str, Any]:
    reason = why.reason
    key = f"why-{crc32(f'{label}|{url}|{reason}'.encode()):x}"
    return {"label": label, "url": url, "reason": reason, "tone": tone, "key": key}
