"""Figures of a report: taken when it is opened, taken anew when somebody says so, typed where no
register has them."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F

from documents.drafts import drafting
from history.recording import record, subject_of
from officials.models import Official
from reports.models import Report, ReportFigure, ReportTable
from reports.writing import pointing
from reports.writing.permissions import may_change
from reports.writing.tables import tables_of
from reports.writing.values import Finder, Value, values_of
from vietnamese.dates import today
from workflow.verdicts import ALLOWED, Verdict, demand, refused

NOTE = "Lấy số mới của báo cáo"
CHANGED = (
    "Chưa lưu: số liệu của báo cáo vừa được người khác đổi. Phần đã gõ còn nguyên dưới đây; hãy "
    "xem lại rồi bấm Lưu lần nữa."
)


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody put in for one figure; an amount of None leaves it unknown."""

    amount: Decimal | None
    reason: str = ""


def fill(report: Report, by: Official) -> None:
    """Every figure that is asked and every table, the first time; within a transaction."""
    values = values_of(report)
    ReportFigure.objects.bulk_create(
        ReportFigure(report=report, asked_id=asked, taken_by=by, **_columns(value))
        for asked, value in values.items()
    )
    _keep_tables(report, by)


@transaction.atomic
def take_anew(
    report: Report, *, codes: Collection[str] = (), version: int, by: Official
) -> Verdict:
    """Lấy số mới: these figures; without codes every one that nobody typed, and the tables."""
    locked = _locked(report, by)
    if locked.version != version:
        return refused("Chưa lấy: số liệu của báo cáo vừa được người khác đổi.")
    rows = locked.figures.select_related("asked")
    wanted = rows.filter(asked__code__in=codes) if codes else rows.filter(is_typed=False)
    values = values_of(locked)
    taken = [_take(row, values[row.asked_id], by) for row in wanted]
    if not codes:
        _keep_tables(locked, by)
    _changed(locked, "reports.take_figures", taken, by)
    report.refresh_from_db(fields=["version"])
    return ALLOWED


@transaction.atomic
def type_in(report: Report, typed: Mapping[str, Typed], *, version: int, by: Official) -> Verdict:
    """By code. Raises ValidationError by code for what is negative, guarded, or contradicts the
    register or its parts without a sentence; nothing is kept then."""
    locked = _locked(report, by)
    if locked.version != version:
        return refused(CHANGED)
    rows = {one.asked.code: one for one in locked.figures.select_related("asked")}
    changed = [code for code, one in typed.items() if code in rows and _is_new(rows[code], one)]
    values = values_of(locked)
    _demand_free(rows[code] for code in changed if values[rows[code].asked_id].is_guarded)
    for code in changed:
        _type(rows[code], typed[code], by)
    pointing.demand(rows.values(), values, changed)
    for code in changed:
        rows[code].save()
    _changed(locked, "reports.type_figures", changed, by)
    report.refresh_from_db(fields=["version"])
    return ALLOWED


def _locked(report: Report, by: Official) -> Report:
    locked = Report.objects.select_for_update(of=("self",)).get(pk=report.pk)
    demand(may_change(locked, by))
    return locked


def _take(row: ReportFigure, value: Value, by: Official) -> str:
    for column, found in _columns(value).items():
        setattr(row, column, found)
    row.is_typed, row.reason, row.taken_by = False, "", by
    row.save()
    return row.asked.code


def _columns(value: Value) -> dict[str, object]:
    names = ("amount", "words", "earlier", "target", "source", "on")
    return {name: getattr(value, name) for name in names}


def _keep_tables(report: Report, by: Official) -> None:
    work = Finder(report).now
    for told in tables_of(report, work):
        columns = {"text": told.text, "on": work.until, "taken_by": by}
        ReportTable.objects.update_or_create(report=report, name=told.name, defaults=columns)


def _is_new(row: ReportFigure, typed: Typed) -> bool:
    amount = typed.amount if typed.amount is not None or not row.words else row.amount
    return (amount, typed.reason) != (row.amount, row.reason)


def _demand_free(guarded: Iterable[ReportFigure]) -> None:
    told = "Số về dân tộc, tôn giáo chỉ lấy từ số liệu dân cư, không gõ tay."
    if found := {row.asked.code: told for row in guarded}:
        raise ValidationError(found)


def _type(row: ReportFigure, typed: Typed, by: Official) -> None:
    if typed.amount is not None and typed.amount < 0:
        raise ValidationError({row.asked.code: "Số liệu không được nhỏ hơn 0."})
    row.reason = typed.reason
    if typed.amount == row.amount:
        return
    row.amount, row.words, row.taken_by = typed.amount, "", by
    row.is_typed, row.on = typed.amount is not None, today()
    row.source = f"{by} ghi" if row.is_typed else ""


def _changed(report: Report, verb: str, codes: Iterable[str], by: Official) -> None:
    """The paper is saved anew, for its marks stand for something else now."""
    Report.objects.filter(pk=report.pk).update(version=F("version") + 1)
    document = report.newest
    if document is not None and document.kind == "BC":
        current = document.current
        content, base = current.content, current.number
        drafting.save(document, content, base=base, by=by, note=NOTE, reads_anew=True)
    details = {"report": report.pk, "figures": list(codes)}
    record(report.organization_id, verb=verb, by=by, subject=subject_of(report), details=details)
