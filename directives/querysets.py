"""Where every look-up of directives starts."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.db import models
from django.db.models import Prefetch, Q

if TYPE_CHECKING:
    from directives.models import Directive, Relation  # noqa: F401 (in strings)
    from officials.models import Official


class DirectiveQuerySet(models.QuerySet["Directive"]):
    def visible_to(self, official: "Official") -> Self:
        """What every office knows, and what stands in the registers of their own offices."""
        return self.in_registers_of(official.visible_organization_ids)

    def in_registers_of(self, offices: Iterable[int]) -> Self:
        return self.filter(Q(kept_by__in=offices) | Q(kept_by=None))

    def with_changes_for(self, official: "Official") -> Self:
        return self.with_changes_in(official.visible_organization_ids)

    def with_changes_in(self, offices: Iterable[int]) -> Self:
        """Each with what later documents did to it, as far as these offices know: `changes`."""
        relations = RelationQuerySet(apps.get_model("directives", "Relation"))
        changes = relations.in_registers_of(offices).select_related("later").order_by("pk")
        return self.prefetch_related(Prefetch("later_relations", changes, to_attr="changes"))


class RelationQuerySet(models.QuerySet["Relation"]):
    def visible_to(self, official: "Official") -> Self:
        return self.in_registers_of(official.visible_organization_ids)

    def in_registers_of(self, offices: Iterable[int]) -> Self:
        return self.filter(Q(kept_by__in=offices) | Q(kept_by=None))
