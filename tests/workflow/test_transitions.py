"""The kernel: lock, verdict, effect, state, history; tried on drafts."""

import threading
from collections.abc import Mapping
from itertools import product
from typing import Any

import pytest
from django.db import IntegrityError, connection

from documents.models import Document
from history.models import Entry
from officials.models import Official, Organization, Role
from tests.cast import make_member
from workflow.transitions import Fork, Transition, Workflow
from workflow.verdicts import ALLOWED, Verdict, refused

DRAFTING, ABANDONED = Document.State.DRAFTING, Document.State.ABANDONED
NOT_A_CLERK = "Chỉ văn thư làm việc này."
WRONG_KIND = "Chỉ dành cho kế hoạch."


def clerks(document: Document, by: Official) -> Verdict:
    held = by.roles_in(document.organization)
    return ALLOWED if Role.CLERK in held else refused(NOT_A_CLERK)


def plans(document: Document, by: Official) -> Verdict:
    return ALLOWED if document.kind == "KH" else refused(WRONG_KIND)


def turn_into_report(document: Document) -> Mapping[str, Any]:
    document.kind = "BC"
    document.save(update_fields=["kind"])
    return {"pages": 4}


def break_off(document: Document) -> Mapping[str, Any]:
    turn_into_report(document)
    raise RuntimeError("half-way")


def is_report(document: Document) -> bool:
    return document.kind == "BC"


WAYS: Workflow[Document, Official] = Workflow(
    model=Document,
    transitions=(
        Transition("drop", "Hủy bản thảo", frozenset({DRAFTING}), ABANDONED, (clerks, plans)),
        Transition("revive", "Lấy lại", frozenset({ABANDONED}), DRAFTING),
        Transition("stay", "Ghi nhận", frozenset({DRAFTING}), None),
        Transition("part", "Rẽ", frozenset({DRAFTING}), Fork(is_report, ABANDONED, DRAFTING)),
        Transition("leave", "Ra ngoài", frozenset({DRAFTING}), "nowhere"),
    ),
    organization_id=lambda document: document.organization_id,
)


@pytest.fixture
def document(ward: Organization, drafter: Official) -> Document:
    return Document.objects.create(organization=ward, kind="KH", drafted_by=drafter)


def test_a_transition_changes_the_state_and_writes_it_down(
    document: Document, clerk: Official
) -> None:
    assert WAYS.perform("drop", document, by=clerk) == ALLOWED
    assert document.state == ABANDONED
    entry = Entry.objects.get()
    assert (entry.verb, entry.actor_id) == ("drop", clerk.pk)
    assert (entry.organization_id, entry.subject) == (
        document.organization_id,
        f"documents.document:{document.pk}",
    )
    assert entry.details == {"from": "drafting", "to": "abandoned"}


def test_the_effect_is_part_of_it_and_adds_to_the_history(
    document: Document, clerk: Official
) -> None:
    WAYS.perform("drop", document, by=clerk)
    WAYS.perform("revive", document, by=clerk, effect=turn_into_report)
    assert (document.state, document.kind) == (DRAFTING, "BC")
    assert Entry.objects.latest("sequence").details["pages"] == 4


def test_a_refusal_changes_nothing_and_gives_the_reason(
    document: Document, drafter: Official
) -> None:
    verdict = WAYS.perform("drop", document, by=drafter)
    assert verdict.reason == NOT_A_CLERK
    assert Document.objects.get().state == DRAFTING
    assert not Entry.objects.exists()


def test_the_first_guard_that_refuses_gives_the_reason(
    document: Document, drafter: Official, clerk: Official
) -> None:
    document.kind = "BC"
    document.save(update_fields=["kind"])
    assert WAYS.verdict("drop", document, drafter).reason == NOT_A_CLERK
    assert WAYS.verdict("drop", document, clerk).reason == WRONG_KIND


