"""Saying how the people of a group fell to those after it: the parts add up to its sheets."""

from collections.abc import Iterator, Mapping
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from history.recording import record, subject_of
from households.models import DividedSheet, Division, DivisionLine, DivisionPart, EthnicGroup
from households.permissions import may_keep_figures
from households.recutting.cutting import Borders, Cutting, Question
from households.tallies import Composition, Tally
from localities.models import ResidentialGroup
from officials.models import Official, Organization
from workflow.verdicts import demand

NOT_SPLIT = "Không có gì phải chia: nhóm này không tách, hoặc chưa có phiếu số liệu vào ngày ấy."


def question(
    organization: Organization, group: ResidentialGroup, *, on: date, borders_of: date
) -> Question | None:
    """What the office may divide: what a group that was split held on the day."""
    cutting = Cutting(Borders.read([organization.unit], until=borders_of), on=on)
    return cutting.split(group.pk, organization.unit)


@transaction.atomic
def divide(
    organization: Organization,
    group: ResidentialGroup,
    *,
    on: date,
    borders_of: date,
    parts: Mapping[int | None, Composition],
    basis: str,
    by: Official,
) -> Division:
    """`parts` by the key of the group after it, None for what is recorded nowhere yet.

    A division made once more goes before the earlier ones. ValidationError where the parts are of
    other groups, do not add up, or rest on nothing.
    """
    demand(may_keep_figures(by, organization))
    ResidentialGroup.objects.select_for_update().get(pk=group.pk)
    asked = question(organization, group, on=on, borders_of=borders_of)
    if asked is None:
        raise ValidationError(NOT_SPLIT)
    refuse_parts(asked, parts)
    division = Division(organization=organization, group=group, basis=basis, recorded_by=by)
    division.full_clean(exclude=["organization", "group", "recorded_by"])
    division.save(force_insert=True)
    DividedSheet.objects.bulk_create(
        DividedSheet(division=division, count_id=sheet) for sheet in sorted(asked.holding.sheets)
    )
    _append_parts(division, parts)
    record(
        organization.pk,
        verb="households.divide_group",
        by=by,
        subject=subject_of(division),
        details={"group": group.pk, "parts": len(parts)},
    )
    return division


def refuse_parts(asked: Question, parts: Mapping[int | None, Composition]) -> None:
    rest: set[int | None] = {None} if asked.has_rest else set()
    if set(parts) != {group.pk for group in asked.among} | rest:
        raise ValidationError("Hãy chia cho đúng các khối, tổ, thôn, bản được hình thành.")
    for tally in (tally for part in parts.values() for tally in _tallies(part)):
        if min(tally.households, tally.persons, tally.women or 0) < 0:
            raise ValidationError("Số liệu phải từ 0 trở lên.")
        if (tally.women or 0) > tally.persons:
            raise ValidationError("Số nữ không được lớn hơn số khẩu.")
    if told := list(_differences(parts, asked.holding.figures)):
        raise ValidationError(told)


def _differences(parts: Mapping[int | None, Composition], whole: Composition) -> Iterator[str]:
    summed = sum(parts.values(), start=Composition())
    if summed.stated != whole.stated:
        yield _told("Tổng", summed.stated, whole.stated)
    codes = sorted({*summed.lines, *whole.lines})
    names = EthnicGroup.objects.in_bulk(codes)
    for code in codes:
        if summed.of(code) != whole.of(code):
            yield _told(f"{names[code]}", summed.of(code), whole.of(code))


def _told(what: str, summed: Tally, whole: Tally) -> str:
    return f"{what}: các phần cộng lại {worded(summed)}; phiếu ghi {worded(whole)}."


def worded(tally: Tally) -> str:
    women = "" if tally.women is None else f", {tally.women} nữ"
    return f"{tally.households} hộ, {tally.persons} khẩu{women}"


def _append_parts(division: Division, parts: Mapping[int | None, Composition]) -> None:
    for successor, part in parts.items():
        row = DivisionPart.objects.create(
            division=division, successor_id=successor, **_columns(part.stated)
        )
        DivisionLine.objects.bulk_create(
            DivisionLine(part=row, ethnic_group_id=code, **_columns(tally))
            for code, tally in sorted(part.lines.items())
            if tally
        )


def _tallies(part: Composition) -> Iterator[Tally]:
    yield part.stated
    yield from part.lines.values()


def _columns(tally: Tally) -> dict[str, int | None]:
    return {"households": tally.households, "persons": tally.persons, "women": tally.women}
