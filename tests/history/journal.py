"""What the tests of the history write, and how they tamper with it."""

from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction

from history import triggers
from history.models import Entry, EntryQuerySet
from history.recording import record

WARD, OTHER_WARD = 7, 8


@dataclass
class MadeUpActor:
    pk: int = 3


def write(organization_id: int = WARD, **said: Any) -> Entry:
    entry = {"verb": "save", "by": MadeUpActor(), "subject": "plans.plan:12", **said}
    with transaction.atomic():
        return record(organization_id, **entry)


def write_several(count: int, organization_id: int = WARD) -> list[Entry]:
    return [write(organization_id, details={"revision": n}) for n in range(1, count + 1)]


def rows(**which: Any) -> EntryQuerySet:
    """Entries without the triggers that protect them, as someone would reach them who may."""
    triggers.remove(connection)
    return Entry.objects.filter(**which)
