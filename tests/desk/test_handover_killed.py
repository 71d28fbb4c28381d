"""Whoever hands over and is killed outright at any point has handed over nothing."""

import multiprocessing
import os
import signal
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, connections

from desk.handover.models import Handover, HandoverItem
from documents.models import Document
from history.models import Entry
from history.verification import verify
from officials.models import Official, Organization
from plans.models import TaskStep
from plans.tasks.drafting import Cast, Somebody
from tests.desk.handovers import confirm, make_handover, make_successor
from tests.papers import make_document, make_plan
from tests.tasks import make_turn

FORK = multiprocessing.get_context("fork")
PATIENCE = 60
WRITES = ("INSERT", "UPDATE")
_KILLED: int | None = -signal.SIGKILL
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(300)]


def killed_at(number: int) -> Callable[..., Any]:
    """Ends the process by the signal nothing can catch, before its write of that number."""
    left = [number]

    def execute(run: Callable[..., Any], sql: str, *rest: object) -> Any:
        left[0] -= sql.startswith(WRITES)
        if left[0] < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return run(sql, *rest)

    return execute


def in_a_process(work: Callable[[], None]) -> int | None:
    connections.close_all()
    process = FORK.Process(target=work)
    process.start()
    process.join(PATIENCE)
    return process.exitcode


def test_killed_before_any_write_or_the_last_nothing_has_changed_hands(
    ward: Organization, drafter: Official, reviewer: Official
) -> None:
    receiver, plan = make_successor(ward), make_plan(ward, drafter)
    make_document(ward, drafter)
    make_turn(plan, cast=Cast(lead=Somebody(ward, official=drafter)))
    handover = make_handover(ward, drafter, receiver, by=reviewer)
    before = (state(), Entry.objects.count())
    number, code = 0, _KILLED
    while code == _KILLED:
        assert (state(), Entry.objects.count()) == before

        def work(number: int = number) -> None:
            with connection.execute_wrapper(killed_at(number)):
                assert confirm(Handover.objects.get(pk=handover.pk), reviewer)

        code = in_a_process(work)
        number += 1
    assert code == 0
    assert number > 10
    assert state() == (0, 3, 1)
    assert verify() == ()


def state() -> tuple[int, int, int]:
    """Papers of the giver, things that changed hands, lines on the turns."""
    theirs = Document.objects.filter(drafted_by__username="soan.thao").count()
    return theirs, HandoverItem.objects.count(), TaskStep.objects.count()
