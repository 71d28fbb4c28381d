"""What the marks of figures stand for in a paper: in one that leaves the ward, as far as they may
be given (PAPER_SOURCES)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from documents.models import Document, Revision
from households.disclosure.leaving import leaves
from households.disclosure.protecting import Protected, protected
from households.disclosure.wording import GUARDED, worded
from households.figures.citing import TakenSources
from households.figures.marks import marks_of
from households.figures.names import by_name, canonical
from households.figures.taking import Taken, taken_of


@dataclass
class LeavingFigures:
    """The figures of one save, in the words in which they leave the ward."""

    revision: Revision
    _found: dict[tuple[date, datetime], Protected | None] = field(default_factory=dict)

    @cached_property
    def leaves(self) -> bool:
        return leaves(self.revision, self.revision.document.organization)

    @cached_property
    def taken(self) -> dict[str, Taken]:
        """Those that the text names."""
        named = marks_of(self.revision)
        taken = taken_of(self.revision) if named else {}
        return {name: one for name, one in taken.items() if name in named}

    def words(self, name: str, taken: Taken) -> str | None:
        """None where it may not leave the ward."""
        figure = by_name().get(name)
        if figure is None or figure.topic not in GUARDED or not self.leaves:
            return taken.value
        found = self.protected(taken)
        return worded(figure, found) if found else None

    def protected(self, taken: Taken) -> Protected | None:
        asked = (taken.on, taken.at)
        if asked not in self._found:
            organization = self.revision.document.organization
            self._found[asked] = protected(organization, on=taken.on, known=taken.at)
        return self._found[asked]

    def changed(self) -> Iterator[tuple[str, Taken, str | None]]:
        """Figures that leave the ward in other words than the draft took."""
        for name, taken in self.taken.items():
            if (said := self.words(name, taken)) != taken.value:
                yield name, taken, said


class LeavingSources(TakenSources):
    def __init__(self, revision: Revision) -> None:
        super().__init__(revision)
        self._figures = LeavingFigures(revision)

    def figure(self, name: str) -> str | None:
        taken = self._taken.get(canonical(name))
        return self._figures.words(taken.name, taken) if taken else None


def sources_of(document: Document, revision: Revision, *, is_final: bool) -> LeavingSources:
    return LeavingSources(revision)
