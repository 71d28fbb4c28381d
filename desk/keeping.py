"""Keeps the search lines in step: what is saved is found, in the same transaction."""

from collections.abc import Callable, Collection
from typing import Any

from django.db import models
from django.db.models.signals import post_delete, post_save

from desk.indexing import refresh
from desk.things import Thing
from directives.models import Directive, Duty
from documents.models import BookEntry, Document, VoidedEntry
from officials.models import Organization
from plans.models import Plan, PlanPaper

OF_A_DOCUMENT = {"head", "kind"}
"""The columns of a document that its plan's line speaks of; its state it does not."""


def watch() -> None:
    for model, written in _REACTIONS.items():
        post_save.connect(_saved(written), sender=model, weak=False, dispatch_uid=f"search {model}")
    post_delete.connect(_paper_taken_away, sender=PlanPaper)


def _saved(written: Callable[[Any], None]) -> Callable[..., None]:
    def receive(
        *,
        instance: models.Model,
        raw: bool = False,
        update_fields: Collection[str] | None = None,
        **kwargs: Any,
    ) -> None:
        touched = isinstance(instance, Document) and update_fields is not None
        if not raw and not (touched and OF_A_DOCUMENT.isdisjoint(update_fields or ())):
            written(instance)

    return receive


def _directive(directive: Directive) -> None:
    refresh(Thing.DIRECTIVE, [directive.pk])
    refresh(Thing.DUTY, directive.duties.order_by("pk").values_list("pk", flat=True))


def _duty(duty: Duty) -> None:
    refresh(Thing.DUTY, [duty.pk])


def _plan(plan: Plan) -> None:
    refresh(Thing.PLAN, [plan.pk])


def _plan_paper(paper: PlanPaper) -> None:
    refresh(Thing.PLAN, [paper.plan_id])


def _document(document: Document) -> None:
    _plans_of(plan_papers__document=document)


def _number(entry: BookEntry) -> None:
    if entry.document_id:
        _plans_of(plan_papers__document=entry.document_id)


def _voided_number(voided: VoidedEntry) -> None:
    _number(voided.entry)


def _organization(organization: Organization) -> None:
    _plans_of(organization=organization)


def _plans_of(**asked: Any) -> None:
    refresh(Thing.PLAN, Plan.objects.filter(**asked).values_list("pk", flat=True))


def _paper_taken_away(*, instance: PlanPaper, **kwargs: Any) -> None:
    _plan_paper(instance)


_REACTIONS: dict[type[models.Model], Callable[[Any], None]] = {
    Directive: _directive,
    Duty: _duty,
    Plan: _plan,
    PlanPaper: _plan_paper,
    Document: _document,
    BookEntry: _number,
    VoidedEntry: _voided_number,
    Organization: _organization,
}
