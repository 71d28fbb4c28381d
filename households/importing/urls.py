"""Addresses of workbooks on their way into the figures."""

from django.urls import path

from households.importing import views

# /so-lieu/nhap-tep/<id>/
urlpatterns = [
    path("so-lieu/nhap-tep/", views.overview, name="imports"),
    path("so-lieu/nhap-tep/quy-dinh/", views.rule, name="import_rule"),
    path("so-lieu/nhap-tep/moi/<slug:slug>/", views.new, name="import_new"),
    path("so-lieu/nhap-tep/<int:pk>/", views.detail, name="import"),
    path("so-lieu/nhap-tep/<int:pk>/xac-nhan/", views.confirm, name="import_confirm"),
    path("so-lieu/nhap-tep/<int:pk>/huy/", views.cancel, name="import_cancel"),
    path("so-lieu/nhap-tep/<int:pk>/tep-can-sua/", views.faults, name="import_faults"),
    path("so-lieu/nhap-tep/<int:pk>/tep-co-so-phieu/", views.returned, name="import_returned"),
    path("so-lieu/nhap-tep/<int:pk>/xoa-tep/", views.delete_returned, name="import_clear"),
]
