from django.urls import path

from plans import duty_views, province_views, views
from plans.activities import urls as activities
from plans.objectives import urls as objectives
from plans.papers import views as paper_views
from plans.tasks import turn_urls as turns
from plans.tasks import urls as tasks

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
    path("ke-hoach/<int:pk>/nhiem-vu-tren-giao/", duty_views.duties, name="duties"),
    path(
        "ke-hoach/<int:pk>/nhiem-vu-tren-giao/<int:duty_pk>/",
        duty_views.answer_duty,
        name="answer_duty",
    ),
    path(
        "ke-hoach/<int:pk>/nhiem-vu-tren-giao/bo/<int:answer_pk>/",
        duty_views.take_back_answer,
        name="take_back_answer",
    ),
    path("ke-hoach/<int:pk>/cac-van-ban/<int:paper_pk>/", paper_views.paper, name="paper"),
    path("ke-hoach/<int:pk>/van-ban-moi/<slug:way>/", paper_views.begin, name="begin_paper"),
    *tasks.urlpatterns,
    *objectives.urlpatterns,
    *activities.urlpatterns,
    *turns.urlpatterns,
    path("nhiem-vu-da-giao/", province_views.given_duties, name="given_duties"),
    path("nhiem-vu-da-giao/<int:pk>/", province_views.duty_matrix, name="duty_matrix"),
]
