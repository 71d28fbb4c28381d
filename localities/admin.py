"""Units in Django's admin: to be read, by superusers. They come from the public lists."""

from typing import TypeVar

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from localities.models import AdministrativeUnit, ResidentialGroup, UnitSuccession

Row = TypeVar("Row", bound=models.Model)


class ReadOnlyAdmin(admin.ModelAdmin[Row]):
    list_per_page = 50
    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Row | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Row | None = None) -> bool:
        return False


@admin.register(AdministrativeUnit)
class AdministrativeUnitAdmin(ReadOnlyAdmin[AdministrativeUnit]):
    list_display = ["code", "full_name", "parent", "valid_from", "valid_to"]
    list_filter = ["kind"]
    list_select_related = ["parent"]
    search_fields = ["code", "name_search"]
    search_help_text = "Mã, hoặc tên viết thường không dấu."


@admin.register(UnitSuccession)
class UnitSuccessionAdmin(ReadOnlyAdmin[UnitSuccession]):
    list_display = ["happened_on", "predecessor", "successor", "extent", "certainty"]
    list_filter = ["happened_on", "extent", "certainty"]
    list_select_related = ["predecessor", "successor"]
    search_fields = ["predecessor__name_search", "successor__name_search"]


@admin.register(ResidentialGroup)
class ResidentialGroupAdmin(ReadOnlyAdmin[ResidentialGroup]):
    list_display = ["name", "unit", "valid_from", "valid_to"]
    list_select_related = ["unit"]
    search_fields = ["name_search"]
