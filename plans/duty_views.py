"""Nhiệm vụ trên giao: which duties a plan answers, and answering them."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from directives.models import Duty
from officials.http import OfficialRequest
from plans import answering
from plans.coverage import Line, Sheaf, Standing, coverage_of, pieces_of_plan
from plans.duty_forms import AnswerForm, open_beside
from plans.models import DutyAnswer, Plan
from plans.tasks.permissions import may_plan_tasks
from plans.views import visible_plan
from workflow.verdicts import Verdict, demand


@require_GET
def duties(request: OfficialRequest, pk: int) -> HttpResponse:
    plan = visible_plan(request, pk)
    sheaves = coverage_of(plan)
    standings = [line.standing for sheaf in sheaves for line in sheaf.lines]
    context = {
        "plan": plan,
        "sheaves": sheaves,
        "counted": [(standing, standings.count(standing)) for standing in Standing],
        "total": len(standings),
        "may_answer": answering.may_answer(plan, request.user),
        "may_plan": may_plan_tasks(plan, request.user),
    }
    return render(request, "plans/duties.html", context)


@require_http_methods(["GET", "POST"])
def answer_duty(request: OfficialRequest, pk: int, duty_pk: int) -> HttpResponse:
    plan = visible_plan(request, pk)
    demand(answering.may_answer(plan, request.user))
    sheaf, line = _line(coverage_of(plan), duty_pk)
    form = AnswerForm(
        request.POST or None,
        initial={"part": request.GET.get("doan", "")},
        pieces=pieces_of_plan(plan),
        others=open_beside(sheaf.lines, line.duty),
    )
    if form.is_valid() and _answered(request, form, plan, line.duty):
        return redirect(f"{_page(plan)}#nhiem-vu-{line.duty.pk}")
    context = {"plan": plan, "sheaf": sheaf, "line": line, "form": form}
    return render(request, "plans/answer_duty.html", context)


@require_POST
def take_back_answer(request: OfficialRequest, pk: int, answer_pk: int) -> HttpResponse:
    plan = visible_plan(request, pk)
    answer = get_object_or_404(DutyAnswer.objects.select_related("plan"), plan=plan, pk=answer_pk)
    demand(answering.take_back(answer, by=request.user))
    messages.success(request, "Đã bỏ câu trả lời.")
    return redirect(f"{_page(plan)}#nhiem-vu-{answer.duty_id}")


def _answered(request: OfficialRequest, form: AnswerForm, plan: Plan, duty: Duty) -> bool:
    verdict = _answer(request, form, plan, [duty, *form.also_for])
    if verdict:
        messages.success(request, "Đã ghi câu trả lời.")
    else:
        form.add_error(None, verdict.reason)
    return bool(verdict)


def _answer(request: OfficialRequest, form: AnswerForm, plan: Plan, told: list[Duty]) -> Verdict:
    part, sentence = form.cleaned_data["part"], form.cleaned_data["sentence"]
    if part:
        return answering.answer_by_part(told, plan, part, by=request.user)
    return answering.answer_by_sentence(told, plan, sentence, by=request.user)


def _line(sheaves: tuple[Sheaf, ...], duty_pk: int) -> tuple[Sheaf, Line]:
    for sheaf in sheaves:
        for line in sheaf.lines:
            if line.duty.pk == duty_pk:
                return sheaf, line
    raise Http404


def _page(plan: Plan) -> str:
    return reverse("plans:duties", args=[plan.pk])
