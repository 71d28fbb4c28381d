"""The documents a paper cites, with their validity when it was handed up (PAPER_GROUNDS)."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from directives.citations import day_of, meant, register_citing, short, texts_of
from directives.knowing import known_to
from directives.knowledge import Known
from directives.validity import Validity, validity
from documents.models import Document, Revision
from paper import citing
from vietnamese import dates

CHANGED = (
    "Chưa cấp số: hiệu lực của văn bản viện dẫn đã khác lúc trình. {told} Hãy trả lại để người "
    "soạn xem lại chỗ viện dẫn rồi trình lại."
)
GONE = "{name} không còn trong sổ văn bản chỉ đạo của cơ quan (đã bị thu hồi)."


class Citations:
    """A verdict is the state of the cited document and what has changed it by the day."""

    def found(self, document: Document, revision: Revision) -> list[dict[str, Any]]:
        on = day_of(revision)
        return [_kept(validity(known, on)) for known in _cited(document, revision, on)]

    def objection(self, document: Document, found: Iterable[Mapping[str, Any]], *, on: date) -> str:
        rows = list(found)
        if not rows:
            return ""
        now = known_to(document.organization, (row["directive"] for row in rows))
        told = [line for row in rows if (line := _changed(row, now.get(row["directive"]), on))]
        return CHANGED.format(told=" ".join(told)) if told else ""


CITATIONS = Citations()


def _cited(document: Document, revision: Revision, on: date) -> Iterator[Known]:
    """What the draft cites and its office knows, each once, bound or typed freely."""
    citations = [found for text in texts_of(revision) for found in citing.find(text)]
    if not citations:
        return
    register = register_citing(document.organization, citations)
    known = (meant(citation, register, on=on) for citation in citations)
    yield from {one.pk: one for one in known if one}.values()


def _kept(found: Validity) -> dict[str, Any]:
    return {
        "directive": found.known.pk,
        "cited": short(found.known),
        "on": found.on.isoformat(),
        "state": found.state.name,
        "title": found.state.title,
        "changes": _changes(found),
    }


def _changes(found: Validity) -> list[list[str]]:
    return [[change.effect.value, change.by, change.part] for change in found.chain]


def _changed(kept: Mapping[str, Any], known: Known | None, on: date) -> str:
    if known is None:
        return GONE.format(name=kept["cited"])
    now = validity(known, on)
    if (now.state.name, _changes(now)) == (kept["state"], kept["changes"]):
        return ""
    then = dates.short(date.fromisoformat(kept["on"]))
    return f"{kept['cited']}: lúc trình (ngày {then}) {kept['title']}. {now.sentence}"
