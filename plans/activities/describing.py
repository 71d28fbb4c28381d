"""The life of a community model as a page to read: its part of docs/lifecycle.md."""

from plans.activities.life import LIFE
from workflow.describing import tables_of

OPENING = """\
## A community model

`plans/activities/life.py`. Each step asks besides, once the row is locked, that its day is neither
to come nor before the last step, and that a paper or a reason is given. `strike` takes the last
step back with a reason: the model is again what it was before.
"""


def described() -> str:
    return f"{OPENING}\n{tables_of(LIFE)}"
