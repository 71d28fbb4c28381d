"""Taking a workbook in: into the private folder, and a row that says whose it is and what for."""

import hashlib
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from history.recording import record, subject_of
from households.importing import background, folder
from households.importing.permissions import may_put_in
from households.models import Import
from officials.models import Official, Organization
from vietnamese.dates import short, today
from workflow.verdicts import demand

MEGABYTE = 1_000_000
LARGEST = 20 * MEGABYTE
SUFFIXES = (".xlsx", ".xls", ".ods", ".csv")
ONE_AT_A_TIME = (
    "Đang có một tệp cùng loại chưa xong. Hãy xác nhận hoặc hủy tệp đó trước, rồi đưa tệp này lên."
)


@dataclass(frozen=True, slots=True)
class Workbook:
    """A file as it was sent. Its name may say whose household it is: only the ending is kept."""

    name: str = field(repr=False)
    data: bytes = field(repr=False)

    @property
    def suffix(self) -> str:
        return PurePath(self.name).suffix.lower()

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


def put_in(
    organization: Organization,
    workbook: Workbook,
    *,
    kind: Import.Kind,
    closes_on: date,
    way: Import.Way = Import.Way.ADD,
    source: str = "",
    by: Official,
) -> Import:
    """Keep the workbook until it is confirmed, and have it read. Raises ValidationError."""
    demand(may_put_in(by, organization, kind))
    _refuse(organization, workbook, kind=kind, closes_on=closes_on)
    imported = Import(
        organization=organization,
        kind=kind,
        way=way,
        closes_on=closes_on,
        source=source,
        suffix=workbook.suffix,
        sha256=workbook.sha256,
        put_in_by=by,
    )
    return _kept(imported, workbook.data)


def _kept(imported: Import, data: bytes) -> Import:
    imported.held = folder.put(data)
    try:
        with transaction.atomic():
            _enter(imported)
    except BaseException as fault:
        folder.delete(imported.held)
        if isinstance(fault, IntegrityError):
            raise ValidationError(ONE_AT_A_TIME) from None
        raise
    return imported


def _enter(imported: Import) -> None:
    imported.save(force_insert=True)
    background.read.enqueue(imported.pk)
    record(
        imported.organization_id,
        verb="households.put_in_workbook",
        by=imported.put_in_by,
        subject=subject_of(imported),
        details={"kind": imported.kind, "way": imported.way},
    )


def _refuse(
    organization: Organization, workbook: Workbook, *, kind: Import.Kind, closes_on: date
) -> None:
    if closes_on > today():
        raise ValidationError({"closes_on": f"Ngày chốt {short(closes_on)} ở tương lai."})
    if len(workbook.data) > LARGEST:
        raise ValidationError({"file": f"Tệp quá lớn; nhiều nhất là {LARGEST // MEGABYTE} MB."})
    if workbook.suffix not in SUFFIXES:
        raise ValidationError({"file": "Cần tệp bảng tính có đuôi .xlsx, .xls, .ods hoặc .csv."})
    mine = Import.objects.filter(organization=organization, kind=kind)
    if mine.filter(state__in=Import.OPEN).exists():
        raise ValidationError(ONE_AT_A_TIME)
    if known := mine.filter(state=Import.State.DONE, sha256=workbook.sha256).first():
        ended = timezone.localtime(known.ended_at)
        raise ValidationError(
            {
                "file": f"Đúng tệp này đã được ghi lúc {ended:%H:%M} ngày {short(ended.date())}. "
                "Ghi lại không thay đổi gì, nên không nhận nữa."
            }
        )
