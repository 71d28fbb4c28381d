"""Copies of an issued paper: their number from the book of copies, and the sheet they are."""

from dataclasses import dataclass, replace
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from documents import frozen
from documents.authority import signers
from documents.models import Document, PaperCopy
from documents.numbers import books, numbering
from documents.numbers.entering import Particulars
from documents.numbers.permissions import may_give_numbers
from documents.sheets import signature_of
from history.recording import record, subject_of
from officials.models import Appointment, Official
from paper import outline
from paper.blocks import Block
from paper.copies import Copy, CopyForm
from paper.sheet import IssueDate, Sheet
from paper.writers import copy_pdf
from workflow.verdicts import Verdict, demand, refused


@dataclass(frozen=True, slots=True)
class Request:
    """What a copy is to be: its form, who signs it and for whom; `extract` for a trích sao."""

    form: CopyForm
    signer: Appointment
    recipients: tuple[str, ...] = ()
    extract: str = ""
    count: int | None = None


def may_copy(document: Document, by: Official) -> Verdict:
    """Whether the paper stands and this official keeps the book of copies."""
    if document.state != Document.State.ISSUED:
        return refused("Chỉ sao văn bản đã phát hành và còn hiệu lực.")
    return may_give_numbers(by, document.organization)


def copy(document: Document, wanted: Request, *, on: date, by: Official) -> PaperCopy:
    """Number a copy and keep what it is; raises ValidationError for what was typed wrongly."""
    demand(may_copy(document, by))
    demand(signers.may_sign(wanted.signer, document.organization))
    extract = _checked_extract(document, wanted)
    with transaction.atomic():
        entry = numbering.number_elsewhere(
            document.organization,
            _particulars(document, wanted),
            on=on,
            by=by,
            series=books.series_of_copies(document.organization),
        )
        made = PaperCopy.objects.create(
            document=document, entry=entry, signer=wanted.signer, extract=extract
        )
        record(
            document.organization_id,
            verb="documents.copy",
            by=by,
            subject=subject_of(document),
            details={"copy": made.pk, "entry": entry.pk},
        )
    return made


def written(made: PaperCopy) -> bytes:
    """The copy as PDF: the frozen paper, and the form of copy beneath it."""
    return copy_pdf.write(copied_sheet(made), copy_of(made))


def copied_sheet(made: PaperCopy) -> Sheet:
    """The paper as it was approved; of a trích sao only what is copied of it."""
    sheet = frozen.sheet_of(made.document)
    if not made.extract:
        return sheet
    return replace(sheet, blocks=outline.parse(made.extract), annexes=())


def copy_of(made: PaperCopy) -> Copy:
    """What stands beneath it."""
    entry = made.entry
    head = made.document.organization.letterhead_on(entry.issued_on)
    return Copy(
        form=CopyForm[entry.kind],
        issuer=head.issuer_lines if head else (),
        number=entry.typed_number,
        symbol=entry.symbol,
        place=head.place if head else "",
        issued=IssueDate.of(entry.issued_on),
        signature=signature_of(made.signer, head),
        recipients=tuple(entry.recipients),
    )


def whole_text(document: Document) -> str:
    """The text of the frozen paper, to strike out of it what an extract leaves."""
    return outline.write(frozen.sheet_of(document).blocks)


def panel_of(document: Document, official: Official) -> dict[str, object]:
    """The copies made so far, and whether another may be made."""
    made = document.paper_copies.select_related("entry__void")
    return {"made": made, "may_make": may_copy(document, official)}


def _particulars(document: Document, wanted: Request) -> Particulars:
    return Particulars(
        kind=wanted.form.name,
        subject=f"{document.paper_kind.title} số {numbering.entry_of(document)}",
        signer=wanted.signer.official.full_name,
        recipients=wanted.recipients,
        copies=wanted.count,
    )


def _checked_extract(document: Document, wanted: Request) -> str:
    """The extract in outline text; it may leave out, and change nothing."""
    if wanted.form is not CopyForm.TrS:
        return ""
    blocks = outline.parse(wanted.extract)
    if not blocks:
        raise ValidationError({"extract": "Cần giữ lại phần được trích."})
    rest = iter(frozen.sheet_of(document).blocks)
    for block in blocks:
        if not any(_same(block, original) for original in rest):
            raise ValidationError(
                {"extract": f"“{block.text[:60]}” không có trong văn bản, hoặc đứng sai thứ tự."}
            )
    return outline.write(blocks)


def _same(one: Block, other: Block) -> bool:
    return (one.rank, one.marker, one.text) == (other.rank, other.marker, other.text)
