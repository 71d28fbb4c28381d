"""What waits for me, one paper a page: to check, to approve. Made for a phone."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from documents.models import Document, Submission
from documents.review import seeing
from documents.review.pages import changes_context, pinned_html, standing_context
from documents.review.queues import APPROVING, CHECKING, Queue
from documents.review.steps import decisions
from documents.views import visible_document
from officials.http import OfficialRequest


@require_GET
def to_approve(request: OfficialRequest) -> HttpResponse:
    return _next_of(request, APPROVING)


@require_GET
def to_check(request: OfficialRequest) -> HttpResponse:
    return _next_of(request, CHECKING)


def _next_of(request: OfficialRequest, queue: Queue) -> HttpResponse:
    """The first paper behind the one put off, in the order they were handed up."""
    waiting = list(queue.papers(request.user).order_by("latest").values_list("pk", "latest"))
    after = request.GET.get("sau", "")
    put_off = int(after) if after.isascii() and after.isdigit() else 0
    context = {"queue": queue, "waiting": len(waiting)}
    for pk, latest in waiting:
        if latest > put_off:
            document = visible_document(request, pk)
            submission = Submission.objects.select_related("revision").get(pk=latest)
            return render(
                request,
                "documents/queue/paper.html",
                {**context, **_paper(request, queue, document, submission)},
            )
    return render(request, "documents/queue/empty.html", context)


def _paper(
    request: OfficialRequest, queue: Queue, document: Document, submission: Submission
) -> dict[str, object]:
    changes = changes_context(submission, request.user)
    seeing.remember(submission, request.user)
    return {
        **standing_context(document, request.user),
        **changes,
        "document": document,
        "paper": pinned_html(submission),
        "decisions": decisions(document, submission, request.user, queue.steps, row=queue.word),
        "later_url": queue.behind(submission.pk),
    }
