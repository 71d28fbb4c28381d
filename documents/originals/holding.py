"""Files that were judged and wait for a form to be saved, named by a signed token.

So nobody sends a file again because of a field beside it.
"""

from django.core import signing
from django.core.exceptions import ValidationError

from documents.models import MediaType, Use
from documents.originals.files import SHELF, Accepted

HELD_FOR = 3600
"""Seconds during which a file that was sent once is taken up without being sent again."""
TOO_LATE = "Đã quá lâu; hãy đưa tệp vào lại."
SALT = "documents.original"


def held(accepted: Accepted) -> str:
    """The token of a file that waits."""
    facts = {
        "sha256": accepted.sha256,
        "size": accepted.size,
        "media_type": accepted.media_type.value,
        "use": accepted.use.value,
        "name": accepted.name,
    }
    return signing.dumps(facts, salt=SALT)


def taken_up(token: str, *, use: Use) -> Accepted:
    """The file behind a token of ours. Raises ValidationError where it is too old or not one."""
    try:
        held = signing.loads(token, salt=SALT, max_age=HELD_FOR)
    except signing.BadSignature:
        raise ValidationError(TOO_LATE) from None
    if not SHELF.touch(held["sha256"]):
        raise ValidationError(TOO_LATE)
    if held["use"] != use:
        raise ValidationError("Tệp này được đưa vào cho việc khác; hãy đưa tệp vào lại.")
    return Accepted(held["sha256"], held["size"], MediaType(held["media_type"]), use, held["name"])
