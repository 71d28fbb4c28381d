"""Where the citations and figures of a draft come from: the floors above, which hold registers.

Which of them to ask is said in the settings (docs/decisions/0008). Wherever a draft becomes a sheet
– page, file, submission, background work – these are asked; nobody hands sources on.
"""

from functools import cache
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from documents.models import Document, Revision
from officials.once import once_a_page
from paper.sources import Cited, Sources


class Source(Protocol):
    """What one floor knows for one draft; asks the database only once a mark is looked up.

    `is_final`: as it is handed up, without what stands there for the drafting alone.
    """

    def __call__(self, document: Document, revision: Revision, *, is_final: bool) -> Sources: ...


class Joined:
    """Several sources as one: the first that knows a mark answers."""

    def __init__(self, sources: tuple[Sources, ...]) -> None:
        self._sources = sources

    def citation(self, mark: str) -> Cited | None:
        return next(filter(None, (source.citation(mark) for source in self._sources)), None)

    def figure(self, name: str) -> str | None:
        return next(filter(None, (source.figure(name) for source in self._sources)), None)


def sources_of(document: Document, revision: Revision, *, is_final: bool = False) -> Sources:
    return _joined(document, revision, is_final)


@once_a_page
def _joined(document: Document, revision: Revision, is_final: bool) -> Joined:
    return Joined(tuple(source(document, revision, is_final=is_final) for source in _sources()))


@cache
def _sources() -> tuple[Source, ...]:
    return tuple(import_string(path) for path in settings.PAPER_SOURCES)
