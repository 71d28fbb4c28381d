from django.urls import path

from directives import draft_views

# /van-ban/<id>/
urlpatterns = [
    path("van-ban/<int:pk>/ra-soat/", draft_views.examine, name="examine"),
    path("van-ban/<int:pk>/goi-y/", draft_views.mend, name="mend"),
    path("van-ban/<int:pk>/sua/<str:key>/goi-y/", draft_views.pointed, name="pointed"),
]
