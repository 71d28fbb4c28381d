"""Django's admin, for superusers: units of the public lists to be read, days off to be kept."""

from typing import Any, TypeVar

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.formats import date_format

from localities.models import AdministrativeUnit, Holiday, ResidentialGroup, UnitSuccession

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


@admin.register(Holiday)
class HolidayAdmin(admin.ModelAdmin[Holiday]):
    list_display = ["day", "weekday", "kind", "name", "certainty", "by_hand"]
    list_filter = ["kind", "certainty"]
    list_per_page = 50
    date_hierarchy = "day"
    ordering = ["-day"]

    @admin.display(description="thứ", ordering="day")
    def weekday(self, holiday: Holiday) -> str:
        return date_format(holiday.day, "l")

    def get_readonly_fields(self, request: HttpRequest, obj: Holiday | None = None) -> list[str]:
        # Under another day the list would bring the old one back at the next loading.
        return ["day"] if obj else []

    def save_model(self, request: HttpRequest, obj: Holiday, form: Any, change: bool) -> None:
        obj.by_hand |= bool(form.changed_data)
        super().save_model(request, obj, form, change)
