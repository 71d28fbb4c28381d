"""Addresses of review: the queue, one report, its findings and decisions; the ward's answers."""

from django.urls import path

from reports.review import answer_views, queue_views, views

# /xem-xet/, /bao-cao/<id>/tra-loi/
urlpatterns = [
    path("xem-xet/", queue_views.queue, name="queue"),
    path("xem-xet/<int:pk>/", views.review, name="review"),
    path("xem-xet/<int:pk>/nhan/", views.take, name="take"),
    path("xem-xet/<int:pk>/thoi/", views.put_down, name="put_down"),
    path("xem-xet/<int:pk>/y-kien/", views.find, name="find"),
    path("xem-xet/<int:pk>/y-kien/<int:finding_pk>/", views.change_finding, name="change_finding"),
    path(
        "xem-xet/<int:pk>/y-kien/<int:finding_pk>/bo/",
        views.take_back_finding,
        name="take_back_finding",
    ),
    path("xem-xet/<int:pk>/quyet-dinh/<slug:way>/", views.decide, name="decide"),
    path("bao-cao/<int:pk>/tra-loi/", answer_views.answer, name="answer"),
]
