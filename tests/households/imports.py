"""Workbooks on their way in, for the tests: made, put in, worked on as the worker does it."""

import io
from collections.abc import Iterable, Sequence
from datetime import date

import openpyxl

from households.importing import applying, confirming, previewing
from households.importing.putting_in import Workbook, put_in
from households.models import Import
from officials.models import Official, Organization

CLOSING = date(2026, 6, 30)
LIST_HEADINGS = ("STT", "Họ và tên chủ hộ", "Khối", "Dân tộc", "Số khẩu", "Nữ")
COUNT_HEADINGS = ("STT", "Khối", "Dân tộc", "Số hộ", "Số khẩu", "Nữ")
COUNT_SOURCE = "Phiếu của các khối, rà soát tháng 6/2026"
Cells = Sequence[object]


def made(headings: Cells, rows: Iterable[Cells], *, titles: Iterable[str] = ()) -> bytes:
    """An .xlsx as somebody in an office makes it."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for title in titles:
        sheet.append([title])
    sheet.append(list(headings))
    for row in rows:
        sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def household_list(rows: Iterable[Cells]) -> bytes:
    """Name, group, ethnic group, persons, women; numbered from 1."""
    return made(LIST_HEADINGS, ([number, *row] for number, row in enumerate(rows, 1)))


def counts(rows: Iterable[Cells]) -> bytes:
    return made(COUNT_HEADINGS, ([number, *row] for number, row in enumerate(rows, 1)))


def cells_of(data: bytes) -> list[list[object]]:
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert sheet is not None
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def put_list_in(
    organization: Organization,
    data: bytes,
    *,
    by: Official,
    way: Import.Way = Import.Way.ADD,
    closes_on: date = CLOSING,
    name: str = "danh-sach.xlsx",
) -> Import:
    """A list of households, looked at by the worker."""
    workbook = Workbook(name, data)
    imported = put_in(
        organization, workbook, kind=Import.Kind.ROWS, way=way, closes_on=closes_on, by=by
    )
    return looked_at(imported)


def put_counts_in(
    organization: Organization,
    data: bytes,
    *,
    by: Official,
    closes_on: date = CLOSING,
    name: str = "phieu.xlsx",
) -> Import:
    workbook = Workbook(name, data)
    imported = put_in(
        organization,
        workbook,
        kind=Import.Kind.COUNTS,
        closes_on=closes_on,
        source=COUNT_SOURCE,
        by=by,
    )
    return looked_at(imported)


def make_waiting(organization: Organization, by: Official) -> Import:
    """A workbook of counts that waits, with a row to be mended."""
    rows = "Khối,Dân tộc,Số hộ,Số khẩu\nKhối 1,Kinh,300,1200\nKhối 9,Kinh,10,40\n"
    return put_counts_in(organization, rows.encode(), by=by, name="phieu.csv")


def looked_at(imported: Import) -> Import:
    previewing.preview(imported.pk)
    imported.refresh_from_db()
    return imported


def confirmed(imported: Import, *, by: Official) -> Import:
    confirming.confirm(imported, seen=imported.seen, by=by)
    imported.refresh_from_db()
    return imported


def written(imported: Import, *, by: Official) -> Import:
    """Confirmed, and worked on."""
    confirmed(imported, by=by)
    applying.apply_confirmed(imported.pk)
    imported.refresh_from_db()
    return imported


def outcomes(imported: Import) -> dict[str, int]:
    names = ("new", "changed", "same", "conflicting", "wrong")
    return {name: count for name in names if (count := getattr(imported, name))}


def findings(imported: Import) -> list[tuple[int, str, list[list[str]]]]:
    lines = imported.lines.order_by("number")
    return list(lines.values_list("number", "outcome", "findings"))