@pytest.mark.parametrize(
    ("name", "state"), list(product(["drop", "revive"], [DRAFTING, ABANDONED]))
)
def test_only_the_named_states_are_left(
    document: Document, clerk: Official, name: str, state: str
) -> None:
    document.state = state
    verdict = WAYS.verdict(name, document, clerk)
    expected = {("drop", DRAFTING): True, ("revive", ABANDONED): True}
    assert bool(verdict) is expected.get((name, state), False)
    if not verdict:
        assert document.get_state_display() in verdict.reason


def test_the_stored_row_decides_and_not_the_page_opened_before(
    document: Document, clerk: Official
) -> None:
    opened_before = Document.objects.get()
    WAYS.perform("drop", document, by=clerk)
    verdict = WAYS.perform("drop", opened_before, by=clerk)
    assert "Đã hủy bản thảo" in verdict.reason
    assert opened_before.state == ABANDONED
    assert Entry.objects.count() == 1


def test_an_effect_that_fails_undoes_itself(document: Document, clerk: Official) -> None:
    with pytest.raises(RuntimeError, match="half-way"):
        WAYS.perform("stay", document, by=clerk, effect=break_off)
    stored = Document.objects.get()
    assert (stored.state, stored.kind) == (DRAFTING, "KH")
    assert not Entry.objects.exists()


def test_what_stays_in_its_state_is_written_down_too(document: Document, clerk: Official) -> None:
    assert WAYS.perform("stay", document, by=clerk)
    assert document.state == DRAFTING
    assert Entry.objects.get().details == {"from": "drafting", "to": "drafting"}


def test_at_a_fork_the_effect_decides(document: Document, clerk: Official) -> None:
    WAYS.perform("part", document, by=clerk)
    assert document.state == DRAFTING
    WAYS.perform("part", document, by=clerk, effect=turn_into_report)
    assert document.state == ABANDONED


def test_a_check_refuses_on_the_locked_row_and_before_the_effect(
    document: Document, drafter: Official, clerk: Official
) -> None:
    def stale(locked: Document) -> Verdict:
        return refused("Đã cũ.")

    verdict = WAYS.perform("drop", document, by=clerk, check=stale, effect=break_off)
    assert verdict.reason == "Đã cũ."
    verdict = WAYS.perform("drop", document, by=drafter, check=stale)
    assert verdict.reason == NOT_A_CLERK
    assert not Entry.objects.exists()


def test_a_state_outside_the_vocabulary_is_refused_by_the_database(
    document: Document, clerk: Official
) -> None:
    with pytest.raises(IntegrityError):
        WAYS.perform("leave", document, by=clerk)
    assert Document.objects.get().state == DRAFTING


def test_the_buttons_of_a_page_are_the_ways_out_of_the_present_state(
    document: Document, drafter: Official
) -> None:
    offered = WAYS.verdicts(document, drafter)
    assert [(t.name, v.reason) for t, v in offered] == [
        ("drop", NOT_A_CLERK),
        ("stay", ""),
        ("part", ""),
        ("leave", ""),
    ]


def test_a_table_names_each_way_once() -> None:
    way: Transition[Document, Official] = Transition(
        "drop", "Hủy", frozenset({DRAFTING}), ABANDONED
    )
    with pytest.raises(ValueError, match="twice"):
        Workflow(model=Document, transitions=(way, way), organization_id=lambda d: 1)


@pytest.mark.django_db(transaction=True)
def test_of_two_clerks_at_once_one_is_refused(ward: Organization, drafter: Official) -> None:
    document = Document.objects.create(organization=ward, kind="KH", drafted_by=drafter)
    pair = [make_member(f"van.thu.{n}", f"Hoàng Thị {n}", ward, Role.CLERK) for n in "ab"]
    start = threading.Barrier(2)
    verdicts: list[Verdict] = []

    def drop(by: Official) -> None:
        start.wait()
        verdicts.append(WAYS.perform("drop", Document.objects.get(pk=document.pk), by=by))
        connection.close()

    threads = [threading.Thread(target=drop, args=[by]) for by in pair]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(map(bool, verdicts)) == [False, True]
    assert Entry.objects.count() == 1
