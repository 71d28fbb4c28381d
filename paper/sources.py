"""What the marks `[[06/2008/CT-TTg]]` and `{{ho_dtts}}` of a text stand for."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Protocol

from paper.blocks import Block, Rank
from paper.inline import TOKEN, escape
from paper.sheet import Sheet

_MARK = re.compile(rf"(?P<escaped>\\[\\*\[{{])|{TOKEN.pattern}")


@dataclass(frozen=True, slots=True)
class Cited:
    """One document in the words of a paper (NĐ 30/2020, Phụ lục I, II.6.b).

    Two marks with the same `full` cite the same document.
    """

    full: str
    """At the first mention: kind, number, date, issuer and title; a law by its name."""
    short: str
    """Afterwards: kind and number."""
    basis: str
    """In căn cứ, at every mention: as in full, a law with its date."""


class Sources(Protocol):
    """Where the owner of a document looks up citations and figures; None where unknown."""

    def citation(self, mark: str) -> Cited | None:
        """What stands between the brackets of `[[06/2008/CT-TTg]]`, as cited."""

    def figure(self, name: str) -> str | None:
        """The value as it stands in the text: "12.922"; a table as its `|` lines."""


class Reading:
    """One reading of a paper from its start: what was cited before is cited by its number.

    Its parts are read in the order of the paper: căn cứ, text, annexes. An unknown mark stays
    visible as «{{ho_dtts}}» and is listed in `unknown`, as typed, in order, each once. A figure
    that is a table takes the place of a paragraph of its own; within words it is unknown.
    """

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._cited: set[str] = set()
        self._unknown: dict[str, None] = {}

    @property
    def unknown(self) -> tuple[str, ...]:
        return tuple(self._unknown)

    def sheet(self, sheet: Sheet) -> Sheet:
        """The whole paper with every mark replaced."""
        return replace(
            sheet,
            legal_basis=self.basis(sheet.legal_basis),
            blocks=self.text(sheet.blocks),
            annexes=tuple(replace(one, blocks=self.text(one.blocks)) for one in sheet.annexes),
        )

    def basis(self, lines: Iterable[str]) -> tuple[str, ...]:
        """The lines of căn cứ with every mark replaced."""
        return tuple(self._resolved(line, in_basis=True) for line in lines)

    def text(self, blocks: Iterable[Block]) -> tuple[Block, ...]:
        """The blocks with every mark replaced."""
        return tuple(self._table(block) or self._block(block) for block in blocks)

    def _block(self, block: Block) -> Block:
        return replace(block, text=self._resolved(block.text, in_table=block.rank is Rank.TABLE))

    def _table(self, block: Block) -> Block | None:
        """The table that stands in this paragraph's place, if its one mark is such a figure."""
        alone = TOKEN.fullmatch(block.text) if block.rank is Rank.PARAGRAPH else None
        value = self._sources.figure(alone["figure"]) if alone and alone["figure"] else None
        return Block(Rank.TABLE, value) if value and _is_table(value) else None

    def _resolved(self, text: str, *, in_table: bool = False, in_basis: bool = False) -> str:
        def shown(match: re.Match[str]) -> str:
            if match["escaped"]:
                return match[0]
            words = escape(" ".join(self._words(match, in_basis=in_basis).split()))
            return words.replace("|", "\\|") if in_table else words

        return _MARK.sub(shown, text)

    def _words(self, match: re.Match[str], *, in_basis: bool) -> str:
        value = (
            self._sources.figure(match["figure"])
            if match["figure"]
            else self._citation(match["citation"], in_basis=in_basis)
        )
        if value is None or (match["figure"] and _is_table(value)):
            self._unknown[match[0]] = None
            return f"«{match[0]}»"
        return value

    def _citation(self, mark: str, *, in_basis: bool) -> str | None:
        cited = self._sources.citation(mark)
        if cited is None:
            return None
        first = cited.full not in self._cited
        self._cited.add(cited.full)
        if in_basis:
            return cited.basis
        return cited.full if first else cited.short


def _is_table(value: str) -> bool:
    return value.startswith("|")


def resolve(blocks: Iterable[Block], sources: Sources) -> tuple[Block, ...]:
    """A text by itself with every mark replaced."""
    return Reading(sources).text(blocks)
