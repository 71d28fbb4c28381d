"""The mail server of an office, as the environment names it; without one nothing is mailed."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from django.core.exceptions import ImproperlyConfigured

PORTS = {"starttls": 587, "tls": 465, "none": 25}
"""Where a server is usually spoken to, by how the way there is protected."""
MAIL_HOUR, LAST_HOUR = 7, 23
LAST_PORT = 65_535


@dataclass(frozen=True, slots=True)
class MailServer:
    """`hour`: from when on a working morning's letters go. An empty host: no mail."""

    host: str = ""
    port: int = PORTS["starttls"]
    user: str = ""
    password: str = ""
    tls: str = "starttls"
    sender: str = ""
    address: str = ""
    hour: int = MAIL_HOUR


def mail_server(environment: Mapping[str, str]) -> MailServer:
    """Raises ImproperlyConfigured, naming the variable, where a letter could not be sent."""
    host = environment.get("BINHAN_SMTP_HOST", "")
    if not host:
        return MailServer()
    tls = environment.get("BINHAN_SMTP_TLS", "starttls")
    if tls not in PORTS:
        _refuse("BINHAN_SMTP_TLS", "must be starttls, tls or none", tls)
    return MailServer(
        host,
        port=_number(environment, "BINHAN_SMTP_PORT", PORTS[tls], most=LAST_PORT),
        user=environment.get("BINHAN_SMTP_USER", ""),
        password=_password(environment),
        tls=tls,
        sender=_sender(environment),
        address=_address(environment),
        hour=_number(environment, "BINHAN_MAIL_HOUR", MAIL_HOUR, most=LAST_HOUR),
    )


def _password(environment: Mapping[str, str]) -> str:
    """From a file, where other programs cannot read it out of the environment."""
    path = environment.get("BINHAN_SMTP_PASSWORD_FILE", "")
    if not path:
        return environment.get("BINHAN_SMTP_PASSWORD", "")
    try:
        return Path(path).read_text("utf-8").strip()
    except OSError as error:
        _refuse("BINHAN_SMTP_PASSWORD_FILE", f"cannot be read ({error.strerror})", path)


def _sender(environment: Mapping[str, str]) -> str:
    sender = environment.get("BINHAN_SMTP_FROM", "")
    if "@" not in sender or not sender.isprintable():
        _refuse("BINHAN_SMTP_FROM", "must be the address that letters come from", sender)
    return sender


def _address(environment: Mapping[str, str]) -> str:
    """Where the program is, for the links in a letter: nobody asks for a page who could tell."""
    address = environment.get("BINHAN_ADDRESS", "").rstrip("/")
    if not address.startswith(("https://", "http://")):
        _refuse("BINHAN_ADDRESS", "must be the address of the program, https://…", address)
    return address


def _number(environment: Mapping[str, str], name: str, default: int, *, most: int) -> int:
    text = environment.get(name, str(default))
    if not (text.isascii() and text.isdecimal() and int(text) <= most):
        _refuse(name, f"must be a number up to {most}", text)
    return int(text)


def _refuse(name: str, rule: str, value: str) -> NoReturn:
    raise ImproperlyConfigured(f"{name} {rule}, not {value!r}")
