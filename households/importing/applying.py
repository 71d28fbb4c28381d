"""Writing what was confirmed: whole or not at all, in one transaction.

The workbook is read and compared once more. Where that gives anything else than what was seen when
it was confirmed, nothing is written and a new preview is made.
"""

from collections.abc import Sequence

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from history.recording import record, subject_of
from households.counting.recording import record_sheet
from households.importing import folder, previewing, returning, stages
from households.importing.folder import Progress
from households.importing.household_lines import HouseholdSorter
from households.importing.lines import TO_WRITE, Account, Line, batches
from households.importing.previewing import NotReadError
from households.importing.stages import State
from households.models import Import, ImportLine
from households.rows.recording import apply, end_all
from households.workbooks.values import Reading
from localities.models import ResidentialGroup
from officials.models import Official

MOVED = (
    "Trong lúc chờ ghi, số liệu trong sổ đã thay đổi, nên chưa ghi gì. Đây là bản xem trước mới: "
    "hãy xem lại rồi xác nhận."
)
NO_LONGER = "Người xác nhận không còn được giao việc này khi đến lượt ghi, nên chưa ghi gì."


class MovedError(Exception):
    """The register says something else than when the preview was made."""


def apply_confirmed(import_id: int) -> None:
    """Write it, then put the serials into the workbook; a worker that died between goes on here."""
    if imported := stages.begun(import_id, State.APPLYING):
        _apply(imported)
    returning.hand_back(import_id)


def _apply(imported: Import) -> None:
    try:
        book = previewing.read(imported)
        held = write(imported.pk, book)
    except NotReadError as refused:
        stages.stop(imported.pk, refused.message)
    except PermissionDenied:
        stages.stop(imported.pk, NO_LONGER)
    except (MovedError, ValidationError):
        _look_again(imported.pk)
    else:
        folder.delete(held)


@transaction.atomic
def write(import_id: int, book: Reading) -> str:
    """Everything, or by an exception nothing; gives the name of the file if it is to go now."""
    imported = stages.still(import_id, State.APPLYING)
    if imported is None or (by := imported.confirmed_by) is None:
        return ""
    imported.lines.all().delete()
    account = _written(imported, book, by)
    if account.seen != imported.seen:
        raise MovedError
    held = stages.written(imported)
    record(
        imported.organization_id,
        verb="households.write_workbook",
        by=by,
        subject=subject_of(imported),
        details={name: account.outcomes[name] for name in ImportLine.Outcome.values},
    )
    return held


def _written(imported: Import, book: Reading, by: Official) -> Account:
    sorter = previewing.sorter_of(imported, book)
    if sorter.refusal():
        raise MovedError
    account = Account(sorter.basis())
    if imported.way == Import.Way.REPLACE:
        end_all(imported.organization, from_day=imported.closes_on, by=by)
    for rows in batches(book.rows):
        lines = sorter.lines(rows)
        account.take(lines)
        if isinstance(sorter, HouseholdSorter):
            _write_households(imported, sorter, lines, by)
        else:
            _write_sheets(imported, lines, by)
        folder.report(imported.held, Progress(account.outcomes.total(), len(book.rows)))
    return account


def _write_households(
    imported: Import, sorter: HouseholdSorter, lines: Sequence[Line], by: Official
) -> None:
    writing = [line for line in lines if line.outcome in TO_WRITE]
    rows = apply(imported.organization, sorter.changes(writing), by=by)
    ImportLine.objects.bulk_create(
        ImportLine(imported=imported, number=line.number, outcome=line.outcome, household=row)
        for line, row in zip(writing, rows, strict=True)
    )


def _write_sheets(imported: Import, lines: Sequence[Line], by: Official) -> None:
    writing = {line.group: line for line in lines if line.outcome in TO_WRITE}
    groups = ResidentialGroup.objects.in_bulk([key for key in writing if key])
    for key, line in writing.items():
        if key:
            composition, cells = line.content
            record_sheet(
                imported.organization,
                group=groups[key],
                closes_on=imported.closes_on,
                source=imported.source,
                composition=composition,
                cells=cells,
                by=by,
            )


def _look_again(import_id: int) -> None:
    with transaction.atomic():
        imported = stages.still(import_id, State.APPLYING)
        if imported is None:
            return
        imported.confirmed_by = imported.confirmed_at = None
        imported.state, imported.fault = State.READING, MOVED
        imported.save(update_fields=["confirmed_by", "confirmed_at", "state", "fault"])
    previewing.preview(import_id)
