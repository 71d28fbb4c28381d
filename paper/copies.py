"""Copies of a paper: sao y, sao lục, trích sao (NĐ 30/2020, Phụ lục I, Phần II; Mẫu 3.1, 3.2)."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from paper.sheet import IssueDate, Sheet, Signature


class CopyForm(Enum):
    """Hình thức sao; the name of each is its abbreviation in data (Phụ lục III, mục I)."""

    SY = "SAO Y"
    SL = "SAO LỤC"
    TrS = "TRÍCH SAO"


@dataclass(frozen=True, slots=True)
class Copy:
    """What is printed beneath a copied paper: who copies it, under which number, for whom."""

    form: CopyForm
    issuer: tuple[str, ...] = ()
    number: str = ""
    symbol: str = ""
    place: str = ""
    issued: IssueDate | None = None
    signature: Signature | None = None
    recipients: tuple[str, ...] = ()

    @property
    def components(self) -> Sheet:
        """The same components as a paper has, for the parts of a page that both print."""
        return Sheet(
            kind=None,
            blocks=(),
            issuer=self.issuer,
            number=self.number,
            symbol=self.symbol,
            place=self.place,
            issued=self.issued,
            signatures=(self.signature,) if self.signature else (),
            recipients=self.recipients,
        )


def electronic_mark(form: CopyForm, issuer: str, signed_at: datetime) -> str:
    """The line of an electronic copy, at the top right of its first page in 10 pt.

    "Sao y, Ủy ban nhân dân phường Mẫu, 22/11/2026 10:05:09 +07:00"; `signed_at` knows its zone.
    """
    if signed_at.utcoffset() is None:
        raise ValueError("the time of signing needs its time zone")
    when = signed_at.isoformat(sep=" ", timespec="seconds")
    day, clock = when.split(" ")
    year, month, day_of_month = day.split("-")
    time, zone = clock[:8], clock[8:]
    return f"{form.value.capitalize()}, {issuer}, {day_of_month}/{month}/{year} {time} {zone}"
