"""Biểu đồ: what a ward is composed of and how it changed, for the ward itself."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from households.charts.years import album
from households.counting.views import visible_office
from officials.http import OfficialRequest


@require_GET
def charts(request: OfficialRequest, pk: int) -> HttpResponse:
    office = visible_office(request, pk)
    context = {"office": office, "album": album(office)}
    return render(request, "households/charts/charts.html", context)
