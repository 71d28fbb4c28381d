"""Chỉ tiêu được giao: which objectives from above a plan takes in."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from directives.models import Share
from documents.drafts.drafting import StaleError as StaleDraft
from documents.homes import page_of
from officials.http import OfficialRequest
from plans.models import Plan, Task
from plans.objectives import taking_in
from plans.objectives.forms import TakingInForm
from plans.objectives.overview import overview_of
from plans.objectives.table import NAME, TITLE
from plans.tasks import placing
from plans.tasks.people import people_of
from plans.tasks.permissions import may_plan_tasks
from plans.views import visible_plan
from workflow.verdicts import demand


@require_GET
def objectives(request: OfficialRequest, pk: int) -> HttpResponse:
    plan = visible_plan(request, pk)
    paper = plan.in_hand or plan.main_paper
    context = {
        "plan": plan,
        "paper": paper,
        "overview": overview_of(plan),
        "may_plan": may_plan_tasks(plan, request.user),
        "is_placed": placing.is_placed(paper.document.current, name=NAME),
        "base": paper.document.current.number,
    }
    return render(request, "plans/objectives/list.html", context)


@require_http_methods(["GET", "POST"])
def take_in(request: OfficialRequest, pk: int, share_pk: int) -> HttpResponse:
    plan, share = _share(request, pk, share_pk)
    demand(may_plan_tasks(plan, request.user))
    form = _form(request, plan, share)
    if form.is_valid() and _taken_in(request, form, plan, share):
        messages.success(request, "Đã đưa chỉ tiêu vào kế hoạch.")
        return redirect("plans:objectives", pk=plan.pk)
    context = {"plan": plan, "share": share, "form": form}
    return render(request, "plans/objectives/take_in.html", context)


@require_POST
def renew(request: OfficialRequest, pk: int, task_pk: int) -> HttpResponse:
    told = "Đã lấy mức giao mới. Xem lại mức phấn đấu."
    return _changed(request, pk, task_pk, taking_in.renew, told)


@require_POST
def leave_out(request: OfficialRequest, pk: int, task_pk: int) -> HttpResponse:
    told = "Đã bỏ chỉ tiêu được giao; nhiệm vụ vẫn còn trong bảng phân công."
    return _changed(request, pk, task_pk, taking_in.leave_out, told)


@require_POST
def place(request: OfficialRequest, pk: int) -> HttpResponse:
    plan = visible_plan(request, pk)
    demand(may_plan_tasks(plan, request.user))
    base, paper = request.POST.get("base", ""), plan.in_hand
    if paper is None:
        raise Http404
    try:
        seen = int(base) if base.isdecimal() else 0
        placing.place(paper, name=NAME, title=TITLE, base=seen, by=request.user)
    except StaleDraft:
        messages.warning(request, "Chưa đặt bảng: có người vừa lưu kế hoạch. Hãy bấm lại.")
        return redirect("plans:objectives", pk=plan.pk)
    messages.success(request, "Đã đặt bảng chỉ tiêu thành phụ lục cuối của kế hoạch.")
    return redirect(page_of(paper.document))


def _changed(
    request: OfficialRequest, pk: int, task_pk: int, verb: Callable[..., Task], told: str
) -> HttpResponse:
    """What a task took in, changed by a button; what stands against it is told on the same page."""
    try:
        verb(_task(request, pk, task_pk), by=request.user)
    except ValidationError as objection:
        messages.error(request, objection.messages[0])
    else:
        messages.success(request, told)
    return redirect("plans:objectives", pk=pk)


def _share(request: OfficialRequest, pk: int, share_pk: int) -> tuple[Plan, Share]:
    plan = visible_plan(request, pk)
    rows = taking_in.shares_reaching(plan).select_related("objective__directive")
    return plan, get_object_or_404(rows, pk=share_pk)


def _task(request: OfficialRequest, pk: int, task_pk: int) -> Task:
    """One that has taken something in."""
    tasks = visible_plan(request, pk).tasks.filter(share__isnull=False)
    return get_object_or_404(tasks.select_related("plan__organization", "share"), pk=task_pk)


def _form(request: OfficialRequest, plan: Plan, share: Share) -> TakingInForm:
    drafted = plan.tasks.filter(state=Task.State.PROPOSED, indicator="")
    return TakingInForm(
        request.POST or None,
        share=share,
        tasks=list(drafted),
        people=people_of(plan.organization),
    )


def _taken_in(request: OfficialRequest, form: TakingInForm, plan: Plan, share: Share) -> bool:
    typed = form.cleaned_data
    new = Task(plan=plan, what=typed["what"], due_on=typed["due_on"])
    task, target = form.chosen or new, typed["target"]
    try:
        taking_in.take_in(share, task, target=target, cast=form.cast, by=request.user)
    except ValidationError as objection:
        form.add_error(None, ValidationError(objection.messages))
    return form.is_valid()
