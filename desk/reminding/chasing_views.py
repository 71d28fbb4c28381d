"""Đôn đốc: choosing late tasks, and beginning the công văn about them."""

from collections import defaultdict
from collections.abc import Iterable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from desk.agenda.limits import told
from desk.reminding import chasing
from desk.reminding.chasing_forms import ChaseForm
from desk.reminding.due import numbers_of, plan_called
from desk.reminding.models import ChasedTurn
from documents.drafts.beginning_views import drafting_organization, stopped
from documents.models import Document
from localities.calendars import office_calendar
from officials.http import OfficialRequest
from officials.models import Organization
from plans.models import TaskTurn
from plans.tasks.roles import lead_of
from vietnamese.dates import today


@require_http_methods(["GET", "POST"])
def chase(request: OfficialRequest) -> HttpResponse:
    organization = drafting_organization(request)
    offered = chasing.overdue_of(organization, request.user, today())[: chasing.AT_MOST]
    listed = list(offered.with_people())
    form = ChaseForm(
        request.POST or None, offered=TaskTurn.objects.filter(pk__in=[turn.pk for turn in listed])
    )
    if refused := stopped(request, organization, form):
        return refused
    if form.is_valid() and (letters := _drafted(request, organization, form)):
        return _led_on(request, letters)
    context = {
        "form": form,
        "lines": _lines(listed, set(form["turns"].value() or ())),
        "at_most": chasing.AT_MOST,
    }
    return render(request, "desk/reminding/chase.html", context)


def _drafted(
    request: OfficialRequest, organization: Organization, form: ChaseForm
) -> list[Document] | None:
    asked = form.cleaned_data
    try:
        return chasing.draft_letters(
            asked["turns"],
            organization=organization,
            way=asked["way"],
            answer_by=asked["answer_by"],
            again=asked["again"],
            by=request.user,
        )
    except ValidationError as refusal:
        form.take_refusal(refusal)
    return None


def _led_on(request: OfficialRequest, letters: list[Document]) -> HttpResponse:
    if len(letters) == 1:
        messages.success(request, "Đã soạn công văn đôn đốc. Hãy xem lại rồi trình ký.")
        return redirect("documents:detail", pk=letters[0].pk)
    messages.success(request, f"Đã soạn {len(letters)} công văn đôn đốc; mở từng bản để trình ký.")
    return redirect("desk:chase")


def _lines(turns: list[TaskTurn], chosen: set[str]) -> list[dict[str, object]]:
    calendar, day, numbers = office_calendar(), today(), numbers_of(turns)
    letters = _letters_about(turns)
    return [
        {
            "turn": turn,
            "lead": lead_of(turn),
            "plan": plan_called(turn.task.plan, numbers),
            "limit": told(turn.due_on, day, calendar),
            "letters": letters[turn.pk],
            "is_chosen": str(turn.pk) in chosen,
        }
        for turn in turns
    ]


def _letters_about(turns: Iterable[TaskTurn]) -> dict[int, list[ChasedTurn]]:
    found: dict[int, list[ChasedTurn]] = defaultdict(list)
    chased = ChasedTurn.objects.filter(turn__in=turns).select_related("document")
    for one in chased.exclude(document__state=Document.State.ABANDONED):
        found[one.turn_id].append(one)
    return found
