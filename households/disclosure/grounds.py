"""What a paper gives of the ward's figures: kept when it is handed up, weighed again when it is
numbered, for other papers may have given other figures meanwhile (PAPER_GROUNDS)."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from itertools import groupby
from typing import Any

from documents.models import Document, Revision
from households.disclosure.citing import LeavingFigures
from households.disclosure.protecting import Protected, protected
from households.disclosure.wording import GUARDED
from households.figures.names import Topic, by_name
from households.figures.taking import Taken
from vietnamese.dates import short

CHANGED = (
    "Chưa cấp số: từ lúc trình đến nay cơ quan đã cung cấp số liệu khác, nên số liệu dân tộc tính "
    "đến ngày {days} phải gộp thêm. Hãy trả lại để người soạn xem lại rồi trình lại."
)
_OF_GROUPS = GUARDED - {Topic.RELIGION}


class GivenFigures:
    def found(self, document: Document, revision: Revision) -> list[dict[str, Any]]:
        figures = LeavingFigures(revision)
        if not figures.taken or not figures.leaves:
            return []
        taken = sorted(figures.taken.values(), key=_moment)
        return [
            _kept(figures, on, at, tuple(ones)) for (on, at), ones in groupby(taken, key=_moment)
        ]

    def objection(self, document: Document, found: Iterable[Mapping[str, Any]], *, on: date) -> str:
        days = [short(day) for day in _no_longer(document, found)]
        return CHANGED.format(days=", ".join(days)) if days else ""


GIVEN = GivenFigures()


def moment_of(kept: Mapping[str, Any]) -> tuple[date, datetime]:
    return date.fromisoformat(kept["on"]), datetime.fromisoformat(kept["known"])


def _moment(taken: Taken) -> tuple[date, datetime]:
    return taken.on, taken.at


def _kept(
    figures: LeavingFigures, on: date, at: datetime, taken: tuple[Taken, ...]
) -> dict[str, Any]:
    words = {one.name: figures.words(one.name, one) or "" for one in taken}
    return kept_of(figures.protected(taken[0]), words, on=on, known=at)


def kept_of(
    found: Protected | None, words: Mapping[str, str], *, on: date, known: datetime
) -> dict[str, Any]:
    """What is kept of figures of one day, by their names, in the words in which they leave."""
    tells = found is not None and any(map(_tells_groups, words))
    return {
        "on": on.isoformat(),
        "known": known.isoformat(),
        "figures": dict(words),
        **(_fold(found) if found and tells else {}),
    }


def _fold(found: Protected) -> dict[str, Any]:
    shown = found.shown
    return {
        "smallest": shown.k,
        "minorities": shown.standing.value,
        "folded": sorted(shown.folded),
        "named": sorted(shown.names),
    }


def _tells_groups(name: str) -> bool:
    return by_name()[name].topic in _OF_GROUPS


def _no_longer(document: Document, found: Iterable[Mapping[str, Any]]) -> Iterator[date]:
    """The days of which less may be given now than the paper gives."""
    for kept in found:
        if "folded" in kept:
            on, known = moment_of(kept)
            now = protected(document.organization, on=on, known=known)
            if now and not now.shown.folded <= {*kept["folded"]}:
                yield on
