"""The lifecycles of a report and of a visit as a page to read: their part of docs/lifecycle.md."""

from reports.inspection.lifecycle import LIFECYCLE as VISITS
from reports.lifecycle import LIFECYCLE
from workflow.describing import tables_of

OPENING = """\
## A report for one period

`reports/lifecycle.py`. Besides its guards, a verb asks after its own input once the row is locked:
whoever decides, that nobody else has decided or sent since the page was read.
"""

OF_VISITS = """\
## A visit of an office above

`reports/inspection/lifecycle.py`. What was found is told when the visit is recorded, whose day is
not to come; a visit is cancelled with a reason.
"""


def described() -> str:
    return "\n".join((OPENING, tables_of(LIFECYCLE), OF_VISITS, tables_of(VISITS)))
