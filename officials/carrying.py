"""What was typed into a page whose session has ended meanwhile: carried through signing in.

The desk locks itself after some minutes; an hour's writing must not go with it. The content
travels in the page itself, signed, so that nobody can slip in content of their own.
"""

from django.core import signing
from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict

SALT = "officials.carrying"
LONGEST = 12 * 3600
CSRF = "csrfmiddlewaretoken"
Typed = list[tuple[str, str]]


def packed(request: HttpRequest) -> str:
    """The typed fields of a POST, signed; "" when there are none or one is a password."""
    if any("password" in name for name in request.POST):
        return ""
    typed = [(name, value) for name, value in _pairs(request.POST) if name != CSRF]
    return signing.dumps(typed, salt=SALT, compress=True) if typed else ""


def unpacked(parcel: str) -> Typed:
    """What `packed` made up to twelve hours ago; nothing of anything else."""
    try:
        typed = signing.loads(parcel, salt=SALT, max_age=LONGEST)
    except signing.BadSignature:
        return []
    return [(str(name), str(value)) for name, value in typed]


def _pairs(posted: MultiValueDict[str, str]) -> Typed:
    return [(name, value) for name in posted for value in posted.getlist(name)]
