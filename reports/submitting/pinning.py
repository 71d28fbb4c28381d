"""What goes up of a report, pinned as it reads in that moment, and the hash over it."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from documents import frozen
from documents.drafts.parts import texts_of
from documents.models import Document, Revision, StoredFile
from documents.numbers import numbering
from documents.sheets import draft_of
from officials.models import Official
from paper import freezing
from paper.blocks import Block
from paper.sheet import Sheet
from reports.models import Report, Sending, SentFigure, Terms
from reports.models.reports import PLACES, Figure

COLUMNS = ("amount", "words", "earlier", "target", "source", "on", "is_typed", "reason")
"""Of a figure: what is pinned of it, in the order of the hash."""
_CENT = Decimal(1).scaleb(-PLACES)


@dataclass(frozen=True, slots=True)
class Pinned:
    """`keys` name the blocks of the text and then of the annexes, one each."""

    figures: tuple[SentFigure, ...] = ()
    document: Document | None = None
    revision: Revision | None = None
    sheet: Sheet | None = None
    paper_number: str = ""
    paper_date: date | None = None
    file: StoredFile | None = None
    unknown: tuple[str, ...] = ()

    @property
    def keys(self) -> list[str]:
        return [key for keyed in _texts(self.revision) for key in keyed] if self.sheet else []

    @property
    def data(self) -> dict[str, Any] | None:
        return freezing.to_data(self.sheet) if self.sheet else None


def draft_now(report: Report) -> Pinned:
    """The draft as it would be read above: its marks resolved, with the figures it has now."""
    document = report.newest
    if document is None:
        return Pinned(figures_now(report))
    draft = draft_of(document, document.current, is_final=True)
    return Pinned(
        figures_now(report), document, document.current, draft.sheet, unknown=draft.unknown
    )


def handed_in_now(report: Report) -> Pinned:
    """The issued paper, if it goes with one, and the figures."""
    document = None if report.is_nothing else report.newest
    figures = figures_to_hand_in(report)
    if document is None or report.terms.asks == Terms.Asks.FIGURES:
        return Pinned(figures)
    entry = numbering.entry_of(document)
    return Pinned(
        figures,
        document,
        frozen.submission_of(document).revision,
        frozen.sheet_of(document),
        paper_number=f"{entry}" if entry else "",
        paper_date=entry.issued_on if entry else None,
    )


def figures_to_hand_in(report: Report) -> tuple[SentFigure, ...]:
    """A công văn đính chính mends the form: the figures stay what they were when handed in."""
    paper = report.last_paper
    if report.current and paper and paper.is_correction:
        return _copied(report.current.figures.select_related("asked"))
    return figures_now(report)


def figures_now(report: Report) -> tuple[SentFigure, ...]:
    return _copied(report.figures.select_related("asked"))


def keep(
    report: Report, pinned: Pinned, *, kind: Sending.Kind, by: Official, **columns: Any
) -> Sending:
    """The row with its figures; `columns` are the others of a sending. Under the report's lock."""
    sending = Sending.objects.create(
        report=report,
        number=report.sendings.count() + 1,
        kind=kind,
        document=pinned.document,
        revision=pinned.revision,
        sheet=pinned.data,
        keys=pinned.keys,
        paper_number=pinned.paper_number,
        paper_date=pinned.paper_date,
        file=pinned.file,
        is_nothing=report.is_nothing,
        sha256=digest(report, pinned),
        by=by,
        **columns,
    )
    for figure in pinned.figures:
        figure.sending = sending
    SentFigure.objects.bulk_create(pinned.figures)
    return sending


def digest(report: Report, pinned: Pinned) -> str:
    file = pinned.file.sha256 if pinned.file else ""
    return _hash(report, report.is_nothing, pinned.data, pinned.figures, file)


def digest_of(sending: Sending) -> str:
    """Computed again from the rows; equal to `sha256` as long as nobody tampered with them."""
    figures = sending.figures.select_related("asked")
    file = sending.file.sha256 if sending.file else ""
    return _hash(sending.report, sending.is_nothing, sending.sheet, figures, file)


def keyed_texts(sending: Sending) -> Iterator[tuple[tuple[str, ...], tuple[Block, ...]]]:
    """Text and annexes of what was sent, each with the keys of its blocks."""
    sheet, left = sending.pinned, list(sending.keys)
    texts: Sequence[tuple[Block, ...]] = ()
    if sheet:
        texts = (sheet.blocks, *(annex.blocks for annex in sheet.annexes))
    for blocks in texts:
        yield tuple(left[: len(blocks)]), blocks
        del left[: len(blocks)]


def _texts(revision: Revision | None) -> list[tuple[str, ...]]:
    return [keyed.keys for keyed in texts_of(revision)] if revision else []


def _copied(figures: Iterable[Figure]) -> tuple[SentFigure, ...]:
    return tuple(
        SentFigure(asked=one.asked, **{name: getattr(one, name) for name in COLUMNS})
        for one in figures
    )


def _hash(
    report: Report, is_nothing: bool, sheet: Any, figures: Iterable[Figure], file: str
) -> str:
    told = {
        "report": report.pk,
        "nothing": is_nothing,
        "sheet": sheet,
        "figures": sorted(_told(one) for one in figures),
        "file": file,
    }
    canonical = json.dumps(told, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()


def _told(figure: Figure) -> list[str]:
    return [figure.asked.code, *(_plain(getattr(figure, name)) for name in COLUMNS)]


def _plain(value: Any) -> str:
    """A number with both its places, however it came from the database."""
    if value is None:
        return ""
    if isinstance(value, Decimal | int) and not isinstance(value, bool):
        return f"{Decimal(value).quantize(_CENT):f}"
    return str(value)
