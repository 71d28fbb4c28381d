"""The consolidating office's own report: begun from a version, led on to the next one."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from documents import homes
from documents.drafts.beginning_views import stopped
from documents.drafts.drafting import StaleError
from documents.drafts.edit_views import editable_document
from documents.permissions import may_draft
from officials.http import OfficialRequest
from reports.consolidating import binding
from reports.consolidating.binding import AlreadyBoundError
from reports.consolidating.forms import ReportForm
from reports.consolidating.reading import Consolidated
from reports.consolidating.views import visible_consolidation
from workflow.verdicts import demand

TAKEN = "Đã lấy bản tổng hợp mới (lần lưu {number})."
STALE = "Chưa lấy: văn bản vừa được người khác lưu. Hãy xem lại rồi lấy lần nữa."
SAME = "Văn bản đã theo bản tổng hợp mới nhất."


@require_http_methods(["GET", "POST"])
def begin(request: OfficialRequest, pk: int) -> HttpResponse:
    made = visible_consolidation(request, pk)
    demand(may_draft(request.user, made.organization))
    form = ReportForm(request.POST or None, figures=len(Consolidated(made).asked))
    if refused := stopped(request, made.organization, form):
        return refused
    if form.is_valid():
        document = binding.begin_report(made, is_large=form.is_large, by=request.user)
        return redirect(homes.page_of(document))
    return render(request, "reports/consolidating/begin.html", {"made": made, "form": form})


@require_POST
def take_newer(request: OfficialRequest, pk: int) -> HttpResponse:
    document = editable_document(request, pk)
    base = request.POST.get("base", "")
    number = int(base) if base.isdecimal() else document.current.number
    try:
        saved = binding.take_newer(document, base=number, by=request.user)
    except StaleError:
        messages.error(request, STALE)
    except AlreadyBoundError:
        messages.info(request, SAME)
    else:
        messages.success(request, TAKEN.format(number=saved.number))
    return redirect(f"{homes.page_of(document)}#ban-tong-hop")
