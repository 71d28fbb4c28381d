"""Where every look-up of officials and organizations starts: what an official may see."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Self, TypeVar

from django.contrib.auth.base_user import BaseUserManager
from django.db import models
from django.db.models import Q

from vietnamese.dates import today

if TYPE_CHECKING:
    from officials.models import Appointment, Official, Organization  # noqa: F401 (in strings)

M = TypeVar("M", bound=models.Model)


class OrganizationQuerySet(models.QuerySet["Organization"]):
    def visible_to(self, official: Official) -> Self:
        """Where they hold a post now, what belongs to it, and whose papers it inherited."""
        return self.filter(pk__in=official.visible_organization_ids)

    def administered_by(self, official: Official) -> Self:
        """Where they are the administrator, and what belongs to it."""
        return self.filter(pk__in=official.administered_organization_ids)


class OfOrganizationQuerySet(models.QuerySet[M]):
    """Rows that belong to one organization through a column `organization`."""

    def visible_to(self, official: Official) -> Self:
        return self.filter(organization__in=official.visible_organization_ids)

    def administered_by(self, official: Official) -> Self:
        return self.filter(organization__in=official.administered_organization_ids)


class AppointmentQuerySet(OfOrganizationQuerySet["Appointment"]):
    def current(self, on: date | None = None) -> Self:
        on = on or today()
        return self.not_ended(on).filter(valid_from__lte=on)

    def not_ended(self, on: date | None = None) -> Self:
        """In force on the day or later."""
        return self.filter(Q(valid_to=None) | Q(valid_to__gte=on or today()))


class OfficialQuerySet(models.QuerySet["Official"]):
    def visible_to(self, official: Official) -> Self:
        """Themselves, and those who hold or held a post where they may look."""
        posted = Q(appointments__organization__in=official.visible_organization_ids)
        return self.filter(posted | Q(pk=official.pk)).distinct()

    def administered_by(self, official: Official) -> Self:
        """Those who hold or held a post where the other is the administrator."""
        posted = Q(appointments__organization__in=official.administered_organization_ids)
        return self.filter(posted).distinct()

    def in_roll_order(self) -> Self:
        """By the last word of the name, as a Vietnamese list is called out."""
        return self.order_by("roll_order", "pk")


class OfficialManager(BaseUserManager["Official"]):
    """Accounts are made by `administering.add_official`; this serves `createsuperuser`."""

    def create_user(self, username: str, password: str | None = None, **fields: Any) -> Official:
        official = self.model(username=username, **fields)
        official.set_password(password)
        official.save()
        return official

    def create_superuser(self, username: str, password: str, **fields: Any) -> Official:
        return self.create_user(username, password, is_staff=True, is_superuser=True, **fields)
