"""The small forms that go with a paper: envelope, stamp of arrival, slips, checklist.

Envelope, dấu "ĐẾN" and phiếu giải quyết have the fields of NĐ 30/2020, Phụ lục IV, II, V and VII.
For phiếu trình and checklist the decree has no form; ours hold what Điều 12 to 18 ask for.
"""

from dataclasses import dataclass
from enum import Enum

from paper.layout import Page
from paper.sheet import Urgency

PAGE = Page(210, 297, top=15, right=15, bottom=15, left=25)


class EnvelopeSize(Enum):
    """Length and height in mm.

    Those offices have bought since TT 07/2012/TT-BNV, for a sheet of A4 as it is or folded; the
    text of appendix IV that we have names no measures (unverified).
    """

    WHOLE = (307, 220)
    HALF = (220, 158)
    THIRD = (220, 109)
    QUARTER = (158, 115)

    @property
    def words(self) -> str:
        folded = {"WHOLE": "để nguyên", "HALF": "gấp đôi", "THIRD": "gấp ba", "QUARTER": "gấp tư"}
        return f"{self.value[0]} × {self.value[1]} mm (A4 {folded[self.name]})"


@dataclass(frozen=True, slots=True)
class Envelope:
    """One bì văn bản; `number` is the number with its symbol, `contact` the lines below a name."""

    addressed_to: str
    number: str = ""
    superior: str = ""
    issuer: tuple[str, ...] = ()
    contact: tuple[str, ...] = ()
    urgency: Urgency | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A labelled part of a slip; `room` is left free below the lines, in mm, to be written in."""

    label: str
    lines: tuple[str, ...] = ()
    room: float = 0


@dataclass(frozen=True, slots=True)
class Check:
    """One thing to do before a paper leaves; `detail` says what it is for this paper."""

    task: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Slip:
    """One sheet of A4: sections to read and to write in, checks to tick, people to sign.

    `stately`: with Quốc hiệu and Tiêu ngữ above the dateline, as phiếu giải quyết has them.
    """

    title: str
    subject: str
    superior: str = ""
    issuer: tuple[str, ...] = ()
    dateline: str = ""
    sections: tuple[Section, ...] = ()
    checks: tuple[Check, ...] = ()
    signers: tuple[tuple[str, str], ...] = ()
    """Title in capitals and name, from left to right."""
    stately: bool = False


@dataclass(frozen=True, slots=True)
class ArrivalStamp:
    """Dấu "ĐẾN" of one paper; what is not known yet stays a dotted line, to be written in."""

    issuer: str
    number: str = ""
    on: str = ""
    passed_to: str = ""
    file_code: str = ""


STAMP_SIZE = (50.0, 35.0)
"""Length and height in mm (Phụ lục IV, V)."""
