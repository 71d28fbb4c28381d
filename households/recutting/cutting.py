"""The figures of one day within the borders of another: last year's ward as it would be today."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Self

from django.db.models import QuerySet

from households.models import Division
from households.recutting.descent import Descent, around
from households.recutting.ledger import Holding, Ledger, Part
from households.sheets import counting
from households.tallies import Composition
from localities.models import AdministrativeUnit, ResidentialGroup


@dataclass(frozen=True, slots=True)
class Question:
    """A group of which it has to be said what fell to whom, or to which unit it came.

    `among` is empty where nothing is recorded as having come from it. `within` the ward the total
    does not hang on the answer.
    """

    group: ResidentialGroup
    holding: Holding
    among: tuple[ResidentialGroup, ...]
    units: tuple[AdministrativeUnit, ...]
    has_rest: bool
    within: bool


@dataclass(frozen=True, slots=True)
class Cut:
    """What one unit of `borders_of` held `on` a day.

    `held` is by the key of the group of `borders_of`, where it is known completely; `loose` counts
    for the unit too, though for no group of it alone. `missing` had no sheet on the day, `unlisted`
    no groups. Groups `left` ended with a unit before this one, and nobody said what they became.
    """

    on: date
    borders_of: date
    groups: tuple[ResidentialGroup, ...]
    held: Mapping[int, Holding]
    loose: tuple[Part, ...]
    questions: tuple[Question, ...]
    missing: tuple[ResidentialGroup, ...]
    unlisted: tuple[AdministrativeUnit, ...]
    left: tuple[ResidentialGroup, ...]

    @property
    def parts(self) -> tuple[Part, ...]:
        held = (part for holding in self.held.values() for part in holding.parts)
        return (*held, *self.loose)

    @property
    def whole(self) -> Composition:
        """The unit: all that is known to have lived in these borders."""
        return sum((part.figures for part in self.parts), start=Composition())

    @property
    def is_whole(self) -> bool:
        """Whether nothing is missing and nothing waits that the total hangs on."""
        waits = any(not question.within for question in self.questions)
        return not (waits or self.missing or self.unlisted)


@dataclass(frozen=True, slots=True)
class Borders:
    """What has to do with some units until a day, and how it was divided: read once."""

    descent: Descent
    divisions: Mapping[int, Sequence[Division]]

    @classmethod
    def read(
        cls, units: Sequence[AdministrativeUnit], *, until: date, known: datetime | None = None
    ) -> Self:
        descent = around(units, until=until, known=known)
        return cls(descent, _divisions(descent, known))


class Cutting:
    """The figures of one day within some borders, for each unit that they were read for."""

    def __init__(self, borders: Borders, *, on: date, known: datetime | None = None) -> None:
        self.on, self.borders_of = on, borders.descent.until
        self.descent = borders.descent
        sheets = counting(self.descent.groups.keys(), on=on, known=known)
        self.ledger = Ledger(self.descent, sheets, borders.divisions)
        self._places = {group: self.ledger.places(group) for group in self.descent.groups}

    def of(self, unit: AdministrativeUnit) -> Cut:
        ends = [group for group in self.ledger.ends if self._counts(group, unit.pk)]
        held = {group: self.ledger.holding(group) for group in ends if self._lives(group)}
        complete = {group: holding for group, holding in held.items() if holding.is_complete}
        return Cut(
            on=self.on,
            borders_of=self.borders_of,
            groups=self._named(held),
            held=complete,
            loose=tuple(self._loose(unit.pk, [one for one in ends if one not in complete])),
            questions=tuple(self._questions(unit.pk)),
            missing=self._named(self._missing(unit.pk)),
            unlisted=tuple(self._unlisted(unit.pk)),
            left=self._named(self._left(unit.pk)),
        )

    def split(self, group: int, unit: AdministrativeUnit) -> Question | None:
        """A group some people of which are in the unit, to be divided, or divided once more."""
        places = self._places.get(group, frozenset())
        if unit.pk not in places or not self.ledger.is_split(group):
            return None
        asked = self._question(group, within=places == {unit.pk})
        return asked if asked.holding.parts else None

    def _counts(self, group: int, unit: int) -> bool:
        """Whether it is in the unit on the day of the borders, and was there `on` the day or came
        from what was."""
        return self._places[group] == {unit} and not self._is_gone(group)

    def _lives(self, group: int) -> bool:
        return self.descent.lives_on(group, self.borders_of)

    def _loose(self, unit: int, ends: Sequence[int]) -> Iterator[Part]:
        for group in ends:
            yield from self.ledger.holding(group).parts
        for group, places in self._places.items():
            if places == {unit} and self._counts_undivided(group):
                yield from self.ledger.holding(group).parts

    def _counts_undivided(self, group: int) -> bool:
        gone = any(self._is_gone(end) for end in self.ledger.ends_of(group))
        return self.ledger.waits(group) and not (gone or self.ledger.counted_below(group))

    def _is_gone(self, end: int) -> bool:
        """Nothing came from it, and it was no more on the day."""
        return self.descent.ends_before(end, self.on)

    def _questions(self, unit: int) -> Iterator[Question]:
        for group, places in self._places.items():
            if unit in places and self._asks(group):
                yield self._question(group, within=places == {unit})

    def _asks(self, group: int) -> bool:
        if all(self._is_gone(end) for end in self.ledger.ends_of(group)):
            return False
        unplaced = self.ledger.is_end(group) and len(self._places[group]) > 1
        return unplaced or self.ledger.waits(group)

    def _question(self, group: int, *, within: bool) -> Question:
        among = self.descent.children.get(group, ())
        units = {place for place in self._places[group] if place is not None}
        return Question(
            group=self.descent.groups[group],
            holding=self.ledger.holding(group),
            among=self._named(among),
            units=tuple(self.descent.units[place] for place in sorted(units)),
            has_rest=self.ledger.has_a_rest(group),
            within=within,
        )

    def _missing(self, unit: int) -> Iterator[int]:
        """Groups of the day itself, some people of which are here, and some on no sheet."""
        for group, places in self._places.items():
            here = unit in places and self.descent.lives_on(group, self.on)
            if here and self.ledger.holding(group).lacks:
                yield group

    def _left(self, unit: int) -> Iterator[int]:
        for end in self.ledger.ends:
            over = not self.descent.units[self.descent.groups[end].unit_id].is_valid_on(self.on)
            if over and unit in self._places[end] and self._is_gone(end):
                yield end

    def _unlisted(self, unit: int) -> Iterator[AdministrativeUnit]:
        """Units of the day that came into this one and have no groups in the register."""
        listed = {group.unit_id for group in self.descent.groups.values()}
        for key, found in self.descent.units.items():
            unlisted = key not in listed and found.is_valid_on(self.on)
            if unlisted and unit in self.descent.holders(key):
                yield found

    def _named(self, groups: Iterable[int]) -> tuple[ResidentialGroup, ...]:
        found = [self.descent.groups[group] for group in groups]
        return tuple(sorted(found, key=lambda group: (group.name_sort, group.pk)))


def _divisions(descent: Descent, known: datetime | None) -> Mapping[int, Sequence[Division]]:
    """Of each group that was split, last recorded first. Four queries, none where nothing was."""
    split = [group for group, after in descent.children.items() if len(after) > 1]
    asked = {*split, *descent.cut}
    if not asked:
        return {}
    rows: QuerySet[Division] = Division.objects.filter(group__in=asked)
    rows = rows.filter(recorded_at__lte=known) if known else rows
    found: dict[int, list[Division]] = {}
    for division in rows.order_by("-pk").prefetch_related("sheets", "parts__lines"):
        found.setdefault(division.group_id, []).append(division)
    return found
