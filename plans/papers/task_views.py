"""Given tasks in a further paper of their plan: changed there, ended, kept after all."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from officials.http import OfficialRequest
from plans.models import Plan, Task, TaskEnding
from plans.papers import taking_up
from plans.papers.forms import EndForm
from plans.tasks.permissions import may_plan_tasks
from plans.views import visible_plan
from workflow.verdicts import demand


@require_POST
def take_up(request: OfficialRequest, pk: int, task_pk: int) -> HttpResponse:
    plan = visible_plan(request, pk)
    task = _task(plan, task_pk)
    demand(may_plan_tasks(plan, request.user))
    try:
        copy = taking_up.take_up(task, by=request.user)
    except ValidationError as error:
        messages.warning(request, error.messages[0])
        return redirect(_at(plan, task))
    messages.success(request, "Đã đưa nhiệm vụ vào văn bản đang soạn; sửa ở đây rồi lưu.")
    return redirect("plans:edit_task", pk=plan.pk, task_pk=copy.pk)


@require_http_methods(["GET", "POST"])
def end_task(request: OfficialRequest, pk: int, task_pk: int) -> HttpResponse:
    plan = visible_plan(request, pk)
    task = _task(plan, task_pk)
    demand(may_plan_tasks(plan, request.user))
    form = EndForm(request.POST or None)
    if form.is_valid() and _ended(request, task, form):
        messages.success(request, "Nhiệm vụ sẽ thôi khi văn bản này được phát hành.")
        return redirect(_at(plan, task))
    return render(request, "plans/papers/end_task.html", {"plan": plan, "task": task, "form": form})


@require_POST
def keep_task(request: OfficialRequest, pk: int, task_pk: int) -> HttpResponse:
    plan = visible_plan(request, pk)
    task = _task(plan, task_pk)
    demand(may_plan_tasks(plan, request.user))
    ending = get_object_or_404(TaskEnding, task=task, paper=plan.in_hand)
    taking_up.keep(ending, by=request.user)
    messages.success(request, "Nhiệm vụ vẫn thực hiện.")
    return redirect(_at(plan, task))


def _ended(request: OfficialRequest, task: Task, form: EndForm) -> bool:
    try:
        taking_up.end(task, form.cleaned_data["reason"], by=request.user)
    except ValidationError as error:
        form.add_error(None, error.messages)
    return form.is_valid()


def _task(plan: Plan, pk: int) -> Task:
    return get_object_or_404(plan.tasks.select_related("plan__organization"), pk=pk)


def _at(plan: Plan, task: Task) -> str:
    return f"{reverse('plans:tasks', args=[plan.pk])}#nhiem-vu-{task.pk}"
