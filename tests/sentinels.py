"""Words that nobody writes, one in every text of a database, so that a walk finds what comes out.

A word names the column and the row it stands in: wherever it turns up, it says what leaked.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.db import IntegrityError, connection, models, transaction

from desk.indexing import refresh_all
from desk.things import Thing
from documents.models import StoredFile
from documents.originals.files import SHELF
from history import triggers
from localities.fields import DerivedField
from tests.test_bounds import OURS

LETTERS = "abcdefghijklmnopqrstuvwxy"
WORD = re.compile(r"zqk([a-y])([a-y])(\d+)z", re.IGNORECASE)
BYTES = "documents.StoredFile.bytes"
"""A column like the others: what a file holds."""
Marks = Mapping[str, int]
"""Of each table the last key that was there before."""


@dataclass(frozen=True, slots=True, order=True)
class Sentinel:
    """`column` as in "reports.Finding.text"."""

    column: str
    row: int

    def __str__(self) -> str:
        first, second = divmod(columns().index(self.column), len(LETTERS))
        return f"zqk{LETTERS[first]}{LETTERS[second]}{self.row}z"


def sentinels_in(words: str) -> set[Sentinel]:
    known = columns()
    places = ((_place(found), int(found[3])) for found in WORD.finditer(words))
    return {Sentinel(known[place], row) for place, row in places if place < len(known)}


@cache
def columns() -> tuple[str, ...]:
    """Every column of ours in which somebody's words may stand."""
    found = (_named(field) for model in our_models() for field in _texts(model))
    return (*found, BYTES)


def our_models() -> list[type[models.Model]]:
    configs = (one for one in apps.get_app_configs() if one.label in OURS)
    return [model for one in configs for model in one.get_models()]


def marks() -> Marks:
    """How far each table goes by now."""
    last = ((model, model._default_manager.order_by("-pk").first()) for model in our_models())
    return {model._meta.label: row.pk if row else 0 for model, row in last}


def put_into(*, after: Marks, left_out: Collection[str]) -> set[Sentinel]:
    """A word into every text of the rows that came after these marks, frozen ones too."""
    triggers.remove(connection)
    try:
        found = {
            sentinel
            for model in our_models()
            for row in model._default_manager.filter(pk__gt=after[model._meta.label])
            for sentinel in _put_into_row(row, left_out)
        }
    finally:
        triggers.install(connection)
    for thing in Thing:
        refresh_all(thing)
    return found


def _put_into_row(row: Any, left_out: Collection[str]) -> Iterator[Sentinel]:
    for field in _texts(type(row)):
        sentinel = Sentinel(_named(field), row.pk)
        if sentinel.column not in left_out:
            said = _with(getattr(row, field.attname), field, sentinel)
            if said is not None and _is_kept(row, {field.attname: said}):
                yield sentinel
    if isinstance(row, StoredFile):
        yield _put_into_file(row)
    _work_out(row)


def _with(said: Any, field: "models.Field[Any, Any]", sentinel: Sentinel) -> Any:
    if sentinel.column in _SHAPED and not said:
        return _SHAPED[sentinel.column](str(sentinel))
    return _WRITERS[type(field).__name__](said, sentinel)


def _is_kept(row: models.Model, said: Mapping[str, Any]) -> bool:
    """A rule of the database may forbid that anything stands there."""
    try:
        with transaction.atomic():
            type(row)._default_manager.filter(pk=row.pk).update(**said)
    except IntegrityError:
        return False
    return True


def _put_into_file(row: StoredFile) -> Sentinel:
    sentinel = Sentinel(BYTES, row.pk)
    data = SHELF.path(row.sha256).read_bytes() + f" {sentinel}".encode()
    digest = SHELF.put_by_content([data])
    StoredFile.objects.filter(pk=row.pk).update(sha256=digest, size=len(data))
    return sentinel


def _work_out(row: models.Model) -> None:
    """What is worked out from other columns, as a save does it."""
    row.refresh_from_db()
    derived = [one for one in row._meta.concrete_fields if isinstance(one, DerivedField)]
    if told := {one.attname: one.pre_save(row, add=False) for one in derived}:
        type(row)._default_manager.filter(pk=row.pk).update(**told)


def _texts(model: type[models.Model]) -> Iterator["models.Field[Any, Any]"]:
    """Neither what is chosen from a list nor what is worked out from another column."""
    for field in model._meta.concrete_fields:
        if type(field).__name__ in _WRITERS and not field.choices:
            yield field


def _named(field: "models.Field[Any, Any]") -> str:
    return f"{field.model._meta.label}.{field.name}"


def _place(found: re.Match[str]) -> int:
    first, second = (LETTERS.index(letter.lower()) for letter in found.group(1, 2))
    return first * len(LETTERS) + second


def _in_text(said: str, sentinel: Sentinel) -> str:
    """Before the first word: what stands there, a table too, stays what it is."""
    told, times = re.subn(r"(?=\w)", f"{sentinel} ", said or "", count=1)
    return told if times else str(sentinel)


def _in_data(said: Any, sentinel: Sentinel) -> Any:
    """Of a paper as it was frozen its subject; of anything else the first words in it."""
    if isinstance(said, dict):
        words = [key for key in said if isinstance(said[key], str)]
        named = next((key for key in ("subject", "title") if key in said), (*words, "words")[0])
        return {**said, named: _in_data(said.get(named, ""), sentinel)}
    if isinstance(said, list):
        first = _in_data(said[0], sentinel) if said else str(sentinel)
        return None if first is None else [first, *said[1:]]
    return _in_text(said, sentinel) if isinstance(said, str) else None


_WRITERS: Mapping[str, Callable[[Any, Sentinel], Any]] = {
    **dict.fromkeys(("CharField", "TextField", "NfcCharField", "NfcTextField"), _in_text),
    **dict.fromkeys(("EmailField", "SlugField", "URLField"), _in_text),
    "JSONField": _in_data,
}
_SHAPED: Mapping[str, Callable[[str], Any]] = {
    "documents.Revision.annexes": lambda word: [],
    "households.Import.notes": lambda word: [["", word]],
}
"""Lists of more than words: how an empty one is filled, if at all."""
