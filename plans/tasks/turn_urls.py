"""/nhiem-vu/"""

from django.urls import path

from plans.tasks import turn_views

TURN = "nhiem-vu/<int:pk>"
FILE = f"{TURN}/tep/<int:file_pk>"

urlpatterns = [
    path("nhiem-vu/", turn_views.turns, name="turns"),
    path(f"{TURN}/", turn_views.turn, name="turn"),
    path(f"{TURN}/viec/<slug:slug>/", turn_views.step, name="step"),
    path(f"{FILE}/", turn_views.evidence_file, name="evidence"),
    path(f"{FILE}/gui-kem/", turn_views.tick_file, name="tick_evidence"),
]
