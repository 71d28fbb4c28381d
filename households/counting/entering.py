"""One sheet that is being entered, with all that stands around it on the screen."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import QueryDict

from households.as_of import Figures, composition, figures
from households.counting import presenting, recording
from households.counting.before import Before, before
from households.counting.forms import SheetForm, initial_of
from households.counting.presenting import Row
from households.models import GroupCount
from localities.models import ResidentialGroup
from officials.models import Organization


@dataclass(frozen=True, slots=True)
class Entry:
    office: Organization
    group: ResidentialGroup
    day: date
    known: Figures
    latest: GroupCount | None
    before: Before | None

    @classmethod
    def of(cls, office: Organization, group: ResidentialGroup, day: date) -> "Entry":
        latest = recording.latest_sheet(group, day)
        return cls(office, group, day, figures(office, on=day), latest, before(group, day))

    @property
    def is_possible(self) -> bool:
        """Whether the group was there on the day."""
        return self.group.is_valid_on(self.day)

    def fresh_form(self) -> SheetForm:
        return self._form(self._codes(), initial=self._initial())

    def bound_form(self, data: QueryDict) -> SheetForm:
        return self._form(self._codes() | _codes_in(data), data)

    def form_with(self, code: str, data: QueryDict) -> SheetForm:
        """What was typed and a line for one more ethnic group; nothing is looked at yet."""
        form = self._form(self._codes() | _codes_in(data) | {code}, initial=data.dict())
        if field := form.fields.get(f"{code}-households"):
            field.widget.attrs["autofocus"] = True
        return form

    def following(self, rows: tuple[Row, ...]) -> ResidentialGroup | None:
        """The next group without a sheet of this day; after the last, the first."""
        groups = [row.group.pk for row in rows]
        here = groups.index(self.group.pk) if self.group.pk in groups else -1
        turned = (*rows[here + 1 :], *rows[: max(here, 0)])
        return next((row.group for row in turned if not self.is_done(row)), None)

    def is_done(self, row: Row) -> bool:
        return row.sheet is not None and row.sheet.closes_on == self.day

    def _codes(self) -> set[str]:
        beside = self.before.composition.lines if self.before else {}
        return {*presenting.codes_in_use(self.known), *beside}

    def _form(self, codes: set[str], data: QueryDict | None = None, **options: Any) -> SheetForm:
        beside = self.before.composition if self.before else None
        named = presenting.named(sorted(codes))
        return SheetForm(data, ethnic_groups=named, before=beside, **options)

    def _initial(self) -> dict[str, Any]:
        if latest := self.latest:
            return {
                **initial_of(composition(latest)),
                "base": latest.pk,
                "closes_on": self.day,
                "cells_of_group": latest.cells,
                "source": latest.source,
                "explanation": latest.explanation,
            }
        return {
            "base": 0,
            "closes_on": self.day,
            "cells_of_group": self.before.cells if self.before else None,
            "source": self._source_of_the_others(),
        }

    def _source_of_the_others(self) -> str:
        """What the sheet of this day that was entered last named as its source."""
        sheets = [one for one in self.known.sheets.values() if one.closes_on == self.day]
        newest = max(sheets, key=lambda sheet: sheet.pk, default=None)
        return newest.source if newest else ""


def _codes_in(data: QueryDict) -> set[str]:
    """The ethnic groups that the form had lines for."""
    return {name.removesuffix("-persons") for name in data if name.endswith("-persons")}
