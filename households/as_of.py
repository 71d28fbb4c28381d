"""What a ward's figures were on a day, as known at a moment: the same answer for ever.

Of each residential group that sheet counts which was closed last on or before the day, as recorded
last by the moment, unless it was withdrawn by then. A group without a sheet of its own has what the
groups had that it came from; a ward, before its first day, what came to it then.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Q

from households.models import GroupCount, WardStatement
from households.recutting.cutting import Borders, Cut, Cutting, Question
from households.recutting.ledger import Holding, Part, of_same_group
from households.sheets import composition, counting, tally_of
from households.tallies import Composition
from localities.models import ResidentialGroup
from officials.models import Organization
from vietnamese.dates import VIETNAM

__all__ = ["Figures", "composition", "figures", "moment", "recut", "tally_of"]


@dataclass(frozen=True, slots=True)
class Figures:
    """`sheets` that count, by the key of their residential group; `missing` have no figures.

    `carried`, by the same key, is what groups have from those they came from; `loose` counts for
    the ward, but for no group alone. `groups` are those of the day, `questions` wait for answers.
    """

    on: date
    known: datetime | None
    sheets: Mapping[int, GroupCount]
    missing: tuple[ResidentialGroup, ...]
    statement: WardStatement | None
    carried: Mapping[int, Holding]
    groups: tuple[ResidentialGroup, ...]
    loose: tuple[Part, ...] = ()
    questions: tuple[Question, ...] = ()

    @property
    def whole(self) -> Composition:
        """The ward: its groups added up, whatever the statement says."""
        sheets = sum(map(composition, self.sheets.values()), start=Composition())
        carried = sum((one.figures for one in self.carried.values()), start=sheets)
        return sum((part.figures for part in self.loose), start=carried)

    def of(self, group: int) -> Composition | None:
        """A group's figures, from whichever sheets; None where there are none."""
        if sheet := self.sheets.get(group):
            return composition(sheet)
        held = self.carried.get(group)
        return held.figures if held else None


def figures(
    organization: Organization, *, on: date, known: datetime | date | None = None
) -> Figures:
    """What the office's figures were on the day.

    `known` is a moment, or a day to its end; None is all that is recorded by now. The answer about
    a moment that has passed does not change any more.
    """
    then = moment(known)
    begun = organization.unit.valid_from
    if begun and on < begun:
        return _before_its_first_day(organization, on, then, begun)
    groups = tuple(ResidentialGroup.objects.filter(unit=organization.unit).on(on, known=then))
    keys = [group.pk for group in groups]
    sheets = counting(keys, on=on, known=then)
    statement = _statement(organization, on, then)
    if len(sheets) == len(keys):
        return Figures(on, then, sheets, (), statement, {}, groups)
    cut = recut(organization, on=on, known=then, borders_of=on, borders_known=then)
    carried = {key: held for key, held in cut.held.items() if key not in sheets}
    missing = tuple(one for one in groups if one.pk not in sheets and one.pk not in carried)
    return Figures(on, then, sheets, missing, statement, carried, groups, cut.loose, cut.questions)


def recut(
    organization: Organization,
    *,
    on: date,
    known: datetime | date | None = None,
    borders_of: date,
    borders_known: datetime | date | None = None,
) -> Cut:
    """The figures of the day `on` within the borders the office's unit has on `borders_of`.

    `known` is about sheets, `borders_known` about borders, descent and divisions. ValueError where
    the unit is not there on `borders_of`, or that is before the day of the figures.
    """
    if borders_of < on or not organization.unit.is_valid_on(borders_of):
        raise ValueError(f"no borders of {organization.unit} on {borders_of} for {on}")
    unit = organization.unit
    borders = Borders.read([unit], until=borders_of, known=moment(borders_known))
    return Cutting(borders, on=on, known=moment(known)).of(unit)


def moment(known: datetime | date | None) -> datetime | None:
    """A day stands for its last moment in Vietnam."""
    if known is None or isinstance(known, datetime):
        return known
    return datetime.combine(known, time.max, tzinfo=VIETNAM)


def _before_its_first_day(
    organization: Organization, on: date, known: datetime | None, begun: date
) -> Figures:
    """What came to the ward on its first day, by the groups of before."""
    cut = recut(organization, on=on, known=known, borders_of=begun, borders_known=known)
    parts = dict(of_same_group(cut.parts))
    held = {group.pk: Holding(tuple(its)) for group, its in parts.items()}
    own = {key: sheet for key, one in held.items() if (sheet := one.own_sheet)}
    carried = {key: one for key, one in held.items() if key not in own}
    statement = _statement(organization, on, known)
    groups = tuple(sorted({*parts, *cut.missing}, key=lambda one: (one.name_sort, one.pk)))
    return Figures(on, known, own, cut.missing, statement, carried, groups, questions=cut.questions)


def _statement(
    organization: Organization, on: date, known: datetime | None
) -> WardStatement | None:
    by_then = Q(recorded_at__lte=known) if known else Q()
    stated = WardStatement.objects.filter(by_then, organization=organization, closes_on__lte=on)
    return stated.order_by("-closes_on", "-pk").prefetch_related("religious_totals").first()
