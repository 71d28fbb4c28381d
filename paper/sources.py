"""What the marks `[[06/2008/CT-TTg]]` and `{{ho_dtts}}` of a text stand for."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Protocol

from paper.blocks import Block, Rank
from paper.inline import TOKEN, escape
from paper.numbers import DocumentNumber

_MARK = re.compile(rf"(?P<escaped>\\[\\*\[{{])|{TOKEN.pattern}")


class Sources(Protocol):
    """Where the owner of a document looks up citations and figures; None where unknown."""

    def citation(self, number: str, *, first: bool) -> str | None:
        """The document as cited: in full at first, later by kind and number (Phụ lục I, II.6.b)."""

    def figure(self, name: str) -> str | None:
        """The value as it stands in the text: "12.922"."""


def resolve(blocks: Iterable[Block], sources: Sources) -> tuple[Block, ...]:
    """The blocks with every mark replaced; an unknown one stays visible as «{{ho_dtts}}»."""
    lookup = _Lookup(sources)
    return tuple(lookup.resolved(block) for block in blocks)


def unresolved(blocks: Iterable[Block], sources: Sources) -> tuple[str, ...]:
    """The marks nothing is known about, as typed, in order, each once."""
    lookup = _Lookup(sources)
    for block in blocks:
        lookup.resolved(block)
    return tuple(dict.fromkeys(lookup.unknown))


class _Lookup:
    """One reading of a text from its start, which knows what was cited before."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._cited: set[str] = set()
        self.unknown: list[str] = []

    def resolved(self, block: Block) -> Block:
        in_table = block.rank is Rank.TABLE
        return replace(block, text=_MARK.sub(lambda m: self._shown(m, in_table), block.text))

    def _shown(self, match: re.Match[str], in_table: bool) -> str:
        if match["escaped"]:
            return match[0]
        value = self._value(match)
        if value is None:
            self.unknown.append(match[0])
            value = f"«{match[0]}»"
        shown = escape(" ".join(value.split()))
        return shown.replace("|", "\\|") if in_table else shown

    def _value(self, match: re.Match[str]) -> str | None:
        if match["figure"]:
            return self._sources.figure(match["figure"])
        typed = match["citation"]
        number = DocumentNumber.parse(typed)
        known_as = number.text if number else typed
        first = known_as not in self._cited
        self._cited.add(known_as)
        return self._sources.citation(typed, first=first)
