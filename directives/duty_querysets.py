"""Where every look-up of duties starts."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.db import models
from django.db.models import F, Q

from directives.querysets import DirectiveQuerySet
from vietnamese.folding import fold

if TYPE_CHECKING:
    from directives.models import Duty  # noqa: F401 (in strings)
    from officials.models import Official


class DutyQuerySet(models.QuerySet["Duty"]):
    def visible_to(self, official: "Official") -> Self:
        return self.known_to(official.visible_organization_ids)

    def known_to(self, offices: Iterable[int]) -> Self:
        """In directives of their registers, and in those that were sent to them."""
        offices = frozenset(offices)
        directives = DirectiveQuerySet(apps.get_model("directives", "Directive"))
        seen = directives.in_registers_of(offices).values("pk")
        return self.read_by(offices).filter(directive__in=seen)

    def read_by(self, offices: Iterable[int]) -> Self:
        """As everybody, as who keeps the directive, or as these offices have read it."""
        of_the_keeper = Q(kept_by=F("directive__kept_by"))
        return self.filter(Q(kept_by=None) | of_the_keeper | Q(kept_by__in=offices))

    def in_force(self) -> Self:
        """Not of a paper that its office has recalled or replaced."""
        return self.exclude(directive__document__state__in=["revoked", "superseded"])

    def matching(self, words: str) -> Self:
        """Duties whose text holds every word, marks and case aside."""
        found = Q()
        for word in fold(words).split():
            found &= Q(what_search__contains=word)
        return self.filter(found)
