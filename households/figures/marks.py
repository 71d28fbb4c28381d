"""The marks of figures in a draft: which it names, and where."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from documents.drafts.parts import Keyed, texts_of
from documents.models import Revision
from households.figures.names import canonical, figure
from paper.blocks import Rank
from paper.inline import TOKEN, RunKind, runs


@dataclass(frozen=True, slots=True)
class Named:
    """A figure as a piece of the draft names it."""

    typed: str
    key: str
    stands_alone: bool = False
    """Whether it is all that its paragraph says, as a table has to be."""

    @property
    def name(self) -> str:
        return canonical(self.typed)


def marks_of(revision: Revision) -> frozenset[str]:
    """The figures that exist and that the draft names."""
    return frozenset(named.name for named in named_in(revision) if figure(named.typed))


def named_in(revision: Revision) -> Iterator[Named]:
    """Every mark of a figure, known or not, in the order of the paper."""
    for line in revision.legal_basis:
        yield from (Named(typed, "") for typed in _typed(line))
    if _may_hold_marks(revision):
        for keyed in texts_of(revision):
            yield from _in_text(keyed)


def _may_hold_marks(revision: Revision) -> bool:
    """A long paper without any is not read for them."""
    return any("{{" in text for text in (revision.text, *_annexes(revision)))


def _annexes(revision: Revision) -> Iterable[str]:
    return (annex["text"] for annex in revision.annexes)


def _in_text(keyed: Keyed) -> Iterator[Named]:
    for key, block in zip(keyed.keys, keyed.blocks, strict=True):
        for typed in _typed(block.text):
            alone = block.rank is Rank.PARAGRAPH and TOKEN.fullmatch(block.text)
            yield Named(typed, key, stands_alone=bool(alone))


def _typed(text: str) -> Iterator[str]:
    if "{{" in text:
        yield from (run.text for run in runs(text) if run.kind is RunKind.FIGURE)
