"""Amounts that a decision sets from a day on are kept by the administrator of the system."""

from django.contrib import admin

from households.models import BenefitRate


@admin.register(BenefitRate)
class BenefitRateAdmin(admin.ModelAdmin[BenefitRate]):
    list_display = ["kind", "payer", "ceiling", "times", "valid_from", "valid_to", "certainty"]
    list_filter = ["kind", "certainty"]
    list_per_page = 50
