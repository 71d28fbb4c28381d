"""Where every look-up of imports starts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db.models import Q

from households.rows.permissions import open_offices
from officials.models import Official
from officials.querysets import OfOrganizationQuerySet

if TYPE_CHECKING:
    from households.models import Import  # noqa: F401 (in strings)


class ImportQuerySet(OfOrganizationQuerySet["Import"]):
    def visible_to(self, official: Official) -> Self:
        """Counts as the papers of the office; lists of households as the rows they become."""
        counts = Q(kind="counts", organization__in=official.visible_organization_ids)
        return self.filter(counts | Q(kind="rows", organization__in=open_offices(official)))
