"""Phụ lục behind the foot (Phụ lục I, III.1; Mẫu 2.1 and 2.2)."""

import re
from collections.abc import Sequence

from paper import outline
from paper.readers.recognition.lines import (
    Line,
    has_marker,
    has_words,
    is_upper,
    outline_text,
)
from paper.sheet import Annex

_LABEL = re.compile(
    r"(?P<label>PHỤ\s+LỤC(?:\s+(?:SỐ\s*:?\s*)?(?:[IVXLC]+|\d{1,3}|[A-ZĐ]))?)\b\s*[.:–-]?\s*(?P<title>.*)",
    re.IGNORECASE,
)
_ATTACHED = re.compile(r"\(\s*(?:Ban hành )?kèm theo", re.IGNORECASE)
_LONGEST_TITLE_LINE = 200
_SEARCHED_FOR_ATTACHED = 6


def split_annexes(lines: Sequence[Line], after: int) -> tuple[Sequence[Line], tuple[Annex, ...]]:
    """The lines above the first annex that begins at `after` or later, and the annexes."""
    labels = [(i, label) for i in range(after, len(lines)) if (label := _label_of(lines[i]))]
    if not labels:
        return lines, ()
    ends = [*(i for i, _ in labels[1:]), len(lines)]
    annexes = (
        _annex(label, lines[i + 1 : end]) for (i, label), end in zip(labels, ends, strict=True)
    )
    return lines[: labels[0][0]], tuple(annexes)


def unlabelled_annex(lines: Sequence[Line]) -> Annex | None:
    """What follows the foot with a table or "(Kèm theo …)": an annex nobody gave a label."""
    attached = any(_ATTACHED.match(line.bare) for line in lines[:_SEARCHED_FOR_ATTACHED])
    if not attached and not any(line.text.lstrip().startswith("|") for line in lines):
        return None
    title, taken = _title(lines, [])
    return Annex("", title, outline.parse(outline_text(lines[taken:])))


def _label_of(line: Line) -> re.Match[str] | None:
    """Alone on its line, or followed by a title in capitals."""
    found = _LABEL.fullmatch(line.bare)
    if not found or (found["title"] and not is_upper(found["title"])):
        return None
    return found


def _annex(label: re.Match[str], lines: Sequence[Line]) -> Annex:
    title, taken = _title(lines, [label["title"]] if label["title"] else [])
    blocks = outline.parse(outline_text(lines[taken:]))
    return Annex(" ".join(label["label"].split()), title, blocks)


def _title(lines: Sequence[Line], parts: list[str]) -> tuple[str, int]:
    taken = 0
    for at, line in enumerate(lines):
        if not has_words(line.bare) and "|" not in line.text:
            continue
        if not _is_title(line, parts):
            break
        parts.append(line.bare)
        taken = at + 1
    return " ".join(parts), taken


def _is_title(line: Line, parts: Sequence[str]) -> bool:
    text = line.bare
    if "|" in line.text or has_marker(text) or _ATTACHED.match(text):
        return False
    if len(text) > _LONGEST_TITLE_LINE or text.endswith((".", ";", ":")):
        return False
    if not parts or line.goes_on:
        return True
    return is_upper(text) if is_upper(parts[-1]) else line.is_bold or text[0].islower()
