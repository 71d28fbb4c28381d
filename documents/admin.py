"""Papers in Django's admin: to be read, by superusers. They are changed by their verbs only."""

from typing import TypeVar

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from documents.models import Document, Revision

M = TypeVar("M", bound=models.Model)


class ReadOnlyAdmin(admin.ModelAdmin[M]):
    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: M | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: M | None = None) -> bool:
        return False


@admin.register(Document)
class DocumentAdmin(ReadOnlyAdmin[Document]):
    list_display = ["id", "organization", "kind", "state", "drafted_by", "drafted_at"]
    list_filter = ["kind", "state"]


@admin.register(Revision)
class RevisionAdmin(ReadOnlyAdmin[Revision]):
    list_display = ["document", "number", "subject", "saved_by", "saved_at"]
