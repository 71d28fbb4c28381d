"""The rows of papers that wait for one official, and the way on to the next paper of a row."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from documents import homes
from documents.models import Document, Submission
from documents.review import waiting
from officials.models import Official


@dataclass(frozen=True, slots=True)
class Queue:
    """`word` names it in addresses; `steps` are what is decided on its page."""

    word: str
    view: str
    title: str
    nothing: str
    papers: Callable[[Official], waiting.Papers]
    steps: tuple[str, ...]

    @property
    def url(self) -> str:
        return reverse(f"documents:{self.view}")

    def behind(self, submission_key: int) -> str:
        """The address of the paper that was handed up next."""
        return f"{self.url}?sau={submission_key}"


APPROVING = Queue(
    word="duyet",
    view="to_approve",
    title="Chờ duyệt",
    nothing="Không có văn bản nào chờ duyệt",
    papers=waiting.to_approve,
    steps=("documents.approve", "documents.return"),
)
CHECKING = Queue(
    word="kiem-tra",
    view="to_check",
    title="Chờ kiểm tra",
    nothing="Không có văn bản nào chờ kiểm tra",
    papers=waiting.to_check,
    steps=("documents.endorse_content", "documents.endorse_form", "documents.return"),
)
QUEUES = {queue.word: queue for queue in (APPROVING, CHECKING)}


def queue_of(request: HttpRequest) -> Queue | None:
    """The row from which a decision is being made, as its address says."""
    return QUEUES.get(request.GET.get("hang", ""))


def onward(request: HttpRequest, document: Document, submission: Submission | None) -> str:
    """The next paper of the row; the page of this one where it was opened by itself."""
    queue = queue_of(request)
    if queue is None or submission is None:
        return homes.page_of(document)
    waits_on = _is_waiting(queue, document, request)
    return queue.behind(submission.pk - 1 if waits_on else submission.pk)


def _is_waiting(queue: Queue, document: Document, request: HttpRequest) -> bool:
    """Whether it still waits for the same official, as for the second of two checks."""
    return (
        isinstance(request.user, Official)
        and queue.papers(request.user).filter(pk=document.pk).exists()
    )
