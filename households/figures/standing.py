"""How the figures of a draft stand now: what each took, and what the register says today."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from documents.models import Document, Revision
from households.figures.marks import Named, named_in
from households.figures.names import Figure, Topic, Value, figure, why_none
from households.figures.taking import Day, Taken, day_of, taken_of
from households.figures.ward import Ward, ward_of

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
    def is_table(self) -> bool:
        return self.figure is not None and self.figure.topic is Topic.TABLE

    @property
    def mark(self) -> str:
        return f"{{{{{self.typed}}}}}"


@dataclass(frozen=True)
class Standing:
    """All figures of one save, against the register as of the draft's day."""

    revision: Revision
    day: Day
    ward: Ward | None

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Each figure once, in the order of the paper."""
        named: dict[str, Named] = {}
        for one in named_in(self.revision):
            named.setdefault(one.name, one)
        taken = taken_of(self.revision) if named else {}
        return tuple(self._line(one, taken.get(name)) for name, one in named.items())

    @property
    def moved(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.has_moved)

    @property
    def lacking(self) -> tuple[Line, ...]:
        """Figures that the draft names and has no value for."""
        return tuple(line for line in self.lines if line.taken is None)

    def _line(self, named: Named, taken: Taken | None) -> Line:
        one = figure(named.typed)
        now = one.find(self.ward) if one and self.ward else None
        why = UNKNOWN if one is None else "" if now else why_none(one, self.ward)
        return Line(named.typed, named.key, one, taken, now, why)


def standing_of(document: Document, revision: Revision) -> Standing:
    day = day_of(revision)
    return Standing(revision, day, ward_of(document.organization, on=day.on))


def moved(standing: Standing) -> Iterator[str]:
    """In words, for who hands the draft up."""
    for line in standing.moved:
        if line.taken is None or line.figure is None:
            continue
        now = "nay không còn số" if line.now is None else f"nay là {line.now.text}"
        told = "bảng đã đổi" if line.is_table else f"đã lấy {line.taken.value}, {now}"
        yield f"{line.figure.meaning}: {told}"
