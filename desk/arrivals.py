"""Incoming papers on the first page: what waits to be registered, what one was given to do."""

from dataclasses import dataclass

from directives import handling, inbox
from directives.models import Receipt
from directives.receiving_permissions import may_register
from officials.models import Official, Organization
from vietnamese.dates import today
from workflow.verdicts import Verdict

SHOWN = 10


@dataclass(frozen=True, slots=True)
class Arrivals:
    """The first of both lists, urgent papers before the others."""

    waiting: tuple[inbox.Waiting, ...]
    count: int
    charged: tuple[handling.Line, ...]
    may_register: Verdict


def arrivals_of(official: Official, organization: Organization) -> Arrivals | None:
    """None where there is nothing to be shown. The clerk alone is told what waits."""
    may = may_register(official, organization)
    waiting = inbox.waiting(official, organization) if may else []
    lines = Receipt.objects.visible_to(official).open().charged_to(official).urgent_first()
    charged = tuple(handling.line(receipt, today()) for receipt in lines.as_lines()[:SHOWN])
    if not waiting and not charged:
        return None
    return Arrivals(tuple(waiting[:SHOWN]), len(waiting), charged, may)
