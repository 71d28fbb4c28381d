"""/nhac-viec/"""

from django.urls import path

from desk.reminding import chasing_views, views

urlpatterns = [
    path("nhac-viec/", views.reminders, name="reminders"),
    path("nhac-viec/phieu/", views.print_slips, name="print_slips"),
    path("nhac-viec/thu/", views.choose_mail, name="choose_mail"),
    path("nhac-viec/don-doc/", chasing_views.chase, name="chase"),
]
