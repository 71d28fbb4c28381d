"""Whether the title of a document is told as the register has it, as far as the text goes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from vietnamese.folding import fold

_TOKEN = re.compile(r"[^\W_]+")
_SHORT = {
    "dtts": "dan toc thieu so",
    "antq": "an ninh to quoc",
    "antt": "an ninh trat tu",
    "ubnd": "uy ban nhan dan",
    "hdnd": "hoi dong nhan dan",
    "ttg": "thu tuong chinh phu",
}
# "Phát huy vai trò của người có uy tín": attested with and without its "của".
_SLIGHT = frozenset({"cua"})
_LEAD = re.compile(r"(?:về việc|về|v/v)\s+", re.IGNORECASE)
_ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text as it is compared, and where it ends there."""

    read: str
    end: int


@dataclass(frozen=True, slots=True)
class Told:
    """`end`: where the title ends in the text; `alike`: how much of it agrees, 1.0 for all."""

    end: int
    alike: float
    is_cut: bool = False

    @property
    def is_whole(self) -> bool:
        return self.alike == 1.0 and not self.is_cut

    @property
    def is_likely(self) -> bool:
        return self.alike >= _ALIKE


def told(text: str, start: int, typed_end: int, title: str) -> Told:
    """The title as told from `start`; a typed title that seems longer may be prose after it."""
    registered = [word.read for word in _words(bare_title(title), 0, len(title))]
    typed = _words(text, start, start + 3 * len(title) + 50)
    count = _agreeing(typed, registered)
    if count == len(registered):
        return Told(typed[count - 1].end, 1.0) if count else Told(typed_end, 1.0)
    within = [word for word in typed if word.end <= typed_end]
    if within and count >= len(within):
        return Told(typed_end, 1.0, is_cut=True)
    return _nearest(within, registered, typed_end)


def bare_title(title: str) -> str:
    """Without "về", which stands before it in a sentence."""
    return _LEAD.sub("", title, count=1) if _LEAD.match(title) else title


def _words(text: str, start: int, limit: int) -> list[Word]:
    words = []
    for match in _TOKEN.finditer(text, start, limit):
        read = _folded(match[0])
        if read in _SLIGHT:
            continue
        words += [Word(part, match.end()) for part in _SHORT.get(read, read).split()]
    return words


@lru_cache(maxsize=10_000)
def _folded(word: str) -> str:
    return fold(word)


def _agreeing(typed: Sequence[Word], registered: Sequence[str]) -> int:
    count = 0
    for word, right in zip(typed, registered, strict=False):
        if word.read != right:
            break
        count += 1
    return count


def _nearest(typed: Sequence[Word], registered: Sequence[str], typed_end: int) -> Told:
    """Up to the last word that agrees; what is typed behind it may be prose."""
    matcher = SequenceMatcher(None, [word.read for word in typed], registered, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if not blocks:
        return Told(typed_end, 0.0)
    last = blocks[-1].a + blocks[-1].size
    agreeing = sum(block.size for block in blocks)
    end = typed[last - 1].end if len(registered) / 2 <= last < len(typed) else typed_end
    return Told(end, 2 * agreeing / (last + len(registered)))
