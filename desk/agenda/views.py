"""Lịch công việc: months and weeks with what is due; the week on one page; the tasks' progress."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from desk.agenda import progress
from desk.agenda.days import days_of, weeks
from desk.agenda.scopes import Scope, scope_of
from desk.agenda.spans import YEARS, Span, month_of, read_span, week_of
from desk.agenda.week import sheet_of
from officials import acting
from officials.http import OfficialRequest, made_file
from officials.lists import page_of
from paper.writers import week_pdf
from vietnamese.dates import WEEKDAYS, today
from workflow.verdicts import ALLOWED, Verdict, demand, refused

IN_A_MONTH, IN_A_WEEK = 2, 20
"""Tasks shown of one day."""


@require_GET
def calendar(request: OfficialRequest) -> HttpResponse:
    day, organization = today(), acting.organization(request)
    asked = _asked(request)
    span, scope = asked or month_of(day), scope_of(request.GET.get("viec", ""))
    shown = IN_A_MONTH if span.month else IN_A_WEEK
    days = days_of(span, request.user, organization, scope, today=day, shown=shown)
    week = week_of(day if span.first <= day <= span.last else span.month or span.first)
    context = {
        "span": span,
        "scope": scope,
        "scopes": Scope,
        "weeks": weeks(days),
        "weekdays": WEEKDAYS,
        "is_empty": all(one.is_empty for one in days),
        "is_misread": asked is None,
        "here": month_of(day) if span.month else week_of(day),
        "as_month": month_of(span.month or span.last),
        "as_week": week,
        "print_url": f"{reverse('desk:week_print')}?{week.question}&viec={scope.value}",
        "may_print": _may_print(request),
        "may_see_progress": progress.may_see(request.user, organization),
    }
    return render(request, "desk/agenda/calendar.html", context)


@require_GET
def week_print(request: OfficialRequest) -> HttpResponse:
    organization, span = acting.organization(request), _asked(request)
    demand(_may_print(request))
    week = span if span and not span.month else week_of(today())
    scope = scope_of(request.GET.get("viec", ""))
    assert organization  # noqa: S101 (demanded)
    sheet = sheet_of(week, request.user, organization, scope, today=today())
    return made_file(week_pdf.write(sheet), f"lich-tuan-{week.first.isoformat()}.pdf")


@require_GET
def progress_page(request: OfficialRequest) -> HttpResponse:
    demand(progress.may_see(request.user, acting.organization(request)))
    day, year = today(), _year(request.GET.get("nam", ""))
    turns = progress.turns_of_year(request.user, year)
    plans = progress.plans_of(request.user, year)
    page = page_of(plans, order=("-pk",), after=request.GET.get("sau"), size=progress.PLANS_SHOWN)
    leads = progress.by_lead(turns, day=day)
    context = {
        "year": year,
        "note": f"Các kế hoạch năm {year}",
        "page": page,
        "plans": progress.by_plan(turns, page.rows, day=day),
        "leads": leads,
        "total": progress.total(leads),
    }
    return render(request, "desk/agenda/progress.html", context)


def _asked(request: OfficialRequest) -> Span | None:
    asked = request.GET
    return read_span(month=asked.get("thang", ""), week=asked.get("tuan", ""), otherwise=today())


def _may_print(request: OfficialRequest) -> Verdict:
    if acting.organization(request):
        return ALLOWED
    return refused("Anh/chị chưa có chức vụ tại cơ quan nào.")


def _year(asked: str) -> int:
    return int(asked) if asked in map(str, YEARS) else today().year
