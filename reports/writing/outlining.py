"""The outline that a regime gives (đề cương), filled: under each heading what the office's own work
has to tell there, or what its author writes."""

from collections.abc import Iterator, Mapping, Sequence

from paper import outline
from paper.blocks import Block, Rank
from vietnamese.folding import fold

HEADINGS = frozenset({Rank.PART, Rank.CHAPTER, Rank.GROUP, Rank.SECTION, Rank.CLAUSE})
WORDS = {
    "sap_toi": ("trong tam", "ky toi", "thoi gian toi"),
    "tinh_hinh": ("tinh hinh",),
    "dan_cu": ("dan cu", "bien dong"),
    "chi_tieu": ("chi tieu", "so lieu"),
    "hoat_dong": ("hoat dong", "tuyen truyen"),
    "mo_hinh": ("mo hinh",),
    "nhiem_vu": ("ke hoach",),
    "tren_giao": ("cap tren giao", "tren giao", "duoc giao"),
}
"""What a heading speaks of, marks and case aside; the first heading that does has the part."""
FIRST = ("tinh_hinh", "dan_cu")
"""What no heading asks for stands before the first; the rest at the end of the first section."""
LATER = ("chi_tieu", "nhiem_vu", "hoat_dong", "mo_hinh", "tren_giao")
TO_WRITE = "[Nêu kết quả của mục này.]"


def has_marks(text: str) -> bool:
    """Whether whoever gave it said themselves where figures and tables stand."""
    return "{{" in text


def filled(text: str, told: Mapping[str, str]) -> str:
    """`told`: part by part, "" where there is nothing to tell."""
    blocks = outline.parse(text)
    left = {name: words for name, words in told.items() if words}
    lines = [(block, _below(blocks, place, left)) for place, block in enumerate(blocks)]
    rest = [left.pop(name) for name in FIRST if name in left]
    later = [left.pop(name) for name in LATER if name in left]
    end = _end_of_first(blocks)
    written = list(rest)
    for place, (block, below) in enumerate(lines):
        written += later if place == end else []
        written += [outline.write([block]), *below]
    return "\n".join(written if end < len(lines) else [*written, *later])


def _below(blocks: Sequence[Block], place: int, left: dict[str, str]) -> list[str]:
    """What stands under a heading that has nothing under it yet; taken out of what is left."""
    if blocks[place].rank not in HEADINGS or not _is_leaf(blocks, place):
        return []
    names = list(_asked(fold(blocks[place].text), left))
    return [left.pop(name) for name in names] or [TO_WRITE]


def _is_leaf(blocks: Sequence[Block], place: int) -> bool:
    following = blocks[place + 1] if place + 1 < len(blocks) else None
    if following is None:
        return True
    return following.rank in HEADINGS and following.rank <= blocks[place].rank


def _asked(heading: str, left: Mapping[str, str]) -> Iterator[str]:
    """Of what is to come a heading tells nothing else."""
    names = [name for name, words in WORDS.items() if any(word in heading for word in words)]
    yield from (name for name in (names[:1] if "sap_toi" in names else names) if name in left)


def _end_of_first(blocks: Sequence[Block]) -> int:
    """Where the second of its main parts begins."""
    first = min((block.rank for block in blocks if block.rank in HEADINGS), default=None)
    tops = [place for place, block in enumerate(blocks) if block.rank is first]
    return tops[1] if len(tops) > 1 else len(blocks)
