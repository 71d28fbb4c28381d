"""Writes the search lines: what each thing says to those who look for it.

Saving a row writes its line (`desk.keeping`). Whoever writes rows another way (QuerySet.update,
bulk_create) calls `refresh` for them; `manage.py index_search` writes every line anew.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from django.db import models, transaction
from django.db.models import Prefetch

from desk.models import SearchLine
from desk.things import Thing
from directives.models import Directive, Duty
from documents.models import BookEntry, Document, Revision
from paper import spellings
from plans.models import Plan, PlanPaper
from vietnamese.dates import today
from vietnamese.words import line

M = TypeVar("M", bound=models.Model)
BATCH = 500
TEXT_READ = 20_000
"""Characters of a duty's words that are indexed; nobody looks for what comes behind them."""


@dataclass(frozen=True, slots=True)
class Source(Generic[M]):
    """How the rows of one kind of thing are read; `holders` are locked while a line is written.

    Two officials who save the same thing at once then write its line one after the other.
    """

    holders: Callable[[Iterable[int]], models.QuerySet[Any]]
    rows: Callable[[Iterable[int]], models.QuerySet[M]]
    line: Callable[[M], SearchLine | None]


def refresh(thing: Thing, keys: Iterable[int]) -> int:
    """Write the lines of these rows, where they are missing or say something else; how many."""
    keys = list(keys)
    if not keys:
        return 0
    with transaction.atomic():
        source = SOURCES[thing]
        # Read for the lock alone.
        list(source.holders(keys).order_by("pk").select_for_update(no_key=True).values_list("pk"))
        wanted = {_key(found): found for found in map(source.line, source.rows(keys)) if found}
        return _write(thing, keys, wanted)


def refresh_all(thing: Thing) -> int:
    """Write every line of a kind, a batch in a transaction; how many had to be written."""
    keys = list(MODELS[thing].objects.order_by("pk").values_list("pk", flat=True))
    batches = (keys[start : start + BATCH] for start in range(0, len(keys), BATCH))
    return sum(refresh(thing, batch) for batch in batches)


def _write(thing: Thing, keys: list[int], wanted: dict[int, SearchLine]) -> int:
    there = SearchLine.objects.of_things([thing]).filter(**{f"{thing.column}__in": keys})
    kept = {_key(found): found for found in there}
    changed = [key for key in {*wanted, *kept} if _said(wanted.get(key)) != _said(kept.get(key))]
    stale = [kept[key].pk for key in changed if key in kept]
    if stale:
        SearchLine.objects.filter(pk__in=stale).delete()
    if new := [wanted[key] for key in changed if key in wanted]:
        SearchLine.objects.bulk_create(new)
    return len(changed)


def _key(found: SearchLine) -> int:
    return int(getattr(found, f"{found.thing.column}_id"))


def _said(found: SearchLine | None) -> tuple[int, int | None, int | None, str, str] | None:
    if found is None:
        return None
    return (found.place, found.kept_by_id, found.told_by_id, found.text, found.issuer)


def _directives(keys: Iterable[int]) -> models.QuerySet[Directive]:
    return Directive.objects.filter(pk__in=keys)


def _line_of_directive(directive: Directive) -> SearchLine:
    return SearchLine(
        place=Thing.DIRECTIVE.place(directive.issued_on, directive.pk),
        directive=directive,
        kept_by_id=directive.kept_by_id,
        text=line(*_named(directive, title=directive.title)),
        issuer=line(*spellings.of_issuer(directive.issuer)),
    )


def _named(directive: Directive, *, title: str = "") -> tuple[str, ...]:
    return spellings.of_document(
        kind=directive.kind,
        number=directive.number,
        issued_on=directive.issued_on,
        issuer=directive.issuer,
        title=title,
    )


def _holders_of_duties(keys: Iterable[int]) -> models.QuerySet[Directive]:
    return Directive.objects.filter(pk__in=Duty.objects.filter(pk__in=keys).values("directive"))


def _line_of_duty(duty: Duty) -> SearchLine:
    """Found by its own words and by the number of its directive, but not by that one's title."""
    directive = duty.directive
    said = (duty.place, duty.what, duty.addressee, duty.lead, duty.partners)
    further = (duty.recurrence, duty.deliverable, duty.report_through)
    return SearchLine(
        place=Thing.DUTY.place(directive.issued_on, duty.pk),
        duty=duty,
        directive=directive,
        kept_by_id=directive.kept_by_id,
        told_by_id=duty.kept_by_id if duty.kept_by_id != directive.kept_by_id else None,
        text=line(*_named(directive), *(text[:TEXT_READ] for text in (*said, *further))),
        issuer=line(*spellings.of_issuer(directive.issuer)),
    )


def _duties(keys: Iterable[int]) -> models.QuerySet[Duty]:
    return Duty.objects.filter(pk__in=keys).select_related("directive")


def _plans(keys: Iterable[int]) -> models.QuerySet[Plan]:
    papers = PlanPaper.objects.select_related("document").order_by("pk")
    numbers = BookEntry.objects.live().order_by("-pk")
    return (
        Plan.objects.filter(pk__in=keys)
        .select_related("organization")
        .prefetch_related(
            Prefetch("plan_papers", papers),
            Prefetch("plan_papers__document__head", Revision.objects.without_text()),
            Prefetch("plan_papers__document__book_entries", numbers),
        )
    )


def _line_of_plan(plan: Plan) -> SearchLine | None:
    """With the subjects and numbers of all its papers; its day is that of the first of them."""
    papers = [paper.document for paper in plan.plan_papers.all() if paper.document.head]
    if not papers:
        return None
    return SearchLine(
        place=Thing.PLAN.place(day_of(plan), plan.pk),
        plan=plan,
        kept_by_id=plan.organization_id,
        text=line(f"năm {plan.year}", *(text for paper in papers for text in _paper(plan, paper))),
        issuer=line(*spellings.of_issuer(plan.organization.name)),
    )


def day_of(plan: Plan) -> date:
    """Of its paper where that has a number, else the day it was begun."""
    numbers = (number_of(paper.document) for paper in plan.plan_papers.all())
    first = next((number for number in numbers if number), None)
    return first.issued_on if first else today(plan.created_at)


def number_of(document: Document) -> BookEntry | None:
    """The number that stands, among those fetched in advance."""
    return next(iter(document.book_entries.all()), None)


def _paper(plan: Plan, document: Document) -> Iterator[str]:
    number = number_of(document)
    yield from spellings.of_document(
        kind=document.kind,
        number=str(number or ""),
        issued_on=number.issued_on if number else None,
        issuer=number.issuer if number else plan.organization.name,
        title=document.subject,
    )


MODELS: dict[Thing, type[Directive | Duty | Plan]] = {
    Thing.DIRECTIVE: Directive,
    Thing.DUTY: Duty,
    Thing.PLAN: Plan,
}
SOURCES: dict[Thing, Source[Any]] = {
    Thing.DIRECTIVE: Source(_directives, _directives, _line_of_directive),
    Thing.DUTY: Source(_holders_of_duties, _duties, _line_of_duty),
    Thing.PLAN: Source(lambda keys: Plan.objects.filter(pk__in=keys), _plans, _line_of_plan),
}
