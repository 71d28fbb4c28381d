"""The one place where a paper, task or report changes its state.

A table of transitions belongs to one model with a `state` column. Performing one is always
lock → verdict → effect → state → history, in one transaction.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar, cast

from django.db import models, transaction

from history.recording import Actor, record, subject_of
from workflow.verdicts import ALLOWED, Verdict, first_refusal, refused


class Stateful(Protocol):
    """What the kernel asks of a model: a key and a state chosen from a vocabulary."""

    pk: Any
    state: Any

    def get_state_display(self) -> str: ...

    def save(self, *, update_fields: list[str]) -> None: ...

    def refresh_from_db(self) -> None: ...


S = TypeVar("S", bound=Stateful)
A = TypeVar("A", bound=Actor)
Guard = Callable[[S, A], Verdict]
"""Who may, and what must be there before: known when the page is shown, for its buttons."""
Check = Callable[[S], Verdict]
"""What the verb asks of its own input once the row is locked: is it still what was read?"""
Effect = Callable[[S], Mapping[str, Any]]
"""Changes what goes with the state; returns the details for the history (ids, columns, counts)."""


def no_check(thing: object) -> Verdict:
    return ALLOWED


def no_effect(thing: object) -> Mapping[str, Any]:
    return {}


@dataclass(frozen=True, slots=True)
class Fork(Generic[S]):
    """A target that depends on what holds once the effect is done."""

    when: Callable[[S], bool]
    then: str
    otherwise: str


@dataclass(frozen=True, slots=True)
class Transition(Generic[S, A]):
    """One row of a table. `label` is the word on the button, `name` the verb in the history.

    A target of None leaves the state as it is.
    """

    name: str
    label: str
    sources: frozenset[str]
    target: str | Fork[S] | None
    guards: tuple[Guard[S, A], ...] = ()

    def verdict(self, thing: S, by: A) -> Verdict:
        """The first refusal: of the state, then of the guards in their order."""
        if thing.state not in self.sources:
            state = thing.get_state_display()
            return refused(f"Không thể “{self.label}” khi đang ở trạng thái “{state}”.")
        return first_refusal(guard(thing, by) for guard in self.guards)

    def destination(self, thing: S) -> str:
        if isinstance(self.target, Fork):
            return self.target.then if self.target.when(thing) else self.target.otherwise
        return str(thing.state) if self.target is None else self.target


@dataclass(frozen=True, slots=True)
class Workflow(Generic[S, A]):
    """The transitions of one model, whose history they go to, and its guards that ask who acts."""

    model: type[S]
    transitions: tuple[Transition[S, A], ...]
    organization_id: Callable[[S], int]
    who: frozenset[Guard[S, A]] = frozenset()

    def __post_init__(self) -> None:
        names = [transition.name for transition in self.transitions]
        if len(names) != len(set(names)):
            raise ValueError(f"A transition is named twice: {names}")

    def __getitem__(self, name: str) -> Transition[S, A]:
        return next(t for t in self.transitions if t.name == name)

    def verdict(self, name: str, thing: S, by: A) -> Verdict:
        return self[name].verdict(thing, by)

    def who_may(self, name: str, thing: S, by: A) -> Verdict:
        """Whether they are one of those who take the step, whatever else hinders it."""
        asked = (guard for guard in self[name].guards if guard in self.who)
        return first_refusal(guard(thing, by) for guard in asked)

    def verdicts(self, thing: S, by: A) -> tuple[tuple[Transition[S, A], Verdict], ...]:
        """Every transition that may begin in the present state, for the buttons of a page."""
        beginning = (t for t in self.transitions if thing.state in t.sources)
        return tuple((t, t.verdict(thing, by)) for t in beginning)

    def perform(
        self,
        name: str,
        thing: S,
        *,
        by: A,
        check: Check[S] = no_check,
        effect: Effect[S] = no_effect,
    ) -> Verdict:
        """Carry the transition out, or return the refusal and change nothing.

        Guards, then `check`, then `effect` are given the locked row. `thing` is brought up to date
        in both cases.
        """
        with transaction.atomic():
            locked = self._locked(thing)
            verdict = self[name].verdict(locked, by) and check(locked)
            if verdict:
                self._carry_out(self[name], locked, by, effect)
        thing.refresh_from_db()
        return verdict

    def _locked(self, thing: S) -> S:
        model = cast(type[models.Model], self.model)
        return cast(S, model._base_manager.select_for_update().get(pk=thing.pk))

    def _carry_out(self, transition: Transition[S, A], locked: S, by: A, effect: Effect[S]) -> None:
        source = str(locked.state)
        details = effect(locked)
        locked.state = transition.destination(locked)
        locked.save(update_fields=["state"])
        record(
            self.organization_id(locked),
            verb=transition.name,
            by=by,
            subject=subject_of(cast(models.Model, locked)),
            details={"from": source, "to": locked.state, **details},
        )
