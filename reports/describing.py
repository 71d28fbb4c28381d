"""The lifecycle of a report as a page to read: its part of docs/lifecycle.md."""

from reports.lifecycle import LIFECYCLE
from workflow.describing import tables_of

OPENING = """\
## A report for one period

`reports/lifecycle.py`. Besides its guards, a verb asks after its own input once the row is locked:
whoever decides, that nobody else has decided or sent since the page was read.
"""


def described() -> str:
    return f"{OPENING}\n{tables_of(LIFECYCLE)}"
