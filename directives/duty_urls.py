from django.urls import path

from directives import duty_views

# /van-ban-chi-dao/<id>/nhiem-vu/
urlpatterns = [
    path("van-ban-chi-dao/<int:pk>/nhiem-vu/", duty_views.duties, name="duties"),
    path("van-ban-chi-dao/<int:pk>/nhiem-vu/ghi/", duty_views.mark_duty, name="mark_duty"),
    path(
        "van-ban-chi-dao/<int:pk>/nhiem-vu/<int:duty_pk>/sua/",
        duty_views.edit_duty,
        name="edit_duty",
    ),
    path(
        "van-ban-chi-dao/<int:pk>/nhiem-vu/<int:duty_pk>/bo/",
        duty_views.withdraw_duty,
        name="withdraw_duty",
    ),
]
