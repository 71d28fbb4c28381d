"""The lifecycle of a paper as a page to read: its part of docs/lifecycle.md."""

from documents.lifecycle import LIFECYCLE
from workflow.describing import tables_of

OPENING = """\
## A paper

`documents/lifecycle.py`. Besides its guards, a verb asks after its own input once the row is
locked: `submit` that the revision is the one that was read, that every figure has a value, that
what was pointed at is answered in one sentence (or mended, where the office says so), and, before
anything else, that nothing in it is a state secret; the steps of review that the round is the one
that was read; `return` and `take_down` that there is a remark; `number` what the book asks of
number and day, and that what the paper cites stands on that day as it stood when it was handed up.
"""


def described() -> str:
    return f"{OPENING}\n{tables_of(LIFECYCLE)}"
