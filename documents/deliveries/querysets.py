"""Where every look-up of deliveries starts, at the sender's and at the recipient's."""

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from documents.models import Delivery  # noqa: F401 (in strings)
    from officials.models import Official


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    def visible_to(self, official: "Official") -> Self:
        """What their offices sent, and what was sent to them."""
        offices = official.visible_organization_ids
        return self.filter(Q(sender__in=offices) | Q(recipient__in=offices))

    def reaching(self, official: "Official") -> Self:
        """What was sent to their offices; recalled or not."""
        return self.filter(recipient__in=official.visible_organization_ids)

    def standing(self) -> Self:
        """Not recalled, neither alone nor with the paper."""
        withdrawn = self.model._meta.get_field("facts").related_model._default_manager.filter(
            kind="recalled"
        )
        return self.exclude(document__state="revoked").exclude(pk__in=withdrawn.values("delivery"))
