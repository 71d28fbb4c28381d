"""Pages that begin a paper about an issued one: correction, replacement, recall."""

from collections.abc import Iterable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from documents import following, homes
from documents.beginning_views import stopped
from documents.following import WAYS, Way
from documents.forms import LinesField, PointingForm, SecrecyForm
from documents.models import Document
from documents.views import visible_document
from officials.http import OfficialRequest
from workflow.verdicts import demand


class FollowingForm(SecrecyForm, PointingForm):
    """What stood wrong, or why the paper is recalled; points also at what is carried over."""

    words = LinesField(label="", rows=4)
    field_order = ["words", "secret", "confirmed"]

    def __init__(self, *args: Any, document: Document, way: Way, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._content = following.content(document, way.kind)
        if way.asks:
            self.fields["words"].label = way.asks
            self.fields["words"].help_text = way.help
        else:
            del self.fields["words"]
        self.point_at(*self._content.words)

    def typed(self, cleaned: dict[str, Any]) -> Iterable[str]:
        return (*self._content.words, *cleaned.get("words", ()))


@require_http_methods(["GET", "POST"])
def follow(request: OfficialRequest, pk: int, way: str) -> HttpResponse:
    document = visible_document(request, pk)
    if way not in WAYS:
        raise Http404
    demand(following.may_follow(document, request.user))
    form = FollowingForm(request.POST or None, document=document, way=WAYS[way])
    if refused := stopped(request, document.organization, form):
        return refused
    if form.is_valid():
        words = form.cleaned_data.get("words", ())
        paper = following.follow(document, WAYS[way].kind, by=request.user, words=words)
        return redirect("documents:detail", pk=paper.pk)
    context = {
        "form": form,
        "document": document,
        "way": WAYS[way],
        "home": homes.page_of(document),
        "reference": following.reference(document),
    }
    return render(request, "documents/following/begin.html", context)
