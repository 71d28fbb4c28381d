"""The foot of a paper: Nơi nhận (II.9.b), authority, office and name of the signer (II.7)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from paper.readers.recognition.lines import (
    Line,
    has_words,
    is_upper,
    opens_with_dash,
    without_dash,
    without_end_mark,
)
from paper.readers.recognition.marks import RECIPIENTS
from paper.sheet import Signature

_CAPACITY = re.compile(
    r"(?:TM|KT|TL|TUQ)\s?\.\s?\S|(?:TM|KT|TL|TUQ)\s+[A-ZĐÀ-Ỹ]{2}|Q\s?\.\s?[A-ZĐÀ-Ỹ]{2}"
)
_OFFICE = re.compile(
    r"(?:PHÓ\s+|QUYỀN\s+)?(?:CHỦ TỊCH|BÍ THƯ|GIÁM ĐỐC|TỔNG GIÁM ĐỐC|TRƯỞNG|CHÁNH|CỤC TRƯỞNG"
    r"|VỤ TRƯỞNG|BỘ TRƯỞNG|THỨ TRƯỞNG|HIỆU TRƯỞNG|VIỆN TRƯỞNG|CHỈ HUY|CHỦ NHIỆM|TỔ TRƯỞNG"
    r"|ỦY VIÊN|UỶ VIÊN|NGƯỜI ĐỨNG ĐẦU|CHỦ TRÌ|CHỦ TỌA|CHỦ TOẠ|THƯ KÝ|NGƯỜI GHI BIÊN BẢN"
    r"|ĐẠI DIỆN)\b",
    re.IGNORECASE,
)
_LONGEST_OFFICE = 80
_RANK = re.compile(
    r"(?:Đại tướng|(?:Đại|Thượng|Trung|Thiếu)\s(?:tướng|tá|úy|uý)|Đô đốc)\s+", re.IGNORECASE
)
_INSTRUCTION = re.compile(r"[(\[].*[)\]]")
_DRAFTER = re.compile(r"[A-ZĐ]{1,6}\.?\s?\(\d+\)\.?")
_CONTACT = re.compile(r"(?:Địa chỉ|Điện thoại|ĐT|Email|Thư điện tử|Website|Fax)\s*:", re.IGNORECASE)
_ENTRY_GAP = re.compile(r";\s*-\s")
_NAME_WORDS = range(2, 7)
_LONGEST_BLOCK = 10


@dataclass(slots=True)
class Foot:
    recipients: list[str] = field(default_factory=list)
    signatures: list[Signature] = field(default_factory=list)
    drafter_mark: str = ""
    contact: str = ""
    left: list[str] = field(default_factory=list)
    below: list[Line] = field(default_factory=list)
    """Lines that belong to neither side: of an annex without a label, or nobody knows of what."""


def read_foot(lines: Sequence[Line]) -> tuple[Foot, Sequence[Line]]:
    """The foot and the lines above it."""
    label = _last_label(lines)
    start = _signature_start(lines, len(lines) if label is None else label)
    if label is None and start == len(lines):
        return Foot(), lines
    foot = Foot()
    recipients, signing = _sides(foot, _one_by_one(lines[start:]))
    foot.recipients += _entries(foot, recipients)
    _read_signatures(foot, signing)
    return foot, lines[:start]


def first_foot_line(lines: Sequence[Line]) -> int:
    """The first line of a foot, under which annexes may begin; 1 where no foot is seen."""
    return next(
        (i for i, line in enumerate(lines) if _is_label(line) or _CAPACITY.match(line.bare)), 1
    )


def _last_label(lines: Sequence[Line]) -> int | None:
    labels = [i for i, line in enumerate(lines) if _is_label(line)]
    return labels[-1] if labels else None


def _is_label(line: Line) -> bool:
    column = line.columns[0] if line.columns else ""
    found = RECIPIENTS.match(column)
    return found is not None and (found.end() == len(column) or ":" in found[0])


def _signature_start(lines: Sequence[Line], end: int) -> int:
    """Where the signature block that ends at `end` begins; `end` where none does."""
    start = end
    for at in range(end - 1, max(-1, end - 2 * _LONGEST_BLOCK), -1):
        text = lines[at].bare
        if not has_words(text):
            continue
        if is_authority(text):
            start = at
        elif not (is_upper(text) or all(_ends_signature(column) for column in lines[at].columns)):
            break
    return start


def _ends_signature(text: str) -> bool:
    return is_name(text) or _INSTRUCTION.fullmatch(text) is not None


def _one_by_one(lines: Sequence[Line]) -> list[Line]:
    """The lines with signatures that stand side by side put one below the other (Mẫu 1.9)."""
    found: list[Line] = []
    abreast: list[list[Line]] = []
    for line in lines:
        columns = line.columns
        if not abreast and len(columns) > 1 and all(map(is_authority, columns)):
            abreast = [[] for _ in columns]
        if not abreast or len(columns) != len(abreast) or not all(map(_is_of_signature, columns)):
            found.append(line)
            continue
        for stack, column in zip(abreast, columns, strict=True):
            stack.append(Line(column))
        if all(map(_is_signed, columns)):
            found += (each for stack in abreast for each in stack)
            abreast = []
    return found + [each for stack in abreast for each in stack]


def _is_of_signature(text: str) -> bool:
    return is_authority(text) or is_upper(text) or _ends_signature(text)


def _sides(foot: Foot, lines: Sequence[Line]) -> tuple[list[Line], list[str]]:
    """Lines of the recipients' side and texts of the signer's; the rest goes below the foot."""
    recipients: list[Line] = []
    signing: list[str] = []
    listing = False
    for at, line in enumerate(lines):
        columns = line.columns
        if _is_label(line):
            listing = True
            columns = _label_columns(columns)
        for column in columns:
            if listing and _is_recipient(recipients, column, line, alone=len(columns) == 1):
                recipients.append(Line(column, line.after_gap))
            elif take_foot_mark(foot, column):
                continue
            elif _belongs_to_signer(signing, column):
                signing.append(column)
            elif len(columns) > 1 or _foot_goes_on(lines[at + 1 :]):
                foot.left.append(column)
            else:
                foot.below += [rest for rest in lines[at:] if not take_foot_mark(foot, rest.bare)]
                return recipients, signing
    return recipients, signing


def _foot_goes_on(lines: Sequence[Line]) -> bool:
    return any(
        is_authority(column) or _is_label(line)
        for line in lines[:_LONGEST_BLOCK]
        for column in line.columns
    )


def _label_columns(columns: tuple[str, ...]) -> tuple[str, ...]:
    """What stands on the line of "Nơi nhận:" besides it."""
    first = RECIPIENTS.sub("", columns[0], count=1)
    return (f"- {without_dash(first)}", *columns[1:]) if first else columns[1:]


def _is_recipient(recipients: Sequence[Line], text: str, line: Line, *, alone: bool) -> bool:
    if opens_with_dash(text):
        return True
    if is_authority(text) or (alone and line.is_far_right):
        return False
    last = recipients[-1].text if recipients else ";"
    if not last.endswith((";", ".")) and not is_upper(text) and not line.after_gap:
        return text[0].islower() or text.endswith((";", "."))
    return text.endswith(";") or (text.endswith(".") and "Lưu" in text)


def _entries(foot: Foot, lines: Iterable[Line]) -> list[str]:
    entries: list[str] = []
    for line in lines:
        first, *others = _ENTRY_GAP.split(line.text)
        if opens_with_dash(first) or not entries or entries[-1].endswith((";", ".")):
            entries.append(first)
        else:
            entries[-1] += f" {first}"
        entries += [f"- {text}" for text in others]
    return [entry for entry in map(_entry, entries) if _is_kept(foot, entry)]


def _entry(text: str) -> str:
    return without_end_mark(without_dash(text))


def _is_kept(foot: Foot, entry: str) -> bool:
    """Half a brace is what remains of a drawing that joined several recipients."""
    if entry.startswith(("}", "{")) and has_words(entry):
        foot.left.append(entry)
        return False
    return has_words(entry)


def _belongs_to_signer(signing: Sequence[str], text: str) -> bool:
    if is_authority(text):
        return True
    if not signing or _is_signed(signing[-1]):
        return not signing and is_name(text) and not is_upper(text)
    return is_name(text) or is_upper(text) or _INSTRUCTION.fullmatch(text) is not None


def _is_signed(last: str) -> bool:
    """Whether this ends a signature: a name that cannot be one more line of its authority."""
    return is_name(last) and not is_upper(last) and not is_authority(last)


def take_foot_mark(foot: Foot, text: str) -> bool:
    """Takes the drafter's mark or the address line; False for anything else, or a second one."""
    if not has_words(text):
        return "|" not in text
    if _DRAFTER.fullmatch(text) and not foot.drafter_mark:
        foot.drafter_mark = text
        return True
    if _CONTACT.match(text) and not foot.contact:
        foot.contact = text
        return True
    return False


