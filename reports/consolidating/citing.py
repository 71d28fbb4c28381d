"""What the marks of a consolidation stand for in a paper: `{{th_<mã>}}`, `{{th_<mã>_so_noi}}`,
`{{bang_tong_hop}}`. They are those of the version that the paper is bound to."""

from collections.abc import Callable, Mapping
from functools import cached_property

from documents.models import Document, Revision
from households.figures.names import canonical
from paper.kinds import Kind
from paper.sources import Cited
from reports.consolidating.reading import Consolidated, Total
from reports.consolidating.tables import annex_of, shown, summary_of
from reports.models import Consolidation, ConsolidationBinding

PREFIX, PLACES = "th_", "_so_noi"
ANNEX, SUMMARY = "bang_tong_hop", "bang_tong_hop_chung"
TABLES: Mapping[str, Callable[[Consolidated], str]] = {ANNEX: annex_of, SUMMARY: summary_of}
WHOLE: Mapping[str, Callable[[Consolidated], int]] = {
    "th_tat_ca_noi": lambda found: len(found.rows),
    "th_noi_tinh": lambda found: found.counted,
    "th_khong_phat_sinh": lambda found: found.nothing,
}
"""How many had to report, count, and had nothing to report."""


class BoundFigures:
    """The marks of one save; nothing is asked of the database before one of them is met."""

    def __init__(self, revision: Revision) -> None:
        self._revision = revision

    def citation(self, mark: str) -> Cited | None:
        return None

    def figure(self, name: str) -> str | None:
        name = canonical(name)
        if name not in TABLES and not name.startswith(PREFIX):
            return None
        return words_of(self._bound, name) if self._bound else None

    @cached_property
    def _bound(self) -> Consolidated | None:
        made = bound_to(self._revision)
        return Consolidated(made) if made else None


def sources_of(document: Document, revision: Revision, *, is_final: bool) -> BoundFigures:
    """PAPER_SOURCES."""
    return BoundFigures(revision)


def bound_to(revision: Revision) -> Consolidation | None:
    """The version that the paper spoke of at this save; only a report speaks of one."""
    if revision.document.paper_kind is not Kind.REPORT:
        return None
    until = {
        "revision__document": revision.document_id,
        "revision__number__lte": revision.number,
    }
    rows = ConsolidationBinding.objects.filter(**until)
    last = rows.select_related("consolidation__regime", "consolidation__terms").last()
    return last.consolidation if last else None


def words_of(found: Consolidated, name: str) -> str | None:
    """None for a mark that stands for nothing, also where nobody gave a number."""
    if name in TABLES:
        return TABLES[name](found)
    totals = {mark_of(total): total for total in found.totals}
    if name in totals:
        return shown(totals[name]) or None
    if name.endswith(PLACES) and (total := totals.get(name.removesuffix(PLACES))):
        return str(total.now.places)
    return str(WHOLE[name](found)) if name in WHOLE else None


def mark_of(total: Total) -> str:
    return f"{PREFIX}{total.asked.code}"
