"""The lines of each component as they stand on paper: padding, blanks, dashes, end marks.

Shared by the writers, so that the same words stand in HTML, PDF, DOCX and text.
"""

from paper.kinds import Kind
from paper.layout import BLANK, BLANK_DAY, BLANK_NUMBER, BLANK_YEAR
from paper.sheet import IssueDate, Sheet

ADDRESSEES_LABEL = "Kính gửi:"
WIRES = "điện:"
ENACTING = {Kind.RESOLUTION: "QUYẾT NGHỊ:", Kind.DECISION: "QUYẾT ĐỊNH:"}
"""The line between the legal basis and what is resolved or decided (Mẫu 1.1-1.3)."""
RECIPIENTS_LABEL = "Nơi nhận:"


def number_line(sheet: Sheet) -> str:
    """Số, ký hiệu, "Số: 05/KH-UBND"; the number stays blank before it is given (II.3)."""
    if not (sheet.number or sheet.symbol):
        return ""
    number = padded_number(sheet.number) or BLANK_NUMBER
    return f"Số:{BLANK}{number}/{sheet.symbol}" if sheet.symbol else f"Số:{BLANK}{number}"


def padded_number(number: str) -> str:
    """A number under 10 gets a leading zero, "05", "05a" (II.3.c)."""
    digits = len(number) - len(number.lstrip("0123456789"))
    return f"0{number}" if digits == 1 else number


def dateline(sheet: Sheet) -> str:
    """Địa danh và thời gian; what is not known of the date stays blank (II.4)."""
    if not (sheet.place or sheet.issued):
        return ""
    if sheet.kind is Kind.MINUTES and not sheet.place:
        return ""  # a biên bản says in its text when and where (Mẫu 1.9)
    date = date_words(sheet.issued or IssueDate())
    return f"{sheet.place}, {date}" if sheet.place else date


def date_words(issued: IssueDate) -> str:
    day, month, year = date_figures(issued)
    return f"ngày {day or BLANK_DAY} tháng {month or BLANK_DAY} năm {year or BLANK_YEAR}"


def date_figures(issued: IssueDate) -> tuple[str, str, str]:
    """Days under 10 and the months 1 and 2 get a leading zero (II.4.b); "" for the unknown."""
    day = f"{issued.day:02}" if issued.day else ""
    month = f"{issued.month:0{2 if issued.month < 3 else 1}}" if issued.month else ""
    return day, month, str(issued.year) if issued.year else ""


def blank_figures(sheet: Sheet, issued: IssueDate) -> tuple[str, ...]:
    """The figures of a date for which a sheet has blanks."""
    printed = date_figures(sheet.issued or IssueDate())
    given = date_figures(issued)
    return tuple(figure for figure, there in zip(given, printed, strict=True) if not there)


def is_letter(sheet: Sheet) -> bool:
    """Whether the subject stands under the number after "V/v" (công văn, II.5.b)."""
    return sheet.kind is Kind.OFFICIAL_LETTER


def regarding(sheet: Sheet) -> str:
    return f"V/v {sheet.subject}" if is_letter(sheet) and sheet.subject else ""


def legal_basis_lines(sheet: Sheet) -> tuple[str, ...]:
    return with_end_marks(sheet.legal_basis)


def is_wire(sheet: Sheet) -> bool:
    """Whether it is a công điện that names who sends it to whom (Mẫu 1.6)."""
    return sheet.kind is Kind.TELEGRAM and bool(sheet.authority)


def addressees_label(sheet: Sheet) -> str:
    return f"{sheet.authority} {WIRES}" if is_wire(sheet) else ADDRESSEES_LABEL


def authority_line(sheet: Sheet) -> str:
    """Thẩm quyền ban hành, a line of its own but in a công điện."""
    return "" if sheet.kind is Kind.TELEGRAM else sheet.authority


def is_bare_title(sheet: Sheet) -> bool:
    """Whether the short rule stands under the kind itself (Mẫu 1.8 and 1.10)."""
    return sheet.kind in {Kind.INTRODUCTION, Kind.LEAVE} and not sheet.subject


def addressee_lines(sheet: Sheet) -> tuple[str, ...]:
    """One addressee stands bare beside the label; several each on a dashed line (II.9.d)."""
    if len(sheet.addressed_to) == 1:
        return sheet.addressed_to
    return dashed(sheet.addressed_to)


def recipient_lines(sheet: Sheet) -> tuple[str, ...]:
    return dashed(sheet.recipients)


def dashed(entries: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"- {line}" for line in with_end_marks(entries))


def with_end_marks(entries: tuple[str, ...]) -> tuple[str, ...]:
    """Semicolons, and a full stop at the last."""
    if not entries:
        return ()
    return (*(f"{entry};" for entry in entries[:-1]), f"{entries[-1]}.")


def document_title(sheet: Sheet) -> str:
    """Name of the file's document, for title bars and metadata."""
    kind = sheet.kind.title if sheet.kind else ""
    return ": ".join(part for part in (kind, sheet.subject) if part) or "Văn bản"
