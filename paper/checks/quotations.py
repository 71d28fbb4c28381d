"""Quotations that are opened and not closed."""

import re
from collections.abc import Iterator

from paper.checks.finding import Finding, Group, Severity
from paper.checks.manuscript import Manuscript, Passage, Stretch

_MARK = re.compile("[“”]")
# A mark of inches, or the other half of “.
_NOT_TOLD = re.compile(r'\d"|[“”]')
_LAST_WORDS = re.compile(r"(?:\S{1,30} )?\S+$")
_END = re.compile(r"[\s*.;:,/…]*$")
_SENTENCE = re.compile(r"[.;](?=\s|$)|,\s(?=trọng tâm|cụ thể|trong đó)")


def quotations(_: Manuscript, passage: Passage) -> Iterator[Finding]:
    # One a line: where one is missing, it is not known how the others pair.
    for start in {passage.line_at(start).start: start for start in _left_open(passage)}.values():
        yield _unclosed(passage, start)
    for line in passage.lines:
        straight = [match.start() for match in re.finditer('"', line.text)]
        if len(straight) % 2 and not _NOT_TOLD.search(line.text):
            yield _unclosed(passage, line.start + straight[-1], closing='"')


def _left_open(passage: Passage) -> list[int]:
    """Where “ stands without its ”. A quotation may run over paragraphs, but not into another."""
    left: list[int] = []
    opened: list[int] = []
    for mark in _MARK.finditer(passage.text):
        if mark[0] == "”":
            if opened:
                opened.pop()
            elif left:
                left.pop()
            continue
        line = passage.line_at(mark.start())
        while opened and opened[-1] < line.start:
            left.append(opened.pop())
        opened.append(mark.start())
    return sorted({*left, *opened})


def _unclosed(passage: Passage, start: int, closing: str = "”") -> Finding:
    """Closed behind the title it opens, else at the end of the sentence."""
    end = passage.title_ends.get(start + 1) or _sentence_end(passage, start)
    last = _LAST_WORDS.search(passage.text, max(start + 1, end - 60), end)
    place = Stretch(last[0], last.start()) if last else Stretch("", end)
    said = passage.text[start + 1 : start + 40].split("\n")[0]
    return Finding(
        "quotation-open",
        Group.WORDING,
        Severity.WARNING,
        f"Dấu ngoặc kép mở tại “{said}…” không có dấu đóng.",
        place.start,
        place.end,
        f"{place.text}{closing}",
    )


def _sentence_end(passage: Passage, start: int) -> int:
    line = passage.line_at(start)
    sentence = _SENTENCE.search(passage.text, start + 1, line.end)
    if sentence:
        return sentence.start()
    tail = _END.search(passage.text, start + 1, line.end)
    return tail.start() if tail else line.end
