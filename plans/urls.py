from django.urls import path

from plans import views

app_name = "plans"

# /ke-hoach/
urlpatterns = [
    path("ke-hoach/", views.plan_list, name="list"),
    path("ke-hoach/moi/", views.new, name="new"),
    path("ke-hoach/moi/tu-mau/<int:pk>/", views.new_from_template, name="new_from_template"),
    path("ke-hoach/moi/tu-nam-truoc/<int:pk>/", views.new_from_plan, name="new_from_plan"),
    path("ke-hoach/moi/tu-tep/", views.new_from_file, name="new_from_file"),
    path("ke-hoach/moi/tu-van-ban/", views.new_from_text, name="new_from_text"),
    path("ke-hoach/<int:pk>/", views.detail, name="detail"),
]
