"""The duties that ship with the software, told in our own words: read from files, kept for all."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from directives.loading import Loaded
from directives.models import Directive, Duty
from localities.models import AdministrativeUnit

FIXTURES = Path(settings.BASE_DIR) / "fixtures" / "duties"
_FIXED = {"id", "what_search", "recorded_by", "recorded_at", "version"}
COLUMNS = tuple(field.name for field in Duty._meta.concrete_fields if field.name not in _FIXED)


def load(directory: Path = FIXTURES) -> Loaded:
    """Adds and corrects the shared duties of directives that are loaded; removes none."""
    with transaction.atomic():
        done = [_load(duty) for path in sorted(directory.glob("*.json")) for duty in read(path)]
    return Loaded(done.count("added"), done.count("changed"))


def read(path: Path, *, directive: Directive | None = None) -> Iterator[Duty]:
    """Unsaved duties of one file; nothing where its directive is not in the register."""
    told = json.loads(path.read_text("utf-8"))
    directive = directive or Directive.objects.filter(kept_by=None, **told["directive"]).first()
    if directive is None:
        return
    units = _units(told["duties"], directive.issued_on)
    for position, row in enumerate(told["duties"], start=1):
        within = units.get(row.get("within", ""))
        # Without the unit it reaches nobody here; who was told stays readable.
        reach = {} if within else {"organization_kind": "", "level": ""}
        yield Duty(
            **{**row, **reach, "within": within},
            directive=directive,
            position=position,
            addressed_on=directive.issued_on,
        )


def _units(rows: list[Mapping[str, Any]], on: date) -> dict[str, AdministrativeUnit]:
    codes = {row["within"] for row in rows if "within" in row}
    return {unit.code: unit for unit in AdministrativeUnit.objects.on(on).filter(code__in=codes)}


def _load(right: Duty) -> str:
    row = Duty.objects.filter(directive=right.directive, kept_by=None, place=right.place).first()
    if row is None:
        right.save(force_insert=True)
        return "added"
    different = [name for name in COLUMNS if getattr(row, name) != getattr(right, name)]
    for name in different:
        setattr(row, name, getattr(right, name))
    if different:
        row.save(update_fields=different)
    return "changed" if different else "kept"
