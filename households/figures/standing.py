"""How the figures of a draft stand now: what each took, and what the register says today."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from documents.models import Revision
from documents.sourcing import sources_of
from households.figures.marks import Named, named_in
from households.figures.names import Figure, Topic, Value, figure, why_none
from households.figures.taking import Day, Taken, day_of, taken_of
from households.figures.ward import Ward, ward_of
from officials.once import moment
from paper.sources import Sources

IN_WORDS = "Bảng phải đứng riêng một dòng, không đứng trong câu."
UNKNOWN = "Không có số liệu nào mang tên này."


@dataclass(frozen=True, slots=True)
class Line:
    """One figure that a draft names; `key` is of the first piece that names it."""

    typed: str
    key: str
    figure: Figure | None
    taken: Taken | None
    now: Value | None
    why: str = ""

    @property
    def has_moved(self) -> bool:
        """Đã đổi: the register says another thing than the draft, or no longer anything."""
        return self.taken is not None and (self.now is None or self.now.text != self.taken.value)

    @property
    def is_due(self) -> bool:
        """Whether somebody has to look at it before the draft is handed up."""
        return self.taken is None or self.has_moved or bool(self.why)

    @property
    def told(self) -> str:
        """In words, for who hands the draft up."""
        meaning = self.figure.meaning if self.figure else self.typed
        if self.is_table:
            return f"{meaning}."
        now = f"nay là {self.now.text}" if self.now else "nay không còn số"
        return f"{meaning} đã lấy {self.taken.value if self.taken else UNKNOWN}, {now}."

    @property
    def is_table(self) -> bool:
        return self.figure is not None and self.figure.topic is Topic.TABLE

    @property
    def mark(self) -> str:
        return f"{{{{{self.typed}}}}}"


@dataclass(frozen=True)
class Standing:
    """All figures of one save, against the register as of the draft's day."""

    revision: Revision

    @cached_property
    def day(self) -> Day:
        return day_of(self.revision)

    @cached_property
    def ward(self) -> Ward | None:
        return ward_of(self.revision.document.organization, on=self.day.on, known=moment())

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Each figure once, in the order of the paper; not the marks that other floors know."""
        named: dict[str, Named] = {}
        for one in named_in(self.revision):
            named.setdefault(one.name, one)
        named = {name: one for name, one in named.items() if not self._is_of_others(one)}
        taken = taken_of(self.revision) if named else {}
        return tuple(self._line(one, taken.get(name)) for name, one in named.items())

    @property
    def moved(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.has_moved)

    @property
    def due(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.is_due)

    @property
    def settled(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if not line.is_due)

    @property
    def due_by_origin(self) -> list[list[Line]]:
        return _by_origin(self.due)

    @property
    def settled_by_origin(self) -> list[list[Line]]:
        return _by_origin(self.settled)

    def _is_of_others(self, named: Named) -> bool:
        return figure(named.typed) is None and self._sources.figure(named.typed) is not None

    @cached_property
    def _sources(self) -> Sources:
        return sources_of(self.revision.document, self.revision)

    def _line(self, named: Named, taken: Taken | None) -> Line:
        one = figure(named.typed)
        now = one.find(self.ward) if one and self.ward else None
        return Line(named.typed, named.key, one, taken, now, self._why(named, one, now))

    def _why(self, named: Named, one: Figure | None, now: Value | None) -> str:
        if one is None:
            return UNKNOWN
        if now is None:
            return why_none(one, self.ward)
        return IN_WORDS if one.topic is Topic.TABLE and not named.stands_alone else ""


def _by_origin(lines: Iterable[Line]) -> list[list[Line]]:
    """Those together that were taken at once from the same source; it is told of them once."""
    found: dict[object, list[Line]] = {}
    for line in lines:
        taken = line.taken
        origin = (taken.closes_on, taken.source, taken.at, taken.by) if taken else None
        found.setdefault(origin, []).append(line)
    return list(found.values())
