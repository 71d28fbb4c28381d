"""Where every look-up of directives starts."""

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from directives.models import Directive  # noqa: F401 (in strings)
    from officials.models import Official


class DirectiveQuerySet(models.QuerySet["Directive"]):
    def visible_to(self, official: "Official") -> Self:
        """What every office knows, and what stands in the registers of their own offices."""
        own = Q(kept_by__in=official.visible_organization_ids)
        return self.filter(own | Q(kept_by=None))
