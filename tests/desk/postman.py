"""A real mail server on this machine, as ill-mannered as a test asks for."""

import asyncio
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from threading import Event
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

HOST = "127.0.0.1"
OK = "250 OK"


class Postman:
    """What it answers to each command may be changed at any time; `letters` is what it has read.

    `drops`: it hangs up once it has read a letter. `waits`: it reads a letter and never answers.
    """

    def __init__(self) -> None:
        self.to = self.taking = OK
        self.drops = self.waits = False
        self.letters: list[EmailMessage] = []
        self.asked = 0
        self.has_read = Event()
        self.was_protected = False

    async def handle_RCPT(  # noqa: N802 (by name of the command)
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[Any]
    ) -> str:
        self.asked += 1
        envelope.rcpt_tos.append(address)
        return self.to

    async def handle_DATA(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        if self.taking == OK:
            content = message_from_bytes(envelope.content, policy=policy.default)
            self.letters.append(content)
        self.was_protected = session.ssl is not None
        self.has_read.set()
        if self.drops:
            server.transport.abort()
        while self.waits:
            await asyncio.sleep(0.05)
        return self.taking

    @property
    def addresses(self) -> list[str]:
        return [letter["To"] for letter in self.letters]


@contextmanager
def at_work(port: int, **options: Any) -> Iterator[Postman]:
    postman = Postman()
    # Unnamed, it would ask the network for its name, for seconds where there is none.
    controller = Controller(
        postman, hostname=HOST, port=port, server_hostname="localhost", **options
    )
    controller.start()
    try:
        yield postman
    finally:
        postman.waits = False
        controller.stop()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
    return port
