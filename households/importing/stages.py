"""From one stage of an import to the next, under its lock; what ends leaves no file, no lines."""

from django.db import transaction
from django.utils import timezone

from history.recording import record, subject_of
from households.importing import folder
from households.models import Import

MOST_ATTEMPTS = 3
KILLED = (
    "Chương trình bị dừng ba lần khi làm việc với tệp này; chưa ghi gì vào số liệu. Tệp có thể "
    "quá lớn: hãy chia tệp, hoặc báo người quản trị hệ thống."
)
UNEXPECTED = (
    "Chương trình gặp lỗi khi làm việc với tệp này; chưa ghi gì vào số liệu. Hãy báo người quản "
    "trị hệ thống."
)
NOT_RETURNED = (
    "Số liệu đã ghi xong, nhưng không làm được tệp có số phiếu. Lần nhập sau, hãy chọn thay toàn "
    "bộ các dòng hộ từ một ngày."
)
State = Import.State


def still(import_id: int, *states: Import.State) -> Import | None:
    """The import, locked, if it is at one of these stages."""
    rows = Import.objects.select_for_update(of=("self",)).filter(pk=import_id, state__in=states)
    return rows.select_related("organization", "confirmed_by").first()


def begun(import_id: int, state: Import.State) -> Import | None:
    """The import, if it waits for this; each start is counted before it can go wrong."""
    with transaction.atomic():
        imported = still(import_id, state)
        if imported is None:
            return None
        imported.attempts += 1
        imported.save(update_fields=["attempts"])
    if imported.attempts <= MOST_ATTEMPTS:
        return imported
    stop(import_id, KILLED)
    return None


def written(imported: Import) -> str:
    """Of a locked import: the register has it. Gives the name of the file if it is to go now."""
    imported.ended_at, imported.attempts = timezone.now(), 0
    if imported.kind == Import.Kind.COUNTS:
        return end(imported, State.DONE)
    imported.state = State.RETURNING
    imported.save(update_fields=["state", "attempts", "ended_at"])
    return ""


def end(imported: Import, state: Import.State, *, fault: str = "") -> str:
    """Of a locked import: it is over. Gives the name of the file to be deleted after the commit."""
    imported.lines.all().delete()
    held, imported.held = imported.held, ""
    imported.state, imported.fault = state, fault
    imported.ended_at = imported.ended_at or timezone.now()
    imported.save(update_fields=["state", "fault", "held", "ended_at"])
    return held


def stop(import_id: int, fault: str, *, lacks_serials: bool = False) -> None:
    """The end of what cannot go on. What is in the register by then stays there."""
    with transaction.atomic():
        imported = still(import_id, *Import.OPEN)
        if imported is None:
            return
        if lacks_serials:
            imported.lacks_serials = True
            imported.save(update_fields=["lacks_serials"])
        is_written = imported.state == State.RETURNING
        held = (
            end(imported, State.DONE, fault=NOT_RETURNED)
            if is_written
            else end(imported, State.REFUSED, fault=fault)
        )
        verb = "households.return_no_workbook" if is_written else "households.refuse_workbook"
        record(imported.organization_id, verb=verb, by=None, subject=subject_of(imported))
    folder.delete(held)
