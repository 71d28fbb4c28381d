"""Addresses of review: of one paper, of one round of it, and of the rows that wait."""

from django.urls import path

from documents import history_views
from documents.review import queue_views
from documents.review import views as review_views

# /cho-duyet/, /cho-kiem-tra/, /van-ban/<id>/
urlpatterns = [
    path("cho-duyet/", queue_views.to_approve, name="to_approve"),
    path("cho-kiem-tra/", queue_views.to_check, name="to_check"),
    path("van-ban/<int:pk>/lich-su/", history_views.history, name="history"),
    path("van-ban/<int:pk>/trinh-ky/", review_views.submit, name="submit"),
    path("van-ban/<int:pk>/rut-lai/", review_views.recall, name="recall"),
    path("van-ban/<int:pk>/tra-loi/", review_views.answer, name="answer"),
    path(
        "van-ban/<int:pk>/lan-trinh/<int:number>/kiem-tra-noi-dung/",
        review_views.endorse_content,
        name="endorse_content",
    ),
    path(
        "van-ban/<int:pk>/lan-trinh/<int:number>/kiem-tra-the-thuc/",
        review_views.endorse_form,
        name="endorse_form",
    ),
    path("van-ban/<int:pk>/lan-trinh/<int:number>/duyet/", review_views.approve, name="approve"),
    path(
        "van-ban/<int:pk>/lan-trinh/<int:number>/duyet-tren-giay/",
        review_views.approve_on_paper,
        name="approve_on_paper",
    ),
    path("van-ban/<int:pk>/lan-trinh/<int:number>/tra-lai/", review_views.give_back, name="return"),
    path(
        "van-ban/<int:pk>/lan-trinh/<int:number>/y-kien-chi-dao/",
        review_views.take_down,
        name="take_down",
    ),
]
