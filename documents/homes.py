"""Where a paper is at home: on the page of the work it belongs to, as the floors above tell."""

from collections.abc import Callable

from django.urls import reverse

from documents.models import Document

Home = Callable[[Document], str | None]
_homes: list[Home] = []


def add(home: Home) -> None:
    """Told once, when an app is ready; the home answers None for papers that are not its own."""
    _homes.append(home)


def page_of(document: Document) -> str:
    """The address of the page on which the paper is read and edited."""
    found = (home(document) for home in _homes)
    return next(filter(None, found), reverse("documents:detail", args=[document.pk]))


def piece_of(document: Document, key: str) -> str:
    """The same page, at one piece of the paper."""
    return f"{page_of(document)}?doan={key}#doan-{key}"
