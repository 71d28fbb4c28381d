"""Recording what the sheets of a ward say. Nothing is written over: a correction is a later row."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from history.recording import record, subject_of
from households.as_of import composition as composition_of
from households.as_of import figures, tally_of
from households.counting import differing
from households.models import (
    CountWithdrawal,
    EthnicCount,
    EthnicGroup,
    GroupCount,
    ReligiousTotal,
    WardStatement,
)
from households.permissions import may_keep_figures
from households.tallies import Composition, Tally
from localities.models import ResidentialGroup
from officials.models import Official, Organization
from vietnamese.dates import short, today
from vietnamese.numerals import grouped
from workflow.verdicts import demand

MOST = 9_999_999
"""No count is larger: a whole province has fewer persons."""
Religion = ReligiousTotal.Religion


class StaleSheetError(ValidationError):
    """Somebody else recorded figures of the same day after this page was opened."""

    def __init__(self, latest: GroupCount | WardStatement) -> None:
        at = timezone.localtime(latest.recorded_at)
        super().__init__(
            f"Chưa lưu: {latest.recorded_by} vừa ghi số liệu này lúc {at:%H:%M}, "
            f"{grouped(latest.households)} hộ, {grouped(latest.persons)} khẩu. Phần bạn gõ còn "
            "nguyên dưới đây. Nếu số của bạn đúng, bấm Lưu lần nữa.",
            code="stale",
        )
        self.latest = latest


@transaction.atomic
def record_sheet(
    organization: Organization,
    *,
    group: ResidentialGroup,
    closes_on: date,
    source: str,
    composition: Composition,
    cells: int | None = None,
    explanation: str = "",
    basis: GroupCount.Basis = GroupCount.Basis.SHEET,
    base: int | None = None,
    by: Official,
) -> GroupCount:
    """The sheet as recorded; the one at hand when it says the same already.

    `base` is the key of the sheet of that day which was seen, 0 for none, None where nobody looked;
    another one raises StaleSheetError. A difference without explanation raises ValidationError.
    """
    demand(may_keep_figures(by, organization))
    ResidentialGroup.objects.select_for_update().get(pk=group.pk)
    latest = latest_sheet(group, closes_on)
    _refuse_stale(latest, base)
    count = GroupCount(
        **_columns(composition.stated),
        organization=organization,
        group=group,
        closes_on=closes_on,
        basis=basis,
        source=source,
        cells=cells,
        explanation=explanation,
        recorded_by=by,
    )
    _refuse_figures(composition)
    count.full_clean(exclude=["organization", "group", "recorded_by"])
    _refuse_place(count)
    _refuse_unknown(composition)
    _refuse_unexplained(differing.of_sheet(composition), explanation)
    if latest and _says_the_same(latest, count, composition):
        return latest
    return _append_sheet(count, composition)


@transaction.atomic
def state_ward(
    organization: Organization,
    *,
    closes_on: date,
    source: str,
    stated: Tally,
    area_hectares: Decimal | None = None,
    religions: Mapping[Religion, Tally] | None = None,
    explanation: str = "",
    base: int | None = None,
    by: Official,
) -> WardStatement:
    """The totals as announced. What differs from the sheets of that day has to be explained."""
    demand(may_keep_figures(by, organization))
    Organization.objects.select_for_update().get(pk=organization.pk)
    _refuse_stale(latest_statement(organization, closes_on), base)
    statement = WardStatement(
        **_columns(stated),
        organization=organization,
        closes_on=closes_on,
        source=source,
        area_hectares=area_hectares,
        explanation=explanation,
        recorded_by=by,
    )
    _refuse_day(closes_on)
    lines = {Religion(one): tally for one, tally in (religions or {}).items()}
    _refuse_figures(Composition(stated, {one.value: tally for one, tally in lines.items()}))
    _refuse_more_than_all(lines, stated)
    summed = summed_on(organization, closes_on)
    _refuse_unexplained(differing.of_ward(stated, summed) if summed else (), explanation)
    return _append_statement(statement, lines)


@transaction.atomic
def withdraw(count: GroupCount, *, reason: str, by: Official) -> CountWithdrawal:
    """From now on the sheet counts no more; one recorded before it for that day counts again."""
    demand(may_keep_figures(by, count.organization))
    ResidentialGroup.objects.select_for_update().get(pk=count.group_id)
    withdrawal = CountWithdrawal(count=count, reason=reason, recorded_by=by)
    if CountWithdrawal.objects.filter(count=count).exists():
        raise ValidationError("Phiếu này đã được rút.")
    withdrawal.full_clean(exclude=["count", "recorded_by"])
    withdrawal.save(force_insert=True)
    record(
        count.organization_id,
        verb="households.withdraw_sheet",
        by=by,
        subject=subject_of(count),
        details={"group": count.group_id},
    )
    return withdrawal


def latest_sheet(group: ResidentialGroup, closes_on: date) -> GroupCount | None:
    """The sheet of that very day which counts."""
    sheets: QuerySet[GroupCount] = GroupCount.objects.filter(
        group=group, closes_on=closes_on, withdrawal=None
    )
    return sheets.prefetch_related("lines").order_by("-pk").first()


def latest_statement(organization: Organization, closes_on: date) -> WardStatement | None:
    stated = WardStatement.objects.filter(organization=organization, closes_on=closes_on)
    return stated.prefetch_related("religious_totals").order_by("-pk").first()


def summed_on(organization: Organization, closes_on: date) -> Tally | None:
    """What the groups add up to on the day; None while some have no sheet."""
    known = figures(organization, on=closes_on)
    is_open = known.missing or known.questions or not known.groups
    return None if is_open else known.whole.stated


def _append_sheet(count: GroupCount, composition: Composition) -> GroupCount:
    count.save(force_insert=True)
    lines = [
        EthnicCount(count=count, ethnic_group_id=code, **_columns(tally))
        for code, tally in sorted(composition.lines.items())
        if tally
    ]
    EthnicCount.objects.bulk_create(lines)
    record(
        count.organization_id,
        verb="households.record_sheet",
        by=count.recorded_by,
        subject=subject_of(count),
        details={"group": count.group_id, "lines": len(lines), "explained": _has(count)},
    )
    return count


def _append_statement(
    statement: WardStatement, religions: Mapping[Religion, Tally]
) -> WardStatement:
    statement.full_clean(exclude=["organization", "recorded_by"])
    statement.save(force_insert=True)
    ReligiousTotal.objects.bulk_create(
        ReligiousTotal(statement=statement, religion=religion, **_columns(tally))
        for religion, tally in religions.items()
        if tally
    )
    record(
        statement.organization_id,
        verb="households.state_ward",
        by=statement.recorded_by,
        subject=subject_of(statement),
        details={"explained": _has(statement)},
    )
    return statement


def _has(row: GroupCount | WardStatement) -> int:
    return int(bool(row.explanation))


def _columns(tally: Tally) -> dict[str, int | None]:
    return {"households": tally.households, "persons": tally.persons, "women": tally.women}


def _says_the_same(latest: GroupCount, count: GroupCount, composition: Composition) -> bool:
    told = ("source", "explanation", "cells", "basis")
    lines = {code: tally for code, tally in composition.lines.items() if tally}
    return (
        tally_of(latest) == composition.stated
        and composition_of(latest).lines == lines
        and all(getattr(latest, name) == getattr(count, name) for name in told)
    )


def _refuse_stale(latest: GroupCount | WardStatement | None, base: int | None) -> None:
    if latest and base is not None and latest.pk != base:
        raise StaleSheetError(latest)


def _refuse_day(closes_on: date) -> None:
    if closes_on > today():
        raise ValidationError(
            {"closes_on": f"Ngày chốt {short(closes_on)} ở tương lai; hôm nay là {short(today())}."}
        )


def _refuse_place(count: GroupCount) -> None:
    _refuse_day(count.closes_on)
    if count.group.unit_id != count.organization.unit_id:
        raise ValidationError(f"{count.group} không thuộc địa bàn của {count.organization}.")
    if not count.group.is_valid_on(count.closes_on):
        raise ValidationError(
            {"closes_on": f"Ngày {short(count.closes_on)} không có {count.group} trên địa bàn."}
        )


def _refuse_figures(composition: Composition) -> None:
    for tally in (composition.stated, *composition.lines.values()):
        numbers = [number for number in _columns(tally).values() if number is not None]
        if min(numbers) < 0 or max(numbers) > MOST:
            raise ValidationError("Số liệu phải từ 0 trở lên và không quá 9.999.999.")
        if tally.women is not None and tally.women > tally.persons:
            raise ValidationError("Số nữ không được lớn hơn số khẩu.")


def _refuse_more_than_all(religions: Mapping[Religion, Tally], stated: Tally) -> None:
    for religion, tally in religions.items():
        if tally.households > stated.households or tally.persons > stated.persons:
            raise ValidationError(f"{religion.label}: số hộ, số khẩu lớn hơn của toàn địa bàn.")


def _refuse_unknown(composition: Composition) -> None:
    known = set(EthnicGroup.objects.values_list("pk", flat=True))
    if unknown := sorted(composition.lines.keys() - known):
        raise ValidationError(f"Không có dân tộc mang mã {', '.join(unknown)}.")


def _refuse_unexplained(found: tuple[differing.Difference, ...], explanation: str) -> None:
    if found and not explanation.strip():
        told = " ".join(difference.text for difference in found)
        raise ValidationError(
            {"explanation": f"{told} Hãy sửa số cho khớp, hoặc giải thích trong một câu."}
        )
