"""Pages of the floors above about a directive; the settings say whom to ask (decision 0006)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string

from directives.models import Directive
from officials.models import Official


@dataclass(frozen=True, slots=True)
class PageAbout:
    label: str
    url: str


Asked = Callable[[Directive, Official], PageAbout | None]
"""Gives a page, or None where there is none for them."""


def pages_about(directive: Directive, official: Official) -> Iterator[PageAbout]:
    yield from filter(None, (ask(directive, official) for ask in _asked()))


@cache
def _asked() -> tuple[Asked, ...]:
    return tuple(import_string(path) for path in settings.DIRECTIVE_PAGES)
