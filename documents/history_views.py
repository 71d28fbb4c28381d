"""What was done to a paper: one page, the newest act first."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from documents import homes
from documents.chronicle import acts_of, entries_of
from documents.views import visible_document
from officials.http import OfficialRequest
from officials.lists import page_of


@require_GET
def history(request: OfficialRequest, pk: int) -> HttpResponse:
    document = visible_document(request, pk)
    entries = entries_of(document)
    page = page_of(entries, order=("-at", "-sequence", "-pk"), after=request.GET.get("sau"))
    context = {
        "document": document,
        "home": homes.page_of(document),
        "page": page,
        "acts": acts_of(page.rows, document),
    }
    return render(request, "documents/history.html", context)
