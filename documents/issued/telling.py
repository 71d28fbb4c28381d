"""A paper was issued, replaced or recalled: what the floors above keep of it comes along.

Whom to tell is said in the settings (decision 0006); it is part of the same transaction.
"""

from collections.abc import Callable
from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string

from documents.models import Document, PaperRelation
from officials.models import Official

TellIssued = Callable[[Document, Official], None]
"""Is given the paper, locked, with its number and day; its state still says approved."""
TellStanding = Callable[[Document, Official], None]
"""Is given the paper once its state says issued: what its issue brings about for other papers."""
TellEnded = Callable[[Document, PaperRelation.Kind, Official], None]
"""Is given the paper, locked, and whether it was replaced or recalled."""


def tell_issued(document: Document, *, by: Official) -> None:
    for told in _told_of_issues():
        told(document, by)


def tell_standing(document: Document, *, by: Official) -> None:
    for told in _told_of_standing():
        told(document, by)


def tell_ended(document: Document, kind: PaperRelation.Kind, *, by: Official) -> None:
    for told in _told_of_endings():
        told(document, kind, by)


@cache
def _told_of_issues() -> tuple[TellIssued, ...]:
    return tuple(import_string(path) for path in settings.PAPER_ISSUES)


@cache
def _told_of_standing() -> tuple[TellStanding, ...]:
    return tuple(import_string(path) for path in settings.PAPER_STANDING)


@cache
def _told_of_endings() -> tuple[TellEnded, ...]:
    return tuple(import_string(path) for path in settings.PAPER_ENDINGS)
