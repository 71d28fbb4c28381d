"""The journal in Django's admin: to be read, by superusers."""

from django.contrib import admin
from django.http import HttpRequest

from history.models import Entry


@admin.register(Entry)
class EntryAdmin(admin.ModelAdmin[Entry]):
    list_display = ["organization_id", "sequence", "at", "actor_id", "verb", "subject"]
    list_filter = ["organization_id"]
    ordering = ["-pk"]
    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Entry | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Entry | None = None) -> bool:
        return False
