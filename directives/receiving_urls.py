"""Addresses of the incoming papers: inbox, what was sent here, lines of the book, prints."""

from django.urls import path

from directives import handing_views, handling_views, receiving_views

urlpatterns = [
    path("van-ban-den/", receiving_views.overview, name="incoming"),
    path("van-ban-den/gui-den/<int:pk>/", receiving_views.delivered, name="delivered"),
    path(
        "van-ban-den/gui-den/<int:pk>/ban-in.pdf",
        receiving_views.delivered_pdf,
        name="delivered_pdf",
    ),
    path(
        "van-ban-den/gui-den/<int:pk>/vao-so/",
        receiving_views.register_delivery,
        name="register_delivery",
    ),
    path("van-ban-den/gui-den/<int:pk>/da-huy/", receiving_views.clear, name="clear_delivery"),
    path(
        "van-ban-chi-dao/<int:pk>/vao-so-den/",
        receiving_views.register_paper,
        name="register_paper",
    ),
    path("van-ban-chi-dao/<int:pk>/chuyen-xuong/", handing_views.hand_down, name="hand_down"),
    path(
        "van-ban-chi-dao/<int:pk>/chuyen-xuong/<int:delivery_pk>/thu-hoi/",
        handing_views.take_back,
        name="take_back",
    ),
    path("van-ban-den/<int:pk>/", handling_views.receipt, name="receipt"),
    path("van-ban-den/<int:pk>/huy/", receiving_views.strike, name="strike"),
    path("van-ban-den/<int:pk>/phieu/<slug:slug>/", handling_views.say, name="say"),
    path("van-ban-den/<int:pk>/tien-do/", handling_views.report, name="report"),
    path("van-ban-den/<int:pk>/dau-den.pdf", handling_views.stamp, name="stamp"),
    path("van-ban-den/<int:pk>/phieu-giai-quyet.pdf", handling_views.slip, name="slip"),
    path("so-van-ban-den/thiet-lap/", handling_views.set_up, name="set_up_incoming"),
    path("so-van-ban-den/<int:pk>/in/", handling_views.choose_print, name="choose_incoming_print"),
    path(
        "so-van-ban-den/<int:pk>/in.<str:suffix>",
        handling_views.print_book,
        name="print_incoming",
    ),
]
