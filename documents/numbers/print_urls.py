"""Addresses of the prints of the number books, and of the forms that go with a paper."""

from django.urls import path

from documents.numbers import print_views as views

urlpatterns = [
    path("so-van-ban/<int:pk>/in/", views.choose, name="choose_print"),
    path("so-van-ban/<int:pk>/in.<str:suffix>", views.print_book, name="print_book"),
    path("van-ban/<int:pk>/phieu-trinh.pdf", views.submission_slip, name="submission_slip"),
    path(
        "van-ban/<int:pk>/kiem-tra-phat-hanh.pdf", views.release_checklist, name="release_checklist"
    ),
    path("van-ban/<int:pk>/bi-van-ban.pdf", views.envelopes, name="envelopes"),
]
