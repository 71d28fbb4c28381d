"""Where the citations and figures of a draft come from: the floors above, which hold registers.

Which of them to ask is said in the settings (docs/decisions/0008). Wherever a draft becomes a sheet
– page, file, submission, background work – these are asked; nobody hands sources on.
"""

from collections.abc import Callable
from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string

from documents.models import Document, Revision
from paper.sources import Cited, Sources

Source = Callable[[Document, Revision], Sources]
"""What one floor knows for one draft; asks the database only once a mark is looked up."""


class Joined:
    """Several sources as one: the first that knows a mark answers."""

    def __init__(self, sources: tuple[Sources, ...]) -> None:
        self._sources = sources

    def citation(self, mark: str) -> Cited | None:
        return next(filter(None, (source.citation(mark) for source in self._sources)), None)

    def figure(self, name: str) -> str | None:
        return next(filter(None, (source.figure(name) for source in self._sources)), None)


def sources_of(document: Document, revision: Revision) -> Sources:
    return Joined(tuple(source(document, revision) for source in _sources()))


@cache
def _sources() -> tuple[Source, ...]:
    return tuple(import_string(path) for path in settings.PAPER_SOURCES)
