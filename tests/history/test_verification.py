from datetime import UTC, datetime
from hashlib import sha256
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from history import heads, triggers
from history.models import NOTHING_BEFORE, Entry, Head
from history.recording import record
from history.verification import Break, verify
from tests.history.journal import OTHER_WARD, WARD, MadeUpActor, rows, write, write_several

breaks_the_chain = pytest.mark.breaks_the_chain
TABLE = Entry._meta.db_table
CUT = "phần cuối của chuỗi đã bị cắt (theo tệp ghi ngoài)"
UNKNOWN = "dòng này không có trong tệp ghi ngoài"
REWRITTEN = "chuỗi đã được viết lại (khác tệp ghi ngoài)"


def broken(organization_id: int | None = None) -> list[tuple[int, int, str]]:
    return [(b.organization_id, b.sequence, b.reason) for b in verify(organization_id)]


@pytest.mark.django_db
def test_chains_as_written_hold() -> None:
    write_several(5)
    write_several(2, OTHER_WARD)
    assert verify() == verify(WARD) == ()


@pytest.mark.django_db
def test_there_is_nothing_to_break_where_nothing_was_written() -> None:
    assert verify() == verify(WARD) == ()


@breaks_the_chain
@pytest.mark.django_db
@pytest.mark.parametrize(
    "change",
    [
        {"verb": "approve"},
        {"subject": "plans.plan:13"},
        {"actor_id": 4},
        {"actor_id": None},
        {"details": {"revision": 9}},
        {"at": datetime(2020, 1, 1, tzinfo=UTC)},
    ],
)
def test_the_changed_entry_is_named(change: dict[str, object]) -> None:
    write_several(5)
    write_several(2, OTHER_WARD)
    rows(organization_id=WARD, sequence=3).update(**change)
    assert broken() == [(WARD, 3, "nội dung đã bị sửa")]
    assert verify(OTHER_WARD) == ()


@breaks_the_chain
@pytest.mark.django_db
def test_the_missing_entry_is_named() -> None:
    write_several(5)
    rows(sequence=2).delete()
    assert broken() == [(WARD, 2, "thiếu dòng này")]


@breaks_the_chain
@pytest.mark.django_db
def test_an_entry_changed_together_with_its_hash_no_longer_leads_to_the_next() -> None:
    write_several(5)
    forged = Entry.objects.get(sequence=3)
    forged.verb = "approve"
    rows(sequence=3).update(verb="approve", hash=forged.computed_hash())
    assert broken() == [(WARD, 3, UNKNOWN)]
    heads.path().unlink()
    assert broken() == [(WARD, 4, "không nối với dòng trước")]


@breaks_the_chain
@pytest.mark.django_db
def test_a_cut_tail_is_found_by_the_head() -> None:
    write_several(5)
    rows(sequence__gt=3).delete()
    assert broken() == [(WARD, 4, "khác với dòng ghi cuối chuỗi")]


@breaks_the_chain
@pytest.mark.django_db
def test_a_missing_head_is_found() -> None:
    write_several(2)
    Head.objects.all().delete()
    assert broken() == [(WARD, 2, "mất dòng ghi cuối chuỗi")]


@breaks_the_chain
@pytest.mark.django_db(transaction=True)
def test_a_tail_cut_together_with_its_head_is_found_by_the_file() -> None:
    entries = write_several(5)
    rows(sequence__gt=3).delete()
    Head.objects.update(sequence=3, hash=entries[2].hash)
    assert broken() == [(WARD, 4, CUT)]


@breaks_the_chain
@pytest.mark.django_db(transaction=True)
def test_a_tail_cut_and_written_anew_is_found_by_the_file() -> None:
    entries = write_several(5)
    rows(sequence__gt=3).delete()
    Head.objects.update(sequence=3, hash=entries[2].hash)
    write_several(4)
    assert broken() == [(WARD, 4, REWRITTEN)]


@breaks_the_chain
@pytest.mark.django_db(transaction=True)
def test_a_whole_chain_thrown_away_is_found_by_the_file() -> None:
    write_several(2)
    write_several(2, OTHER_WARD)
    rows(organization_id=WARD).delete()
    Head.objects.filter(pk=WARD).delete()
    assert broken() == [(WARD, 1, CUT)]


@pytest.mark.django_db(transaction=True)
def test_a_tail_younger_than_the_file_is_out_of_reach() -> None:
    write_several(2)
    kept = heads.path().read_text()
    write_several(2)
    heads.path().write_text(kept)
    rows(sequence__gt=2).delete()
    Head.objects.update(sequence=2, hash=Entry.objects.get(sequence=2).hash)
    assert verify() == ()


