"""/tong-hop/"""

from django.urls import path

from reports.consolidating import paper_views, views

REGIME, ONE = "tong-hop/che-do/<int:pk>", "tong-hop/<int:pk>"

urlpatterns = [
    path("tong-hop/", views.consolidations, name="consolidations"),
    path(f"{REGIME}/", views.periods, name="periods_to_consolidate"),
    path(f"{REGIME}/lap/", views.make, name="consolidate"),
    path(f"{ONE}/", views.consolidation, name="consolidation"),
    path(f"{ONE}/cac-noi/", views.units, name="consolidated_units"),
    path(f"{ONE}/thay-doi/", views.changes, name="consolidation_changes"),
    path(f"{ONE}/bang.xlsx", views.workbook, name="consolidation_workbook"),
    path(f"{ONE}/bao-cao/", paper_views.begin, name="begin_consolidated_report"),
    path("tong-hop/van-ban/<int:pk>/ban-moi/", paper_views.take_newer, name="take_newer_version"),
    path("tong-hop/chi-tieu/<int:pk>/", views.objectives_reached, name="objectives_reached"),
]
