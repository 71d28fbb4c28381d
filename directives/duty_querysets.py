"""Where every look-up of duties starts."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q

from directives.querysets import DirectiveQuerySet
from documents.models import Delivery
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
        # Asked for each duty. PostgreSQL would rather join all directives, for every question anew;
        # it cannot with what stands in an OR. No key is 0.
        seen = directives.in_registers_of(offices).filter(pk=OuterRef("directive"))
        return self.read_by(offices).filter(Exists(seen) | Q(pk=0))

    def read_by(self, offices: Iterable[int]) -> Self:
        """As everybody, as who keeps the directive or handed it on, or as these offices read it."""
        offices = frozenset(offices)
        kept = apps.get_model("directives", "Directive")._default_manager
        of_the_keeper = Exists(kept.filter(pk=OuterRef("directive"), kept_by=OuterRef("kept_by")))
        own = Q(kept_by=None) | Q(kept_by__in=offices)
        return self.filter(own | of_the_keeper | Exists(_handed_on(offices)))

    def in_force(self) -> Self:
        """Not of a paper that its office has recalled or replaced."""
        return self.exclude(directive__document__state__in=["revoked", "superseded"])

    def matching(self, words: str) -> Self:
        """Duties whose text holds every word, marks and case aside."""
        found = Q()
        for word in fold(words).split():
            found &= Q(what_search__contains=word)
        return self.filter(found)


def _handed_on(offices: Iterable[int]) -> models.QuerySet[models.Model]:
    """What tells that who reads the duty so has sent its directive to these offices."""
    standing = Delivery.objects.filter(recipient__in=offices).standing()
    handed = apps.get_model("directives", "HandedDown")._default_manager
    return handed.filter(
        directive=OuterRef("directive"),
        delivery__sender=OuterRef("kept_by"),
        delivery__in=standing,
    )
