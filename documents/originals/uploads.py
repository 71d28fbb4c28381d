"""Requests too large for anything this program takes: refused by their length, kept nowhere."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from documents.originals.files import LARGEST_UPLOAD, MEGABYTE, megabytes

LARGEST_REQUEST = LARGEST_UPLOAD + MEGABYTE
"""The largest file and a megabyte for the fields of its form."""
MOST_READ = 1024 * MEGABYTE
"""Of a refused request; whoever sends more sees a broken connection."""


class UploadLimit:
    """Stands before everything that reads the body of a request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if _length(request) > LARGEST_REQUEST:
            return _refusal(request)
        return self.get_response(request)


def _length(request: HttpRequest) -> int:
    stated = request.META.get("CONTENT_LENGTH") or "0"
    return int(stated) if stated.isdecimal() else 0


def _refusal(request: HttpRequest) -> HttpResponse:
    read_to_the_end(request)
    context = {"sent": megabytes(_length(request)), "most": megabytes(LARGEST_UPLOAD)}
    # Without the request: nobody is signed in yet where it is refused this early.
    page = render_to_string("413.html", context)
    response = HttpResponse(page, status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    # Should more have been sent, it must not be taken for the next request.
    response["Connection"] = "close"
    return response


def read_to_the_end(request: HttpRequest) -> None:
    """A browser that is answered while it still sends shows a broken connection, not the answer."""
    for _ in range(MOST_READ // MEGABYTE):
        if not request.read(MEGABYTE):
            return
