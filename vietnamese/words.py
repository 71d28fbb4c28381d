"""Words as they are looked for: folded, numbers without leading zeros, nothing between them.

A text is kept as one line of such words. Whoever asks names words, or runs of words that stand
side by side: "12/2018" is a run, and so is what stands between quotation marks.
"""

import re
from collections.abc import Iterator

from vietnamese.folding import fold

APART = "·"
"""Stands between two texts of a line, so that no run reaches from one into the other."""
_DAY = re.compile(r"(?<![\w/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?![\w/])")
_WORD = re.compile(r"\d+x\d+x\d{4}|[^\W\d_]+|\d+")
_ASKED = re.compile(r"[\"“”]([^\"“”]*)[\"“”]|([^\s\"“”]+)")


def words(text: str) -> list[str]:
    """ "Chỉ thị 06/2008/CT-TTg" is chi, thi, 6, 2008, ct, ttg; "QH14" is qh, 14.

    A day in digits is one word, or else number 6 of 2008 would be found in every day of June 2008.
    """
    found = _WORD.findall(_DAY.sub(_as_one_word, fold(text)))
    return [word.lstrip("0") or "0" if word.isdecimal() else word for word in found]


def line(*texts: str) -> str:
    """The texts as one line, with a space at each end, so that every word stands between two."""
    runs = (" ".join(words(text)) for text in dict.fromkeys(texts))
    return f" {f' {APART} '.join(run for run in runs if run)} "


def asked(text: str) -> tuple[str, ...]:
    """The runs of words that each line in answer holds, each once."""
    return tuple(dict.fromkeys(_runs(text)))


def holds(line: str, runs: tuple[str, ...]) -> bool:
    """What every index has to answer, told by reading the line."""
    return all(f" {run} " in line for run in runs)


def _as_one_word(day: re.Match[str]) -> str:
    return f"{int(day[1])}x{int(day[3])}x{day[4]}"


def _runs(text: str) -> Iterator[str]:
    for quoted, single in _ASKED.findall(text):
        if run := " ".join(words(quoted or single)):
            yield run
