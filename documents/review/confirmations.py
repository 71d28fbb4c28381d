"""What who approves a paper has to confirm besides, each time by itself.

The floors above know it; which of them to ask is said in the settings (docs/decisions/0008).
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string

from documents.models import Document
from workflow.verdicts import ALLOWED, Verdict, refused

MISSING = "Hãy xem các chỗ được chỉ ra và xác nhận trước khi duyệt."


@dataclass(frozen=True, slots=True)
class Confirmation:
    """`name` goes into the history, with how many `places` it was about, and not their words."""

    name: str
    question: str
    places: tuple[str, ...]


Asked = Callable[[Document], Confirmation | None]
"""Looks at the paper as it was handed up. Called outside any transaction."""


def asked_of(document: Document) -> tuple[Confirmation, ...]:
    return tuple(one for ask in _asked() if (one := ask(document)))


def may_pass(asked: Sequence[Confirmation], given: Collection[str]) -> Verdict:
    return ALLOWED if {one.name for one in asked} <= set(given) else refused(MISSING)


def details(asked: Sequence[Confirmation]) -> dict[str, object]:
    """For the history of the approval; nothing where nothing was asked."""
    return {"confirmed": {one.name: len(one.places) for one in asked}} if asked else {}


@cache
def _asked() -> tuple[Asked, ...]:
    return tuple(import_string(path) for path in settings.PAPER_CONFIRMATIONS)
