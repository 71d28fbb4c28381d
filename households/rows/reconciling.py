"""What the rows add up to beside what the sheets say, by khối; and a sheet made of the rows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from households.as_of import composition, figures
from households.counting.recording import record_sheet
from households.models import EthnicGroup, GroupCount
from households.permissions import may_keep_figures
from households.rows.permissions import may_see_rows
from households.rows.placing import counted_on
from households.tallies import NOTHING, Composition, Tally
from localities.models import ResidentialGroup
from officials.models import Official, Organization
from workflow.verdicts import Verdict, demand

SOURCE = "Cộng từ các dòng hộ"
NO_ROWS = "Chưa có dòng hộ nào ở nơi này vào ngày ấy."


@dataclass(frozen=True, slots=True)
class Difference:
    """Of one ethnic group, or of all (`name` empty): what the rows say and what the sheet says."""

    name: str
    rows: Tally
    sheet: Tally


@dataclass(frozen=True, slots=True)
class Line:
    """A group of the day. `is_of_the_day` is false for one that had ended or is unknown there."""

    group: ResidentialGroup
    rows: Composition | None
    sheet: GroupCount | None
    differences: tuple[Difference, ...]
    is_of_the_day: bool = True

    @property
    def agrees(self) -> bool:
        return self.rows is not None and self.sheet is not None and not self.differences


def lines(organization: Organization, on: date) -> list[Line]:
    """All groups of the ward on the day, then those whose rows nobody has placed anew."""
    counted = counted_on(organization, on=on)
    sheets = figures(organization, on=on).sheets
    names = dict(EthnicGroup.objects.values_list("pk", "name"))
    groups = list(ResidentialGroup.objects.filter(unit=organization.unit).on(on))
    left = counted.keys() - {group.pk for group in groups}
    unplaced = ResidentialGroup.objects.filter(pk__in=left)
    return [
        *(_line(group, counted.get(group.pk), sheets.get(group.pk), names) for group in groups),
        *(Line(group, counted[group.pk], None, (), is_of_the_day=False) for group in unplaced),
    ]


def whole(found: list[Line]) -> Composition:
    return sum((line.rows for line in found if line.rows), start=Composition())


def may_take(official: Official, organization: Organization) -> Verdict:
    """Who sees the rows and keeps the figures."""
    seeing = may_see_rows(official, organization)
    return may_keep_figures(official, organization) if seeing else seeing


@transaction.atomic
def take_as_sheet(
    organization: Organization, group: ResidentialGroup, *, on: date, by: Official
) -> GroupCount:
    """„Lấy làm phiếu số liệu": what the rows add up to becomes the sheet of the group on that day.

    Raises ValidationError where there are no rows, or the group was not there on the day.
    """
    demand(may_take(by, organization))
    said = counted_on(organization, on=on).get(group.pk)
    if said is None:
        raise ValidationError(NO_ROWS)
    basis = GroupCount.Basis.ROWS
    return record_sheet(
        organization, group=group, closes_on=on, source=SOURCE, composition=said, basis=basis, by=by
    )


def _line(
    group: ResidentialGroup,
    rows: Composition | None,
    sheet: GroupCount | None,
    names: Mapping[str, str],
) -> Line:
    found = tuple(_differences(rows, composition(sheet), names)) if rows and sheet else ()
    return Line(group, rows, sheet, found)


def _differences(
    rows: Composition, sheet: Composition, names: Mapping[str, str]
) -> Iterator[Difference]:
    if _differs(rows.stated, sheet.stated):
        yield Difference("", rows.stated, sheet.stated)
    for code in sorted({*rows.lines, *sheet.lines}):
        here, there = rows.lines.get(code, NOTHING), sheet.lines.get(code, NOTHING)
        if _differs(here, there):
            yield Difference(names[code], here, there)


def _differs(one: Tally, other: Tally) -> bool:
    """Women count only where both know them."""
    women = None not in (one.women, other.women) and one.women != other.women
    return (one.households, one.persons) != (other.households, other.persons) or women
