"""Where a paper is at home: on the page of the work it belongs to.

The floors above own the work (a plan, a report); which of them to ask is said in the settings.
"""

from collections.abc import Callable
from functools import cache

from django.conf import settings
from django.urls import reverse
from django.utils.module_loading import import_string

from documents.models import Document
from officials.once import once_a_page

Home = Callable[[Document], str | None]
"""Gives the address of the page, or None for a paper that is not its own."""


@once_a_page
def page_of(document: Document) -> str:
    """The address of the page on which the paper is read and edited."""
    found = (home(document) for home in _homes())
    return next(filter(None, found), reverse("documents:detail", args=[document.pk]))


def piece_of(document: Document, key: str) -> str:
    """The same page, at one piece of the paper."""
    return f"{page_of(document)}?doan={key}#doan-{key}"


def replacing_page_of(document: Document) -> str | None:
    """Where the paper that replaces it is begun, if that is the business of its work above."""
    return next(filter(None, (begun(document) for begun in _replacing_pages())), None)


@cache
def _replacing_pages() -> tuple[Home, ...]:
    return tuple(import_string(path) for path in settings.PAPER_REPLACEMENTS)


@cache
def _homes() -> tuple[Home, ...]:
    return tuple(import_string(path) for path in settings.PAPER_HOMES)
