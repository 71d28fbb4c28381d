"""Reading a workbook and comparing it with the register: what the rows would do, row by row."""

from collections.abc import Iterator

from django.db import transaction

from households.importing import folder, stages
from households.importing.count_lines import CountSorter
from households.importing.folder import Progress
from households.importing.household_lines import HouseholdSorter
from households.importing.lines import Account, batches, groups_of
from households.importing.stages import State
from households.loading import spellings
from households.models import Import, ImportLine
from households.models.imports import HEADING_LENGTH
from households.workbooks import reading
from households.workbooks.values import Finding, Reading, Unreadable
from vietnamese.dates import short

GONE = "Tệp không còn trên máy chủ. Hãy đưa tệp lên lại."
NO_ROWS = "Không tìm thấy dòng số liệu nào trong tệp."
OTHER_KIND = {
    Import.Kind.COUNTS: "Tệp này là danh sách hộ, không phải phiếu số liệu theo khối.",
    Import.Kind.ROWS: "Tệp này là phiếu số liệu theo khối, không phải danh sách hộ.",
}
Sorter = CountSorter | HouseholdSorter


class NotReadError(Exception):
    """The workbook is not taken; `message` says why, in Vietnamese."""

    def __init__(self, message: str, *, lacks_serials: bool = False) -> None:
        super().__init__(message)
        self.message = message
        self.lacks_serials = lacks_serials


def preview(import_id: int) -> None:
    """Read a waiting workbook and keep what its rows would do; of the file itself nothing."""
    imported = stages.begun(import_id, State.READING)
    if imported is None:
        return
    try:
        book = read(imported)
        compare(import_id, book)
    except NotReadError as refused:
        stages.stop(import_id, refused.message, lacks_serials=refused.lacks_serials)


def read(imported: Import) -> Reading:
    """Raises NotReadError."""
    data = folder.read(imported.held)
    if data is None:
        raise NotReadError(GONE)
    ethnic = spellings()
    name, groups = f"so-lieu{imported.suffix}", tuple(groups_of(imported))
    try:
        book = reading.read(name, data, known_groups=groups, ethnic=ethnic)
    except Unreadable as fault:
        raise NotReadError(fault.message) from None
    if book.kind.value != imported.kind:
        raise NotReadError(OTHER_KIND[Import.Kind(imported.kind)])
    if not book.rows:
        raise NotReadError(NO_ROWS)
    return book


def sorter_of(imported: Import, book: Reading) -> Sorter:
    is_list = imported.kind == Import.Kind.ROWS
    return HouseholdSorter(imported, book) if is_list else CountSorter(imported, book)


@transaction.atomic
def compare(import_id: int, book: Reading) -> None:
    imported = stages.still(import_id, State.READING)
    if imported is None:
        return
    sorter = sorter_of(imported, book)
    if refusal := sorter.refusal():
        raise NotReadError(refusal, lacks_serials=sorter.lacks_serials)
    account = Account(sorter.basis())
    imported.lines.all().delete()
    for rows in batches(book.rows):
        lines = sorter.lines(rows)
        account.take(lines)
        ImportLine.objects.bulk_create(line.kept(imported) for line in lines)
        folder.report(imported.held, Progress(account.outcomes.total(), len(book.rows)))
    _make_ready(imported, book, account, sorter.absent(account))


def _make_ready(imported: Import, book: Reading, account: Account, absent: int) -> None:
    for outcome in ImportLine.Outcome.values:
        setattr(imported, outcome, account.outcomes[outcome])
    imported.absent, imported.seen = absent, account.seen
    imported.unread = [heading[:HEADING_LENGTH] for heading in book.unread_columns]
    imported.unused = [heading[:HEADING_LENGTH] for heading in book.unused_columns]
    imported.notes = [[one.column[:HEADING_LENGTH], one.reason] for one in _notes(imported, book)]
    imported.state, imported.attempts = State.READY, 0
    told = ("absent", "seen", "unread", "unused", "notes", "state", "attempts")
    imported.save(update_fields=[*ImportLine.Outcome.values, *told])


def _notes(imported: Import, book: Reading) -> Iterator[Finding]:
    yield from book.findings
    if book.closes_on and book.closes_on != imported.closes_on:
        stated, chosen = short(book.closes_on), short(imported.closes_on)
        yield Finding("Ngày chốt", f"Tệp ghi {stated}, khác ngày đã chọn {chosen}.", wrong=False)
