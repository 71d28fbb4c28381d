"""The table of the lifecycle as a page to read: docs/lifecycle.md."""

from collections.abc import Iterable, Iterator

from documents.guards import WHO
from documents.lifecycle import LIFECYCLE
from documents.models import Document
from officials.models import Official
from workflow.transitions import Fork, Guard, Transition

Step = Transition[Document, Official]

OPENING = """\
# The lifecycle of a paper

Written by `manage.py describe_lifecycle` from the table in `documents/lifecycle.py`; a test fails
when this page no longer says what the table says. A step is performed in one transaction: lock →
guards → effect → state → history. Its name is the verb in the history; its guards are asked in
order, and the first that refuses gives the reason shown on the button.

Besides, a verb asks after its own input once the row is locked: `submit` that the revision is the
one that was read, that every figure has a value, that what was pointed at is answered in one
sentence (or mended, where the office says so), and, before anything else, that nothing in it is a
state secret; the steps of review that the round is the one that was read; `return` and `take_down`
that there is a remark; `number` what the book asks of number and day, and that what the paper cites
stands on that day as it stood when it was handed up.
"""


def described() -> str:
    """The whole page."""
    return "\n".join((OPENING, *_states(), "", *_steps())) + "\n"


def _states() -> Iterator[str]:
    yield "## States\n"
    yield "| state | on screen | left by |\n|---|---|---|"
    for state in Document.State:
        steps = (t for t in LIFECYCLE.transitions if state in t.sources and t.target is not None)
        names = ", ".join(f"`{_short(step)}`" for step in steps)
        yield f"| {state.value} | {state.label} | {names or 'nothing'} |"


def _steps() -> Iterator[str]:
    yield "## Steps\n"
    yield "| step | button | from → to | who | guards |\n|---|---|---|---|---|"
    for step in LIFECYCLE.transitions:
        who = [guard for guard in step.guards if guard in WHO]
        others = [guard for guard in step.guards if guard not in WHO]
        way = f"{_listed(step.sources)} → {_target(step)}"
        cells = (f"`{_short(step)}`", step.label, way, _said(who), _said(others))
        yield f"| {' | '.join(cells)} |"


def _short(step: Step) -> str:
    return step.name.removeprefix("documents.")


def _listed(states: Iterable[str]) -> str:
    return ", ".join(state.value for state in Document.State if state in states)


def _target(step: Step) -> str:
    if isinstance(step.target, Fork):
        return f"{step.target.then} when both endorsements stand, else {step.target.otherwise}"
    return "(stays)" if step.target is None else str(step.target)


def _said(guards: Iterable[Guard[Document, Official]]) -> str:
    return "; ".join(" ".join((guard.__doc__ or "").split()) for guard in guards)
