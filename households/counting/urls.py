"""Addresses of the counts: the ward, the sheet of a group, what was recorded."""

from django.urls import path

from households.counting import entering_views, sheet_views, views

urlpatterns = [
    path("so-lieu/", views.overview, name="overview"),
    path("so-lieu/<int:pk>/", views.ward, name="ward"),
    path("so-lieu/<int:pk>/so-chung/", views.state_ward, name="state_ward"),
    path("so-lieu/<int:pk>/phieu.pdf", sheet_views.print_sheets, name="print_sheets"),
    path("so-lieu/<int:pk>/khoi/<int:group_pk>/", sheet_views.sheets, name="sheets"),
    path(
        "so-lieu/<int:pk>/khoi/<int:group_pk>/nhap/",
        entering_views.enter_sheet,
        name="enter_sheet",
    ),
    path("so-lieu/<int:pk>/khoi/<int:group_pk>/cong/", entering_views.sums, name="sums"),
    path("so-lieu/phieu/<int:pk>/", sheet_views.sheet, name="sheet"),
    path("so-lieu/phieu/<int:pk>/in.pdf", sheet_views.print_sheet, name="print_sheet"),
    path("so-lieu/phieu/<int:pk>/rut/", sheet_views.withdraw_sheet, name="withdraw_sheet"),
]
