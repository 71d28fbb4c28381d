"""The finished content of one administrative document: every component of NĐ 30/2020, as values.

Everything above `paper` decides what a sheet says; only the writers know how it looks.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from paper.blocks import Block
from paper.kinds import Kind

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"


class Urgency(Enum):
    """Mức độ khẩn, as the stamp spells it (Phụ lục I, III.2.b)."""

    URGENT = "KHẨN"
    VERY_URGENT = "THƯỢNG KHẨN"
    EXPRESS = "HOẢ TỐC"


@dataclass(frozen=True, slots=True)
class IssueDate:
    """Ngày tháng năm ban hành; what is not known yet stays blank on paper."""

    day: int | None = None
    month: int | None = None
    year: int | None = None

    @classmethod
    def of(cls, value: date) -> "IssueDate":
        return cls(value.day, value.month, value.year)

    @property
    def date(self) -> date | None:
        if self.day and self.month and self.year:
            return date(self.year, self.month, self.day)
        return None


@dataclass(frozen=True, slots=True)
class Signature:
    """Quyền hạn, chức vụ (ô 7a, one entry a line) and họ tên (ô 7b) of one signer."""

    authority: tuple[str, ...] = ()
    signer: str = ""


@dataclass(frozen=True, slots=True)
class Annex:
    """Phụ lục: `label` as printed ("Phụ lục I"), its own blocks, its own page numbers.

    `is_large`: on A3, laid across, for a table that A4 cannot hold.
    """

    label: str
    title: str
    blocks: tuple[Block, ...]
    is_large: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One document, ready for any writer. Text is NFC; markers are those to be printed."""

    kind: Kind | None
    blocks: tuple[Block, ...]
    superior: str = ""
    issuer: tuple[str, ...] = ()
    number: str = ""
    symbol: str = ""
    place: str = ""
    issued: IssueDate | None = None
    subject: str = ""
    addressed_to: tuple[str, ...] = ()
    authority: str = ""
    """Thẩm quyền ban hành, above the legal basis (Mẫu 1.1-1.3); before "điện:" in Mẫu 1.6."""
    legal_basis: tuple[str, ...] = ()
    enacting: str = ""
    """The line between legal basis and text: "QUYẾT ĐỊNH:", "QUYẾT NGHỊ:"."""
    recipients: tuple[str, ...] = ()
    signatures: tuple[Signature, ...] = ()
    annexes: tuple[Annex, ...] = ()
    urgency: Urgency | None = None
    circulation: str = ""
    drafter_mark: str = ""
    contact: str = ""
    draft: bool = False
    unplaced: tuple[str, ...] = ()
    """Lines of a received paper that have no place of their own; printed under the recipients."""
