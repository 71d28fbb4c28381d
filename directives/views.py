"""The register of directives: the list, one document with its validity, writing it down."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from directives import recording
from directives.forms import DirectiveForm, RelationForm
from directives.models import KINDS, Directive, Relation
from directives.permissions import may_amend, may_record, may_unrelate
from directives.presenting import page_context, with_validity
from directives.querysets import DirectiveQuerySet
from directives.recording import AlreadyRecordedError
from documents import secrecy
from documents.originals.handing_out import file_response
from documents.secrecy import Answer
from officials import acting
from officials.administering import StaleError
from officials.http import OfficialRequest
from officials.lists import page_of
from officials.models import Official, Organization
from vietnamese.dates import today
from workflow.verdicts import demand

NEWEST_FIRST = ("-issued_on", "-pk")
SHARED, OWN, ISSUED = "dung-chung", "co-quan", "phat-hanh"
REGISTERS = [
    (OWN, "Của cơ quan và gửi đến"),
    (SHARED, "Danh mục dùng chung"),
    (ISSUED, "Văn bản cơ quan đã phát hành"),
]
STOPPED = (
    "Đã dừng, chưa lưu gì: nội dung bí mật nhà nước không được đưa vào chương trình. Hãy ghi văn "
    "bản ấy vào sổ riêng theo quy định về bảo vệ bí mật nhà nước, hoặc hỏi người phụ trách trước."
)


@require_GET
def directive_list(request: OfficialRequest) -> HttpResponse:
    asked = {name: request.GET.get(name, "") for name in ("loai", "so")}
    found = _in_register(asked["so"], request.user).with_changes_for(request.user)
    found = found.filter(kind=asked["loai"]) if asked["loai"] else found
    organization = acting.organization(request)
    rows = page_of(found.for_list(), order=NEWEST_FIRST, after=request.GET.get("sau"))
    context = {
        "page": rows,
        "rows": [with_validity(row, today()) for row in rows.rows],
        "asked": asked,
        "is_narrowed": any(asked.values()),
        "kinds": KINDS,
        "registers": REGISTERS,
        "may_record": may_record(request.user, organization) if organization else None,
    }
    return render(request, "directives/list.html", context)


def _in_register(register: str, official: Official) -> DirectiveQuerySet:
    """Papers of the office itself stand among what it may cite, and in the list when asked for."""
    seen, offices = Directive.objects.visible_to(official), official.visible_organization_ids
    if register == ISSUED:
        return seen.issued_by(offices)
    narrowed = (
        seen.filter(kept_by__isnull=register == SHARED) if register in {SHARED, OWN} else seen
    )
    return narrowed.of_others(offices)


@require_GET
def detail(request: OfficialRequest, pk: int) -> HttpResponse:
    directive = visible_directive(request, pk)
    return render(request, "directives/detail.html", page_context(request, directive))


@require_GET
def directive_file(request: OfficialRequest, pk: int) -> HttpResponseBase:
    directive = visible_directive(request, pk)
    if directive.file is None:
        raise Http404("không có tệp")
    return file_response(directive.file)


@require_http_methods(["GET", "POST"])
def new(request: OfficialRequest) -> HttpResponse:
    office = _recording_office(request)
    form = _directive_form(request, Directive())
    if stopped := _stopped(request, office, form):
        return stopped
    if request.method == "POST" and form.is_valid():
        try:
            directive = recording.record_directive(
                form.instance, office=office, by=request.user, file=form.accepted
            )
        except ValidationError as objection:
            _object(form, objection)
        else:
            return _recorded(request, directive)
    return _form_page(request, form)


@require_http_methods(["GET", "POST"])
def edit(request: OfficialRequest, pk: int) -> HttpResponse:
    directive = visible_directive(request, pk)
    demand(may_amend(directive, request.user))
    form = _directive_form(request, directive)
    if directive.kept_by and (stopped := _stopped(request, directive.kept_by, form)):
        return stopped
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"] or 0
        try:
            recording.amend_directive(
                form.instance, version=version, by=request.user, file=form.accepted
            )
        except ValidationError as objection:
            _object(form, objection)
        else:
            return _saved(request, directive, "Đã lưu.")
    return _form_page(request, form)


@require_http_methods(["GET", "POST"])
def relate(request: OfficialRequest, pk: int) -> HttpResponse:
    directive = visible_directive(request, pk)
    office = _recording_office(request)
    form = RelationForm(request.POST or None, directive=directive, by=request.user)
    if form.is_valid():
        try:
            recording.relate(form.relation(), office=office, by=request.user)
        except ValidationError as objection:
            form.add_error(None, objection)
        else:
            return _saved(request, directive, "Đã ghi quan hệ giữa hai văn bản.")
    return render(request, "directives/relate.html", {"form": form, "directive": directive})


@require_POST
def unrelate(request: OfficialRequest, pk: int, relation_pk: int) -> HttpResponse:
    directive = visible_directive(request, pk)
    relations = Relation.objects.visible_to(request.user).about(directive)
    relation = get_object_or_404(relations, pk=relation_pk)
    demand(may_unrelate(relation, request.user))
    recording.unrelate(relation, by=request.user)
    return _saved(request, directive, "Đã bỏ quan hệ.")


def visible_directive(request: OfficialRequest, pk: int) -> Directive:
    rows = Directive.objects.visible_to(request.user).with_changes_for(request.user)
    return get_object_or_404(rows.select_related("file", "kept_by", "recorded_by"), pk=pk)


def _recording_office(request: OfficialRequest) -> Organization:
    organization = acting.organization(request)
    if organization is None:
        raise Http404
    demand(may_record(request.user, organization))
    return organization


def _directive_form(request: OfficialRequest, directive: Directive) -> DirectiveForm:
    """A file is looked at, and kept, only once the secrecy question was answered with no."""
    is_open = request.POST.get("secret") == Answer.NO
    sent = request.FILES if is_open else None
    return DirectiveForm(request.POST or None, sent, instance=directive, by=request.user)


def _stopped(
    request: OfficialRequest, office: Organization, form: DirectiveForm
) -> HttpResponse | None:
    """The form again, with everything typed and nothing kept, where the answer is not no."""
    answer = form.must_stop if form.is_bound else None
    if answer is None:
        return None
    secrecy.stop(office, answer=answer, by=request.user)
    form.add_error("secret", STOPPED)
    return _form_page(request, form, status=403)


def _object(form: DirectiveForm, objection: ValidationError) -> None:
    """Shows what stands against saving; everything typed, and the file, stay."""
    if isinstance(objection, AlreadyRecordedError):
        url = reverse("directives:detail", args=[objection.first.pk])
        link = format_html("Văn bản này đã có trong sổ: <a href='{}'>{}</a>.", url, objection.first)
        form.add_error(None, link)
        return
    form.add_error(None, ValidationError(objection.messages))
    if isinstance(objection, StaleError):
        form.data = {**form.data.dict(), "version": str(objection.version)}  # type: ignore[attr-defined]


def _form_page(request: OfficialRequest, form: DirectiveForm, *, status: int = 200) -> HttpResponse:
    if form.is_bound:
        form.hold()
    directive = Directive.objects.filter(pk=form.instance.pk).first()
    back = (
        reverse("directives:detail", args=[directive.pk])
        if directive
        else reverse("directives:list")
    )
    context = {"form": form, "directive": directive, "back": back, "title": directive}
    return render(request, "directives/form.html", context, status=status)


def _recorded(request: OfficialRequest, directive: Directive) -> HttpResponse:
    """What came in on paper (`?den=1`) goes on into the book of incoming papers."""
    if "den" in request.GET:
        messages.success(request, "Đã ghi văn bản. Bước tiếp: vào sổ văn bản đến.")
        return redirect("directives:register_paper", pk=directive.pk)
    return _saved(request, directive, "Đã ghi văn bản vào sổ.")


def _saved(request: OfficialRequest, directive: Directive, message: str) -> HttpResponse:
    messages.success(request, message)
    return redirect("directives:detail", pk=directive.pk)
