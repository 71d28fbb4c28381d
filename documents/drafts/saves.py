"""What the floors above keep with a save of a draft, in the transaction of the save.

A mark that is typed for the first time takes its value then. Which floors to ask is said in the
settings (docs/decisions/0008).
"""

from collections.abc import Callable
from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string

from documents.models import Document, Revision
from officials.models import Official

Keeping = Callable[[Document, Revision, Official], None]
"""Called with the save that was just appended; the document is locked, or new."""


def keep_with(document: Document, revision: Revision, *, by: Official) -> None:
    for keep in _keepings():
        keep(document, revision, by)


@cache
def _keepings() -> tuple[Keeping, ...]:
    return tuple(import_string(path) for path in settings.PAPER_SAVES)
