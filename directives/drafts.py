"""The doctor beside a draft: what is pointed at and where, and the words proposed put in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Q

from directives.citations import day_of, laws
from directives.citations import texts_of as texts_with_citations
from directives.doctor import examine, mended
from directives.knowing import register_of
from directives.knowledge import Register
from directives.models import Directive, Relation
from documents.drafts import drafting
from documents.drafts.content import AnnexText, Content, canonical
from documents.drafts.drafting import StaleError
from documents.drafts.parts import Keyed, Part, name_of, texts_of
from documents.models import Document, Revision
from documents.sheets import typed_sheet
from officials.models import Official, Organization
from paper import outline
from paper.checks import Finding, Manuscript, Severity
from paper.numbers import DocumentNumber
from paper.sheet import Sheet
from vietnamese.folding import nfc

UNBOUND = "unbound"
"""The rule of a citation typed freely that may be bound to the register."""
STILL_MISSING = frozenset({"no-subject", "no-recipients", "no-authority", "no-signer"})
"""What the lifecycle says of a draft by itself, before it can be handed up."""
OF_THE_WHOLE = frozenset({"first-mention", "place-missing", "place-named", "end-mark"})
"""Rules that cannot be asked of a part alone."""
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
LONG = 60_000
"""Characters beyond which the doctor is asked after the page has come: about thirty pages."""


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
    texts = [(keyed, nfc(outline.write(keyed.blocks))) for keyed in texts_of(revision)]
    pointed = (_pointed(one, texts) for one in found)
    return tuple(sorted(pointed, key=lambda one: _ORDER.index(one.finding.severity)))


def is_long(revision: Revision) -> bool:
    return sum(map(len, texts_with_citations(revision))) > LONG


def pointed_at_part(
    document: Document, revision: Revision, part: Part, typed: str
) -> tuple[Finding, ...]:
    """What is to be said of a part as it is being typed, the rest standing as it was saved.

    Of a long paper the part is looked at by itself.
    """
    sheet = typed_sheet(document, revision)
    if is_long(revision):
        alone = replace(sheet, legal_basis=(), annexes=(), blocks=outline.parse(canonical(typed)))
        found = _examined(alone, document.organization, revision)
        return _weighty_first(f for f in found if f.part == _TEXT and f.rule not in OF_THE_WHOLE)
    whole = part.replaced(typed)
    start = len(outline.write(part.blocks[: part.span.start]))
    end = len(whole) - len(outline.write(part.blocks[part.span.stop :]))
    found = _examined(_with_text(sheet, part, whole), document.organization, revision)
    name = _TEXT if part.annex is None else f"{_ANNEX}{part.annex + 1}"
    return _weighty_first(f for f in found if f.part == name and f.end > start and f.start < end)


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
    found = examine(manuscript, register=register, on=day_of(revision))
    return tuple(one for one in found if one.rule not in STILL_MISSING)


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


def _weighty_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda one: _ORDER.index(one.severity)))


def _pointed(finding: Finding, texts: Sequence[tuple[Keyed, str]]) -> Pointed:
    if component := _COMPONENTS.get(finding.part):
        return Pointed(finding, component)
    annex = finding.part.removeprefix(_ANNEX) if finding.part.startswith(_ANNEX) else ""
    if not (annex or finding.part == _TEXT):
        return Pointed(finding, finding.where)
    keyed, written = texts[int(annex or 0)]
    if not keyed.keys:
        return Pointed(finding, finding.where)
    # Written, blocks are parted by an empty line; within one there is none.
    index = min(written.count("\n\n", 0, finding.start), len(keyed.keys) - 1)
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
