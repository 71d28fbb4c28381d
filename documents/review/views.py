"""Review: handing up, checking, returning with remarks, answering them, approving."""

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from documents import homes
from documents.hindrances import hindrance, led_back, nothing_done
from documents.lifecycle import LIFECYCLE
from documents.models import Document, Submission
from documents.review import reviewing, submitting
from documents.review.confirmations import asked_of
from documents.review.forms import (
    AnswersForm,
    ApproveForm,
    ApproveOnPaperForm,
    DirectedForm,
    RemarksForm,
    SubmitForm,
    rows_typed,
)
from documents.review.pages import (
    keys_now,
    last_asked,
    page_context,
    quotable_html,
    remarks_of,
)
from documents.review.queues import onward
from documents.review.quoting import pieces_of
from documents.review.reviewing import RemarkText
from documents.secrecy import Answer
from documents.views import visible_document
from officials.http import OfficialRequest
from workflow.verdicts import Verdict

SENDING = {"documents.return": "Trả lại", "documents.take_down": "Ghi và trả lại"}
Verb = Callable[..., Verdict]


@require_http_methods(["GET", "POST"])
def submit(request: OfficialRequest, pk: int) -> HttpResponse:
    """The secrecy question, and what was pointed at with the sentence that answers it."""
    document = visible_document(request, pk)
    if why := hindrance(request, document, "documents.submit"):
        return led_back(request, document, why)
    prepared = submitting.prepare(document)
    initial = {"base": document.current.number}
    findings = bool(prepared.findings)
    form = SubmitForm(request.POST or None, initial=initial, has_findings=findings)
    if form.must_stop:
        return _stopped(request, document, form.must_stop)
    if form.is_valid() and _handed_up(request, document, form):
        return redirect(homes.page_of(document))
    context = {"form": form, "prepared": prepared, "remarks": remarks_of(document)}
    return render(request, "documents/review/submit.html", {**page_context(document), **context})


def _stopped(request: OfficialRequest, document: Document, answer: Answer) -> HttpResponse:
    base = document.current.number
    submitting.submit(document, base=base, secret=answer, by=request.user)
    return render(request, "documents/stopped.html", {"answer": answer}, status=403)


def _handed_up(request: OfficialRequest, document: Document, form: SubmitForm) -> bool:
    verdict = submitting.submit(document, by=request.user, **form.said)
    if verdict:
        messages.success(request, "Đã trình ký.")
    else:
        form.refuse(verdict, current=document.current)
    return bool(verdict)


@require_POST
def recall(request: OfficialRequest, pk: int) -> HttpResponse:
    document = visible_document(request, pk)
    verb = partial(submitting.recall, document, by=request.user)
    return _performed(request, document, "documents.recall", verb, "Đã rút lại để sửa.")


@require_POST
def endorse_content(request: OfficialRequest, pk: int, number: int) -> HttpResponse:
    document = _submitted(request, pk, number).document
    verb = partial(reviewing.endorse_content, document, seen=number, by=request.user)
    return _performed(
        request, document, "documents.endorse_content", verb, "Đã ghi: kiểm tra nội dung."
    )


@require_POST
def endorse_form(request: OfficialRequest, pk: int, number: int) -> HttpResponse:
    document = _submitted(request, pk, number).document
    verb = partial(reviewing.endorse_form, document, seen=number, by=request.user)
    return _performed(
        request, document, "documents.endorse_form", verb, "Đã ghi: kiểm tra thể thức."
    )


@require_http_methods(["GET", "POST"])
def approve(request: OfficialRequest, pk: int, number: int) -> HttpResponse:
    submission = _submitted(request, pk, number)
    form = ApproveForm(request.POST or None, asked=asked_of(submission.document))
    verb = partial(
        reviewing.approve, submission.document, seen=number, by=request.user, way=form.chosen
    )
    return _approving(request, submission, "documents.approve", form, verb, "Đã duyệt.")


@require_http_methods(["GET", "POST"])
def approve_on_paper(request: OfficialRequest, pk: int, number: int) -> HttpResponse:
    submission = _submitted(request, pk, number)
    name, said = "documents.approve_on_paper", "Đã ghi: duyệt, ký trên giấy."
    form = ApproveOnPaperForm(request.POST or None, asked=asked_of(submission.document))
    verb = partial(reviewing.approve_on_paper, submission.document, seen=number, by=request.user)
    return _approving(request, submission, name, form, verb, said)


