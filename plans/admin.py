from django.contrib import admin

from documents.admin import ReadOnlyAdmin
from plans.models import Plan, Template


@admin.register(Plan)
class PlanAdmin(ReadOnlyAdmin[Plan]):
    list_display = ["id", "organization", "year", "created_by", "created_at"]
    list_filter = ["year"]


@admin.register(Template)
class TemplateAdmin(admin.ModelAdmin[Template]):
    list_display = ["title", "slug", "version", "kind"]
