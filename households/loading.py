"""The 54 ethnic groups that ship with the software, and the spellings by which they are read."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings
from django.db import transaction

from households.models import EthnicGroup

FIXTURE = Path(settings.BASE_DIR) / "fixtures" / "ethnic_groups.json"


@dataclass(frozen=True, slots=True)
class Shipped:
    """`spellings` are other ways of writing the same name; for reading, never for print."""

    code: str
    name: str
    spellings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Loaded:
    added: int
    changed: int


@cache
def shipped() -> tuple[Shipped, ...]:
    """By code: Kinh first."""
    groups = json.loads(FIXTURE.read_text("utf-8"))["groups"]
    return tuple(
        Shipped(one["code"], one["name"], tuple(one.get("spellings", ()))) for one in groups
    )


def spellings() -> Mapping[str, str]:
    """Every way of writing a name as it is typed, and the code it stands for."""
    return {name: one.code for one in shipped() for name in (one.name, *one.spellings)}


def load() -> Loaded:
    """Adds and corrects names by their code; never removes a row."""
    with transaction.atomic():
        known = EthnicGroup.objects.in_bulk()
        new = [one for one in shipped() if one.code not in known]
        EthnicGroup.objects.bulk_create(EthnicGroup(code=one.code, name=one.name) for one in new)
        renamed = [
            one for one in shipped() if one.code in known and known[one.code].name != one.name
        ]
        for one in renamed:
            known[one.code].name = one.name
            known[one.code].save(update_fields=["name"])
        return Loaded(len(new), len(renamed))
