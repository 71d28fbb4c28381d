"""What the figures and terms of a regime may not say: every fault at once, each with its place."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from django.core.exceptions import ValidationError

from reports.models import Addressee, AskedFigure
from reports.regimes.sourcing import is_known

Parts = Mapping[str, Sequence[str]]
Forms = Mapping[str, Collection[int]]
"""By the code of a figure the places of the addressees whose form has it; else all have it."""
MOST_FIGURES = 150
NO_ADDRESSEE = "Ghi ít nhất một nơi nhận báo cáo."
NO_FIGURES = "Chế độ chỉ lấy số liệu thì cần ít nhất một chỉ tiêu."
TOO_MANY = f"Nhiều nhất {MOST_FIGURES} chỉ tiêu trong một chế độ báo cáo."


def faults_of_figures(figures: Sequence[AskedFigure]) -> list[str]:
    """Places are counted from 1, as the lines of the form are."""
    parts = {one.code: one.parts for one in figures}
    return [
        *([TOO_MANY] if len(figures) > MOST_FIGURES else []),
        *_twice([one.code for one in figures]),
        *_unknown(figures),
        *_without_source(figures),
        *(f"“{code}” là tổng của chính nó; bỏ vòng này đi." for code in circular(parts)),
    ]


def faults_of_forms(addressees: Sequence[Addressee], forms: Forms) -> list[str]:
    known = range(1, len(addressees) + 1)
    return [
        f"Chỉ tiêu “{code}”: không có nơi nhận thứ {place}."
        for code, places in forms.items()
        for place in places
        if place not in known
    ]


def circular(parts: Parts) -> list[str]:
    """Codes that are part of themselves, at once or through others, in their order."""
    return [code for code in parts if code in _all_below(code, parts)]


def demand_none(faults: Iterable[str]) -> None:
    """Raises ValidationError with all of them."""
    if told := list(faults):
        raise ValidationError(told)


def _twice(codes: Sequence[str]) -> Iterator[str]:
    for code in dict.fromkeys(codes):
        lines = [str(place) for place, one in enumerate(codes, start=1) if one == code]
        if len(lines) > 1:
            yield f"Mã “{code}” ghi {len(lines)} lần, ở dòng {', '.join(lines)}; mỗi mã một lần."


def _unknown(figures: Sequence[AskedFigure]) -> Iterator[str]:
    codes = {one.code for one in figures}
    for place, one in enumerate(figures, start=1):
        for part in one.parts:
            if part not in codes:
                yield f"Dòng {place}: “{part}” không phải mã của chỉ tiêu nào trong danh sách."


def _without_source(figures: Sequence[AskedFigure]) -> Iterator[str]:
    for place, one in enumerate(figures, start=1):
        if not is_known(one):
            yield f"Dòng {place}: chọn lại nơi lấy số; “{one.key}” không có trong nguồn ấy."


def _all_below(code: str, parts: Parts) -> set[str]:
    found: set[str] = set()
    wave = set(parts.get(code, ()))
    while wave:
        found |= wave
        wave = {below for one in wave for below in parts.get(one, ())} - found
    return found
