"""Regimes that ship with the software, in our own words: chosen, looked over, set."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Self

from django.conf import settings

from localities.models import AdministrativeUnit
from officials.models import Official, Organization
from reports.models import Addressee, AskedFigure, Regime, Terms
from reports.regimes.presenting import ShownTerms, grouped, shown_figure
from reports.regimes.setting import set_regime
from vietnamese.dates import today

FIXTURES = Path(settings.BASE_DIR) / "fixtures" / "regimes"


@dataclass(frozen=True, slots=True)
class Sample:
    """One file; its rows are made unsaved, as often as they are asked for."""

    slug: str
    name: str
    kind: Regime.Kind
    summary: str
    columns: Mapping[str, Any]
    addressee_columns: Sequence[Mapping[str, Any]]
    figure_columns: Sequence[Mapping[str, Any]]

    @classmethod
    def read(cls, path: Path) -> Self:
        told = json.loads(path.read_text("utf-8"))
        return cls(
            path.stem,
            told["name"],
            Regime.Kind(told["kind"]),
            told["summary"],
            told["terms"],
            told["addressees"],
            told.get("figures", ()),
        )

    def regime(self, owner: Organization) -> Regime:
        return Regime(owner=owner, name=self.name, kind=self.kind)

    def terms(self, **columns: Any) -> Terms:
        """`columns` are those a sample cannot know: day, territory, reviewing office."""
        return Terms(**self.columns, **columns)

    def shown(self) -> ShownTerms:
        figures = [shown_figure(one, self._names, ()) for one in self.figures()]
        return ShownTerms(self.terms(), self.addressees(), grouped(figures))

    @property
    def _names(self) -> Mapping[str, str]:
        return {one["code"]: one["name"] for one in self.figure_columns}

    def addressees(self) -> list[Addressee]:
        return [Addressee(**columns) for columns in self.addressee_columns]

    def figures(self) -> list[AskedFigure]:
        return [AskedFigure(**columns) for columns in self.figure_columns]


def samples() -> list[Sample]:
    return [Sample.read(path) for path in sorted(FIXTURES.glob("*.json"))]


def sample(slug: str) -> Sample:
    """LookupError where none bears the name."""
    for one in samples():
        if one.slug == slug:
            return one
    raise LookupError(slug)


def from_sample(
    sample: Sample,
    *,
    owner: Organization,
    reviewer: Organization,
    within: AdministrativeUnit,
    valid_from: date | None = None,
    name: str = "",
    by: Official,
) -> Regime:
    """From the day on; today, unless another is given. Raises ValidationError."""
    regime = sample.regime(owner)
    regime.name = name or regime.name
    return set_regime(
        regime,
        sample.terms(valid_from=valid_from or today(), within=within, reviewer=reviewer),
        addressees=sample.addressees(),
        figures=sample.figures(),
        by=by,
    )
