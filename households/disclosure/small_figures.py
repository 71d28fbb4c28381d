"""Exact small figures in a paper that leaves the ward: pointed at beside the draft and when it is
handed up, confirmed by who approves it."""

from collections.abc import Sequence

from documents.drafts.parts import texts_of
from documents.models import Document, Revision
from documents.review.confirmations import Confirmation
from households.disclosure import prose
from households.disclosure.leaving import outside
from households.disclosure.prose import Guarded, Spot
from households.disclosure.protecting import Protected, protected
from households.disclosure.wording import name_of
from households.figures.taking import day_of
from households.loading import shipped
from households.models import KINH
from households.permissions import keeps_figures
from officials.once import moment
from paper.blocks import Block

NAME = "small_figures"
QUESTION = (
    "Văn bản gửi ra ngoài phường, xã có số nhỏ về dân tộc, tôn giáo ghi chính xác. "
    "Tôi đã xem các chỗ này và đồng ý để nguyên."
)


def spots_in_draft(revision: Revision) -> tuple[Spot, ...]:
    """As typed: what a mark stands for is guarded by itself."""
    texts = [keyed.blocks for keyed in texts_of(revision)]
    return _spots(texts, (*revision.addressed_to, *revision.recipients), revision)


def asked(document: Document) -> Confirmation | None:
    """PAPER_CONFIRMATIONS: of the paper as it was handed up."""
    submission = document.submission
    if submission is None:
        return None
    sheet = submission.pinned
    texts = [sheet.blocks, *(annex.blocks for annex in sheet.annexes)]
    named = (*sheet.addressed_to, *sheet.recipients)
    places = tuple(map(told, _spots(texts, named, submission.revision)))
    return Confirmation(NAME, QUESTION, places) if places else None


def told(spot: Spot) -> str:
    where = f"Phụ lục {spot.annex}: " if spot.annex else ""
    return f"{where}“{spot.excerpt}”: {spot.why.value}."


def _spots(
    texts: Sequence[Sequence[Block]], named: Sequence[str], revision: Revision
) -> tuple[Spot, ...]:
    """Nothing where the paper stays in the ward, or is not of a ward."""
    organization = revision.document.organization
    if not prose.speaks(texts) or (named and not outside(named, organization)):
        return ()
    if not keeps_figures(organization):
        return ()
    found = protected(organization, on=day_of(revision).on, known=moment())
    return prose.spots(texts, _guarded(found)) if found else ()


def _guarded(found: Protected) -> Guarded:
    groups, shown = found.table.groups, found.shown
    folds = (
        (name_of(code), groups[code].households, groups[code].persons)
        for code in sorted(shown.folded - {KINH})
    )
    names = tuple(one.name for one in shipped() if one.code != KINH)
    return Guarded(shown.k, names, prose.named_folds(folds))
