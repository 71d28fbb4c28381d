"""Reports on the first page: what the office has to hand in, and how many wait for its review."""

from dataclasses import dataclass
from datetime import date

from officials.models import Official, Organization
from reports.guards import REVIEWING_ROLES
from reports.review.queue import PILES, reviewed_by
from reports.writing.dues import Row, owed_by, row_of, wanted

SHOWN = 5
WAITING = PILES["cho"][1]


@dataclass(frozen=True, slots=True)
class Reporting:
    """The first that are due, by deadline; `to_review` counts what was sent to their office."""

    rows: tuple[Row, ...]
    has_more: bool
    to_review: int


def reporting_of(official: Official, organization: Organization, day: date) -> Reporting | None:
    """None where there is nothing to be shown."""
    owed = wanted(owed_by(organization, day), day)
    to_review = _to_review(official, organization)
    if not owed and not to_review:
        return None
    rows = tuple(row_of(one, day) for one in owed[:SHOWN])
    return Reporting(rows, len(owed) > SHOWN, to_review)


def _to_review(official: Official, organization: Organization) -> int:
    if not official.roles_in(organization) & REVIEWING_ROLES:
        return 0
    return reviewed_by(official).filter(state__in=WAITING).count()
