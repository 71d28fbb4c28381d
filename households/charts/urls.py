"""The address of a ward's pictures."""

from django.urls import path

from households.charts import views

urlpatterns = [path("so-lieu/<int:pk>/bieu-do/", views.charts, name="charts")]
