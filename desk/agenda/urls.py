"""/lich/, /tien-do/"""

from django.urls import path, re_path

from desk.agenda import feed_views, views

urlpatterns = [
    path("lich/", views.calendar, name="calendar"),
    path("lich/tuan.pdf", views.week_print, name="week_print"),
    path("lich/dang-ky/", feed_views.subscription, name="subscription"),
    path("lich/dang-ky/tao/", feed_views.subscribe, name="subscribe"),
    path("lich/dang-ky/thoi/", feed_views.unsubscribe, name="unsubscribe"),
    re_path(r"^lich/(?P<secret>[A-Za-z0-9_-]{43})\.ics$", feed_views.read, name="feed"),
    path("tien-do/", views.progress_page, name="progress"),
]
