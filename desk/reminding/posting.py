"""Handing one letter to the mail server, and knowing afterwards what has become of it."""

import contextlib
from dataclasses import dataclass
from email.message import Message
from enum import Enum, auto
from smtplib import SMTP, SMTPDataError, SMTPResponseException

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend
from django.core.mail.message import sanitize_address

OK = 250
TAKEN = frozenset({OK, 251})
"""251: the server takes it and passes it on (RFC 5321, 4.2.3)."""
REFUSED_FOR_GOOD = 500


class Fate(Enum):
    SENT = auto()
    LATER = auto()
    """Surely not sent, for a reason that may pass."""
    NEVER = auto()
    """Surely not sent, and this letter to this address never will be."""
    UNCLEAR = auto()
    """The words were on their way when the answer stayed away."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """`is_unreachable`: it was not about this letter; the next one would fare the same."""

    fate: Fate
    error: str = ""
    is_unreachable: bool = False


def is_set() -> bool:
    return bool(settings.EMAIL_HOST)


def hand_over(letter: EmailMessage) -> Outcome:
    """Never raises: whatever happens is an outcome."""
    try:
        message = letter.message()
        to, sender = _address(letter.to[0]), _address(letter.from_email)
    except ValueError as error:
        return Outcome(Fate.NEVER, type(error).__name__)
    server = EmailBackend()
    try:
        server.open()
        assert server.connection  # noqa: S101 (open() raises where there is none)
        return _posted(server.connection, message, sender=sender, to=to)
    except (OSError, ValueError) as error:
        return Outcome(Fate.LATER, _named(error), is_unreachable=True)
    finally:
        with contextlib.suppress(OSError):
            server.close()


def _address(text: str) -> str:
    """Without a name around it; ValueError where it is none."""
    return sanitize_address(text, "utf-8").rpartition("<")[2].rstrip(">")


def _posted(smtp: SMTP, message: Message, *, sender: str, to: str) -> Outcome:
    smtp.ehlo_or_helo_if_needed()
    code, _ = smtp.mail(sender)
    if code != OK:
        return Outcome(Fate.LATER, f"MAIL {code}", is_unreachable=True)
    code, _ = smtp.rcpt(to)
    if code not in TAKEN:
        return _refused("RCPT", code)
    return _given(smtp, message.as_bytes())


def _given(smtp: SMTP, data: bytes) -> Outcome:
    """From here on a silence may mean that the server has it."""
    try:
        code, _ = smtp.data(data)
    except SMTPDataError as error:
        return _refused("DATA", error.smtp_code)
    except OSError as error:
        return Outcome(Fate.UNCLEAR, _named(error))
    return Outcome(Fate.SENT) if code == OK else _refused("DATA", code)


def _refused(command: str, code: int) -> Outcome:
    fate = Fate.NEVER if code >= REFUSED_FOR_GOOD else Fate.LATER
    return Outcome(fate, f"{command} {code}")


def _named(error: Exception) -> str:
    """The kind of error, and the server's code if there is one, but none of its words."""
    code = f" {error.smtp_code}" if isinstance(error, SMTPResponseException) else ""
    return f"{type(error).__name__}{code}"
