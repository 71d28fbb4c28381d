"""The ward's own workbook goes back with the serials filled in, or with what is wrong in it.

It holds the names by which the ward knows which household bears which serial. They are written into
that file and nowhere else.
"""

from collections.abc import Mapping

from django.db import transaction

from households.importing import folder, previewing, stages
from households.importing.previewing import NotReadError
from households.importing.stages import State
from households.loading import spellings
from households.models import Import, ImportLine
from households.rows import serials
from households.workbooks import handing_back
from households.workbooks.values import Answer, Unreadable

Outcome = ImportLine.Outcome


def hand_back(import_id: int) -> None:
    """Make the workbook with serials, and delete the one that was put in."""
    imported = stages.begun(import_id, State.RETURNING)
    if imported is None:
        return
    try:
        returned = folder.put(_with_serials(imported))
    except (NotReadError, Unreadable):
        stages.stop(import_id, stages.NOT_RETURNED)
    else:
        _finish(import_id, returned)


def with_faults(imported: Import) -> bytes:
    """The workbook as it waits, with what is to be mended in a column of its own.

    Raises NotReadError where it waits no more.
    """
    lines = imported.lines.filter(outcome__in=[Outcome.WRONG, Outcome.CONFLICTING])
    answers = {
        number: Answer(error=told(findings))
        for number, findings in lines.values_list("number", "findings").iterator()
    }
    return _written(imported, answers)


def told(findings: list[list[str]]) -> str:
    """Columns and reasons in one cell."""
    return "; ".join(f"{column}: {reason}" if column else reason for column, reason in findings)


def _with_serials(imported: Import) -> bytes:
    answers: dict[int, Answer] = {}
    if imported.way == Import.Way.ADD:
        rows = previewing.read(imported).rows
        answers |= {row.number: Answer(serials.read(row.serial)) for row in rows if row.serial}
    new = imported.lines.values_list("number", "household__serial")
    answers |= {number: Answer(serial or "") for number, serial in new.iterator()}
    return _written(imported, answers)


def _written(imported: Import, answers: Mapping[int, Answer]) -> bytes:
    data = folder.read(imported.held)
    if data is None:
        raise NotReadError(previewing.GONE)
    name = f"so-lieu{imported.suffix}"
    return handing_back.hand_back(name, data, answers=answers, ethnic=spellings())


def _finish(import_id: int, returned: str) -> None:
    with transaction.atomic():
        imported = stages.still(import_id, State.RETURNING)
        if imported:
            held = stages.end(imported, State.DONE)
            imported.returned = returned
            imported.save(update_fields=["returned"])
    folder.delete(held if imported else returned)
