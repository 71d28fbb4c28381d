"""Papers of my office: the list, and the ways to begin a new one of any kind."""

from dataclasses import replace
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Prefetch
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from documents import secrecy
from documents.drafts import beginning
from documents.drafts.beginning_forms import AnyTextForm, FileForm, SubjectForm, WholeTextForm
from documents.drafts.content import Content
from documents.drafts.forms import SecrecyForm
from documents.models import KINDS, BookEntry, Document
from documents.numbers.permissions import may_read_books
from documents.permissions import may_draft
from officials import acting
from officials.http import OfficialRequest
from officials.lists import page_of
from officials.models import Organization
from paper.kinds import Kind
from paper.readers import Received
from paper.writers import text as text_writer
from workflow.verdicts import demand

READ_NOTE = "Soạn từ văn bản có sẵn"


@require_GET
def paper_list(request: OfficialRequest) -> HttpResponse:
    asked = {name: request.GET.get(name, "") for name in ("q", "loai", "trang-thai")}
    numbers = Prefetch("book_entries", BookEntry.objects.live(), to_attr="numbers")
    listed = Document.objects.visible_to(request.user).for_list().prefetch_related(numbers)
    found = listed.matching(asked["q"])
    for column, name in (("kind", "loai"), ("state", "trang-thai")):
        found = found.filter(**{column: asked[name]}) if asked[name] else found
    organization = acting.organization(request)
    context = {
        "page": page_of(found, order=("-pk",), after=request.GET.get("sau")),
        "words": asked["q"],
        "kind": asked["loai"],
        "state": asked["trang-thai"],
        "is_narrowed": any(asked.values()),
        "kinds": KINDS,
        "states": Document.State.choices,
        "may_draft": may_draft(request.user, organization) if organization else None,
        "may_read_books": organization and may_read_books(request.user, organization),
    }
    return render(request, "documents/list.html", context)


@require_GET
def new(request: OfficialRequest) -> HttpResponse:
    """Every kind, and the ways to begin from what is there already."""
    drafting_organization(request)
    kinds = [(kind, _begun_at(kind)) for kind in Kind]
    return render(request, "documents/new.html", {"kinds": kinds})


def _begun_at(kind: Kind) -> str:
    """The page on which a paper of this kind is begun; a plan's is among the plans."""
    if elsewhere := settings.PAPER_BEGINNINGS.get(kind.code):
        return reverse(elsewhere)
    return reverse("documents:new_of_kind", args=[beginning.slug_of(kind)])


@require_http_methods(["GET", "POST"])
def new_of_kind(request: OfficialRequest, slug: str) -> HttpResponse:
    organization = drafting_organization(request)
    kind = beginning.kind_of(slug)
    if kind is None or kind is Kind.PLAN:
        raise Http404
    form = SubjectForm(request.POST or None)
    if refused := stopped(request, organization, form):
        return refused
    if form.is_valid():
        subject = form.cleaned_data["subject"]
        document = beginning.from_subject(organization, kind, subject, by=request.user)
        return redirect("documents:detail", pk=document.pk)
    return render(request, "documents/new_of_kind.html", {"form": form, "kind": kind})


@require_http_methods(["GET", "POST"])
def new_from_file(request: OfficialRequest) -> HttpResponse:
    """Read the file and show its text; nothing is kept before that is looked over and saved."""
    organization = drafting_organization(request)
    form = FileForm(request.POST or None, request.FILES or None)
    if refused := stopped(request, organization, form):
        return refused
    if not form.is_valid():
        return render(request, "documents/new_from_file.html", {"form": form})
    received = form.cleaned_data["file"]
    text = looked_over(AnyTextForm, received, secret=form.cleaned_data["secret"])
    return render(request, "documents/new_from_text.html", {"form": text, "received": received})


@require_http_methods(["GET", "POST"])
def new_from_text(request: OfficialRequest) -> HttpResponse:
    organization = drafting_organization(request)
    form = AnyTextForm(request.POST or None)
    if refused := stopped(request, organization, form):
        return refused
    if form.is_valid() and (document := _created(request, organization, form)):
        return redirect("documents:detail", pk=document.pk)
    return render(request, "documents/new_from_text.html", {"form": form})


def _created(
    request: OfficialRequest, organization: Organization, form: AnyTextForm
) -> Document | None:
    kind = form.paper_kind
    if kind is None:
        return None
    content = content_of(form)
    try:
        return beginning.from_content(organization, kind, content, by=request.user, note=READ_NOTE)
    except ValidationError as error:
        form.add_error(None, error.messages)
        return None


def content_of(form: WholeTextForm) -> Content:
    """What was read, with the subject typed beside it where the text has none."""
    content = Content.of_sheet(form.received.sheet)
    return replace(content, subject=content.subject or form.cleaned_data["subject"])


def looked_over(form: type[WholeTextForm], received: Received, **initial: Any) -> WholeTextForm:
    """The form that shows a received paper, and what is pointed at in it, before it is kept."""
    text = form(initial={"text": text_writer.write(received.sheet), **initial})
    text.point_at(text.initial["text"])
    return text


def drafting_organization(request: OfficialRequest) -> Organization:
    """Where the official works now, if papers may be drafted there."""
    organization = acting.organization(request)
    if organization is None:
        raise Http404
    demand(may_draft(request.user, organization))
    return organization


def stopped(
    request: OfficialRequest, organization: Organization, form: SecrecyForm
) -> HttpResponse | None:
    """The page that says to work outside the program, where the question was not answered no."""
    answer = form.must_stop if form.is_bound else None
    if answer is None:
        return None
    secrecy.stop(organization, answer=answer, by=request.user)
    return render(request, "documents/stopped.html", {"answer": answer}, status=403)
