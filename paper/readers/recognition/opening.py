"""What stands between the head and the text: Kính gửi (II.9), who decides, the legal basis (II.6).

The authority and "QUYẾT ĐỊNH:" of Mẫu 1.1-1.3, the sender and addressees of Mẫu 1.6.
"""

import re
from collections.abc import Sequence

from paper.components import ENACTING
from paper.kinds import Kind
from paper.readers.recognition.lines import (
    Line,
    has_marker,
    has_words,
    is_upper,
    opens_with_dash,
    without_dash,
    without_end_mark,
)
from paper.readers.recognition.marks import ADDRESS

_BASIS = re.compile(r"(?:Căn cứ|Theo đề nghị của|Xét đề nghị của)\b", re.IGNORECASE)
_NAMES_AN_ACT = re.compile(
    r"\d/|\b(?:Hiến pháp|Luật|Bộ luật|Pháp lệnh|Nghị quyết|Nghị định|Quyết định|Thông tư|Chỉ thị"
    r"|Kế hoạch|Công văn|Chương trình|Đề án|đề nghị)\b",
    re.IGNORECASE,
)
_NEW_SENTENCE = re.compile(r"(?<!\bTP)(?<!\bsố)\.\s+[A-ZĐÀ-Ỹ]")
_LONGEST_ADDRESSEE = 160
_ENACTING = re.compile(r"QUYẾT\s+(?:NGHỊ|ĐỊNH)\s*:?")
_WIRES = re.compile(r"(?P<sender>.{2,200}?)\s+điện\s*:\s*(?P<first>.*)")
_LONGEST_BASIS = 40
"""Entries that may stand above "QUYẾT ĐỊNH:"."""
_LONGEST_AUTHORITY = 3
"""Lines of it."""


def read_opening(
    kind: Kind | None, lines: Sequence[Line]
) -> tuple[str, tuple[str, ...], Sequence[Line]]:
    """Who decides or wires, the addressees, and the lines below them."""
    if kind is Kind.TELEGRAM and (found := read_sender(lines))[0]:
        return found
    addressed_to, below = read_addressees(lines)
    authority, below = read_authority(kind, below)
    return authority, addressed_to, below


def read_addressees(lines: Sequence[Line]) -> tuple[tuple[str, ...], Sequence[Line]]:
    """The addressees without dash and end mark, and the lines below them."""
    below = _below_empty(lines)
    if not below or not (label := ADDRESS.match(below[0].bare)):
        return (), lines
    found, rest = _listed(below[0].bare[label.end() :].strip(), below)
    return (found, rest) if found else ((), lines)


def read_sender(lines: Sequence[Line]) -> tuple[str, tuple[str, ...], Sequence[Line]]:
    """Of a công điện: who sends it, to whom, and the lines below."""
    below = _below_empty(lines)
    if not below or not (opening := _WIRES.fullmatch(below[0].bare)):
        return "", (), lines
    addressees, rest = _listed(opening["first"], below)
    return opening["sender"], addressees, rest


def read_authority(kind: Kind | None, lines: Sequence[Line]) -> tuple[str, Sequence[Line]]:
    """Thẩm quyền ban hành, in capitals above the legal basis, and the lines below it."""
    below = _below_empty(lines)
    if kind not in ENACTING:
        return "", lines
    parts: list[str] = []
    for line in below[:_LONGEST_AUTHORITY]:
        if not is_upper(line.bare) or has_marker(line.bare) or _ENACTING.fullmatch(line.bare):
            break
        parts.append(line.bare)
    return (" ".join(parts), below[len(parts) :]) if parts else ("", lines)


def read_enacted(
    kind: Kind | None, lines: Sequence[Line]
) -> tuple[tuple[str, ...], str, Sequence[Line]]:
    """The legal basis, "QUYẾT ĐỊNH:" and the lines below; all above that line are its basis."""
    below = [line for line in lines[: 2 * _LONGEST_BASIS] if has_words(line.bare)][:_LONGEST_BASIS]
    end = next((i for i, line in enumerate(below) if _ENACTING.fullmatch(line.bare)), None)
    if kind not in ENACTING or end is None or not all(_may_be_basis(line) for line in below[:end]):
        basis, rest = read_legal_basis(lines)
        return basis, "", rest
    basis = tuple(without_end_mark(line.marked) for line in below[:end])
    return basis, f"{below[end].bare.rstrip(': ')}:", lines[lines.index(below[end]) + 1 :]


def _may_be_basis(line: Line) -> bool:
    return "|" not in line.text and not has_marker(line.bare)


def _listed(first: str, below: Sequence[Line]) -> tuple[tuple[str, ...], Sequence[Line]]:
    """The entries that begin on the first line, or below it, and the lines after them."""
    entries = [first] if first else []
    taken = 1
    for line in below[1:]:
        text = line.bare
        if has_words(text):
            if _continues(entries, text, line):
                entries[-1] += f" {text}"
            elif _is_addressee(entries, text, line):
                entries.append(text)
            else:
                break
        taken += 1
    if not entries:
        return (), below[1:]
    split = [part for entry in entries for part in re.split(r";\s+-\s", entry)]
    return tuple(without_end_mark(without_dash(entry)) for entry in split), below[taken:]


def read_legal_basis(lines: Sequence[Line]) -> tuple[tuple[str, ...], Sequence[Line]]:
    """The legal basis, an entry a line, without end marks; it opens the text or is not there."""
    below = _below_empty(lines)
    basis: list[str] = []
    for line in below:
        if not _is_basis(line.bare):
            break
        basis.append(without_end_mark(line.marked))
    return (tuple(basis), below[len(basis) :]) if basis else ((), lines)


def _below_empty(lines: Sequence[Line]) -> Sequence[Line]:
    empty = next((i for i, line in enumerate(lines) if line.bare or "|" in line.text), len(lines))
    return lines[empty:]


def _is_addressee(entries: Sequence[str], text: str, line: Line) -> bool:
    if opens_with_dash(text):
        return not entries or entries[-1].endswith((";", ",")) or opens_with_dash(entries[-1])
    if has_marker(text) or "|" in line.text or len(text) > _LONGEST_ADDRESSEE:
        return False
    return entries[-1].endswith(";") if entries else not text.endswith(":")


def _continues(entries: Sequence[str], text: str, line: Line) -> bool:
    """The rest of an addressee that did not fit on its line."""
    if not entries or line.after_gap or has_marker(text) or "|" in line.text:
        return False
    return not entries[-1].endswith((";", ".", ":")) and (text[0].islower() or line.is_far_right)


def _is_basis(text: str) -> bool:
    """One statement about an act; a paragraph of prose that opens alike stays in the text."""
    if not _BASIS.match(text) or text.endswith(":"):
        return False
    if text.endswith(";"):
        return True
    return bool(_NAMES_AN_ACT.search(text)) and not _NEW_SENTENCE.search(text)
