"""The doctor beside a draft: what is pointed at and where, and the words proposed put in."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Q

from directives.citations import day_of, laws
from directives.doctor import examine, mended
from directives.knowing import register_of
from directives.knowledge import Register
from directives.models import Directive, Relation
from documents import drafting
from documents.content import AnnexText, Content
from documents.drafting import StaleError
from documents.models import Document, Revision
from documents.parts import Part, name_of, texts_of
from documents.sheets import typed_sheet
from officials.models import Official, Organization
from paper import outline
from paper.checks import Finding, Manuscript, Severity
from paper.numbers import DocumentNumber
from paper.sheet import Sheet
from vietnamese.folding import nfc

UNBOUND = "unbound"
"""The rule of a citation typed freely that may be bound to the register."""
_ORDER = list(Severity)
_COMPONENTS = {
    "subject": "Trích yếu",
    "addressed_to": "Kính gửi",
    "legal_basis": "Căn cứ",
    "recipients": "Nơi nhận",
}
_LISTS = frozenset(_COMPONENTS) - {"subject"}
_TEXT, _ANNEX = "text", "annex-"
_LONGEST_NOTE = 200


class GoneError(Exception):
    """What was pointed at is no longer there: the draft has changed, or the register."""


@dataclass(frozen=True, slots=True)
class Pointed:
    """A finding of a draft; `key` names the piece it stands in, "" for the other components."""

    finding: Finding
    where: str
    key: str = ""

    @property
    def is_offer(self) -> bool:
        return self.finding.rule == UNBOUND

    @property
    def is_hint(self) -> bool:
        return self.finding.severity is Severity.HINT


def pointed_at(document: Document, revision: Revision) -> tuple[Pointed, ...]:
    """Everything that is to be said of a draft: errors first, then in the order of the paper."""
    found = _examined(typed_sheet(document, revision), document.organization, revision)
    pointed = (_pointed(one, revision) for one in found)
    return tuple(sorted(pointed, key=lambda one: _ORDER.index(one.finding.severity)))


def pointed_at_part(
    document: Document, revision: Revision, part: Part, typed: str
) -> tuple[Finding, ...]:
    """What is to be said of a part as it is being typed, the rest standing as it was saved."""
    whole = part.replaced(typed)
    start = len(outline.write(part.blocks[: part.span.start]))
    after = len(outline.write(part.blocks[part.span.stop :]))
    found = _examined(
        _with_text(typed_sheet(document, revision), part, whole), document.organization, revision
    )
    name = _TEXT if part.annex is None else f"{_ANNEX}{part.annex + 1}"
    return tuple(
        one
        for one in sorted(found, key=lambda one: _ORDER.index(one.severity))
        if one.part == name and one.end > start and one.start < len(whole) - after
    )


def mend(document: Document, finding: str, *, base: int, by: Official) -> tuple[Revision, str]:
    """Put the words of a finding in, as a save on `base`; also the key of the piece, for the way
    back. Raises StaleError or GoneError, and changes nothing then."""
    current = document.current
    if current.number != base:
        raise StaleError(current)
    pointed = next((p for p in pointed_at(document, current) if p.finding.id == finding), None)
    if pointed is None or pointed.finding.suggestion is None:
        raise GoneError(finding)
    content = _with_words(current.content, pointed.finding)
    saved = drafting.save(document, content, base=base, by=by, note=_note(pointed.finding))
    return saved, pointed.key


def _examined(sheet: Sheet, organization: Organization, revision: Revision) -> tuple[Finding, ...]:
    manuscript = Manuscript.of_sheet(sheet)
    register = _register(manuscript, organization)
    return examine(manuscript, register=register, on=day_of(revision))


def _register(manuscript: Manuscript, organization: Organization) -> Register:
    """What the words may mean or should have meant, and what came after it."""
    citations = [c for passage in manuscript.passages for c in passage.citations]
    if not citations:
        return Register()
    numbers = {_figures(c.number) for c in citations if c.number}
    named = laws() if any(c.number is None for c in citations) else Q(pk__in=())
    for figures in numbers:
        named |= Q(number__startswith=figures)
    meant = Directive.objects.filter(named).values("pk")
    later = Relation.objects.filter(earlier__in=meant).values("later")
    return register_of(organization, only=named | Q(pk__in=later))


def _figures(number: DocumentNumber) -> str:
    """The number without its symbol, which may be typed wrongly: "12/2018/"."""
    year = f"{number.year}/" if number.year else ""
    return f"{number.number:02}{number.suffix}{number.separator}{year}"


def _pointed(finding: Finding, revision: Revision) -> Pointed:
    if component := _COMPONENTS.get(finding.part):
        return Pointed(finding, component)
    annex = finding.part.removeprefix(_ANNEX) if finding.part.startswith(_ANNEX) else ""
    if not (annex or finding.part == _TEXT):
        return Pointed(finding, finding.where)
    keyed = texts_of(revision)[int(annex or 0)]
    if not keyed.keys:
        return Pointed(finding, finding.where)
    # Written, blocks are parted by an empty line; within one there is none.
    before = nfc(outline.write(keyed.blocks))[: finding.start].count("\n\n")
    index = min(before, len(keyed.keys) - 1)
    name = name_of(keyed.blocks[index])
    where = f"Phụ lục {annex}, {name}" if annex else name.capitalize()
    return Pointed(finding, where, keyed.keys[index])


def _with_text(sheet: Sheet, part: Part, text: str) -> Sheet:
    blocks = outline.parse(text)
    if part.annex is None:
        return replace(sheet, blocks=blocks)
    annexes = list(sheet.annexes)
    annexes[part.annex] = replace(annexes[part.annex], blocks=blocks)
    return replace(sheet, annexes=tuple(annexes))


def _with_words(content: Content, finding: Finding) -> Content:
    part = finding.part
    if part in _LISTS:
        lines = mended("\n".join(getattr(content, part)), finding).split("\n")
        changed: dict[str, Any] = {part: tuple(lines)}
        return replace(content, **changed)
    if part.startswith(_ANNEX):
        return replace(content, annexes=_mended_annexes(content.annexes, finding))
    if part == _TEXT:
        return replace(content, text=mended(outline.write(content.blocks), finding))
    return replace(content, subject=mended(content.subject, finding))


def _mended_annexes(annexes: Iterable[AnnexText], finding: Finding) -> tuple[AnnexText, ...]:
    return tuple(
        replace(annex, text=mended(outline.write(annex.blocks), finding))
        if finding.part == f"{_ANNEX}{place}"
        else annex
        for place, annex in enumerate(annexes, start=1)
    )


def _note(finding: Finding) -> str:
    said = f"Sửa theo gợi ý: {finding.excerpt} → {finding.suggestion}"
    return said if len(said) <= _LONGEST_NOTE else f"{said[: _LONGEST_NOTE - 1]}…"
