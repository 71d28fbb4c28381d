"""A mark at each piece and figure that something was found about, leading to what was found."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from documents.review.pages import Mark
from reports.models import Finding
from reports.review.changes import Comparison


@dataclass(frozen=True, slots=True)
class Marks:
    """By the key of the piece; by the key of the figure that is asked."""

    pieces: Mapping[str, Sequence[Mark]]
    figures: Mapping[int, Sequence[Mark]]


def marks_of(found: Iterable[Finding], comparison: Comparison | None = None) -> Marks:
    """Where each was found; what was asked before, at the place it has in the later paper."""
    places = [(one, one.key) for one in found]
    places += [(one.finding, one.place) for one in (comparison.asked if comparison else ())]
    pieces, figures = defaultdict(list), defaultdict(list)
    for finding, key in places:
        if key:
            pieces[key].append(_mark(finding))
        if finding.asked_id:
            figures[finding.asked_id].append(_mark(finding))
    return Marks(pieces, figures)


def _mark(finding: Finding) -> Mark:
    return Mark(f"Ý kiến: {finding.get_kind_display().lower()}", f"#y-kien-{finding.pk}")
