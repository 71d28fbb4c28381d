"""A sheet as plain text: its lines in reading order, the two columns of the head one by one.

`readers.text.read` gives the same sheet back. Emphasis, tables and plain paragraphs that begin
like a numbered one stand in outline notation.
"""

from collections.abc import Iterable, Iterator

from paper import components, layout, outline
from paper.readers.recognition.naming import organs_of
from paper.sheet import MOTTO, NATION, Annex, Sheet, Signature


def write(sheet: Sheet) -> str:
    """The paper as text, its components apart by empty lines."""
    groups = (
        _marks(sheet),
        _organs(sheet),
        (NATION, MOTTO),
        _reference(sheet),
        (components.dateline(sheet),),
        _title(sheet),
        _addressees(sheet),
        (components.authority_line(sheet).upper(),),
        components.legal_basis_lines(sheet),
        (sheet.enacting,),
        (outline.write(sheet.blocks).rstrip("\n"),),
        _recipients(sheet),
        *(_signature(signature) for signature in sheet.signatures),
        (sheet.contact, *sheet.unplaced),
        *(_annex(annex) for annex in sheet.annexes),
    )
    written = (_lines(group) for group in groups)
    return "\n\n".join(filter(None, written)) + "\n"


def _lines(group: Iterable[str]) -> str:
    return "\n".join(filter(None, group))


def _marks(sheet: Sheet) -> Iterator[str]:
    yield layout.DRAFT_MARK if sheet.draft else ""
    yield sheet.circulation.upper()


def _organs(sheet: Sheet) -> Iterator[str]:
    """The issuer is bold where its name alone would be taken for the superior's."""
    superior = sheet.superior.upper()
    issuer = tuple(line.upper() for line in sheet.issuer)
    by_name = organs_of([(name, False) for name in (superior, *issuer) if name])
    yield superior
    yield from issuer if by_name == (superior, issuer) else (f"**{line}**" for line in issuer)


def _reference(sheet: Sheet) -> Iterator[str]:
    yield components.number_line(sheet)
    yield components.regarding(sheet)
    yield sheet.urgency.value if sheet.urgency else ""


def _title(sheet: Sheet) -> Iterator[str]:
    if not components.is_letter(sheet):
        yield sheet.kind.title.upper() if sheet.kind else ""
        yield sheet.subject


def _addressees(sheet: Sheet) -> Iterator[str]:
    label, lines = components.addressees_label(sheet), components.addressee_lines(sheet)
    if len(lines) == 1:
        yield f"{label} {lines[0]}"
    elif lines or components.is_wire(sheet):
        yield from (label, *lines)


def _recipients(sheet: Sheet) -> Iterator[str]:
    lines = components.recipient_lines(sheet)
    if lines:
        yield from (components.RECIPIENTS_LABEL, *lines)
    yield sheet.drafter_mark


def _signature(signature: Signature) -> Iterator[str]:
    yield from (line.upper() for line in signature.authority)
    yield f"\n{signature.signer}" if signature.signer else ""


def _annex(annex: Annex) -> Iterator[str]:
    yield annex.label
    yield annex.title.upper()
    yield f"\n{outline.write(annex.blocks)}".rstrip("\n")
