"""The lifecycle of a handover as a page to read: its part of docs/lifecycle.md."""

from desk.handover.lifecycle import LIFECYCLE
from workflow.describing import tables_of

OPENING = """\
## A handover of work

`desk/handover/lifecycle.py`. `hand_over` asks besides, once the row is locked, that there is a
draft, a task or a report to move and that the list is the one that was read.
"""


def described() -> str:
    return f"{OPENING}\n{tables_of(LIFECYCLE)}"
