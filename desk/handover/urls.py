"""/ban-giao/…: included by desk.urls."""

from django.urls import path

from desk.handover import views

urlpatterns = [
    path("ban-giao/", views.handovers, name="handovers"),
    path("ban-giao/moi/", views.new, name="new_handover"),
    path("ban-giao/<int:pk>/", views.handover, name="handover"),
    path("ban-giao/<int:pk>/xac-nhan/", views.confirm, name="confirm_handover"),
    path("ban-giao/<int:pk>/bo/", views.drop, name="drop_handover"),
    path("ban-giao/<int:pk>/bien-ban.pdf", views.minutes, name="handover_minutes"),
]