def _read_signatures(foot: Foot, texts: Sequence[str]) -> None:
    authority: list[str] = []
    for at, text in enumerate(texts):
        if _INSTRUCTION.fullmatch(text):
            foot.left.append(text)
        elif is_authority(text) or (is_upper(text) and not _ends_block(texts, at, authority)):
            authority.append(text)
        else:
            foot.signatures.append(Signature(tuple(authority), text))
            authority = []
    if authority:
        foot.signatures.append(Signature(tuple(authority)))


def _ends_block(texts: Sequence[str], at: int, authority: Sequence[str]) -> bool:
    """A name in capitals: the last of its block, under an authority."""
    return bool(authority) and is_name(texts[at].title()) and at + 1 == len(texts)


def is_authority(text: str) -> bool:
    """A line of quyền hạn, chức vụ: "TM. ỦY BAN NHÂN DÂN", "PHÓ CHỦ TỊCH"."""
    if len(text) > _LONGEST_OFFICE or text.endswith((".", ";", ":", ",")):
        return False
    if _CAPACITY.match(text):
        return True
    return bool(_OFFICE.match(text)) and (is_upper(text) or len(text.split()) <= 3)


def is_name(text: str) -> bool:
    """Two to six capitalised words, a military rank before them or not."""
    words = _RANK.sub("", text).split()
    return len(words) in _NAME_WORDS and all(
        word[0].isupper() and word.replace("-", "").isalpha() for word in words
    )
