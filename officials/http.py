"""The request as our views know it: behind the login wall, with htmx; answers that are a file."""

from pathlib import PurePath

from django.http import HttpRequest, HttpResponse
from django_htmx.middleware import HtmxDetails

from officials.models import Official

PDF = "application/pdf"
MEDIA_TYPES = {
    ".pdf": PDF,
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class OfficialRequest(HttpRequest):
    user: Official
    htmx: HtmxDetails


def made_file(data: bytes, name: str) -> HttpResponse:
    """A file made for this answer: a PDF is shown, anything else is saved under its name."""
    media_type = MEDIA_TYPES[PurePath(name).suffix]
    place = "inline" if media_type == PDF else "attachment"
    headers = {
        "Content-Disposition": f'{place}; filename="{name}"',
        # Computers in an office are shared; the next to sign in finds nothing in the browser.
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(data, content_type=media_type, headers=headers)
