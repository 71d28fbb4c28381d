"""Given tasks: their list, the page of one, its steps and its evidence."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from documents import homes
from documents.hindrances import nothing_done
from documents.originals.handing_out import file_response
from officials.http import OfficialRequest
from plans.models import Plan, StepFile, Task, TaskTurn
from plans.tasks import evidence, guards
from plans.tasks.lifecycle import LIFECYCLE
from plans.tasks.notes import notes_on
from plans.tasks.roles import cast_of, former_leads
from plans.tasks.turn_forms import StepForm
from plans.tasks.turn_lists import PILES, WHOSE, Asked, turns_of
from plans.tasks.turn_rows import lines_of, row_of
from plans.tasks.turn_steps import WAYS, Way, buttons_of
from vietnamese.dates import today
from workflow.verdicts import demand

FASTER = "Chưa làm gì: nhiệm vụ vừa sang tình trạng khác. Đây là tình trạng hiện nay."


@require_GET
def turns(request: OfficialRequest) -> HttpResponse:
    asked, on = Asked.of(request.GET), today()
    page = turns_of(asked, request.user)
    context = {
        "page": page,
        "rows": [row_of(line, on) for line in lines_of(turn.pk for turn in page.rows).values()],
        "asked": asked,
        "piles": [(slug, pile.label) for slug, pile in PILES.items()],
        "whose": list(WHOSE.items()),
        "plan": _plan(request, asked.plan),
    }
    return render(request, "plans/turns/list.html", context)


@require_GET
def turn(request: OfficialRequest, pk: int) -> HttpResponse:
    found = visible_turn(request, pk)
    return render(request, "plans/turns/detail.html", _page(request, found))


@require_http_methods(["GET", "POST"])
def step(request: OfficialRequest, pk: int, slug: str) -> HttpResponse:
    """One step of the table, with its form."""
    found = visible_turn(request, pk)
    way = WAYS.get(slug)
    if way is None:
        raise Http404
    if why := _hindrance(request, found, way):
        messages.warning(request, why)
        return redirect("plans:turn", pk=found.pk)
    form = way.form(request.POST or None, request.FILES or None, turn=found, by=request.user)
    if form.is_valid() and _taken(form, way):
        messages.success(request, way.done)
        return redirect("plans:turn", pk=found.pk)
    if form.is_bound:
        form.keep()
    context = {**_facts(request, found), "form": form, "way": way, "latest": _latest(found)}
    return render(request, "plans/turns/step.html", context)


@require_GET
def evidence_file(request: OfficialRequest, pk: int, file_pk: int) -> HttpResponseBase:
    found = visible_turn(request, pk)
    demand(evidence.may_open(found, request.user))
    kept = get_object_or_404(_files(found), pk=file_pk)
    return file_response(kept.file, download="tai-ve" in request.GET)


@require_POST
def tick_file(request: OfficialRequest, pk: int, file_pk: int) -> HttpResponse:
    """Gửi kèm báo cáo, or no more."""
    found = visible_turn(request, pk)
    demand(evidence.may_open(found, request.user))
    kept = get_object_or_404(_files(found), pk=file_pk)
    demand(evidence.tick(kept, is_for_report="gui" in request.POST, by=request.user))
    return redirect("plans:turn", pk=found.pk)


def visible_turn(request: OfficialRequest, pk: int) -> TaskTurn:
    return get_object_or_404(TaskTurn.objects.visible_to(request.user).with_people(), pk=pk)


def _plan(request: OfficialRequest, pk: int | None) -> Plan | None:
    return Plan.objects.visible_to(request.user).filter(pk=pk).first() if pk else None


def _hindrance(request: OfficialRequest, turn: TaskTurn, way: Way) -> str:
    """Why nothing is done; "" where nothing is in the way. 403 for who never takes the step."""
    demand(LIFECYCLE.who_may(way.name, turn, request.user))
    if turn.state not in LIFECYCLE[way.name].sources:
        return FASTER
    return nothing_done(LIFECYCLE.verdict(way.name, turn, request.user))


def _taken(form: StepForm, way: Way) -> bool:
    try:
        verdict = way.verb(form.turn, by=form.by, **form.said)
    except ValidationError as error:
        form.tell(error)
    else:
        if not verdict:
            form.add_error(None, verdict.reason)
    return form.is_valid()


def _page(request: OfficialRequest, turn: TaskTurn) -> dict[str, Any]:
    plans = Plan.objects.visible_to(request.user).filter(pk=turn.task.plan_id)
    return {
        **_facts(request, turn),
        "sees_plan": plans.exists(),
        "quoted_at": _quoted_at(turn.task),
        "ticks_files": bool(evidence.may_tick(turn, request.user)),
        "buttons": buttons_of(turn, request.user),
        "steps": _steps(turn),
        "notes": notes_on(turn, request.user),
        "others": turn.task.turns.exclude(pk=turn.pk),
    }


def _facts(request: OfficialRequest, turn: TaskTurn) -> dict[str, Any]:
    return {
        "turn": turn,
        "task": turn.task,
        "cast": cast_of(turn.task),
        "former_leads": former_leads(turn.task),
        "sees_files": bool(evidence.may_open(turn, request.user)),
    }


def _quoted_at(task: Task) -> str:
    """Where the words stand that the task quotes; else the plan."""
    if task.document and task.key:
        return homes.piece_of(task.document, task.key)
    return reverse("plans:detail", args=[task.plan_id])


def _latest(turn: TaskTurn) -> Any:
    """What is decided on: an open request and all that was said since, or the last line."""
    since = guards.request_of(turn) or turn.steps.last()
    return _steps(turn).filter(pk__gte=since.pk) if since else ()


def _steps(turn: TaskTurn) -> Any:
    return turn.steps.select_related("by", "to").prefetch_related("files__file")


def _files(turn: TaskTurn) -> Any:
    return StepFile.objects.filter(step__turn=turn).select_related("file", "step")
