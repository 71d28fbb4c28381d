"""Tên loại and trích yếu: the title line and the subject below it (Phụ lục I, II.5)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from paper.components import ENACTING
from paper.kinds import Kind
from paper.readers.recognition.lines import Line, has_marker, has_words, is_upper
from paper.readers.recognition.marks import ADDRESS

_TEXT_OPENS = re.compile(r"(?:Căn cứ|Kính gửi|Nơi nhận|\(Kèm theo)\b", re.IGNORECASE)
_PURSUANT = re.compile(r"Thực hiện\b", re.IGNORECASE)
_AUTHORITY = re.compile(r"(?:CHỦ TỊCH|ỦY BAN|UỶ BAN|HỘI ĐỒNG|GIÁM ĐỐC|TRƯỞNG|BAN|THƯỜNG TRỰC)\b")
"""Who decides, on a line of its own below the subject (Mẫu 1.1-1.3)."""
_SENTENCE_ENDS = (".", ":", ";")
_LONGEST_SUBJECT_LINE = 110


@dataclass(frozen=True, slots=True)
class Title:
    kind: Kind
    subject: str = ""
    """What of the subject stands on the title line itself."""


def title_of(text: str) -> Title | None:
    """The kind a line names: alone on it, or in capitals before the subject."""
    line = text.rstrip(":").rstrip()
    if kind := Kind.of_title(line):
        return Title(kind)
    words = line.split()
    for count in (4, 3, 2):
        opening = " ".join(words[:count])
        if is_upper(opening) and len(words) > count and (kind := Kind.of_title(opening)):
            return Title(kind, " ".join(words[count:]))
    return None


def read_subject(title: Title, line: Line, below: Sequence[Line]) -> tuple[str, int]:
    """The subject in one line, and how many lines below the title it takes with its rule."""
    parts = [title.subject] if title.subject else []
    last, taken = line, 0
    for at, following in enumerate(below):
        if not has_words(following.bare):
            taken = at + 1
            continue
        if _opens_decision(title.kind, following.bare) or not _goes_on(parts, last, below, at):
            break
        parts.append(following.bare)
        last, taken = following, at + 1
    return " ".join(parts), taken


def _opens_decision(kind: Kind, text: str) -> bool:
    """Who decides or wires, or "QUYẾT ĐỊNH:" where nobody is named."""
    if kind is Kind.TELEGRAM:
        return re.search(r"\sđiện\s*:", text) is not None
    if kind not in ENACTING or not is_upper(text):
        return False
    return text.endswith(":") or _AUTHORITY.match(text) is not None


def _goes_on(parts: Sequence[str], last: Line, below: Sequence[Line], at: int) -> bool:
    line = below[at]
    text = line.bare
    if has_marker(text) or _opens_text(text, parts) or "|" in line.text or ADDRESS.match(text):
        return False
    if not parts:
        return not text.endswith(_SENTENCE_ENDS) or line.is_bold
    if line.goes_on:
        return True
    if last.text.rstrip("* ").endswith(_SENTENCE_ENDS):
        return False
    return text[0].islower() or _is_set_alike(last, line) or _belongs_to_group(below, at)


def _opens_text(text: str, parts: Sequence[str]) -> bool:
    """ "Thực hiện …" opens many a subject too: there it stands first and ends no sentence."""
    if _PURSUANT.match(text):
        return bool(parts) or text.endswith(_SENTENCE_ENDS)
    return _TEXT_OPENS.match(text) is not None


def _is_set_alike(last: Line, line: Line) -> bool:
    """A subject of several bold centred paragraphs."""
    return line.is_bold and line.centred and last.is_bold and last.centred


def _belongs_to_group(below: Sequence[Line], at: int) -> bool:
    """Short lines up to the next gap, none of which ends a sentence, are one subject."""
    if below[at].after_gap:
        return False
    end = next((i for i in range(at + 1, len(below)) if below[i].after_gap), len(below))
    return end < len(below) and all(
        len(line.bare) <= _LONGEST_SUBJECT_LINE and not line.bare.endswith(_SENTENCE_ENDS)
        for line in below[at:end]
    )
