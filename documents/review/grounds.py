"""What a paper rests on outside itself: as it stood when handed up, and again when it is numbered.

A draft that cites a decree is another paper once the decree is out of force. The floors above know
such grounds; which of them to ask is said in the settings (docs/decisions/0008).
"""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any, Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from documents.models import Document, Revision, Submission


class Ground(Protocol):
    def found(self, document: Document, revision: Revision) -> Any:
        """How it stands now, as plain values that JSON can hold. Asked outside a transaction."""

    def objection(self, document: Document, found: Any, *, on: date) -> str:
        """Why the paper does not stand on that day as it was handed up, and what to do; or ""."""


def found(document: Document, revision: Revision) -> dict[str, Any]:
    """What is kept with a submission."""
    return {name: ground.found(document, revision) for name, ground in _grounds().items()}


def objections(submission: Submission, *, on: date) -> Iterator[str]:
    """What speaks against giving this paper number and date on that day."""
    for name, ground in _grounds().items():
        if name in submission.grounds:
            kept = submission.grounds[name]
            if told := ground.objection(submission.document, kept, on=on):
                yield told


@cache
def _grounds() -> Mapping[str, Ground]:
    return {name: import_string(path) for name, path in settings.PAPER_GROUNDS.items()}
