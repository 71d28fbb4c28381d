"""Addresses of named figures: of the ward, and of one draft."""

from django.urls import path

from households.figures import views

urlpatterns = [
    path("so-lieu/ten/", views.figure_names, name="figure_names"),
    path("van-ban/<int:pk>/so-lieu/", views.figures_of_draft, name="figures_of_draft"),
    path("van-ban/<int:pk>/so-lieu/lay/", views.take, name="take_figures"),
    path("van-ban/<int:pk>/so-lieu/ngay/", views.take_as_of, name="take_figures_as_of"),
    path("van-ban/<int:pk>/so-lieu/go-tay/", views.put, name="put_figures"),
    path("van-ban/<int:pk>/so-lieu/mo-dau/", views.put_opening, name="put_opening"),
]
