"""What the decree asks of every paper and this one has not (NĐ 30/2020, Điều 8)."""

import re
from collections.abc import Iterator

from paper.checks.finding import Finding, Group, Severity
from paper.checks.manuscript import Manuscript
from paper.kinds import Kind
from paper.readers.recognition.lines import bare
from paper.sheet import Sheet

_ANNEX = re.compile(r"\b[Pp]hụ lục\b|\bPHỤ LỤC\b")
_OWN_ANNEX = re.compile(
    r"\b(?:[Pp]hụ lục|PL)(?: [IVX]{1,4}| \d{1,2})? (?:ban hành )?kèm theo"
    r"(?: (?:Kế hoạch|Quyết định|Báo cáo|Tờ trình|Công văn|văn bản) này|\b(?! \w+ (?:số|của)))"
)
_NUMBERED = re.compile(r"PHỤ LỤC\s+[IVXLC]+", re.IGNORECASE)
_WITHOUT_SUBJECT = frozenset({Kind.INTRODUCTION, Kind.LEAVE, Kind.INVITATION, Kind.MINUTES})
_WITHOUT_FOOT = frozenset({Kind.PUBLIC_LETTER, Kind.MINUTES})


def completeness(manuscript: Manuscript) -> Iterator[Finding]:
    sheet = manuscript.sheet
    if sheet.kind is None and not (sheet.number or sheet.symbol):
        message = "Không nhận ra tên loại, số và ký hiệu: có thể đây không phải văn bản hành chính."
        yield _missing("no-document", message, Severity.HINT)
        return
    yield from _head(sheet)
    yield from _foot(sheet)
    yield from _addressees(sheet)
    yield from _annexes(sheet)


def _missing(rule: str, message: str, severity: Severity = Severity.ERROR) -> Finding:
    return Finding(rule, Group.COMPLETENESS, severity, message, where="Toàn văn bản")


def _head(sheet: Sheet) -> Iterator[Finding]:
    if not sheet.issuer:
        # A copy on a web page mostly leaves the two columns of the head out.
        message = "Không thấy tên cơ quan ban hành văn bản (Phụ lục I, mục II.2)."
        yield _missing("no-issuer", message, Severity.HINT)
    if not sheet.symbol:
        yield _missing("no-symbol", "Thiếu ký hiệu của văn bản (Phụ lục I, mục II.3).")
    if not (sheet.place or sheet.issued) and sheet.kind is not Kind.MINUTES:
        yield _missing("no-date", "Thiếu địa danh và thời gian ban hành (Phụ lục I, mục II.4).")
    if sheet.kind is None:
        yield _missing("no-kind", "Thiếu tên loại văn bản (Phụ lục I, mục II.5).")
    if not sheet.subject and sheet.kind not in _WITHOUT_SUBJECT:
        yield _missing("no-subject", "Thiếu trích yếu nội dung (Phụ lục I, mục II.5).")


def _foot(sheet: Sheet) -> Iterator[Finding]:
    if sheet.kind in _WITHOUT_FOOT:
        return
    if not sheet.recipients:
        yield _missing("no-recipients", "Thiếu nơi nhận (Phụ lục I, mục II.9).")
    if not any(signature.authority for signature in sheet.signatures):
        yield _missing("no-authority", "Thiếu quyền hạn, chức vụ của người ký (Phụ lục I, II.7).")
    elif not any(signature.signer for signature in sheet.signatures):
        yield _missing("no-signer", "Thiếu họ tên người ký (Phụ lục I, mục II.7.c).")


def _addressees(sheet: Sheet) -> Iterator[Finding]:
    if sheet.kind in {Kind.OFFICIAL_LETTER, Kind.PROPOSAL} and not sheet.addressed_to:
        yield _missing("no-addressee", "Thiếu “Kính gửi” (Phụ lục I, mục II.9.b).")


def _annexes(sheet: Sheet) -> Iterator[Finding]:
    text = "\n".join(bare(block.text) for block in sheet.blocks)
    if sheet.annexes and not _ANNEX.search(text):
        message = "Có Phụ lục kèm theo mà nội dung không chỉ dẫn đến (Phụ lục I, mục III.1.a)."
        yield _missing("annex-not-named", message)
    if not sheet.annexes and _OWN_ANNEX.search(text):
        message = "Nội dung dẫn đến Phụ lục kèm theo nhưng văn bản chưa có Phụ lục."
        yield _missing("annex-missing", message, Severity.WARNING)
    if len(sheet.annexes) > 1 and not all(_NUMBERED.match(a.label) for a in sheet.annexes):
        message = "Từ hai Phụ lục trở lên phải đánh số bằng chữ số La Mã (Phụ lục I, III.1.a)."
        yield _missing("annexes-unnumbered", message)
