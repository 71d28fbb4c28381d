from django.urls import path

from reports.inspection import views

# /kiem-tra/
urlpatterns = [
    path("kiem-tra/", views.visits, name="visits"),
    path("kiem-tra/moi/", views.plan_visit, name="plan_visit"),
    path("kiem-tra/<int:pk>/", views.visit, name="visit"),
    path("kiem-tra/<int:pk>/kien-nghi/", views.add_finding, name="add_visit_finding"),
    path("kiem-tra/<int:pk>/ket-qua/", views.record_visit, name="record_visit"),
    path("kiem-tra/<int:pk>/huy/", views.cancel_visit, name="cancel_visit"),
    path("kiem-tra/kien-nghi/<int:pk>/bo/", views.take_back, name="take_back_visit_finding"),
    path("kiem-tra/kien-nghi/<int:pk>/nhan/", views.take_up, name="take_up_visit_finding"),
    path("kiem-tra/kien-nghi/<int:pk>/tra-loi/", views.answer, name="answer_visit_finding"),
]
