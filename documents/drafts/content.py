"""What an official drafts: the words of a paper without its number, its date and its form."""

from dataclasses import dataclass, field
from datetime import date

from officials.models import Appointment
from paper import outline
from paper.blocks import Block
from paper.sheet import Annex, Sheet


def canonical(text: str) -> str:
    """Outline text as it is stored: one block a line, markers recomputed."""
    return outline.write(outline.number(outline.parse(text)))


@dataclass(frozen=True, slots=True)
class AnnexText:
    """Phụ lục as drafted: title and outline text; its label is recomputed from its place.

    `is_large`: to be printed on A3.
    """

    title: str
    text: str
    is_large: bool = False

    @property
    def blocks(self) -> tuple[Block, ...]:
        return outline.parse(self.text)


@dataclass(frozen=True, slots=True)
class Content:
    """One state of a draft. Lists carry no dashes and no end marks; the writers add them."""

    subject: str
    text: str = ""
    addressed_to: tuple[str, ...] = ()
    legal_basis: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    unit: str = ""
    dated_on: date | None = None
    signer: Appointment | None = field(default=None)
    cosigners: tuple[str, ...] = ()
    """Who signs beside the signer, in the order of the paper: "Thư ký: Trần Thị Thử"."""
    authority: str = ""
    """Thẩm quyền ban hành of a quyết định or nghị quyết; who sends a công điện."""
    urgency: str = ""
    field_of_work: str = ""
    """Lĩnh vực, as the office's deputies have it; "" for a paper that any of them may sign."""
    issuing_body: str = ""
    """The advisory body that issues it under its own name, number and symbol; "" for the office."""
    annexes: tuple[AnnexText, ...] = ()
    unplaced: tuple[str, ...] = ()

    @property
    def blocks(self) -> tuple[Block, ...]:
        return outline.parse(self.text)

    @property
    def words(self) -> tuple[str, ...]:
        """Everything it says, piece by piece."""
        annexes = (text for annex in self.annexes for text in (annex.title, annex.text))
        lists = (*self.addressed_to, *self.legal_basis, *self.recipients, *self.unplaced)
        return (self.subject, self.text, *lists, *self.cosigners, self.unit, *annexes)

    @classmethod
    def of_sheet(cls, sheet: Sheet) -> "Content":
        """A received paper taken over as a draft of ours; the signer is chosen anew."""
        issued = sheet.issued.date if sheet.issued else None
        return cls(
            subject=sheet.subject,
            text=outline.write(outline.number(sheet.blocks)),
            addressed_to=sheet.addressed_to,
            legal_basis=sheet.legal_basis,
            recipients=sheet.recipients,
            authority=sheet.authority,
            dated_on=issued,
            urgency=sheet.urgency.name if sheet.urgency else "",
            annexes=tuple(_annex_text(annex) for annex in sheet.annexes),
            unplaced=sheet.unplaced,
        )


def _annex_text(annex: Annex) -> AnnexText:
    return AnnexText(annex.title, outline.write(outline.number(annex.blocks)), annex.is_large)
