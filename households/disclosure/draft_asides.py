"""Beside a draft that leaves the ward: which figures read otherwise there, and which small ones
somebody typed."""

from collections.abc import Iterator
from dataclasses import dataclass

from documents.drafts.asides import Aside
from documents.drafts.parts import texts_of
from documents.homes import page_of, piece_of
from documents.models import Document, Revision
from documents.review.checks import Finding
from households.disclosure.citing import LeavingFigures
from households.disclosure.prose import Spot
from households.disclosure.small_figures import spots_in_draft, told
from households.disclosure.wording import BY_GROUP
from households.figures.names import Figure, Topic, by_name

NOT_OUTSIDE = "không đưa vào văn bản gửi ra ngoài phường, xã"


@dataclass(frozen=True, slots=True)
class Guarded:
    """A figure that leaves the ward in other words than the draft took; `words` "" not at all."""

    figure: Figure
    taken: str
    words: str

    @property
    def is_table(self) -> bool:
        return self.figure.topic is Topic.TABLE

    def __str__(self) -> str:
        if not self.words:
            return f"{self.figure.meaning}: {NOT_OUTSIDE}."
        if self.is_table:
            return f"{self.figure.meaning}: in bảng đã gộp các dân tộc, tôn giáo ít người."
        return f"{self.figure.meaning}: in là “{self.words}” (số liệu là {self.taken})."


@dataclass(frozen=True, slots=True)
class Placed:
    """A small figure typed by hand, and the piece of the draft it stands in."""

    spot: Spot
    key: str

    def __str__(self) -> str:
        return told(self.spot)


def beside_draft(document: Document, revision: Revision) -> Aside | None:
    """PAPER_ASIDES."""
    guarded, small = list(_guarded(revision)), _small(revision)
    if not (guarded or small):
        return None
    return Aside("households/disclosure/_aside.html", {"guarded": guarded, "small": small})


def listed(document: Document, revision: Revision) -> tuple[Finding, ...]:
    """PAPER_CHECKS: what reads otherwise is said; what is small and exact is answered."""
    home = page_of(document)
    hints = [
        Finding(f"Văn bản gửi ra ngoài. {one}", f"{home}#so-lieu", is_hint=bool(one.words))
        for one in _guarded(revision)
    ]
    small = [
        Finding(
            f"Văn bản gửi ra ngoài. {one}",
            piece_of(document, one.key) if one.key else home,
            "Đến chỗ này",
        )
        for one in _small(revision)
    ]
    return (*small, *hints)


def _guarded(revision: Revision) -> Iterator[Guarded]:
    figures = LeavingFigures(revision)
    for name, taken, words in figures.changed() if figures.taken else ():
        yield Guarded(by_name()[name], taken.value, "" if name == BY_GROUP else words or "")


def _small(revision: Revision) -> list[Placed]:
    found = spots_in_draft(revision)
    keyed = list(texts_of(revision)) if found else []
    return [Placed(one, _key_of(keyed[one.annex].keys, one.index)) for one in found]


def _key_of(keys: tuple[str, ...], index: int) -> str:
    return keys[index] if index < len(keys) else ""
