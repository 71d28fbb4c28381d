"""Requests too large for anything this program takes are refused before they are read."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from documents.files import LARGEST_UPLOAD, MEGABYTE, megabytes

LARGEST_REQUEST = LARGEST_UPLOAD + MEGABYTE
"""The largest file and a megabyte for the fields of its form."""


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
    context = {"sent": megabytes(_length(request)), "most": megabytes(LARGEST_UPLOAD)}
    response = render(request, "413.html", context, status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    # What was not read must not be taken for the next request.
    response["Connection"] = "close"
    return response
