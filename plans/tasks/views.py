"""Bảng phân công of a plan: its tasks, drafted one by one, and their table in the paper."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from documents.drafts.drafting import StaleError as StaleDraft
from documents.homes import page_of
from officials.administering import StaleError
from officials.http import OfficialRequest
from plans.coverage import duties_asked, pieces_of
from plans.models import Plan, PlanPaper, Task
from plans.tasks import drafting, placing
from plans.tasks.forms import TaskForm, of_duty
from plans.tasks.listing import rows_of
from plans.tasks.people import people_of
from plans.tasks.permissions import may_change_task, may_plan_tasks
from plans.views import visible_plan
from workflow.verdicts import demand

WAYS = {"len": True, "xuong": False}
"""Whether a task goes up, by the word in the address."""


@require_GET
def tasks(request: OfficialRequest, pk: int) -> HttpResponse:
    plan = visible_plan(request, pk)
    paper = plan.in_hand or plan.main_paper
    revision = paper.document.current
    context = {
        "plan": plan,
        "paper": paper,
        "is_further": paper != plan.main_paper,
        "home": page_of(paper.document),
        **rows_of(plan, paper),
        "may_plan": may_plan_tasks(plan, request.user),
        "is_placed": placing.is_placed(revision),
        "base": revision.number,
    }
    return render(request, "plans/tasks/list.html", context)


@require_http_methods(["GET", "POST"])
def new(request: OfficialRequest, pk: int) -> HttpResponse:
    plan = visible_plan(request, pk)
    demand(may_plan_tasks(plan, request.user))
    form = _form(request, Task(plan=plan, paper=plan.in_hand))
    if form.is_valid() and _saved(request, form):
        messages.success(request, "Đã thêm nhiệm vụ.")
        return redirect("plans:tasks", pk=plan.pk)
    return _form_page(request, plan, form, "Thêm nhiệm vụ")


@require_http_methods(["GET", "POST"])
def edit(request: OfficialRequest, pk: int, task_pk: int) -> HttpResponse:
    plan = visible_plan(request, pk)
    task = _task(plan, task_pk)
    demand(may_change_task(task, request.user))
    form = _form(request, task)
    if form.is_valid() and _saved(request, form):
        messages.success(request, "Đã lưu nhiệm vụ.")
        return redirect(f"{_page(plan)}#nhiem-vu-{task_pk}")
    return _form_page(request, plan, form, "Sửa nhiệm vụ")


@require_POST
def remove(request: OfficialRequest, pk: int, task_pk: int) -> HttpResponse:
    plan = visible_plan(request, pk)
    drafting.remove_task(_task(plan, task_pk), by=request.user)
    messages.success(request, "Đã bỏ nhiệm vụ khỏi bảng phân công.")
    return redirect("plans:tasks", pk=plan.pk)


@require_POST
def move(request: OfficialRequest, pk: int, task_pk: int, way: str) -> HttpResponse:
    plan = visible_plan(request, pk)
    if way not in WAYS:
        raise Http404
    drafting.move_task(_task(plan, task_pk), up=WAYS[way], by=request.user)
    return redirect(f"{_page(plan)}#nhiem-vu-{task_pk}")


@require_POST
def place(request: OfficialRequest, pk: int) -> HttpResponse:
    plan = visible_plan(request, pk)
    demand(may_plan_tasks(plan, request.user))
    base = request.POST.get("base", "")
    try:
        placing.place(_in_hand(plan), base=int(base) if base.isdecimal() else 0, by=request.user)
    except StaleDraft:
        messages.warning(request, "Chưa đặt bảng: có người vừa lưu kế hoạch. Hãy bấm lại.")
        return redirect("plans:tasks", pk=plan.pk)
    messages.success(request, "Đã đặt bảng phân công thành phụ lục cuối của kế hoạch.")
    return redirect(page_of(_in_hand(plan).document))


def _in_hand(plan: Plan) -> PlanPaper:
    """Of a plan whose tasks may be drafted now."""
    if plan.in_hand is None:
        raise Http404
    return plan.in_hand


def _task(plan: Plan, pk: int) -> Task:
    return get_object_or_404(plan.tasks.select_related("plan__organization", "paper"), pk=pk)


def _form(request: OfficialRequest, task: Task) -> TaskForm:
    plan, people = task.plan, people_of(task.plan.organization)
    duties = duties_asked(plan)
    asked = request.GET.get("tra-loi", "")
    answered = next((one for one in duties if str(one.pk) == asked and not task.pk), None)
    return TaskForm(
        request.POST or None,
        instance=task,
        initial=of_duty(answered, people) if answered else {},
        people=people,
        pieces=pieces_of(task.paper.document.current),
        duties=duties,
    )


def _saved(request: OfficialRequest, form: TaskForm) -> bool:
    try:
        _save(request, form)
    except StaleError as stale:
        form.add_error(None, ValidationError(stale.messages))
        form.rebase(stale.version)
    except ValidationError as error:
        form.add_error(None, error)
    return form.is_valid()


def _save(request: OfficialRequest, form: TaskForm) -> None:
    task, version = form.task(), form.cleaned_data["version"] or 0
    if task.pk is None:
        drafting.add_task(task, form.cast, duties=form.answered, by=request.user)
    else:
        duties, by = form.answered, request.user
        drafting.change_task(task, form.cast, version=version, duties=duties, by=by)


def _form_page(request: OfficialRequest, plan: Plan, form: TaskForm, here: str) -> HttpResponse:
    context = {"plan": plan, "form": form, "here": here, "home": _page(plan)}
    return render(request, "plans/tasks/form.html", context)


def _page(plan: Plan) -> str:
    return reverse("plans:tasks", args=[plan.pk])
