"""A plan's further papers: beginning one, and reading each beside the plan."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from documents import homes
from documents.drafts.beginning_views import stopped
from documents.drafts.presenting import asked_piece, page, paper_context
from documents.issued.following import reference
from documents.views import visible_document
from officials.http import OfficialRequest
from plans.models import PlanPaper
from plans.papers import beginning
from plans.papers.beginning import WAYS
from plans.papers.forms import BeginForm
from plans.papers.panel import panel_of
from plans.tasks.permissions import may_plan_tasks
from plans.views import visible_plan
from workflow.verdicts import demand

MEANT = {
    PlanPaper.Role.SUPPLEMENT: (
        "Dùng khi kế hoạch thêm nội dung, thêm nhiệm vụ. Kế hoạch vẫn còn hiệu lực."
    ),
    PlanPaper.Role.ADJUSTMENT: (
        "Dùng khi kế hoạch đổi một số nội dung, sửa hoặc thôi một số nhiệm vụ. Phần còn lại của kế "
        "hoạch giữ nguyên."
    ),
    PlanPaper.Role.REPLACEMENT: (
        "Dùng khi soạn lại cả kế hoạch. Nội dung và mọi nhiệm vụ được chép sang để sửa tiếp; khi "
        "văn bản này phát hành, kế hoạch cũ hết hiệu lực và việc đang làm chuyển theo."
    ),
}


@require_GET
def paper(request: OfficialRequest, pk: int, paper_pk: int) -> HttpResponse:
    plan = visible_plan(request, pk)
    shown = get_object_or_404(plan.plan_papers, pk=paper_pk)
    document = visible_document(request, shown.document_id)
    at = asked_piece(request, document.current)
    context = {
        **paper_context(document, request.user, at=at),
        "plan": plan,
        "shown": shown,
        "papers": panel_of(plan, request.user),
        "may_plan": shown.is_in_hand and may_plan_tasks(plan, request.user),
        "tasks": shown.tasks.count() + shown.endings.count(),
    }
    return page(request, "plans/papers/detail.html", context)


@require_http_methods(["GET", "POST"])
def begin(request: OfficialRequest, pk: int, way: str) -> HttpResponse:
    plan = visible_plan(request, pk)
    role = WAYS.get(way)
    if role is None:
        raise Http404
    demand(beginning.may_begin(plan, request.user))
    form = BeginForm(request.POST or None, content=beginning.content(plan, role))
    if refused := stopped(request, plan.organization, form):
        return refused
    if form.is_valid():
        begun = beginning.begin(plan, role, by=request.user)
        return redirect(homes.page_of(begun.document))
    context = {
        "plan": plan,
        "form": form,
        "label": f"Soạn văn bản {role.label.lower()}",
        "meant": MEANT[role],
        "reference": reference(plan.document),
    }
    return render(request, "plans/papers/begin.html", context)
