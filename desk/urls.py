from django.urls import include, path

from desk import picking, search_views, views
from desk.agenda import urls as agenda_urls
from desk.reminding import urls as reminding_urls

app_name = "desk"

urlpatterns = [
    *reminding_urls.urlpatterns,
    *agenda_urls.urlpatterns,
    path("", views.home, name="home"),
    path("", include("desk.handover.urls")),
    path("van-ban/<int:pk>/vien-dan/", picking.cite, name="cite"),
    path("tim-kiem/", search_views.search, name="search"),
    path("tim-kiem/ket-qua.xlsx", search_views.export, name="search_export"),
    path("tim-kiem/cot/", search_views.choose_columns, name="search_columns"),
    path("tim-kiem/luu/", search_views.save, name="search_save"),
    path("tim-kiem/da-luu/<int:pk>/bo/", search_views.forget, name="search_forget"),
]
