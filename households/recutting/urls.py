"""Addresses of figures within other borders, and of dividing them."""

from django.urls import path

from households.recutting import views

urlpatterns = [
    path("so-lieu/<int:pk>/dia-gioi/", views.borders, name="borders"),
    path("so-lieu/<int:pk>/dia-gioi/chia/<int:group_pk>/", views.divide_group, name="divide_group"),
]
