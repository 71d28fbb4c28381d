"""Picking a document for a citation: found by number in any spelling, title or organ."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from desk.searching import Question, found
from desk.things import Thing, key_of
from directives.citations import cited, day_of, laws, mark_for
from directives.knowing import known_to, register_of
from directives.knowledge import Known
from directives.presenting import TITLES, TONES
from directives.validity import validity
from documents import homes
from documents.drafts.asides import Aside
from documents.drafts.edit_views import editable_document
from documents.drafts.parts import Part
from documents.models import Document, Revision
from officials.http import OfficialRequest
from officials.models import Official
from paper.spellings import of_document
from vietnamese.words import asked, holds, line

MOST = 12
"""Documents offered at once; whoever needs another one asks more precisely."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A document as it would be cited, what is put into the text for it, and its validity."""

    mark: str
    words: str
    state: str
    tone: str
    is_certain: bool


def picker(document: Document, revision: Revision, part: Part | None) -> Aside:
    """PART_ASIDES."""
    return Aside("desk/citing/_picker.html", {"url": reverse("desk:cite", args=[document.pk])})


@require_GET
def cite(request: OfficialRequest, pk: int) -> HttpResponse:
    """The documents in answer; without a script a page to copy the mark from."""
    document = editable_document(request, pk)
    words = request.GET.get("tim", "").strip()
    on = day_of(document.current)
    context = {
        "document": document,
        "home": homes.page_of(document),
        "words": words,
        "choices": choices(document, words, on=on, by=request.user) if words else [],
        "on": on,
        "url": request.path,
    }
    template = "desk/citing/_choices.html" if request.htmx else "desk/citing/choices.html"
    return render(request, template, context)


def choices(document: Document, words: str, *, on: date, by: Official) -> list[Choice]:
    """What the office of the draft may cite, by the day of the draft: first what bears the number
    that was asked for, then the newest."""
    question = Question(words=words, on=on, things=frozenset({Thing.DIRECTIVE}))
    keys = [key_of(place) for place in found(question, by=by, size=MOST).places]
    known = known_to(document.organization, keys)
    documents = [known[key] for key in keys if key in known]
    return list(_choices(document, sorted(documents, key=_named_by(words)), on))


def _named_by(words: str) -> Callable[[Known], bool]:
    """False, which comes first, for a document that the words name apart from its title."""
    runs = asked(words)

    def by_title(known: Known) -> bool:
        named = of_document(
            kind=known.kind, number=known.number, issued_on=known.issued_on, issuer=known.issuer
        )
        return not holds(line(*named), runs)

    return by_title


def _choices(document: Document, documents: list[Known], on: date) -> Iterable[Choice]:
    numbers = [known.number for known in documents if known.number]
    same = register_of(document.organization, only=Q(number__in=numbers) | laws())
    for known in documents:
        stands = validity(known, on)
        yield Choice(
            mark=f"[[{mark_for(known, same)}]]",
            words=cited(known, on=on).full,
            state=TITLES[stands.state],
            tone=TONES[stands.state],
            is_certain=stands.is_certain,
        )
