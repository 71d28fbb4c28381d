"""Plans of my office: the list, one plan as paper, and the ways to begin a new one."""

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from documents.drafts.beginning_forms import FileForm
from documents.drafts.beginning_views import content_of, drafting_organization, looked_over, stopped
from documents.drafts.presenting import asked_piece, page, paper_context
from documents.models import Document, Revision
from documents.permissions import may_draft
from documents.views import visible_document
from localities.kinds import Level
from officials import acting
from officials.http import OfficialRequest
from officials.lists import page_of
from officials.models import Organization
from plans import creating
from plans.carrying import Place, left_behind
from plans.coverage import coverage_of
from plans.duty_marks import beside_pieces
from plans.forms import CarryForm, TextForm, YearForm, year_of
from plans.models import Plan, PlanPaper, Task, Template
from plans.papers.panel import panel_of
from plans.tasks.turn_lists import counted
from vietnamese.dates import today

NEWEST_FIRST = ("-year", "-pk")
EARLIER_SHOWN = 12


@require_GET
def plan_list(request: OfficialRequest) -> HttpResponse:
    words = request.GET.get("q", "")
    plans = Plan.objects.visible_to(request.user).with_papers().matching(words)
    organization = acting.organization(request)
    context = {
        "page": page_of(plans, order=NEWEST_FIRST, after=request.GET.get("sau")),
        "words": words,
        "may_draft": may_draft(request.user, organization) if organization else None,
        "gives_duties": organization is not None and organization.unit.level == Level.PROVINCE,
    }
    return render(request, "plans/list.html", context)


@require_GET
def detail(request: OfficialRequest, pk: int) -> HttpResponse:
    plan = Plan.objects.visible_to(request.user).with_papers().filter(pk=pk).first()
    if plan is None:
        return _to_the_paper(request, pk)
    document = visible_document(request, plan.document.pk)
    at = asked_piece(request, document.current)
    sheaves = coverage_of(plan)
    context = {
        **paper_context(document, request.user, at=at, beside=beside_pieces(plan, sheaves)),
        "plan": plan,
        "duties": sum(len(sheaf.lines) for sheaf in sheaves),
        "open_duties": sum(sheaf.open for sheaf in sheaves),
        "tasks": plan.tasks.filter(state=_shown_state(plan)).count(),
        "turns": counted(plan),
        "papers": panel_of(plan, request.user),
        "left_behind": _left_behind(plan, document.current),
        "is_inherited": _is_inherited(plan),
    }
    return page(request, "plans/detail.html", context)


def _shown_state(plan: Plan) -> Task.State:
    """Of an issued plan the tasks given out; of a draft those it is to give."""
    is_draft = plan.in_hand == plan.main_paper
    return Task.State.PROPOSED if is_draft else Task.State.ASSIGNED


def _to_the_paper(request: OfficialRequest, pk: int) -> HttpResponse:
    """Who signs a paper of the plan for the office above (TUQ.) sees the paper, not the plan."""
    visible = Document.objects.visible_to(request.user)
    original = PlanPaper.Role.ORIGINAL
    document = get_object_or_404(visible, plan_paper__plan=pk, plan_paper__role=original)
    return redirect("documents:detail", pk=document.pk)


@require_GET
def new(request: OfficialRequest) -> HttpResponse:
    """The four ways to begin."""
    drafting_organization(request)
    earlier = Plan.objects.visible_to(request.user).with_papers().order_by(*NEWEST_FIRST)
    context = {"templates": Template.objects.latest_versions(), "earlier": earlier[:EARLIER_SHOWN]}
    return render(request, "plans/new.html", context)


@require_http_methods(["GET", "POST"])
def new_from_template(request: OfficialRequest, pk: int) -> HttpResponse:
    organization = drafting_organization(request)
    template = get_object_or_404(Template, pk=pk)
    form = YearForm(request.POST or None, initial={"year": today().year})
    if refused := stopped(request, organization, form):
        return refused
    if form.is_valid():
        year = form.cleaned_data["year"]
        plan = creating.from_template(organization, template, year=year, by=request.user)
        return redirect("plans:detail", pk=plan.pk)
    return render(request, "plans/new_from_template.html", {"form": form, "template": template})


@require_http_methods(["GET", "POST"])
def new_from_plan(request: OfficialRequest, pk: int) -> HttpResponse:
    organization = drafting_organization(request)
    previous = visible_plan(request, pk)
    content = previous.document.current.content
    initial = {"year": previous.year + 1}
    form = CarryForm(request.POST or None, initial=initial, content=content)
    if refused := stopped(request, organization, form):
        return refused
    if form.is_valid():
        year = form.cleaned_data["year"]
        plan = creating.from_plan(organization, previous, year=year, by=request.user)
        return redirect("plans:detail", pk=plan.pk)
    return render(request, "plans/new_from_plan.html", {"form": form, "previous": previous})


@require_http_methods(["GET", "POST"])
def new_from_file(request: OfficialRequest) -> HttpResponse:
    """Read the file and show its text; nothing is kept before that is looked over and saved."""
    organization = drafting_organization(request)
    form = FileForm(request.POST or None, request.FILES or None)
    if refused := stopped(request, organization, form):
        return refused
    if not form.is_valid():
        return render(request, "plans/new_from_file.html", {"form": form})
    received = form.cleaned_data["file"]
    secret = form.cleaned_data["secret"]
    text = looked_over(TextForm, received, year=year_of(received), secret=secret)
    return render(request, "plans/new_from_text.html", {"form": text, "received": received})


@require_http_methods(["GET", "POST"])
def new_from_text(request: OfficialRequest) -> HttpResponse:
    organization = drafting_organization(request)
    form = TextForm(request.POST or None, initial={"year": today().year})
    if refused := stopped(request, organization, form):
        return refused
    if form.is_valid() and (plan := _created(request, organization, form)):
        return redirect("plans:detail", pk=plan.pk)
    return render(request, "plans/new_from_text.html", {"form": form})


def _created(request: OfficialRequest, organization: Organization, form: TextForm) -> Plan | None:
    content, year = content_of(form), form.cleaned_data["year"]
    try:
        return creating.from_content(organization, content, year=year, by=request.user)
    except ValidationError as error:
        form.add_error(None, error.messages)
        return None


def _left_behind(plan: Plan, revision: Revision) -> tuple[Place, ...]:
    previous = plan.previous
    if previous is None:
        return ()
    former = previous.organization.unit.name if _is_inherited(plan) else ""
    return left_behind(revision, year=plan.year, since=previous.year, former=former)


def _is_inherited(plan: Plan) -> bool:
    """Whether it was carried on from the plan of a unit that is no more."""
    previous = plan.previous
    return previous is not None and previous.organization_id != plan.organization_id


def visible_plan(request: OfficialRequest, pk: int) -> Plan:
    return get_object_or_404(Plan.objects.visible_to(request.user), pk=pk)
