"""Which of the organ lines name the superior and which the issuing body."""

import re
from collections.abc import Sequence

_COMMITTEE = re.compile(r"ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN", re.IGNORECASE)
_TERRITORY = re.compile(
    r"(?:PHƯỜNG|XÃ|ĐẶC KHU|THỊ TRẤN|QUẬN|HUYỆN|THỊ XÃ|THÀNH PHỐ|TP\.?|TỈNH)\s", re.IGNORECASE
)


def organs_of(lines: Sequence[tuple[str, bool]]) -> tuple[str, tuple[str, ...]]:
    """Superior and issuer of the organ lines, each with whether it is bold.

    The issuer is bold and the superior is not (Phụ lục I, II.2); where bold says nothing, a body
    named over two lines ("ỦY BAN NHÂN DÂN", "PHƯỜNG …") is recognised by its name.
    """
    names = [name for name, _ in lines]
    first = _first_bold(lines)
    if first is None:
        first = _first_of_issuer(names)
    return " ".join(names[:first]), tuple(names[first:])


def _first_bold(lines: Sequence[tuple[str, bool]]) -> int | None:
    bold = [is_bold for _, is_bold in lines]
    if True in bold and all(bold[bold.index(True) :]):
        return bold.index(True)
    return None


def _first_of_issuer(names: Sequence[str]) -> int:
    if len(names) < 2:
        return 0
    if names_body_without_place(names[0]) and _TERRITORY.match(names[1]):
        return 0 if len(names) == 2 else 2
    return 0 if _TERRITORY.match(names[1]) else 1


def names_body_without_place(name: str) -> bool:
    return _COMMITTEE.fullmatch(name) is not None
