"""What the marks of figures stand for in a draft: what it took."""

from functools import cached_property

from documents.models import Revision
from households.figures.names import canonical
from households.figures.taking import Taken, taken_of
from paper.sources import Cited


class TakenSources:
    """The figures of one save; they are read once, when the first mark is looked up."""

    def __init__(self, revision: Revision) -> None:
        self._revision = revision

    def citation(self, mark: str) -> Cited | None:
        return None

    def figure(self, name: str) -> str | None:
        taken = self._taken.get(canonical(name))
        return taken.value if taken else None

    @cached_property
    def _taken(self) -> dict[str, Taken]:
        return taken_of(self._revision)
