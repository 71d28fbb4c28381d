"""/ke-hoach/<plan>/chi-tieu/"""

from django.urls import path

from plans.objectives import given_views, views

PLAN = "ke-hoach/<int:pk>/chi-tieu"

urlpatterns = [
    path(f"{PLAN}/", views.objectives, name="objectives"),
    path(f"{PLAN}/dat-bang/", views.place, name="place_objectives"),
    path(f"{PLAN}/<int:share_pk>/", views.take_in, name="take_in_objective"),
    path(f"{PLAN}/nhiem-vu/<int:task_pk>/muc-moi/", views.renew, name="renew_objective"),
    path(f"{PLAN}/nhiem-vu/<int:task_pk>/bo/", views.leave_out, name="leave_out_objective"),
    path("chi-tieu-da-giao/<int:pk>/", given_views.given_objectives, name="given_objectives"),
]
