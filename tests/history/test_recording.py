from datetime import datetime

import pytest
from django.db import connection, transaction
from django.utils import timezone

from history import heads
from history.models import NOTHING_BEFORE, Entry, Head
from history.recording import NotPlainError, OutsideTransactionError, record
from history.verification import verify
from tests.history.journal import OTHER_WARD, WARD, MadeUpActor, write, write_several


@pytest.mark.django_db
def test_an_entry_says_who_did_what_to_what_and_when() -> None:
    before = timezone.now()
    written = write(verb="documents.save", subject="documents.document:5", details={"revision": 2})
    entry = Entry.objects.get()
    assert (entry.organization_id, entry.sequence) == (WARD, 1)
    assert (entry.actor_id, entry.verb) == (3, "documents.save")
    assert (entry.subject, entry.details) == ("documents.document:5", {"revision": 2})
    assert before <= entry.at <= timezone.now()
    assert entry.hash == entry.computed_hash() == written.hash


@pytest.mark.django_db
def test_each_organization_has_a_chain_of_its_own() -> None:
    first, second = write_several(2)
    (other,) = write_several(1, OTHER_WARD)
    assert (first.sequence, second.sequence, other.sequence) == (1, 2, 1)
    assert second.previous_hash == first.hash
    assert first.previous_hash == other.previous_hash == NOTHING_BEFORE
    assert Head.objects.get(pk=WARD).hash == second.hash


@pytest.mark.django_db
def test_the_journal_of_an_organization_is_read_newest_first() -> None:
    write_several(3)
    write_several(1, OTHER_WARD)
    assert [entry.sequence for entry in Entry.objects.of(WARD)] == [3, 2, 1]


@pytest.mark.django_db
def test_the_program_itself_may_act() -> None:
    assert write(by=None).actor_id is None


@pytest.mark.django_db(transaction=True)
def test_recording_outside_a_transaction_is_refused() -> None:
    with pytest.raises(OutsideTransactionError, match=r"save plans\.plan:12"):
        record(WARD, verb="save", by=MadeUpActor(), subject="plans.plan:12")
    assert not Entry.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_an_entry_goes_when_its_change_is_rolled_back() -> None:
    write()
    with transaction.atomic():
        write()
        transaction.set_rollback(True)
    assert Entry.objects.count() == Head.objects.get().sequence == 1
    assert list(heads.witnesses()[WARD].confirmed) == [1]
    assert write().sequence == 2


PLAIN = [
    {},
    {"from": "drafting", "to": "in_review"},
    {"columns": ["subject", "due_on"], "counts": {"kept": 12, "dropped": 0}, "replaced": None},
    {"kind": "QĐ", "number": "05/KH-UBND", "on": "2026-07-01", "draft": True, "big": 2**53},
]


@pytest.mark.django_db
@pytest.mark.parametrize("details", PLAIN)
def test_details_come_back_as_they_were_hashed(details: dict[str, object]) -> None:
    entry = Entry.objects.get(pk=write(details=details).pk)
    assert entry.details == details
    assert verify(WARD) == ()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "details",
    [
        {"name": "Nguyễn Văn Mẫu"},
        {"Nguyễn Văn Mẫu": 1},
        {"rows": [{"head": "Nguyễn Văn Mẫu"}]},
        {"text": "x" * 101},
        {"line": "a\nb"},
        {"nothing": "a\x00b"},
        {"share": 0.5},
        {"at": datetime(2026, 7, 1)},  # noqa: DTZ001
        {"bytes": b"a"},
    ],
)
def test_the_history_refuses_what_a_row_could_have_said(details: dict[str, object]) -> None:
    with pytest.raises(NotPlainError):
        write(details=details)
    assert not Entry.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("said", [{"verb": "lưu kế hoạch"}, {"subject": "hộ ông Mẫu"}])
def test_verb_and_subject_are_names_not_sentences(said: dict[str, str]) -> None:
    with pytest.raises(NotPlainError):
        write(**said)


@pytest.mark.django_db
def test_no_column_of_the_history_leads_to_another_table() -> None:
    relations = connection.introspection.get_relations(connection.cursor(), Entry._meta.db_table)
    assert relations == {}
