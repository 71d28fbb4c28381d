"""Phiếu số liệu: what one residential group counted, as a sheet that its head signs."""

from dataclasses import dataclass

from paper.slips import Slip


@dataclass(frozen=True, slots=True)
class CountLine:
    """Counts as printed; "" is left open, to be written in. `before` is the line of last time."""

    name: str
    counts: tuple[str, str, str] = ("", "", "")
    before: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class CountSheet:
    """The total comes first, as in the sentence that will quote it; `frame` is all around."""

    frame: Slip
    lines: tuple[CountLine, ...]
    before: str = ""
    """The day of the counts beside; "" where there are none."""
    remarks: tuple[str, ...] = ()
