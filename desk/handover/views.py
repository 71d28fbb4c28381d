"""Bàn giao công việc: the handovers of an office, a new one, what it moves, its biên bản."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from desk.handover import handing_over, permissions
from desk.handover.forms import HandoverForm
from desk.handover.holdings import days_of, holdings_of, plan_of
from desk.handover.lifecycle import CONFIRM, DROP, LIFECYCLE
from desk.handover.models import Handover
from desk.handover.reports import listed
from documents.models import Document
from documents.numbers.forms import carried_out
from documents.numbers.views import acting_organization
from documents.rendering import Print
from officials.http import OfficialRequest, made_file
from officials.lists import page_of
from plans.models import Assignment
from reports.models import Report
from vietnamese.dates import today
from workflow.verdicts import demand

State = Handover.State


@require_GET
def handovers(request: OfficialRequest) -> HttpResponse:
    organization = acting_organization(request)
    rows = Handover.objects.visible_to(request.user).with_people().without_minutes()
    page = page_of(rows, order=("-pk",), after=request.GET.get("sau"))
    may = permissions.may_propose(organization, request.user, request.user)
    return render(
        request,
        "desk/handover/list.html",
        {"organization": organization, "page": page, "may_propose": may},
    )


@require_http_methods(["GET", "POST"])
def new(request: OfficialRequest) -> HttpResponse:
    """Who may not decide for others hands over their own work, for a head to accept."""
    organization, official = acting_organization(request), request.user
    demand(permissions.may_propose(organization, official, official))
    decides = permissions.may_decide(organization, official)
    form = HandoverForm(
        request.POST or None,
        instance=Handover(organization=organization, on=today()),
        organization=organization,
        giver=None if decides else official,
    )
    handover = form.instance
    if form.is_valid() and carried_out(form, lambda: handing_over.propose(handover, by=official)):
        return redirect("desk:handover", pk=handover.pk)
    context = {"organization": organization, "form": form, "decides": decides}
    return render(request, "desk/handover/form.html", context)


@require_GET
def handover(request: OfficialRequest, pk: int) -> HttpResponse:
    return _page(request, _visible(request, pk))


@require_POST
def confirm(request: OfficialRequest, pk: int) -> HttpResponse:
    found = _visible(request, pk)
    demand(permissions.decides(found, request.user))
    verdict = handing_over.confirm(found, seen=request.GET.get("xem", ""), by=request.user)
    if verdict:
        messages.success(request, "Đã bàn giao. Biên bản in được ở trang này.")
    else:
        messages.warning(request, f"Chưa bàn giao: {verdict.reason}")
    return redirect("desk:handover", pk=pk)


@require_POST
def drop(request: OfficialRequest, pk: int) -> HttpResponse:
    found = _visible(request, pk)
    demand(permissions.proposed_or_decides(found, request.user))
    verdict = handing_over.drop(found, by=request.user)
    if verdict:
        messages.success(request, "Đã bỏ bàn giao này; không có gì thay đổi.")
    else:
        messages.warning(request, verdict.reason)
    return redirect("desk:handover", pk=pk)


@require_GET
def minutes(request: OfficialRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Handover.objects.visible_to(request.user).done(), pk=pk)
    return made_file(Print(found.sheet, "pdf").made(), f"bien-ban-ban-giao-{found.pk}.pdf")


def _visible(request: OfficialRequest, pk: int) -> Handover:
    rows = Handover.objects.visible_to(request.user).with_people().without_minutes()
    return get_object_or_404(rows, pk=pk)


def _page(request: OfficialRequest, found: Handover) -> HttpResponse:
    """Before it is confirmed what it would move, afterwards what it moved."""
    shown = _to_be_moved(request, found) if found.state == State.PROPOSED else _moved(found)
    context = {
        "handover": found,
        "giver_title": permissions.title_on(found.giver, found.organization, found.on),
        "receiver_title": permissions.title_on(found.receiver, found.organization, found.on),
        **shown,
    }
    return render(request, "desk/handover/detail.html", context)


def _to_be_moved(request: OfficialRequest, found: Handover) -> dict[str, object]:
    holdings = holdings_of(found)
    may_confirm = LIFECYCLE.verdict(CONFIRM, found, request.user)
    return {
        "holdings": holdings,
        "tasks": [(one, plan_of(one), days_of(one)) for one in holdings.tasks],
        "confirm_url": f"{reverse('desk:confirm_handover', args=[found.pk])}?xem={holdings.seen}",
        "may_confirm": may_confirm and handing_over.has_something(found, holdings),
        "may_drop": LIFECYCLE.verdict(DROP, found, request.user),
    }


def _moved(found: Handover) -> dict[str, object]:
    papers = Document.objects.filter(pk__in=found.items.values("document"))
    given = Assignment.objects.filter(pk__in=found.items.values("assignment"))
    return {
        "papers": papers.for_list().order_by("pk"),
        "reports": listed(Report.objects.filter(pk__in=found.items.values("report"))),
        "reviews": listed(Report.objects.filter(pk__in=found.items.values("review"))),
        "given": given.select_related("task__plan").prefetch_related("task__turns").order_by("pk"),
    }
