"""Citations of a draft in the words of the decree, from the register of its office.

NĐ 30/2020, Phụ lục I, II.6: in full at the first mention and in căn cứ, then by kind and number;
luật and pháp lệnh by their name, in căn cứ with their date.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cached_property

from django.db.models import Q

from directives.knowing import register_of
from directives.knowledge import Known, Register
from directives.states import STILL
from directives.validity import validity
from documents.models import Document, Revision
from officials.models import Organization
from paper.citing import Citation
from paper.citing.marks import Mark
from paper.inline import TOKEN
from paper.legislation import CITED_KINDS, of_code
from paper.sources import Cited
from vietnamese.dates import long_date, today
from vietnamese.folding import fold

_BY_NAME = [kind.code for kind in CITED_KINDS if kind.by_name]


class RegisterSources:
    """The citations of one paper; the register is read once, when the first mark is looked up."""

    def __init__(self, read: Callable[[], Register], *, on: date) -> None:
        self._read = read
        self._on = on

    def citation(self, mark: str) -> Cited | None:
        known = which(Mark.read(mark), self._register, on=self._on)
        return cited(known, on=self._on) if known else None

    def figure(self, name: str) -> str | None:
        return None

    @cached_property
    def _register(self) -> Register:
        return self._read()


def sources_of(document: Document, revision: Revision, *, is_final: bool) -> RegisterSources:
    """What the office of a draft may cite, on the day of the draft (PAPER_SOURCES)."""

    def read() -> Register:
        return register_of(document.organization, only=_named(marks_of(revision)))

    return RegisterSources(read, on=day_of(revision))


def day_of(revision: Revision) -> date:
    """The day by which a draft is judged: the one written on it, else today."""
    return revision.dated_on or today()


def texts_of(revision: Revision) -> Iterator[str]:
    """What may hold citations, in the order of the paper: căn cứ, text, annexes."""
    yield from revision.legal_basis
    yield revision.text
    yield from (annex["text"] for annex in revision.annexes)


def marks_of(revision: Revision) -> Iterator[Mark]:
    for text in texts_of(revision):
        for found in TOKEN.finditer(text):
            if found["citation"]:
                yield Mark.read(found["citation"])


def which(mark: Mark, register: Register, *, on: date) -> Known | None:
    """The one document a mark means; None where there is none, or more than one.

    Of laws that follow each other under one name it means the one in force on the day.
    """
    number = mark.number
    by_number = register.by_number.get(number.text, ()) if number else ()
    found = _told_apart(by_number or register.by_name.get(fold(mark.name), ()), mark)
    if len(found) < 2:
        return found[0] if found else None
    if by_number:
        return None
    return next((law for law in found if validity(law, on).state in STILL), found[-1])


def meant(citation: Citation, register: Register, *, on: date) -> Known | None:
    """The document that a citation names as it stands in a text, bound or typed freely.

    A number with its year is read whatever date was typed beside it; others only with that date.
    """
    if citation.is_bound:
        typed = citation.number_typed or citation.title
        return which(Mark.read(typed.text), register, on=on) if typed else None
    if citation.number:
        day = None if citation.number.year else citation.day
        return which(Mark(citation.number_text, day), register, on=on)
    if citation.kind and citation.kind.by_name and citation.title:
        name = f"{citation.kind.title} {citation.title.text}"
        law = which(Mark(name, citation.day), register, on=on)
        return law if law and citation.year in {None, law.issued_on.year} else None
    return None


def register_citing(organization: Organization, citations: Iterable[Citation]) -> Register:
    """The part of an office's register that these citations may mean."""
    marks = (_mark_of(citation) for citation in citations)
    return register_of(organization, only=_named(filter(None, marks)))


def _mark_of(citation: Citation) -> Mark | None:
    if citation.number:
        return Mark(citation.number_text)
    return Mark.read(citation.title.text) if citation.title else None


def mark_for(known: Known, register: Register) -> str:
    """The shortest mark that means this document and no other; a law by its number."""
    name = known.number or known.title
    fuller = (Mark(name), Mark(name, known.issued_on), Mark(name, known.issued_on, known.issuer))
    found = (mark for mark in fuller if which(mark, register, on=known.issued_on) == known)
    return str(next(found, fuller[-1]))


def cited(known: Known, *, on: date) -> Cited:
    """The document as a paper of that day cites it."""
    amended = _amended(known, on)
    if of_code(known.kind).by_name:
        dated = f"{known.title} {long_date(known.issued_on)}"
        return Cited(known.title + amended, known.title, dated + amended)
    full = _full(known) + amended
    return Cited(full, short(known), full)


def short(known: Known) -> str:
    """As cited again: "Quyết định số 12/2018/QĐ-TTg"; a law by its name."""
    kind = of_code(known.kind)
    if kind.by_name:
        return known.title
    told = f"số {known.number}" if known.number else long_date(known.issued_on)
    return f"{kind.title} {told}"


def _full(known: Known) -> str:
    dated = f" {long_date(known.issued_on)}" if known.number else ""
    return f"{short(known)}{dated} của {known.issuer} {_about(known.title)}"


def _about(title: str) -> str:
    """The title as it goes on in a sentence; "ANTQ" keeps its capitals."""
    return title[:1].lower() + title[1:] if title[1:2].islower() else title


def _amended(known: Known, on: date) -> str:
    names = list(dict.fromkeys(change.by for change in validity(known, on).amendments))
    if not names:
        return ""
    *before, last = names
    listed = f"{', '.join(before)} và {last}" if before else last
    return f" (được sửa đổi, bổ sung bởi {listed})"


def _told_apart(found: Iterable[Known], mark: Mark) -> list[Known]:
    """Those that mark can mean; one that two registers hold is one document."""
    wanted = [
        known
        for known in found
        if (mark.day is None or known.issued_on == mark.day)
        and (not mark.issuer or fold(known.issuer) == fold(mark.issuer))
    ]
    once = {(known.issued_on, fold(known.issuer)): known for known in reversed(wanted)}
    return list(reversed(once.values()))


def _named(marks: Iterable[Mark]) -> Q:
    """The rows that marks may mean. Laws are few, and all of them are asked where one is named."""
    marks = list(marks)
    numbers = {number.text for mark in marks if (number := mark.number)}
    named = laws() if any(mark.number is None for mark in marks) else Q()
    return Q(number__in=numbers) | named


def laws() -> Q:
    """What is cited by its name."""
    return Q(kind__in=_BY_NAME)
