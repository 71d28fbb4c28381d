"""Where every look-up of directives starts."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.db import models
from django.db.models import Prefetch, Q

from documents.models import Delivery

if TYPE_CHECKING:
    from directives.models import Directive, Relation  # noqa: F401 (in strings)
    from officials.models import Official


class DirectiveQuerySet(models.QuerySet["Directive"]):
    def visible_to(self, official: "Official") -> Self:
        """What every office knows, what stands in the registers of theirs, what was sent there."""
        return self.in_registers_of(official.visible_organization_ids)

    def in_registers_of(self, offices: Iterable[int]) -> Self:
        offices = frozenset(offices)
        return self.filter(Q(kept_by__in=offices) | Q(kept_by=None) | received_by(offices))

    def issued_by(self, offices: Iterable[int]) -> Self:
        """Papers of these offices themselves, written and issued here."""
        return self.filter(document__organization__in=frozenset(offices))

    def of_others(self, offices: Iterable[int]) -> Self:
        return self.exclude(pk__in=self.issued_by(offices).values("pk"))

    def for_list(self) -> Self:
        """Without the text, which a list does not show."""
        return self.defer("text", "keys")

    def with_changes_for(self, official: "Official") -> Self:
        return self.with_changes_in(official.visible_organization_ids)

    def with_changes_in(self, offices: Iterable[int]) -> Self:
        """Each with what later documents did to it, as far as these offices know: `changes`."""
        relations = RelationQuerySet(apps.get_model("directives", "Relation"))
        changes = relations.in_registers_of(offices).select_related("later").order_by("pk")
        return self.prefetch_related(Prefetch("later_relations", changes, to_attr="changes"))


def received_by(offices: Iterable[int]) -> Q:
    """Directives that were sent to these offices and not recalled."""
    sent = Delivery.objects.filter(recipient__in=offices).standing()
    handed = apps.get_model("directives", "HandedDown")._default_manager.filter(delivery__in=sent)
    return Q(document__in=sent.values("document")) | Q(pk__in=handed.values("directive"))


class RelationQuerySet(models.QuerySet["Relation"]):
    def about(self, directive: "Directive") -> Self:
        return self.filter(Q(later=directive) | Q(earlier=directive))

    def visible_to(self, official: "Official") -> Self:
        return self.in_registers_of(official.visible_organization_ids)

    def in_registers_of(self, offices: Iterable[int]) -> Self:
        return self.filter(Q(kept_by__in=offices) | Q(kept_by=None))
