"""The panel “Bản giấy, bản gốc” of a paper: what can be printed, recorded, opened."""

from dataclasses import dataclass

from documents import frozen
from documents.issued import following
from documents.issued.issuing import later_paper
from documents.lifecycle import LIFECYCLE
from documents.models import (
    Approval,
    BookEntry,
    Document,
    InkSignature,
    Original,
    OutsideEnding,
    PaperRelation,
)
from documents.originals import signing
from documents.originals.printing import mark_of
from officials.models import Official
from workflow.verdicts import Verdict


@dataclass(frozen=True, slots=True)
class Panel:
    """Everything the panel shows; made only for papers that are approved."""

    approval: Approval
    entry: BookEntry | None
    ink: InkSignature | None
    files: tuple[Original, ...]
    verdicts: dict[str, Verdict]
    mark: str
    later: Document | None
    later_name: str
    outside: OutsideEnding | None

    @property
    def awaits_pen(self) -> bool:
        """Whether the signing copy is of use: not signed yet, and to be signed on paper."""
        return self.ink is None and self.approval.way == Approval.Way.INK


def panel_of(document: Document, official: Official) -> Panel | None:
    if not frozen.is_frozen(document):
        return None
    files = document.originals.select_related("file", "put_in_by")
    beginning = LIFECYCLE.verdicts(document, official)
    later = _later(document)
    return Panel(
        approval=frozen.approval_of(document),
        entry=document.book_entries.live().first(),
        ink=signing.ink_of(document),
        files=tuple(files.filter(submission=document.submission)),
        verdicts={t.name.removeprefix("documents."): verdict for t, verdict in beginning},
        mark=mark_of(document),
        later=later,
        later_name=following.reference(later) if later else "",
        outside=_ended_outside(document),
    )


def _later(document: Document) -> Document | None:
    kinds = {
        Document.State.SUPERSEDED: PaperRelation.Kind.REPLACES,
        Document.State.REVOKED: PaperRelation.Kind.RECALLS,
    }
    kind = kinds.get(Document.State(document.state))
    return later_paper(document, kind) if kind else None


def _ended_outside(document: Document) -> OutsideEnding | None:
    ended = OutsideEnding.objects.filter(document=document)
    return ended.first() if mark_of(document) else None
