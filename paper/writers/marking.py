"""A line at the foot of every page that this process writes, whatever is written: that what it says
is invented. None unless the settings of a demonstration ask for it."""

from collections.abc import Iterator
from contextlib import contextmanager

from paper.faces import face

_lines: list[str] = []


def put(line: str) -> None:
    """For the whole process, before anything is written; "" takes it away."""
    _lines[:] = [line] if line else []


@contextmanager
def marked(line: str) -> Iterator[None]:
    """What is written within bears it, whatever the process says otherwise."""
    before = [*_lines]
    put(line)
    try:
        yield
    finally:
        _lines[:] = before


def line() -> str:
    return "".join(_lines)


def page_style() -> str:
    """As CSS of a PDF's pages."""
    if not _lines:
        return ""
    font = f'font: italic 10pt "{face().family}"'
    place = "vertical-align: top; padding-top: 2mm; white-space: nowrap"
    return f'@page {{ @bottom-center {{ content: "{line()}"; {font}; {place} }} }}'
