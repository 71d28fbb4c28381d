"""What the floors above point at before a paper is handed up.

They know what `documents` may not: duties, citations. Which of them to ask is said in the settings
(docs/decisions/0008).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string

from documents.models import Document, Revision


@dataclass(frozen=True, slots=True)
class Finding:
    """One place to be mended or explained; `url` and `label` lead to where that is done.

    `text` is kept with the submission, in the words of the office. A hint is listed and asks for
    no answer.
    """

    text: str
    url: str = ""
    label: str = "Xem"
    is_hint: bool = False

    def __str__(self) -> str:
        return self.text


Check = Callable[[Document, Revision], tuple[Finding, ...]]
"""Looks at a paper as it would be handed up. Called outside any transaction."""


def findings_from_above(document: Document, revision: Revision) -> Iterator[Finding]:
    for check in _checks():
        yield from check(document, revision)


@cache
def _checks() -> tuple[Check, ...]:
    return tuple(import_string(path) for path in settings.PAPER_CHECKS)
