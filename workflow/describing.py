"""A table of transitions as Markdown to read."""

from collections.abc import Iterable, Iterator
from typing import Any, cast

from django.db import models

from workflow.transitions import Fork, Guard, Transition, Workflow


def tables_of(workflow: Workflow[Any, Any]) -> str:
    """Its states with what leads out of them, and its steps with who takes them and when."""
    return "\n".join((*_states(workflow), "", *_steps(workflow))) + "\n"


def _states(workflow: Workflow[Any, Any]) -> Iterator[str]:
    yield "### States\n"
    yield "| state | on screen | left by |\n|---|---|---|"
    for state, label in _vocabulary(workflow):
        steps = (t for t in workflow.transitions if state in t.sources and t.target is not None)
        names = ", ".join(f"`{_short(step)}`" for step in steps)
        yield f"| {state} | {label} | {names or 'nothing'} |"


def _steps(workflow: Workflow[Any, Any]) -> Iterator[str]:
    yield "### Steps\n"
    yield "| step | button | from → to | who | guards |\n|---|---|---|---|---|"
    for step in workflow.transitions:
        who = [guard for guard in step.guards if guard in workflow.who]
        others = [guard for guard in step.guards if guard not in workflow.who]
        sources = ", ".join(state for state, _ in _vocabulary(workflow) if state in step.sources)
        way = f"{sources} → {_target(step)}"
        cells = (f"`{_short(step)}`", step.label, way, _said(who), _said(others))
        yield f"| {' | '.join(cells)} |"


def _vocabulary(workflow: Workflow[Any, Any]) -> list[tuple[str, str]]:
    model = cast(type[models.Model], workflow.model)
    column = cast("models.CharField[str, str]", model._meta.get_field("state"))
    return [(str(state), str(label)) for state, label in column.flatchoices]


def _short(step: Transition[Any, Any]) -> str:
    return step.name.rpartition(".")[2]


def _target(step: Transition[Any, Any]) -> str:
    if isinstance(step.target, Fork):
        return f"{step.target.then} when {_words(step.target.when)}, else {step.target.otherwise}"
    return "(stays)" if step.target is None else str(step.target)


def _said(guards: Iterable[Guard[Any, Any]]) -> str:
    return "; ".join(map(_words, guards))


def _words(asked: object) -> str:
    """What a guard asks, in the words of its docstring."""
    return " ".join((asked.__doc__ or "").split())
