"""What stands in the way of a step: the official, which is 403, or the paper as it is by now."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from documents import homes
from documents.lifecycle import LIFECYCLE
from documents.models import Document
from officials.http import OfficialRequest
from workflow.verdicts import Verdict, demand

FASTER = "Chưa làm gì: có người vừa chuyển văn bản này. Đây là tình trạng hiện nay."


def hindrance(request: OfficialRequest, document: Document, name: str) -> str:
    """Why nothing is done, as when somebody else was faster; "" where nothing is in the way.

    Raises PermissionDenied where this official never takes the step.
    """
    demand(LIFECYCLE.who_may(name, document, request.user))
    if document.state not in LIFECYCLE[name].sources:
        return FASTER
    return nothing_done(LIFECYCLE.verdict(name, document, request.user))


def nothing_done(verdict: Verdict) -> str:
    return "" if verdict else f"Chưa làm gì: {verdict.reason}"


def led_back(request: OfficialRequest, document: Document, why: str) -> HttpResponse:
    """The page of the paper, which says why and how it stands now."""
    messages.warning(request, why)
    return redirect(homes.page_of(document))
