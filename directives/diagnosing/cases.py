"""One citation with what is needed to judge it: where it stands, which document it means."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from directives.citations import meant
from directives.diagnosing.issuers import same_issuer
from directives.knowledge import Known, Register
from paper.checks import Finding, Group, Manuscript, Passage, Place, Severity
from paper.citing import Citation
from paper.numbers import DocumentNumber

_IN_BRACKETS = re.compile(
    r"\((?:đã |nay )?(?:được |bị )?(?:sửa đổi|bổ sung|thay thế|bãi bỏ|hợp nhất)[^()]{0,220}$"
)
_ATTACHED = re.compile(r"[Kk]èm theo[^.;\n]{0,40}$")
_ROW = re.compile(r"[ \t]*\|")
_BEFORE = 280
Figures = tuple[int, str, int | None]


@dataclass(frozen=True, slots=True)
class Case:
    """`is_first`: the document was not cited before it in the paper.

    `is_aside`: where the decree asks for no more than kind and number.
    """

    passage: Passage
    citation: Citation
    known: Known | None
    on: date
    is_first: bool
    is_in_basis: bool
    is_in_subject: bool
    is_aside: bool
    likely: Known | None = None
    """What a mark that means nothing was meant for: the one document of its figures."""

    @property
    def core_end(self) -> int:
        """Where number, date and organ end, before the title; of a law its name counts."""
        citation = self.citation
        name = citation.title if citation.kind and citation.kind.by_name else None
        pieces = (
            *(citation.kind_typed, name, citation.number_typed, citation.day_typed),
            citation.issuer,
        )
        end = max((piece.end for piece in pieces if piece), default=citation.start)
        opened = self.passage.text.count("(", citation.start, end)
        closed = self.passage.text.count(")", citation.start, end)
        return end + (opened > closed and self.passage.text[end : end + 1] == ")")

    def finding(
        self,
        rule: str,
        severity: Severity,
        message: str,
        span: tuple[int, int],
        suggestion: str | None = None,
    ) -> Finding:
        return Finding(rule, Group.CITATION, severity, message, *span, suggestion)

    @property
    def certain(self) -> Severity:
        """How sure a difference from the register is an error."""
        return Severity.ERROR if self.known and self.known.is_certain else Severity.WARNING


@dataclass(slots=True)
class Cases:
    """The citations of a paper in order, each knowing whether it is the first of its document."""

    manuscript: Manuscript
    register: Register
    on: date
    _near: dict[Figures, list[Known]] = field(default_factory=lambda: defaultdict(list))
    _seen: dict[str, Known | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for number, documents in self.register.by_number.items():
            if read := DocumentNumber.parse(number):
                self._near[_figures(read)] += documents

    def __iter__(self) -> Iterator[Case]:
        for passage in self.manuscript.passages:
            for citation in passage.citations:
                yield self._case(passage, citation)

    def _case(self, passage: Passage, citation: Citation) -> Case:
        known = self._identified(citation)
        name = f"{known.number}|{known.issued_on}|{known.title}" if known else _name(citation)
        in_subject = self.manuscript.in_subject(passage, citation.start)
        first = name not in self._seen
        if not (citation.is_nested or in_subject):
            self._seen[name] = known
        if citation.number and known:
            self._seen.setdefault(f"={citation.number_text}", known)
        return Case(
            passage=passage,
            citation=citation,
            known=known,
            on=self.on,
            is_first=first,
            is_in_basis=self.manuscript.in_basis(passage, citation.start),
            is_in_subject=in_subject,
            is_aside=in_subject or _is_aside(passage, citation),
            likely=self._likely(citation) if citation.is_bound and known is None else None,
        )

    def _identified(self, citation: Citation) -> Known | None:
        known = meant(citation, self.register, on=self.on)
        if citation.is_bound:  # it prints what it means, and nothing that it was meant for
            return known
        if known and (citation.kind is None or known.kind == citation.kind.code):
            return known
        return self._misspelt(citation) or known or self._seen.get(f"={citation.number_text}")

    def _likely(self, citation: Citation) -> Known | None:
        number = citation.number
        near = self._near[_figures(number)] if number and number.year else []
        return near[0] if len(near) == 1 else None

    def _misspelt(self, citation: Citation) -> Known | None:
        """The document of the same figures under another symbol, where kind or date agree too."""
        if citation.number is None:
            return None
        number = citation.number
        if number.year:
            near: Iterable[Known] = self._near[_figures(number)]
        else:
            near = () if number.symbol else self._of_figures(number)
        wanted = [known for known in near if _may_be(known, citation)]
        return wanted[0] if len(wanted) == 1 else None

    def _of_figures(self, number: DocumentNumber) -> list[Known]:
        return [
            known
            for (figures, suffix, _), documents in self._near.items()
            if (figures, suffix) == (number.number, number.suffix)
            for known in documents
        ]


def _figures(number: DocumentNumber) -> Figures:
    return number.number, number.suffix, number.year


def _may_be(known: Known, citation: Citation) -> bool:
    of_kind = citation.kind is not None and known.kind == citation.kind.code
    of_day = citation.day == known.issued_on
    if citation.number and citation.number.year:
        other_day = citation.day is not None and not of_day
        return of_day or (of_kind and not other_day)
    named = citation.issuer is not None and same_issuer(citation.issuer.text, known.issuer)
    return of_kind and (of_day or (named and citation.day is None))


def _name(citation: Citation) -> str:
    kind = citation.kind.code if citation.kind else ""
    title = citation.title.text if citation.title and not citation.number else ""
    day = citation.day.isoformat() if citation.day and not citation.has_symbol else ""
    return f"{kind}|{citation.number_text}|{title}|{day}"


def _is_aside(passage: Passage, citation: Citation) -> bool:
    start = citation.start
    if citation.is_nested or citation.is_bound:
        return True
    if passage.place in {Place.RECIPIENTS, Place.ADDRESSEES}:
        return True
    if _ROW.match(passage.text, passage.line_at(start).start):
        return True
    before = passage.text[max(0, start - _BEFORE) : start]
    return bool(_IN_BRACKETS.search(before) or _ATTACHED.search(before))
