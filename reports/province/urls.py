from django.urls import path, register_converter

from reports.province import chasing_views, monday_views, views
from reports.province.spans import SpanConverter

register_converter(SpanConverter, "days")

urlpatterns = [
    path("tinh-hinh-bao-cao/", views.province, name="province"),
    path("tinh-hinh-bao-cao/sang-thu-hai/", monday_views.monday, name="monday"),
    path("tinh-hinh-bao-cao/sang-thu-hai.pdf", monday_views.monday_pdf, name="monday_pdf"),
    path("tinh-hinh-bao-cao/nhiem-vu/<int:pk>/", views.coverage, name="coverage"),
    path("tinh-hinh-bao-cao/<int:pk>/", views.states, name="states"),
    path("tinh-hinh-bao-cao/<int:pk>/bang.xlsx", views.workbook, name="states_workbook"),
    path("tinh-hinh-bao-cao/<int:pk>/ky/<days:span>/", views.period, name="states_of_period"),
    path(
        "tinh-hinh-bao-cao/<int:pk>/ky/<days:span>/don-doc/",
        chasing_views.chase,
        name="chase_reports",
    ),
    path("tinh-hinh-bao-cao/<int:pk>/noi/<int:unit_pk>/", views.ward, name="ward_states"),
    path(
        "tinh-hinh-bao-cao/<int:pk>/noi/<int:unit_pk>/dien-thoai/", views.phone, name="ward_phone"
    ),
]
