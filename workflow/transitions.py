"""The one place where a paper, task or report changes its state.

A table of transitions belongs to one model with a `state` column. Performing one is always
lock → verdict → effect → state → history, in one transaction.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar, cast

from django.db import models, transaction

from history.recording import Actor, record, subject_of
from workflow.verdicts import ALLOWED, Verdict, refused


class Stateful(Protocol):
    """What the kernel asks of a model: a key and a state chosen from a vocabulary."""

    pk: Any
    state: Any

    def get_state_display(self) -> str: ...

    def save(self, *, update_fields: list[str]) -> None: ...

    def refresh_from_db(self) -> None: ...


S = TypeVar("S", bound=Stateful)
A = TypeVar("A", bound=Actor)
Inputs = Mapping[str, Any]
Guard = Callable[[S, A], Verdict]
Effect = Callable[[S, A, Inputs], Inputs]
"""Changes what goes with the state; returns the details for the history (ids, columns, counts)."""


def no_effect(thing: object, by: object, inputs: Inputs) -> Inputs:
    return {}


@dataclass(frozen=True, slots=True)
class Transition(Generic[S, A]):
    """One row of a table. `label` is the word on the button, `name` the verb in the history."""

    name: str
    label: str
    sources: frozenset[str]
    target: str
    guards: tuple[Guard[S, A], ...] = ()
    effect: Effect[S, A] = no_effect

    def verdict(self, thing: S, by: A) -> Verdict:
        """The first refusal: of the state, then of the guards in their order."""
        if thing.state not in self.sources:
            state = thing.get_state_display()
            return refused(f"Không thể “{self.label}” khi đang ở trạng thái “{state}”.")
        verdicts = (guard(thing, by) for guard in self.guards)
        return next((verdict for verdict in verdicts if not verdict), ALLOWED)


@dataclass(frozen=True, slots=True)
class Workflow(Generic[S, A]):
    """The transitions of one model, and whose history they are written to."""

    model: type[S]
    transitions: tuple[Transition[S, A], ...]
    organization_id: Callable[[S], int]

    def __post_init__(self) -> None:
        names = [transition.name for transition in self.transitions]
        if len(names) != len(set(names)):
            raise ValueError(f"A transition is named twice: {names}")

    def __getitem__(self, name: str) -> Transition[S, A]:
        return next(t for t in self.transitions if t.name == name)

    def verdict(self, name: str, thing: S, by: A) -> Verdict:
        return self[name].verdict(thing, by)

    def verdicts(self, thing: S, by: A) -> tuple[tuple[Transition[S, A], Verdict], ...]:
        """Every transition that leads out of the present state, for the buttons of a page."""
        leading_out = (t for t in self.transitions if thing.state in t.sources)
        return tuple((t, t.verdict(thing, by)) for t in leading_out)

    def perform(self, name: str, thing: S, *, by: A, **inputs: Any) -> Verdict:
        """Carry the transition out, or return the refusal and change nothing.

        `thing` is brought up to date in both cases.
        """
        with transaction.atomic():
            locked = self._locked(thing)
            verdict = self[name].verdict(locked, by)
            if verdict:
                self._carry_out(self[name], locked, by, inputs)
        thing.refresh_from_db()
        return verdict

    def _locked(self, thing: S) -> S:
        model = cast(type[models.Model], self.model)
        return cast(S, model._base_manager.select_for_update().get(pk=thing.pk))

    def _carry_out(self, transition: Transition[S, A], locked: S, by: A, inputs: Inputs) -> None:
        source = str(locked.state)
        details = transition.effect(locked, by, inputs)
        locked.state = transition.target
        locked.save(update_fields=["state"])
        record(
            self.organization_id(locked),
            verb=transition.name,
            by=by,
            subject=subject_of(cast(models.Model, locked)),
            details={"from": source, "to": transition.target, **details},
        )
