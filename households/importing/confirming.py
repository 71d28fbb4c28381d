"""What officials decide about a waiting workbook: write it, drop it, delete what came back."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from history.recording import record, subject_of
from households.importing import background, folder, stages
from households.importing.permissions import may_cancel, may_confirm, may_fetch
from households.importing.stages import State
from households.models import Import
from officials.models import Official
from workflow.verdicts import demand

NOT_WHAT_WAS_SEEN = "Bản xem trước đã được làm lại. Hãy xem lại rồi xác nhận."


@transaction.atomic
def confirm(imported: Import, *, seen: str, by: Official) -> None:
    """Have it written in the background; `seen` names the preview that was looked at."""
    locked = _locked(imported)
    demand(may_confirm(locked, by))
    if seen != locked.seen:
        raise ValidationError(NOT_WHAT_WAS_SEEN)
    locked.state, locked.attempts, locked.fault = State.APPLYING, 0, ""
    locked.confirmed_by, locked.confirmed_at = by, timezone.now()
    locked.save(update_fields=["state", "attempts", "fault", "confirmed_by", "confirmed_at"])
    background.write.enqueue(locked.pk)
    _record(locked, "households.confirm_workbook", by=by)


def cancel(imported: Import, *, by: Official) -> None:
    with transaction.atomic():
        locked = _locked(imported)
        demand(may_cancel(locked, by))
        held = stages.end(locked, State.CANCELLED)
        _record(locked, "households.cancel_workbook", by=by)
    folder.delete(held)


def delete_returned(imported: Import, *, by: Official) -> None:
    """Whoever has saved the workbook that came back need not leave it here for a day."""
    with transaction.atomic():
        locked = _locked(imported)
        demand(may_fetch(locked, by))
        returned, locked.returned = locked.returned, ""
        locked.save(update_fields=["returned"])
        if returned:
            _record(locked, "households.delete_returned_workbook", by=by)
    folder.delete(returned)


@transaction.atomic
def record_fetching(imported: Import, *, by: Official) -> None:
    _record(imported, "households.fetch_workbook", by=by)


def _locked(imported: Import) -> Import:
    rows = Import.objects.select_for_update(of=("self",)).select_related("organization")
    return rows.get(pk=imported.pk)


def _record(imported: Import, verb: str, *, by: Official) -> None:
    record(imported.organization_id, verb=verb, by=by, subject=subject_of(imported))
