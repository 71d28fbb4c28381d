"""Reports on the first page: what the office has to hand in, and how many wait for its review."""

from dataclasses import dataclass
from datetime import date

from documents.permissions import DRAFTING_ROLES
from localities.kinds import Level
from officials.models import Official, Organization
from reports.guards import REVIEWING_ROLES
from reports.models import VisitFinding
from reports.review.queue import PILES, reviewed_by
from reports.writing.dues import Row, owed_by, row_of, wanted

SHOWN = 5
WAITING = PILES["cho"][1]


@dataclass(frozen=True, slots=True)
class Reporting:
    """The first that are due, by deadline; `to_review` counts what was sent to their office,
    `to_mend` what an inspection asked for and nobody has taken up."""

    rows: tuple[Row, ...]
    has_more: bool
    to_review: int
    to_mend: int


def reporting_of(official: Official, organization: Organization, day: date) -> Reporting | None:
    """None where there is nothing to be shown."""
    owed = wanted(owed_by(organization, day), day)
    to_review, to_mend = _waiting(official, organization)
    if not owed and not to_review and not to_mend:
        return None
    rows = tuple(row_of(one, day) for one in owed[:SHOWN])
    return Reporting(rows, len(owed) > SHOWN, to_review, to_mend)


def _waiting(official: Official, organization: Organization) -> tuple[int, int]:
    """To be reviewed, to be mended; a commune reviews nobody, and nobody else is visited."""
    roles = official.roles_in(organization)
    if organization.unit.level is not Level.COMMUNE:
        sent = reviewed_by(official).filter(state__in=WAITING)
        return (sent.count() if roles & REVIEWING_ROLES else 0), 0
    unanswered = VisitFinding.objects.unanswered_by([organization])
    return 0, (unanswered.count() if roles & DRAFTING_ROLES else 0)
