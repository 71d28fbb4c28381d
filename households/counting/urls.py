"""Addresses of the counts: the ward, the sheet of a group, what was recorded."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
