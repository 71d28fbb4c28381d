"""Setting the number books up: what the head of the office decided and ordered, put on record."""

from datetime import date, datetime
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.db import models, transaction

from documents.models import (
    BookEntry,
    CarriedNumber,
    NumberingDecision,
    NumberingOrder,
    ReservedNumber,
    Series,
    SeriesClosing,
)
from documents.numbers import books
from documents.numbers.permissions import may_give_numbers, may_set_up_books
from history.recording import record, subject_of
from officials.models import Official, Organization
from vietnamese.dates import short, today
from workflow.verdicts import ALLOWED, Verdict, demand, refused

R = TypeVar("R", bound=models.Model)


@transaction.atomic
def decide(
    decision: NumberingDecision, *, by: Official, now: datetime | None = None
) -> NumberingDecision:
    """Record mode and scheme. They hold for whole years: a year with numbers keeps its own."""
    demand(may_set_up_books(by, decision.organization))
    books.hold(decision.organization)
    _refuse_midway(decision, today(now))
    decision.recorded_by = by
    return _saved(decision, decision.organization, "documents.decide_numbering", by)


@transaction.atomic
def order(given: NumberingOrder, *, by: Official) -> NumberingOrder:
    """Record that numbers may be reserved or inserted, or no longer may. The clerk may not."""
    demand(may_set_up_books(by, given.organization))
    given.recorded_by = by
    return _saved(given, given.organization, "documents.order_numbering", by)


@transaction.atomic
def add_advisory_body(
    organization: Organization, *, name: str, symbol: str, by: Official
) -> Series:
    """An own series for a Ban Chỉ đạo, Hội đồng and the like that issues under our seal."""
    demand(may_set_up_books(by, organization))
    series = Series(organization=organization, use=Series.Use.ADVISORY, name=name, symbol=symbol)
    return _saved(series, organization, "documents.add_series", by)


@transaction.atomic
def close_series(closing: SeriesClosing, *, by: Official) -> SeriesClosing:
    """Let an advisory body's series give no numbers from a day on; what it gave stays."""
    series = closing.series
    demand(may_set_up_books(by, series.organization))
    books.hold(series.organization)
    demand(may_close(series))
    _refuse_numbers_from(series, closing.closed_from)
    closing.recorded_by = by
    return _saved(closing, series.organization, "documents.close_series", by)


def may_close(series: Series) -> Verdict:
    """Those of the office itself follow from its decision on numbering."""
    if series.use != Series.Use.ADVISORY:
        return refused("Chỉ đóng hệ thống số của tổ chức tư vấn.")
    closing = books.closing_of(series)
    return refused(f"Hệ thống số đã đóng từ {short(closing.closed_from)}.") if closing else ALLOWED


@transaction.atomic
def carry_over(
    series: Series, start: CarriedNumber, *, by: Official, now: datetime | None = None
) -> CarriedNumber:
    """Let this year's book go on from where the paper book was closed."""
    demand(may_keep_setup(by, series.organization))
    day = today(now)
    if start.on > day or start.on.year != day.year:
        raise ValidationError({"on": f"Ngày của số cuối phải trong năm {day.year}, đến hôm nay."})
    book = books.locked(series, day.year)
    if book.entries.exists() or book.reserved.exists():
        raise ValidationError(f"Sổ năm {day.year} đã có số; không chuyển từ sổ giấy được nữa.")
    start.book, start.recorded_by = book, by
    return _saved(start, series.organization, "documents.carry_number", by)


def may_keep_setup(official: Official, organization: Organization) -> Verdict:
    """The clerk closes the paper book, so the clerk too may say where it ended."""
    verdict = may_set_up_books(official, organization)
    return verdict or may_give_numbers(official, organization)


def years_in_use(organization: Organization) -> set[int]:
    """Years in which numbers of the office's papers were given or reserved."""
    series = Series.objects.filter(organization=organization, use=Series.Use.PAPERS)
    given = BookEntry.objects.filter(book__series__in=series).values_list("year", flat=True)
    reserved = ReservedNumber.objects.filter(book__series__in=series)
    return {*given.distinct(), *reserved.values_list("book__year", flat=True)}


def _refuse_midway(decision: NumberingDecision, day: date) -> None:
    start = decision.valid_from
    if start > day and (start.month, start.day) != (1, 1):
        raise ValidationError({"valid_from": "Cách đánh số mới áp dụng từ ngày 01/01 của một năm."})
    used = {year for year in years_in_use(decision.organization) if year >= start.year}
    if used:
        raise ValidationError(
            {
                "valid_from": f"Năm {max(used)} đã cấp số theo cách hiện hành; số và ký hiệu phải "
                f"là duy nhất trong năm. Hãy áp dụng từ {short(date(max(used) + 1, 1, 1))}."
            }
        )


def _refuse_numbers_from(series: Series, day: date) -> None:
    last = BookEntry.objects.filter(book__series=series).order_by("-issued_on", "-pk").first()
    if last and last.issued_on >= day:
        raise ValidationError(
            {"closed_from": f"Đã cấp số {last} ngày {short(last.issued_on)}; hãy đóng từ ngày sau."}
        )


def _saved(row: R, organization: Organization, verb: str, by: Official) -> R:
    row.full_clean()
    row.save(force_insert=True)
    record(organization.pk, verb=verb, by=by, subject=subject_of(row))
    return row
