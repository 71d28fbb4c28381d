"""Two officials save the same draft in the same moment, on both databases."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest
from django.db import connection

from documents.drafts import drafting
from documents.drafts.drafting import StaleError
from officials.models import Official, Organization
from tests.papers import CONTENT, make_document

WRITERS = 4


def at_once(work: Callable[[int], str]) -> list[str]:
    ready = Barrier(WRITERS)

    def run(writer: int) -> str:
        ready.wait(timeout=10)
        try:
            return work(writer)
        finally:
            connection.close()

    with ThreadPoolExecutor(WRITERS) as threads:
        return [done.result() for done in [threads.submit(run, n) for n in range(WRITERS)]]


@pytest.mark.django_db(transaction=True)
def test_of_several_who_save_at_once_exactly_one_wins(
    ward: Organization, drafter: Official
) -> None:
    document = make_document(ward, drafter)

    def save(writer: int) -> str:
        mine = replace(CONTENT, subject=f"Của người {writer}")
        try:
            return drafting.save(document, mine, base=1, by=drafter).subject
        except StaleError as stale:
            return f"after {stale.current.number}"

    outcomes = at_once(save)
    winners = [outcome for outcome in outcomes if not outcome.startswith("after")]
    document.refresh_from_db()
    assert outcomes.count("after 2") == WRITERS - 1
    assert winners == [document.subject]
    assert list(document.revisions.values_list("number", flat=True)) == [2, 1]
