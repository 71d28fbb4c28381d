"""What is said when a request cannot be taken, before any view has seen it."""

from http import HTTPStatus

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views import defaults

from documents.originals.uploads import read_to_the_end


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Says of what is too long that it is, and of everything else that it was not understood."""
    if not isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent):
        return defaults.bad_request(request, exception)
    read_to_the_end(request)
    # Without the request: nobody is signed in yet where it is refused this early.
    page = render_to_string("400_too_long.html")
    return HttpResponse(page, status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
