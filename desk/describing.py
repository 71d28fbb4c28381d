"""The tables of all lifecycles as one page to read: docs/lifecycle.md."""

from desk.handover import describing as handovers
from documents import describing as papers
from plans.activities import describing as models
from plans.tasks import describing as tasks
from reports import describing as reports

OPENING = """\
# Lifecycles

Written by `manage.py describe_lifecycle` from the tables in the code; a test fails when this page
no longer says what they say. A step is performed in one transaction: lock → guards → effect → state
→ history. Its name is the verb in the history; its guards are asked in order, and the first that
refuses gives the reason shown on the button.
"""


def described() -> str:
    """The whole page."""
    parts = (papers, tasks, models, reports, handovers)
    return "\n".join((OPENING, *(part.described() for part in parts)))
