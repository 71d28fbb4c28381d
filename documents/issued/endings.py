"""An issued paper was replaced or recalled: what the floors above keep of it comes along.

Whom to tell is said in the settings (decision 0006); it is part of the same transaction.
"""

from collections.abc import Callable
from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string

from documents.models import Document, PaperRelation
from officials.models import Official

Told = Callable[[Document, PaperRelation.Kind, Official], None]
"""Is given the paper, locked, and whether it was replaced or recalled."""


def tell(document: Document, kind: PaperRelation.Kind, *, by: Official) -> None:
    for told in _told():
        told(document, kind, by)


@cache
def _told() -> tuple[Told, ...]:
    return tuple(import_string(path) for path in settings.PAPER_ENDINGS)
