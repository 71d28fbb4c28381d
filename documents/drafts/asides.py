"""What the floors above show beside a draft, and beside a part of it that is being edited.

Which of them to ask is said in the settings (docs/decisions/0008).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from documents.drafts.parts import Part
from documents.models import Document, Revision


@dataclass(frozen=True, slots=True)
class Aside:
    """A template of the floor above, and what it shows: there as `aside`."""

    template: str
    shown: Mapping[str, Any]


BesideDraft = Callable[[Document, Revision], Aside | None]
"""Asked for a draft that the official at the page may edit."""
BesidePart = Callable[[Document, Revision, Part | None], Aside | None]
"""Asked for a part on its form, as the revision has it; None: the form of the components."""


def beside_draft(document: Document, revision: Revision) -> list[Aside]:
    asked: tuple[BesideDraft, ...] = _named("PAPER_ASIDES")
    return [aside for one in asked if (aside := one(document, revision))]


def beside_part(document: Document, revision: Revision, part: Part | None) -> list[Aside]:
    asked: tuple[BesidePart, ...] = _named("PART_ASIDES")
    return [aside for one in asked if (aside := one(document, revision, part))]


@cache
def _named(setting: str) -> tuple[Any, ...]:
    return tuple(import_string(path) for path in getattr(settings, setting))
