"""For superusers: setting up organizations and their first administrators."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin

from officials.models import Appointment, Letterhead, Official, Organization


class AppointmentInline(admin.TabularInline[Appointment, Official]):
    model = Appointment
    extra = 1
    autocomplete_fields = ("organization",)


@admin.register(Official)
class OfficialAdmin(UserAdmin[Official]):
    ordering = ("roll_order",)
    list_display = ("full_name", "username", "is_active", "is_superuser", "is_demonstration")
    list_filter = ("is_active", "is_superuser", "is_demonstration")
    search_fields = ("search", "username")
    filter_horizontal = ()
    fieldsets = (
        (None, {"fields": ("username", "password", "must_change_password", "one_time_until")}),
        ("Người", {"fields": ("full_name", "email", "office_phone")}),
        ("Quyền", {"fields": ("is_active", "is_staff", "is_superuser", "is_demonstration")}),
    )
    add_fieldsets = ((None, {"fields": ("username", "full_name", "password1", "password2")}),)
    inlines = (AppointmentInline,)


@admin.register(Organization)
class OrganizationAdmin(admin.ModelAdmin[Organization]):
    list_display = ("name", "kind", "unit", "parent", "successor")
    list_filter = ("kind",)
    list_select_related = ("unit", "parent", "successor")
    search_fields = ("name",)
    autocomplete_fields = ("unit", "parent", "successor")


@admin.register(Letterhead)
class LetterheadAdmin(admin.ModelAdmin[Letterhead]):
    list_display = ("organization", "valid_from", "superior", "symbol", "place", "confirmed_at")
    list_select_related = ("organization",)
    search_fields = ("organization__name",)
    autocomplete_fields = ("organization", "confirmed_by")


@admin.register(Appointment)
class AppointmentAdmin(admin.ModelAdmin[Appointment]):
    list_display = ("official", "title", "role", "organization", "valid_from", "valid_to")
    list_select_related = ("official", "organization")
    list_filter = ("role",)
    search_fields = ("official__search", "title")
    autocomplete_fields = ("official", "organization")
