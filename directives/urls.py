from django.urls import path

from directives import draft_urls, duty_urls, receiving_urls, views
from directives.objectives import urls as objectives

app_name = "directives"

# /van-ban-chi-dao/<id>/
urlpatterns = [
    *draft_urls.urlpatterns,
    *duty_urls.urlpatterns,
    *objectives.urlpatterns,
    *receiving_urls.urlpatterns,
    path("van-ban-chi-dao/", views.directive_list, name="list"),
    path("van-ban-chi-dao/moi/", views.new, name="new"),
    path("van-ban-chi-dao/<int:pk>/", views.detail, name="detail"),
    path("van-ban-chi-dao/<int:pk>/sua/", views.edit, name="edit"),
    path("van-ban-chi-dao/<int:pk>/tep/", views.directive_file, name="file"),
    path("van-ban-chi-dao/<int:pk>/quan-he/", views.relate, name="relate"),
    path("van-ban-chi-dao/<int:pk>/quan-he/<int:relation_pk>/bo/", views.unrelate, name="unrelate"),
]