def _approving(
    request: OfficialRequest,
    submission: Submission,
    name: str,
    form: ApproveOnPaperForm,
    verb: Verb,
    said: str,
) -> HttpResponse:
    """The secrecy question, once more before the paper is frozen (docs/bounds.md, 8)."""
    document = submission.document
    if why := hindrance(request, document, name):
        return led_back(request, document, why)
    if form.must_stop:
        verb(secret=form.must_stop)
        return render(request, "documents/stopped.html", {"answer": form.must_stop}, status=403)
    if form.is_valid():
        verb = partial(verb, secret=Answer.NO, confirmed=form.confirmed)
        return _performed(request, document, name, verb, said)
    context = {**page_context(document), "form": form, "heading": LIFECYCLE[name].label}
    return render(request, "documents/review/approve.html", context)


@require_http_methods(["GET", "POST"])
def give_back(request: OfficialRequest, pk: int, number: int) -> HttpResponse:
    """Trả lại with remarks, pinned to pieces of the paper or not."""
    submission = _submitted(request, pk, number)
    verb = partial(reviewing.give_back, submission.document, seen=number, by=request.user)
    return _remarking(request, submission, "documents.return", RemarksForm, verb)


@require_http_methods(["GET", "POST"])
def take_down(request: OfficialRequest, pk: int, number: int) -> HttpResponse:
    """Ghi ý kiến chỉ đạo: drafter or clerk write down what a leader said."""
    submission = _submitted(request, pk, number)
    document = submission.document
    form = partial(DirectedForm, leaders=reviewing.leaders_of(document))
    verb = partial(reviewing.take_down, document, seen=number, by=request.user)
    return _remarking(request, submission, "documents.take_down", form, verb)


@require_http_methods(["GET", "POST"])
def answer(request: OfficialRequest, pk: int) -> HttpResponse:
    """The drafter's page: every remark of the last return with its answer."""
    document = visible_document(request, pk)
    if why := hindrance(request, document, "documents.answer"):
        return led_back(request, document, why)
    form = AnswersForm(request.POST or None, remarks=last_asked(document))
    if form.is_valid() and _answered(request, document, form):
        messages.success(request, "Đã lưu trả lời.")
        return redirect(homes.page_of(document))
    context = {"form": form, "keys": keys_now(document)}
    return render(request, "documents/review/answers.html", {**page_context(document), **context})


def _answered(request: OfficialRequest, document: Document, form: AnswersForm) -> bool:
    """All answers that are new, or none of them."""
    with transaction.atomic():
        for remark, text in form.answers:
            verdict = reviewing.answer(remark, text, by=request.user)
            if not verdict:
                transaction.set_rollback(True)
                form.add_error(None, verdict.reason)
                return False
    return True


def _remarking(
    request: OfficialRequest,
    submission: Submission,
    name: str,
    make_form: Callable[..., RemarksForm],
    verb: Verb,
) -> HttpResponse:
    """The page on which remarks are written; what was typed stays until it is accepted."""
    document = submission.document
    why = hindrance(request, document, name)
    if why and request.method == "GET":
        return led_back(request, document, why)
    form = _remarks_form(request, submission, make_form)
    if form.is_valid() and _given_back(request, form, verb):
        return redirect(onward(request, document, submission))
    context = {
        "form": form,
        "heading": LIFECYCLE[name].label,
        "submit": SENDING[name],
        "paper": quotable_html(submission, request.get_full_path()),
    }
    return render(request, "documents/review/give_back.html", {**page_context(document), **context})


def _remarks_form(
    request: OfficialRequest, submission: Submission, make_form: Callable[..., RemarksForm]
) -> RemarksForm:
    """Bound when it is sent; with a piece more or less while it is still being written."""
    pieces = pieces_of(submission)
    if {"pick", "drop", "more"} & set(request.POST):
        return make_form(initial=rows_typed(request.POST, pieces), pieces=pieces)
    return make_form(request.POST or None, pieces=pieces)


def _given_back(request: OfficialRequest, form: RemarksForm, verb: Verb) -> bool:
    remarks = [RemarkText(**remark) for remark in form.remarks]
    verdict = verb(remarks=remarks, **form.said_by)
    if verdict:
        messages.success(request, f"Đã trả lại với {len(remarks)} ý kiến.")
    else:
        form.add_error(None, verdict.reason)
    return bool(verdict)


def _performed(
    request: OfficialRequest, document: Document, name: str, verb: Verb, message: str
) -> HttpResponse:
    """Do it and lead on; who may not gets 403, who comes too late is told and nothing moves."""
    submission = document.submission
    if why := hindrance(request, document, name):
        return led_back(request, document, why)
    verdict = verb()
    if not verdict:
        return led_back(request, document, nothing_done(verdict))
    messages.success(request, message)
    return redirect(onward(request, document, submission))


def _submitted(request: OfficialRequest, pk: int, number: int) -> Submission:
    document = visible_document(request, pk)
    rounds = document.submissions.select_related("revision", "signer__official")
    submission = get_object_or_404(rounds, round=number)
    submission.document = document
    return submission
