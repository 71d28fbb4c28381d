"""The end of a paper: "./.", Nơi nhận, who signs by what right (Phụ lục I, II.7 and II.9)."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from paper.blocks import Rank
from paper.checks.finding import Finding, Group, Severity
from paper.checks.manuscript import Manuscript, Passage, Place, Stretch, paragraphs
from paper.kinds import Kind
from paper.readers.recognition.foot import is_authority, is_name
from paper.readers.recognition.lines import bare
from paper.readers.recognition.marks import RECIPIENTS

_DASH = re.compile(r"[-–—+•]\s*")
_BRACE = re.compile(r"[-–—+•]\s*[{}]")
_ARCHIVED = re.compile(r"(?:[-–—+•]\s*)?(?P<said>Lưu\b\s*[:.;,]?\s*(?P<rest>.*?))(?P<end>[;.,]*)$")
_RIGHT_ARCHIVE = re.compile(r"Lưu: VT(?:, \S.*)?")
_OFFICE_CLERK = re.compile(r"(?:VT|Văn thư|V\.T)\b[\s,;.:-]*", re.IGNORECASE)
_CAPACITY = re.compile(r"(?P<way>TM|KT|TL|TUQ|T/M|K/T|T/L|Q)(?P<by>[./]?\s*)(?P<rest>[A-ZĐÀ-Ỹ].+)")
_LONGEST_AUTHORITY = 80
_HONOUR = re.compile(
    r"(?P<honour>(?:(?:PGS|GS|TS|ThS|Th\.S|T\.S|BS|KS|CN|LS|CKI|CKII|Ông|Bà|Đ/c|Đồng chí)[.,\s]+)+)"
    r"(?P<name>\S.*)"
)
_END_MARK = "./."
_NO_ARCHIVE = "Dòng cuối của nơi nhận là “Lưu: VT, …” (Phụ lục I, mục II.9.d)."
_AS_ABOVE = "Có “Kính gửi” thì nơi nhận bắt đầu bằng “Như trên” (Phụ lục I, mục II.9.b)."
_NEARLY = re.compile(r"\s*(?:\.{0,3}|…|[;,])\s*/\s*\.?\s*$|\s*[.;,…]?\s*$")


def foot(manuscript: Manuscript, passage: Passage) -> Iterator[Finding]:
    if passage.place is Place.FILE:
        yield from _of_file(manuscript, passage)
    elif passage.place is Place.RECIPIENTS:
        yield from _of_draft(manuscript, passage)
    elif passage.place is Place.BODY:
        lines = list(paragraphs(passage))
        yield from _end_mark(manuscript, lines[-1:])


def _finding(
    rule: str, message: str, place: Stretch, suggestion: str | None, severity: Severity
) -> Finding:
    return Finding(rule, Group.WORDING, severity, message, place.start, place.end, suggestion)


def _of_file(manuscript: Manuscript, passage: Passage) -> Iterator[Finding]:
    lines = list(paragraphs(passage))
    start = _foot_start(lines)
    if start is None:
        return
    yield from _end_mark(manuscript, lines[:start][-1:])
    cells = [cell for cell in passage.cells if cell.start >= lines[start].start]
    yield from _label(cells)
    yield from _recipients(manuscript, cells)
    yield from _archive_line(cells)
    yield from _authority(manuscript, cells)
    yield from _honours(cells)


def _of_draft(manuscript: Manuscript, passage: Passage) -> Iterator[Finding]:
    """Entries without dashes and end marks, which the program writes."""
    yield from _archive_line(passage.cells)
    if not any("Lưu" in line.text for line in passage.lines):
        place = Stretch("", len(passage.text))
        yield _finding("archive-line-missing", _NO_ARCHIVE, place, "\nLưu: VT", Severity.ERROR)
    if manuscript.sheet.addressed_to and "như trên" not in passage.lines[0].text.lower():
        yield _finding("as-above", _AS_ABOVE, Stretch("", 0), "Như trên\n", Severity.ERROR)


def _foot_start(lines: Sequence[Stretch]) -> int | None:
    """The last line that is labelled "Nơi nhận", or the authority above it."""
    found = [
        at
        for at, line in enumerate(lines)
        if RECIPIENTS.match(bare(line.text)) and len(bare(line.text)) < _LONGEST_AUTHORITY
    ]
    start = found[-1] if found else len(lines)
    while start and is_authority(bare(lines[start - 1].text)):
        start -= 1
    if start == len(lines):
        authority = [at for at, line in enumerate(lines) if _CAPACITY.fullmatch(bare(line.text))]
        return authority[-1] if authority else None
    return start


def _end_mark(manuscript: Manuscript, last: Sequence[Stretch]) -> Iterator[Finding]:
    blocks = manuscript.sheet.blocks
    if not last or not blocks or blocks[-1].rank is Rank.TABLE:
        return
    text = last[0].text.rstrip(' *)\t”"')
    if text.endswith(_END_MARK):
        return
    tail = _NEARLY.search(text)
    start = last[0].start + (tail.start() if tail else len(text))
    place = Stretch(text[start - last[0].start :], start)
    message = "Hết phần nội dung có dấu “./.” (Phụ lục III, các mẫu 1.1 đến 1.10)."
    yield _finding("end-mark", message, place, _END_MARK, Severity.HINT)


def _label(cells: Sequence[Stretch]) -> Iterator[Finding]:
    for cell in cells:
        label = re.match(r"Nơi\s+nhận(?!\s*:)", cell.text, re.IGNORECASE)
        if label:
            message = "Sau từ “Nơi nhận” có dấu hai chấm (Phụ lục I, mục II.9.d)."
            place = Stretch(label[0], cell.start)
            yield _finding("recipients-colon", message, place, "Nơi nhận:", Severity.ERROR)


def _entries(cells: Sequence[Stretch]) -> list[Stretch]:
    """The dashed lines under "Nơi nhận:", a dash in front or not."""
    label = next((i for i, c in enumerate(cells) if RECIPIENTS.match(c.text)), None)
    if label is None:
        return []
    # Half a brace beside several recipients is what remains of a drawing.
    return [
        cell
        for cell in cells[label + 1 :]
        if _DASH.match(cell.text) and not _BRACE.match(cell.text)
    ]


def _recipients(manuscript: Manuscript, cells: Sequence[Stretch]) -> Iterator[Finding]:
    entries = _entries(cells)
    for entry in entries[:-1]:
        if not entry.text.endswith(";"):
            yield _end_of_entry(entry, ";", "mỗi dòng nơi nhận có dấu chấm phẩy")
    if entries and not entries[-1].text.endswith("."):
        yield _end_of_entry(entries[-1], ".", "dòng cuối của nơi nhận có dấu chấm")
    if entries and not any("Lưu" in entry.text for entry in entries):
        said = re.sub(r"[;.,\s]+$", "", entries[-1].text)
        place = Stretch(entries[-1].text[len(said) :], entries[-1].start + len(said))
        yield _finding("archive-line-missing", _NO_ARCHIVE, place, ";\n- Lưu: VT.", Severity.ERROR)
    if manuscript.sheet.addressed_to and entries and "như trên" not in entries[0].text.lower():
        place = Stretch("", entries[0].start)
        yield _finding("as-above", _AS_ABOVE, place, "- Như trên;\n", Severity.ERROR)


def _end_of_entry(entry: Stretch, mark: str, told: str) -> Finding:
    said = re.sub(r"\s*[;.,]*$", "", entry.text)
    place = Stretch(entry.text[len(said) :], entry.start + len(said))
    message = f"Cuối {told} (Phụ lục I, mục II.9.d)."
    return _finding("recipients-end-mark", message, place, mark, Severity.ERROR)


def _archive_line(cells: Sequence[Stretch]) -> Iterator[Finding]:
    for cell in cells:
        found = _ARCHIVED.fullmatch(cell.text)
        if not found or _RIGHT_ARCHIVE.fullmatch(found["said"].rstrip()):
            continue
        rest = _OFFICE_CLERK.sub("", found["rest"], count=1).strip(" ,;.:")
        right = f"Lưu: VT, {rest}" if rest else "Lưu: VT"
        place = Stretch(cell.text[found.start("said") :], cell.start + found.start("said"))
        message = (
            "Dòng lưu gồm chữ “Lưu”, dấu hai chấm, “VT”, dấu phẩy, chữ viết tắt đơn vị soạn thảo "
            "và dấu chấm: “Lưu: VT, VHXH.” (Phụ lục I, mục II.9.d)."
        )
        yield _finding("archive-line", message, place, f"{right}{found['end']}", Severity.ERROR)


def _authority(manuscript: Manuscript, cells: Sequence[Stretch]) -> Iterator[Finding]:
    lines = [cell for cell in cells if _is_authority_line(cell.text)]
    for line in lines:
        found = _CAPACITY.fullmatch(line.text)
        if found and (found["by"] != ". " or "/" in found["way"]):
            way = found["way"].replace("/", "")
            message = f"Quyền hạn của người ký ghi “{way}.” rồi cách một chữ (Phụ lục I, II.7.b)."
            right = f"{way}. {found['rest']}"
            yield _finding("authority-mark", message, line, right, Severity.ERROR)
    yield from _collective(manuscript, lines)
    yield from _deputy(lines)


def _is_authority_line(text: str) -> bool:
    capacity = _CAPACITY.fullmatch(text)
    if len(text) > _LONGEST_AUTHORITY or text != text.upper():
        return False
    return is_authority(text) or (capacity is not None and len(capacity["rest"].split()) > 1)


def _collective(manuscript: Manuscript, lines: Sequence[Stretch]) -> Iterator[Finding]:
    """A paper of the People's Committee is signed on its behalf (Điều 13.2); decisions may be
    the chair's own."""
    sheet = manuscript.sheet
    of_committee = " ".join(sheet.issuer).upper().startswith(("ỦY BAN NHÂN DÂN", "UỶ BAN NHÂN DÂN"))
    own = sheet.kind in {Kind.DECISION, None} or "CHỦ TỊCH" in sheet.authority.upper()
    if not lines or own or not (of_committee or sheet.symbol.endswith("-UBND")):
        return
    if not re.match(r"(?:KT\.?\s*|Q\.?\s*)?(?:PHÓ )?CHỦ TỊCH", lines[0].text):
        return
    message = (
        "Văn bản do Ủy ban nhân dân ban hành thì ký thay mặt tập thể: “TM. ỦY BAN NHÂN DÂN” đứng "
        "trên chức vụ người ký (Nghị định 30/2020/NĐ-CP, Điều 13)."
    )
    place = Stretch("", lines[0].start)
    yield _finding("authority-collective", message, place, "TM. ỦY BAN NHÂN DÂN\n", Severity.ERROR)


def _deputy(lines: Sequence[Stretch]) -> Iterator[Finding]:
    for above, below in pairwise(lines):
        if above.text.startswith("TM.") and below.text == "PHÓ CHỦ TỊCH":
            message = "Cấp phó ký thay thì ghi “KT. CHỦ TỊCH” phía trên (Phụ lục I, mục II.7.b)."
            place = Stretch("", below.start)
            yield _finding("authority-for-head", message, place, "KT. CHỦ TỊCH\n", Severity.ERROR)


def _honours(cells: Sequence[Stretch]) -> Iterator[Finding]:
    for cell in cells:
        found = _HONOUR.fullmatch(cell.text)
        if found and is_name(found["name"]) and not _DASH.match(cell.text):
            message = (
                "Trước họ tên người ký không ghi học hàm, học vị, danh hiệu (Phụ lục I, II.7.c)."
            )
            place = Stretch(found["honour"], cell.start)
            yield _finding("signer-honour", message, place, "", Severity.ERROR)
