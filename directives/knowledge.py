"""What is known of documents, as plain values: the checks and the validity of a day read these.

A `Register` is built once per piece of work (a draft, a file) from the rows an official may see.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from paper.legislation import of_code
from vietnamese.folding import fold


class Effect(Enum):
    """What a later document does to an earlier one."""

    AMENDS = "amends"
    REPLACES = "replaces"
    REPEALS = "repeals"
    GUIDES = "guides"
    IMPLEMENTS = "implements"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that happens to a document. `part` empty: to the whole of it."""

    effect: Effect
    by: str
    """The later document as cited: "Quyết định số 28/2023/QĐ-TTg"."""
    issued_on: date
    takes_effect_on: date | None
    part: str = ""
    is_certain: bool = True


@dataclass(frozen=True, slots=True)
class Known:
    """One document of the register. `number` is canonical: "12/2018/QĐ-TTg"; "" where none."""

    pk: int | None
    kind: str
    number: str
    issuer: str
    issued_on: date
    title: str
    in_force_from: date | None = None
    in_force_to: date | None = None
    doubtful_from: date | None = None
    doubt: str = ""
    is_certain: bool = True
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Register:
    """Documents by their canonical number, and by name (folded) where they have that instead.

    Several may share a number (05/KH-UBND of every year and ward).
    """

    by_number: dict[str, tuple[Known, ...]] = field(default_factory=dict)
    by_name: dict[str, tuple[Known, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, documents: Iterable[Known]) -> "Register":
        register = cls()
        for known in documents:
            if of_code(known.kind).by_name:
                _add(register.by_name, fold(known.title), known)
            if known.number:
                _add(register.by_number, known.number, known)
        return register


def _add(index: dict[str, tuple[Known, ...]], key: str, known: Known) -> None:
    index[key] = (*index.get(key, ()), known)
