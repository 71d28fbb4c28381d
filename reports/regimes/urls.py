from django.urls import path

from reports.regimes import asking_views, terms_views, views

urlpatterns = [
    path("che-do-bao-cao/", views.regimes, name="regimes"),
    path("che-do-bao-cao/moi/", views.new_regime, name="new_regime"),
    path("che-do-bao-cao/moi/tu-dat/", terms_views.write_regime, name="write_regime"),
    path("che-do-bao-cao/moi/mau/<slug:slug>/", views.sample, name="sample"),
    path("che-do-bao-cao/<int:pk>/", views.regime, name="regime"),
    path("che-do-bao-cao/<int:pk>/quy-dinh/<int:terms_pk>/", views.terms, name="terms"),
    path("che-do-bao-cao/<int:pk>/quy-dinh-moi/", terms_views.change, name="change_terms"),
    path("che-do-bao-cao/<int:pk>/yeu-cau/", asking_views.ask, name="ask"),
    path("che-do-bao-cao/<int:pk>/doi-han/", asking_views.move_deadline, name="move_deadline"),
    path("che-do-bao-cao/<int:pk>/sua/", asking_views.amend_regime, name="amend_regime"),
    path("che-do-bao-cao/<int:pk>/thoi/", asking_views.end_regime, name="end_regime"),
]
