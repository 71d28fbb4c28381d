"""The names that may stand in a text, by topic, each with its meaning and its value on a day."""

from collections.abc import Iterator
from dataclasses import dataclass

from households.figures.names import Figure, Topic, Value, by_name, why_none
from households.figures.ward import Ward

FAMILIES = frozenset({Topic.ETHNIC_GROUP, Topic.RELIGION})
"""Of which only those are listed that live in the ward."""


@dataclass(frozen=True, slots=True)
class Entry:
    figure: Figure
    value: Value | None
    why: str

    @property
    def is_table(self) -> bool:
        return self.figure.topic is Topic.TABLE


@dataclass(frozen=True, slots=True)
class Section:
    """The names of one topic."""

    topic: Topic
    entries: tuple[Entry, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        """Where their values come from, each source once."""
        told = (entry.value.origin.source for entry in self.entries if entry.value)
        return tuple(dict.fromkeys(told))


def sections(ward: Ward | None) -> list[Section]:
    """Topics in their order; those of which the ward has nothing are left out."""
    found = (Section(topic, tuple(_entries(topic, ward))) for topic in Topic)
    return [section for section in found if section.entries]


def _entries(topic: Topic, ward: Ward | None) -> Iterator[Entry]:
    for one in by_name().values():
        if one.topic is not topic:
            continue
        value = one.find(ward) if ward else None
        if _is_there(value) or not _is_of_many(one):
            yield Entry(one, value, "" if value else why_none(one, ward))


def _is_there(value: Value | None) -> bool:
    return value is not None and value.number != 0


def _is_of_many(one: Figure) -> bool:
    """Kinds of residential groups, ethnic groups and religions: a ward has few of them."""
    is_kind = one.topic is Topic.TERRITORY and one.name.startswith("so_")
    return one.topic in FAMILIES or (is_kind and one.name != "so_dia_ban")
