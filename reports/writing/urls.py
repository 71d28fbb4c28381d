from django.urls import path

from reports.writing import views

# /bao-cao/
urlpatterns = [
    path("bao-cao/", views.due_list, name="due"),
    path("bao-cao/mo/<int:regime_pk>/<slug:span>/", views.open_due, name="open"),
    path(
        "bao-cao/mo/<int:regime_pk>/<slug:span>/khong-phat-sinh/",
        views.say_nothing,
        name="say_nothing",
    ),
    path("bao-cao/<int:pk>/", views.detail, name="detail"),
    path("bao-cao/<int:pk>/soan/", views.write, name="write"),
    path("bao-cao/<int:pk>/bieu-so-lieu/", views.figures, name="figures"),
    path("bao-cao/<int:pk>/doi-chieu-bang/", views.moved_tables, name="moved_tables"),
    path("bao-cao/<int:pk>/bieu-so-lieu/lay-moi/", views.take, name="take_figures"),
]
