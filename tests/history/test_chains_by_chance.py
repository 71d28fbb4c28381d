"""Random histories against a plain count, and random tampering against what was tampered with."""

from collections import Counter

import pytest
from django.db import connection, transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from history import triggers
from history.models import Entry, Head
from history.verification import verify
from tests.history.journal import OTHER_WARD, WARD, rows, write, write_several

ACTS = st.lists(st.tuples(st.sampled_from([WARD, OTHER_WARD]), st.booleans()), max_size=10)
CHANGES = [
    {"verb": "approve"},
    {"subject": "plans.plan:13"},
    {"actor_id": 99},
    {"details": {}},
    {"previous_hash": "f" * 64},
    {"hash": "f" * 64},
    {"organization_id": 9},
    {"sequence": 1000},
]


@pytest.mark.django_db
@settings(max_examples=15, deadline=None)
@given(acts=ACTS)
def test_only_what_was_committed_counts(acts: list[tuple[int, bool]]) -> None:
    with transaction.atomic():
        for organization_id, is_kept in acts:
            with transaction.atomic():
                write(organization_id)
                transaction.set_rollback(not is_kept)
        assert verify() == ()
        ends = {head.pk: head.sequence for head in Head.objects.all()}
        assert ends == Counter(organization_id for organization_id, is_kept in acts if is_kept)
        transaction.set_rollback(True)


@pytest.mark.django_db
@settings(max_examples=25, deadline=None)
@given(place=st.integers(1, 5), change=st.sampled_from([*CHANGES, None]))
def test_any_entry_changed_or_deleted_is_named(
    place: int, change: dict[str, object] | None
) -> None:
    with transaction.atomic():
        write_several(5)
        tampered = rows(sequence=place)
        _ = tampered.update(**change) if change else tampered.delete()
        assert (WARD, place) in [(b.organization_id, b.sequence) for b in verify()]
        transaction.set_rollback(True)
    assert triggers.installed(connection) == triggers.declared(connection)
    assert not Entry.objects.exists()
