"""What the floors above have to say on the page of a given task: which to ask, the settings say."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string

from officials.models import Official
from plans.models import TaskTurn


@dataclass(frozen=True, slots=True)
class Note:
    """One line; `url` leads to what it is about, where the reader may go there."""

    text: str
    url: str = ""


def notes_on(turn: TaskTurn, reader: Official) -> list[Note]:
    return [note for notes in _sources() for note in notes(turn, reader)]


@cache
def _sources() -> tuple[Callable[[TaskTurn, Official], Sequence[Note]], ...]:
    return tuple(import_string(path) for path in settings.TASK_NOTES)
