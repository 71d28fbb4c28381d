"""/van-ban-chi-dao/<directive>/chi-tieu/"""

from django.urls import path

from directives.objectives import views

ALL = "van-ban-chi-dao/<int:pk>/chi-tieu"
ONE = f"{ALL}/<int:objective_pk>"

urlpatterns = [
    path(f"{ALL}/", views.objectives, name="objectives"),
    path(f"{ALL}/giao/", views.give, name="give_objective"),
    path(f"{ONE}/sua/", views.edit, name="edit_objective"),
    path(f"{ONE}/thoi-giao/", views.withdraw, name="withdraw_objective"),
]
