"""One day's figures within the borders of another beside the figures of that other day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from households.as_of import Figures, figures, recut
from households.models import EthnicGroup
from households.recutting.cutting import Cut
from households.recutting.ledger import Part, of_same_group
from households.tallies import Composition, Tally
from localities.models import ResidentialGroup
from officials.models import Organization


@dataclass(frozen=True, slots=True)
class Compared:
    """What a line told then and tells now; None where it is not known.

    `is_apart`: it counts for the whole, and for no group of the borders alone.
    """

    name: str
    then: Tally | None
    now: Tally | None
    minorities: Tally | None = None
    origins: tuple[str, ...] = ()
    is_apart: bool = False

    @property
    def counted_then(self) -> tuple[int | None, int | None]:
        return _counted(self.then)

    @property
    def counted_now(self) -> tuple[int | None, int | None]:
        return _counted(self.now)

    @property
    def minority_persons(self) -> int | None:
        return None if self.minorities is None else self.minorities.persons

    @property
    def change(self) -> str:
        """By how many persons it grew: "+12", "-3", "0"."""
        if self.then is None or self.now is None:
            return ""
        grown = self.now.persons - self.then.persons
        return f"{grown:+d}" if grown else "0"


@dataclass(frozen=True, slots=True)
class Comparison:
    cut: Cut
    now: Figures | None
    groups: tuple[Compared, ...]
    whole: Compared
    by_ethnic_group: tuple[Compared, ...]


def compared(
    organization: Organization, *, on: date, known: date | None, borders_of: date
) -> Comparison:
    """`now` is None where both days are one."""
    cut = recut(organization, on=on, known=known, borders_of=borders_of)
    now = figures(organization, on=borders_of) if borders_of > on else None
    return Comparison(
        cut,
        now,
        (*(_group(group, cut, now) for group in cut.groups), *_apart(cut.loose)),
        Compared(
            "Toàn địa bàn",
            cut.whole.stated,
            now.whole.stated if now and not now.missing else None,
            cut.whole.minorities,
        ),
        tuple(_by_ethnic_group(cut.whole, now)),
    )


def _counted(tally: Tally | None) -> tuple[int | None, int | None]:
    return (tally.households, tally.persons) if tally is not None else (None, None)


def _group(group: ResidentialGroup, cut: Cut, now: Figures | None) -> Compared:
    held, told = cut.held.get(group.pk), now.of(group.pk) if now else None
    return Compared(
        group.name,
        held.figures.stated if held else None,
        told.stated if told else None,
        held.figures.minorities if held else None,
        tuple(_origins(group, held.parts)) if held else (),
    )


def _apart(parts: Iterable[Part]) -> Iterable[Compared]:
    for group, its in of_same_group(parts):
        summed = sum((part.figures for part in its), start=Composition())
        name = f"{group}, {group.unit.running_name}"
        yield Compared(name, summed.stated, None, summed.minorities, is_apart=True)


def _origins(group: ResidentialGroup, parts: Sequence[Part]) -> Iterable[str]:
    for before, its in of_same_group(parts):
        if before != group:
            unit = "" if before.unit_id == group.unit_id else f", {before.unit.running_name}"
            in_part = ", một phần" if any(part.divided for part in its) else ""
            yield f"{before}{unit}{in_part}"


def _by_ethnic_group(then: Composition, now: Figures | None) -> Iterable[Compared]:
    told = now.whole if now and not now.missing else None
    codes = sorted({*then.lines, *(told.lines if told else ())})
    names = EthnicGroup.objects.in_bulk(codes)
    for code in codes:
        yield Compared(str(names[code]), then.of(code), told.of(code) if told else None)