@pytest.mark.django_db(transaction=True)
def test_the_file_announces_an_entry_before_its_commit_and_confirms_it_after() -> None:
    with transaction.atomic():
        for verb in ["draft", "save"]:
            record(WARD, verb=verb, by=MadeUpActor(), subject="plans.plan:1")
        before = heads.witnesses()[WARD]
    written = {entry.sequence: entry.hash for entry in Entry.objects.all()}
    assert (before.confirmed, before.hashes) == ({}, set(written.values()))
    assert heads.witnesses()[WARD].confirmed == written
    assert heads.path().stat().st_mode & 0o777 == 0o600


@pytest.mark.django_db(transaction=True)
def test_what_was_announced_and_rolled_back_is_no_break() -> None:
    write()
    with transaction.atomic():
        write(verb="approve")
        transaction.set_rollback(True)
    write_several(2)
    assert len(heads.witnesses()[WARD].hashes) == 4
    assert verify() == ()


@pytest.mark.django_db(transaction=True)
def test_an_entry_whose_writer_was_killed_before_confirming_it_is_no_break() -> None:
    write_several(3)
    announced = [line for line in heads.path().read_text().splitlines() if line[0] == "?"]
    heads.path().write_text("\n".join([*announced, "? 7 4 torn"]) + "\n")
    assert heads.witnesses()[WARD].confirmed == {}
    assert verify() == ()


@breaks_the_chain
@pytest.mark.django_db(transaction=True)
def test_an_entry_put_in_by_another_hand_is_found_by_the_file() -> None:
    write_several(2)
    kept = heads.path().read_text()
    write(verb="approve")
    heads.path().write_text(kept)
    assert broken() == [(WARD, 3, UNKNOWN)]


@pytest.mark.django_db(transaction=True)
def test_a_file_begun_anew_speaks_of_what_came_after() -> None:
    write_several(3)
    heads.path().unlink()
    write()
    assert heads.witnesses()[WARD].first == 4
    assert verify() == ()


@pytest.mark.django_db(transaction=True)
def test_work_goes_on_when_the_file_cannot_be_written(
    settings, tmp_path, caplog: pytest.LogCaptureFixture
) -> None:
    settings.HISTORY_HEADS = tmp_path
    assert write().sequence == 1
    assert "Is a directory" in caplog.text
    settings.HISTORY_HEADS = tmp_path / "none"
    assert verify() == ()


@pytest.mark.django_db
def test_the_command_says_that_all_is_well() -> None:
    write_several(2)
    said = StringIO()
    call_command("verify_history", stdout=said)
    assert said.getvalue() == "Lịch sử toàn vẹn.\n"


@breaks_the_chain
@pytest.mark.django_db
def test_the_command_names_the_broken_link_of_the_organization_asked_for() -> None:
    write_several(2)
    write_several(2, OTHER_WARD)
    rows(organization_id=OTHER_WARD, sequence=1).update(verb="approve")
    triggers.install(connection)
    call_command("verify_history", organization=WARD, stdout=StringIO())
    with pytest.raises(CommandError, match="Cơ quan 8, dòng 1: nội dung đã bị sửa"):
        call_command("verify_history", organization=OTHER_WARD)


@pytest.mark.django_db
def test_the_command_names_a_missing_trigger() -> None:
    triggers.remove(connection)
    with pytest.raises(CommandError, match=f"Bảng {TABLE}: mất chốt chặn UPDATE"):
        call_command("verify_history")


@pytest.mark.django_db
def test_the_hash_is_that_of_a_line_written_by_hand() -> None:
    """Kept for as long as chains written by this version are to verify."""
    entry = Entry(
        organization_id=7,
        sequence=1,
        at=datetime(2026, 7, 1, 8, 30, tzinfo=UTC),
        actor_id=3,
        verb="save",
        subject="plans.plan:12",
        details={"kind": "QĐ", "a": [1, None]},
        previous_hash=NOTHING_BEFORE,
    )
    line = (
        '{"actor":3,"at":"2026-07-01T08:30:00.000000+00:00","details":{"a":[1,null],'
        '"kind":"Q\\u0110"},"organization":7,"previous":"' + "0" * 64 + '","sequence":1,'
        '"subject":"plans.plan:12","verb":"save"}'
    )
    assert entry.computed_hash() == sha256(line.encode()).hexdigest()


def test_a_break_reads_as_a_sentence() -> None:
    assert str(Break(7, 3, "thiếu dòng này")) == "Cơ quan 7, dòng 3: thiếu dòng này"
