"""Addresses of the signed paper, its prints and files."""

from django.urls import path, re_path

from documents.originals import views

urlpatterns = [
    path("van-ban/<int:pk>/so-va-ngay.pdf", views.figures, name="figures"),
    re_path(r"^van-ban/(?P<pk>\d+)/(?P<name>ban-ky|ban-doc)\.pdf$", views.copy, name="copy"),
    path("van-ban/<int:pk>/ky-giay/", views.record_ink, name="record_ink"),
    path("van-ban/<int:pk>/pdf-da-ky/", views.put_in_signed, name="put_in_signed"),
    path("van-ban/<int:pk>/ban-chup/", views.put_in_scan, name="put_in_scan"),
    path("van-ban/<int:pk>/ban-goc/<int:original_pk>/", views.original, name="original"),
    path("van-ban/<int:pk>/phat-hanh/", views.issue, name="issue"),
    path("van-ban/<int:pk>/bi-thay-the/", views.supersede, name="supersede"),
    path("van-ban/<int:pk>/thu-hoi/", views.revoke, name="revoke"),
]
