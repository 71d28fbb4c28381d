"""Papers about an issued one: those begun here, and those written elsewhere that ended it."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from documents import homes
from documents.drafts.beginning_views import stopped
from documents.drafts.forms import LinesField, PointingForm, SecrecyForm
from documents.issued import following, issuing
from documents.issued.following import WAYS, Relation, Way
from documents.models import Document, OutsideEnding
from documents.numbers.forms import DayField, carried_out
from documents.views import visible_document
from officials.http import OfficialRequest
from workflow.verdicts import demand

ENDINGS = {
    "thay-the": (OutsideEnding.Kind.REPLACES, "Ghi văn bản nơi khác thay thế"),
    "thu-hoi": (OutsideEnding.Kind.RECALLS, "Ghi văn bản nơi khác thu hồi"),
}


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


class EndingForm(PointingForm, forms.ModelForm[OutsideEnding]):
    """What names the paper from elsewhere, and nothing of what it says."""

    number = forms.RegexField(
        r"^\s*0*[1-9]\d{0,5}[a-zđ]?\s*$",
        label="Số",
        max_length=8,
        error_messages={"invalid": "Chỉ ghi số, ví dụ 57 hoặc 15a; không ghi ký hiệu."},
    )
    issued_on = DayField(label="Ngày ban hành")

    class Meta:
        model = OutsideEnding
        fields = ("number", "symbol", "issuer", "issued_on")
        help_texts = {
            "symbol": "Phần sau dấu gạch chéo thứ nhất, ví dụ QĐ-UBND.",
            "issuer": "Ghi đủ, ví dụ: Ủy ban nhân dân tỉnh Nghệ An.",
        }


@require_http_methods(["GET", "POST"])
def follow(request: OfficialRequest, pk: int, way: str) -> HttpResponse:
    document = visible_document(request, pk)
    if way not in WAYS:
        raise Http404
    if WAYS[way].kind == Relation.REPLACES and (page := homes.replacing_page_of(document)):
        return redirect(page)
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


@require_http_methods(["GET", "POST"])
def end_elsewhere(request: OfficialRequest, pk: int, way: str) -> HttpResponse:
    """The clerk types what names a paper from elsewhere that replaced or recalled this one."""
    document = visible_document(request, pk)
    if way not in ENDINGS:
        raise Http404
    demand(issuing.may_end_by_paper_elsewhere(document, request.user))
    kind, heading = ENDINGS[way]
    ending = OutsideEnding(document=document, kind=kind, recorded_by=request.user)
    form = EndingForm(request.POST or None, instance=ending)

    def act() -> None:
        demand(issuing.end_by_paper_elsewhere(ending, by=request.user))

    if form.is_valid() and carried_out(form, act):
        messages.success(request, f"Đã ghi: {kind.label} bằng văn bản nơi khác.")
        return redirect(homes.page_of(document))
    context = {
        "form": form,
        "document": document,
        "heading": heading,
        "home": homes.page_of(document),
        "reference": following.reference(document),
    }
    return render(request, "documents/following/elsewhere.html", context)
