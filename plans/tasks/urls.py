"""/ke-hoach/<plan>/phan-cong/"""

from django.urls import path

from plans.papers import task_views as further
from plans.tasks import views

PLAN = "ke-hoach/<int:pk>/phan-cong"
TASK = f"{PLAN}/<int:task_pk>"

urlpatterns = [
    path(f"{PLAN}/", views.tasks, name="tasks"),
    path(f"{PLAN}/them/", views.new, name="new_task"),
    path(f"{PLAN}/dat-bang/", views.place, name="place_table"),
    path(f"{TASK}/", views.edit, name="edit_task"),
    path(f"{TASK}/bo/", views.remove, name="remove_task"),
    path(f"{TASK}/dua-vao/", further.take_up, name="take_up_task"),
    path(f"{TASK}/thoi/", further.end_task, name="end_task"),
    path(f"{TASK}/khong-thoi/", further.keep_task, name="keep_task"),
    path(f"{TASK}/<slug:way>/", views.move, name="move_task"),
]
