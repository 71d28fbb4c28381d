"""Putting down, correcting with a trace, withdrawing with a reason: the same for all that is kept.

The history has columns and keys; what stood there before is in the trace, which can be erased.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone

from history.recording import record, subject_of
from localities.models import ResidentialGroup
from officials.administering import StaleError
from officials.models import Official, Organization
from plans.activities.permissions import may_correct, may_record
from plans.models import Activity, Commendation, CommunityModel
from plans.models.activities import Trace
from vietnamese.dates import short, today
from workflow.verdicts import demand

Kept = TypeVar("Kept", Activity, CommunityModel, Commendation)
NOT_YET = "Ngày này chưa đến. Chỉ ghi việc đã làm."
EARLIEST = date(2000, 1, 1)
TOO_EARLY = "Ngày này quá xa. Hãy kiểm tra lại năm."
GONE = "(không lưu lại)"
UNTOLD = {"published_name"}
"""Names of persons do not stay behind in a trace."""


@dataclass(frozen=True, slots=True)
class Correction:
    """Upon which version it was typed, and why. `is_forgetting`: the trace says that something else
    stood there, and not what."""

    version: int
    reason: str = ""
    is_forgetting: bool = False


def put_down(thing: Kept, *, by: Official, details: Mapping[str, Any] | None = None) -> None:
    """Save a new row, within a transaction; `thing.organization` says whose. Raises
    PermissionDenied, ValidationError."""
    demand(may_record(by, thing.organization))
    thing.recorded_by = by
    thing.full_clean()
    thing.save(force_insert=True)
    _tell(thing, "put_down", by, details)


@transaction.atomic
def correct(thing: Kept, how: Correction, *, by: Official) -> None:
    """Save what was typed anew, once what it was typed upon still stands. Raises StaleError,
    ValidationError, PermissionDenied."""
    stored = _locked(thing)
    demand(may_correct(stored, by))
    if stored.version != how.version:
        raise StaleError(stored.version)
    thing.full_clean()
    changed: list[str] = [
        name for name in thing.TYPED if getattr(thing, name) != getattr(stored, name)
    ]
    if not changed:
        return
    thing.version = how.version + 1
    thing.save(update_fields=[*changed, "version"])
    before = _told(stored, changed, how.is_forgetting)
    _trace(thing, Trace.Kind.CORRECTED, by, how.reason, before)
    _tell(thing, "correct", by, {"columns": changed})


@transaction.atomic
def withdraw(thing: Kept, *, reason: str, by: Official) -> None:
    """It stays to be read, and counts no more. Raises ValidationError without a reason."""
    stored = _locked(thing)
    demand(may_correct(stored, by))
    _trace(thing, Trace.Kind.WITHDRAWN, by, reason, {})
    thing.withdrawn_at = timezone.now()
    thing.version = stored.version + 1
    thing.save(update_fields=["withdrawn_at", "version"])
    _tell(thing, "withdraw", by, None)


def check_day(column: str, day: date) -> None:
    """Raises ValidationError."""
    if day > today():
        raise ValidationError({column: NOT_YET})
    if day < EARLIEST:
        raise ValidationError({column: TOO_EARLY})


def check_group(group: ResidentialGroup | None, organization: Organization, day: date) -> None:
    """Whether it is one of the ward's and was there on the day. Raises ValidationError."""
    if group is None:
        return
    if group.unit_id != organization.unit_id or not group.is_valid_on(day):
        told = f"Ngày {short(day)} địa bàn của {organization} không có {group}."
        raise ValidationError({"group": told})


def _locked(thing: Kept) -> Kept:
    return type(thing)._base_manager.select_for_update().get(pk=thing.pk)


def _trace(
    thing: Kept, kind: Trace.Kind, by: Official, reason: str, before: Mapping[str, str]
) -> None:
    trace = thing.traces.model(of=thing, kind=kind, reason=reason.strip(), before=before, by=by)
    trace.full_clean()
    trace.save(force_insert=True)


def _told(stored: models.Model, columns: list[str], is_forgetting: bool) -> dict[str, str]:
    """What stood in these columns, by their labels, as a page shows it."""
    return {
        _label(stored, name): GONE if is_forgetting or name in UNTOLD else _shown(stored, name)
        for name in columns
    }


def _label(row: models.Model, name: str) -> str:
    return str(getattr(row._meta.get_field(name), "verbose_name", name))


def _shown(row: models.Model, name: str) -> str:
    value = getattr(row, name)
    if isinstance(value, date):
        return short(value)
    display = getattr(row, f"get_{name}_display", None)
    shown = display() if display else value
    return "" if shown is None else str(shown)


def _tell(thing: Kept, verb: str, by: Official, details: Mapping[str, Any] | None) -> None:
    record(
        thing.organization_id,
        verb=f"{thing._meta.label_lower}.{verb}".replace("plans.", "activities.", 1),
        by=by,
        subject=subject_of(thing),
        details=details,
    )
