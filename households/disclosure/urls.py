"""Addresses of what left the ward: to whom, in which words, and the table for the province."""

from django.urls import path

from households.disclosure import views

urlpatterns = [
    path("so-lieu/da-cung-cap/", views.releases, name="releases"),
    path("so-lieu/da-cung-cap/cung-cap/", views.give, name="give_figures"),
    path("so-lieu/da-cung-cap/nguong/", views.smallest, name="smallest"),
    path("so-lieu/da-cung-cap/<int:pk>/", views.release, name="release"),
    path("so-lieu/da-cung-cap/<int:pk>/bang.<slug:suffix>", views.table, name="release_table"),
]
