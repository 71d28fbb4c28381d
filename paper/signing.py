"""Quyền hạn, chức vụ: the lines above a signer's name (NĐ 30/2020, Điều 13; Phụ lục I, II.7)."""

import re
from enum import StrEnum


class Capacity(StrEnum):
    """By what right a signer signs."""

    HEAD = "HEAD"
    ON_BEHALF = "TM"
    FOR_HEAD = "KT"
    ACTING = "Q"
    BY_ORDER = "TL"
    BY_DELEGATION = "TUQ"


_COLLECTIVE = (Capacity.ON_BEHALF, Capacity.FOR_HEAD, Capacity.ACTING)
_DEPUTY = re.compile(r"phó[ -]+", re.IGNORECASE)
_ACTING = re.compile(r"(?:quyền|q\.) *", re.IGNORECASE)


def authority_lines(
    capacity: str, *, title: str, head_title: str = "", collective: str = ""
) -> tuple[str, ...]:
    """The lines in capitals, e.g. TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH.

    `capacity` is a value of Capacity. `collective` names the body where the body issues the paper,
    and is left empty where its head does. Of a deputy or an acting head the head's title follows
    from `title`; by order and by delegation it is "Chủ tịch" under a collective unless given.
    """
    way = Capacity(capacity or Capacity.HEAD)
    head = head_title or _head_title(way, title, collective)
    lines = []
    if collective and way in _COLLECTIVE:
        lines.append(f"TM. {collective}")
    if way not in (Capacity.HEAD, Capacity.ON_BEHALF) and head:
        lines.append(f"{way}. {head}")
    if way is not Capacity.ACTING or not head:
        lines.append(title)
    return tuple(line.upper() for line in lines)


def _head_title(way: Capacity, title: str, collective: str) -> str:
    match way:
        case Capacity.FOR_HEAD:
            return _DEPUTY.sub("", title, count=1) if _DEPUTY.match(title) else ""
        case Capacity.ACTING:
            return _ACTING.sub("", title, count=1) if _ACTING.match(title) else title
        case Capacity.BY_ORDER | Capacity.BY_DELEGATION:
            return "Chủ tịch" if collective else ""
        case _:
            return ""
