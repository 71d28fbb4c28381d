"""/hoat-dong/, /mo-hinh/, /khen-thuong/"""

from django.urls import path

from plans.activities import commendation_views as commendations
from plans.activities import model_views as models
from plans.activities import views

ACTIVITY = "hoat-dong/<int:pk>"
FILE = f"{ACTIVITY}/tep/<int:file_pk>"
MODEL = "mo-hinh/<int:pk>"
COMMENDATION = "khen-thuong/<int:pk>"

urlpatterns = [
    path("hoat-dong/", views.activities, name="activities"),
    path("hoat-dong/danh-sach.xlsx", views.workbook, name="activities_workbook"),
    path("hoat-dong/moi/", views.new, name="new_activity"),
    path(f"{ACTIVITY}/", views.detail, name="activity"),
    path(f"{ACTIVITY}/sua/", views.correct, name="correct_activity"),
    path(f"{ACTIVITY}/rut/", views.withdraw, name="withdraw_activity"),
    path(f"{ACTIVITY}/tep/", views.add_files, name="add_activity_files"),
    path(f"{FILE}/", views.file, name="activity_file"),
    path(f"{FILE}/gui-kem/", views.tick_file, name="tick_activity_file"),
    path(f"{FILE}/bo/", views.take_off_file, name="take_off_activity_file"),
    path("mo-hinh/", models.models, name="community_models"),
    path("mo-hinh/moi/", models.new, name="new_model"),
    path(f"{MODEL}/", models.detail, name="community_model"),
    path(f"{MODEL}/buoc/<slug:way>/", models.step, name="model_step"),
    path(f"{MODEL}/bo-buoc/", models.strike, name="strike_model_step"),
    path(f"{MODEL}/thanh-vien/", models.count_members, name="count_members"),
    path(f"{MODEL}/sua/", models.correct, name="correct_model"),
    path(f"{MODEL}/rut/", models.withdraw, name="withdraw_model"),
    path("khen-thuong/", commendations.commendations, name="commendations"),
    path("khen-thuong/moi/", commendations.new, name="new_commendation"),
    path(f"{COMMENDATION}/", commendations.detail, name="commendation"),
    path(f"{COMMENDATION}/sua/", commendations.correct, name="correct_commendation"),
    path(f"{COMMENDATION}/rut/", commendations.withdraw, name="withdraw_commendation"),
]
