"""The lifecycle of a task that was given out as a page to read: its part of docs/lifecycle.md."""

from plans.tasks.lifecycle import LIFECYCLE
from workflow.describing import tables_of

OPENING = """\
## A task that was given out

`plans/tasks/lifecycle.py`; one row is one due day of a task. Besides its guards, a verb
(`plans/tasks/running.py`) asks after its own input once the row is locked: `report` that it says
something, and of what is written down for a unit without an account the day of that unit's
report; `close` that there is a result in words, a file or the deliverable, and a day that is
neither to come nor before the task was given out; `ask_time` and `grant` that the day wanted is
neither past nor before the present limit, and it is moved to a working day; `hand_on` that the
other holds a post in the lead's office today and has not handed the task on before; `confirm`,
`send_back`, `grant` and `refuse`, and both reports, that nothing was added after the page was read;
the others that there is a reason.
"""


def described() -> str:
    return f"{OPENING}\n{tables_of(LIFECYCLE)}"
