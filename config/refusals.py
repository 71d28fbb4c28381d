"""What is said when a request cannot be taken, before any view has seen it."""

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views import defaults

# Longer texts are cut off by whatever stands before the program.
MOST_READ = 200 * 1024 * 1024
CHUNK = 1 << 20


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Says of what is too long that it is, and of everything else that it was not understood."""
    if not isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent):
        return defaults.bad_request(request, exception)
    _read_to_the_end(request)
    return HttpResponse(render_to_string("413.html"), status=413)


def _read_to_the_end(request: HttpRequest) -> None:
    """A browser that is answered while it still sends shows a broken connection instead."""
    for _ in range(MOST_READ // CHUNK):
        if not request.read(CHUNK):
            return
