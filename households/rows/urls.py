"""Addresses of the household rows: decisions and the log, the rows, what happens to one."""

from django.urls import path

from households.rows import event_views, row_views, views

urlpatterns = [
    path("so-lieu/tung-ho/", views.overview, name="rows"),
    path("so-lieu/tung-ho/bat/", views.switch_on, name="rows_switch_on"),
    path("so-lieu/tung-ho/quyet-dinh/<int:pk>/tat/", views.switch_off, name="rows_switch_off"),
    path("so-lieu/tung-ho/quyet-dinh/<int:pk>/giao/", views.name_reader, name="rows_name_reader"),
    path("so-lieu/tung-ho/giao/<int:pk>/thoi/", views.end_reader, name="rows_end_reader"),
    path("so-lieu/tung-ho/xoa-tat-ca/", views.erase_all, name="rows_erase_all"),
    path("so-lieu/tung-ho/nhat-ky/", views.log, name="rows_log"),
    path("so-lieu/tung-ho/danh-sach/", row_views.row_list, name="row_list"),
    path("so-lieu/tung-ho/danh-sach.xlsx", row_views.export, name="row_export"),
    path("so-lieu/tung-ho/doi-chieu/", row_views.reconcile, name="rows_reconcile"),
    path(
        "so-lieu/tung-ho/doi-chieu/<int:pk>/<str:day>/lay-phieu/",
        row_views.take_sheet,
        name="rows_take_sheet",
    ),
    path("so-lieu/tung-ho/them/", event_views.new, name="row_new"),
    path("so-lieu/tung-ho/<int:pk>/", row_views.row, name="row"),
    path("so-lieu/tung-ho/<int:pk>/thay-doi/", event_views.change, name="row_change"),
    path("so-lieu/tung-ho/<int:pk>/chuyen-di/", event_views.leave, name="row_leave"),
    path("so-lieu/tung-ho/<int:pk>/tach/", event_views.split, name="row_split"),
    path("so-lieu/tung-ho/<int:pk>/nhap/", event_views.merge, name="row_merge"),
    path(
        "so-lieu/tung-ho/<int:pk>/bien-dong/<int:state_pk>/sua/",
        event_views.correct,
        name="row_correct",
    ),
    path(
        "so-lieu/tung-ho/<int:pk>/bien-dong/<int:state_pk>/bo/",
        event_views.strike,
        name="row_strike",
    ),
    path("so-lieu/tung-ho/<int:pk>/xoa-so-phieu/", row_views.erase, name="row_erase"),
]
