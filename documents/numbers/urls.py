from django.urls import path

from documents.numbers import setup_views as book_setup_views
from documents.numbers import views as book_views

# /so-van-ban/
urlpatterns = [
    path("so-van-ban/", book_views.book_list, name="books"),
    path("so-van-ban/<int:pk>/", book_views.book, name="book"),
    path("so-van-ban/<int:pk>/de-danh/", book_views.reserve, name="reserve_number"),
    path("so-van-ban/ghi-van-ban/", book_views.number_elsewhere, name="number_elsewhere"),
    path("so-van-ban/dong/<int:pk>/huy-so/", book_views.void, name="void_number"),
    path("van-ban/<int:pk>/cap-so/", book_views.give, name="give_number"),
    path("so-van-ban/thiet-lap/", book_setup_views.setup, name="book_setup"),
    path("so-van-ban/thiet-lap/cach-danh-so/", book_setup_views.decide, name="decide_numbering"),
    path("so-van-ban/thiet-lap/lenh/", book_setup_views.order, name="order_numbering"),
    path("so-van-ban/thiet-lap/to-chuc-tu-van/", book_setup_views.add_body, name="add_body"),
    path(
        "so-van-ban/thiet-lap/to-chuc-tu-van/<int:pk>/dong/",
        book_setup_views.close_series,
        name="close_series",
    ),
    path("so-van-ban/chuyen-so/", book_setup_views.carry_over, name="carry_numbers"),
]
