"""Addresses of the sender's pages of deliveries."""

from django.urls import path

from documents.deliveries import views

urlpatterns = [
    path("van-ban/<int:pk>/gui/", views.send, name="send"),
    path("van-ban/<int:pk>/gui/<int:delivery_pk>/thu-hoi/", views.withdraw, name="withdraw"),
]
