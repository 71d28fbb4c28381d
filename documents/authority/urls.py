from django.urls import path

from documents.authority import views as rule_views

# /quy-dinh-trinh-ky/
urlpatterns = [
    path("quy-dinh-trinh-ky/", rule_views.overview, name="rules"),
    path("quy-dinh-trinh-ky/sua/", rule_views.set_rules, name="set_rules"),
    path("quy-dinh-trinh-ky/uy-quyen/", rule_views.delegate, name="delegate"),
    path(
        "quy-dinh-trinh-ky/uy-quyen/<int:pk>/ket-thuc/",
        rule_views.end_delegation,
        name="end_delegation",
    ),
]
