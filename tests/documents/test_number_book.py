"""What the number book does and what it refuses, in words; nothing moves when it refuses."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, connection, transaction

from documents.models import BookEntry, CarriedNumber, Document, NumberBook, Series
from documents.numbers import books
from documents.numbers import setup as book_setup
from documents.numbers.entering import SECRET, Particulars, Wanted, Way
from documents.numbers.numbering import (
    deadline,
    entry_of,
    give_number,
    may_give,
    number_elsewhere,
    reserve,
    void,
)
from history.models import Entry
from officials.models import Official, Organization
from paper.kinds import Kind
from tests.books import (
    LETTER,
    NOW,
    TODAY,
    YESTERDAY,
    Permit,
    Scheme,
    make_approved,
    make_decision,
    make_order,
)

pytestmark = pytest.mark.django_db
NEW_YEARS_EVE = datetime(2026, 12, 31, 16, 30, tzinfo=UTC)
NEW_YEAR = datetime(2026, 12, 31, 17, 10, tzinfo=UTC)


def number(
    ward: Organization, by: Official, clerk: Official, *, on: date = TODAY, kind: Kind = Kind.PLAN
) -> str:
    return str(give_number(make_approved(ward, by, kind=kind), on=on, by=clerk, now=NOW))


def words(raised: pytest.ExceptionInfo[ValidationError]) -> str:
    return " ".join(raised.value.messages)


def test_numbers_follow_one_another_and_take_a_zero(
    ward: Organization, drafter: Official, clerk: Official
) -> None:
    given = [number(ward, drafter, clerk) for _ in range(10)]
    assert given[0] == "01/KH-UBND"
    assert given[8:] == ["09/KH-UBND", "10/KH-UBND"]


def test_all_kinds_share_one_series_unless_the_head_decided_otherwise(
    ward: Organization, drafter: Official, clerk: Official
) -> None:
    assert number(ward, drafter, clerk) == "01/KH-UBND"
    assert number(ward, drafter, clerk, kind=Kind.REPORT) == "02/BC-UBND"
    assert number(ward, drafter, clerk, kind=Kind.OFFICIAL_LETTER) == "03/UBND"


def test_each_kind_has_its_series_when_the_head_decided_so(
    ward: Organization, drafter: Official, clerk: Official, administrator: Official
) -> None:
    make_decision(ward, administrator, scheme=Scheme.BY_KIND)
    assert number(ward, drafter, clerk) == "01/KH-UBND"
    assert number(ward, drafter, clerk, kind=Kind.REPORT) == "01/BC-UBND"
    assert number(ward, drafter, clerk) == "02/KH-UBND"


def test_a_year_that_has_numbers_keeps_its_scheme(
    ward: Organization, drafter: Official, clerk: Official, administrator: Official
) -> None:
    number(ward, drafter, clerk)
    with pytest.raises(ValidationError) as raised:
        make_decision(ward, administrator, scheme=Scheme.BY_KIND)
    assert "Hãy áp dụng từ 01/01/2027" in words(raised)
    make_decision(ward, administrator, scheme=Scheme.BY_KIND, valid_from=date(2027, 1, 1))
    assert number(ward, drafter, clerk, kind=Kind.REPORT) == "02/BC-UBND"
    assert books.scheme_of(ward, 2027) == Scheme.BY_KIND


def test_a_new_scheme_does_not_begin_in_the_middle_of_a_year_to_come(
    ward: Organization, administrator: Official
) -> None:
    with pytest.raises(ValidationError, match="01/01"):
        make_decision(ward, administrator, valid_from=date(2026, 9, 1))


def test_a_date_before_the_last_one_is_refused_and_nothing_moves(
    ward: Organization, drafter: Official, clerk: Official
) -> None:
    number(ward, drafter, clerk)
    document = make_approved(ward, drafter)
    entries = Entry.objects.count()
    with pytest.raises(ValidationError) as raised:
        give_number(document, on=YESTERDAY, by=clerk, now=NOW)
    assert words(raised) == (
        "Ngày 09/3/2026 trước ngày 10/3/2026 của số 01/KH-UBND. Ngày trong sổ không lùi lại. "
        "Chưa cấp số."
    )
    assert (entry_of(document), Entry.objects.count()) == (None, entries)
    assert number(ward, drafter, clerk) == "02/KH-UBND"


def test_a_date_to_come_is_refused_and_no_book_is_begun(
    ward: Organization, drafter: Official, clerk: Official
) -> None:
    document = make_approved(ward, drafter)
    with pytest.raises(ValidationError) as raised:
        give_number(document, on=TODAY + timedelta(1), by=clerk, now=NOW)
    assert words(raised) == ("Ngày 11/3/2026 ở tương lai; hôm nay là 10/3/2026. Chưa cấp số.")
    assert not NumberBook.objects.exists()


def test_a_slip_of_the_year_begins_no_book_of_a_year_that_is_over(
    ward: Organization, drafter: Official, clerk: Official
) -> None:
    document = make_approved(ward, drafter)
    with pytest.raises(ValidationError, match="không có sổ năm 2025"):
        give_number(document, on=date(2025, 3, 10), by=clerk, now=NOW)
    assert not NumberBook.objects.exists()


@pytest.mark.parametrize("state", [s for s in Document.State if s != Document.State.APPROVED])
def test_only_an_approved_paper_takes_a_number(
    ward: Organization, drafter: Official, clerk: Official, state: Document.State
) -> None:
    document = make_approved(ward, drafter)
    document.state = state
    document.save(update_fields=["state"])
    with pytest.raises(PermissionDenied, match="khi đang ở trạng thái"):
        give_number(document, on=TODAY, by=clerk, now=NOW)


@pytest.mark.parametrize("role", ["drafter", "reviewer", "chair", "deputy", "administrator"])
def test_only_the_clerk_gives_numbers(
    request: pytest.FixtureRequest, ward: Organization, drafter: Official, role: str
) -> None:
    document = make_approved(ward, drafter)
    with pytest.raises(PermissionDenied, match="Chỉ văn thư"):
        give_number(document, on=TODAY, by=request.getfixturevalue(role), now=NOW)


def test_a_paper_takes_one_number_only(
    ward: Organization, drafter: Official, clerk: Official
) -> None:
    document = make_approved(ward, drafter)
    give_number(document, on=TODAY, by=clerk, now=NOW)
    assert may_give(document, clerk).reason == ("Văn bản đã có số 01/KH-UBND; phải hủy số trước.")
    with pytest.raises(PermissionDenied, match="đã có số 01/KH-UBND"):
        give_number(document, on=TODAY, by=clerk, now=NOW)


def test_no_paper_is_dated_before_it_was_signed(
    ward: Organization, drafter: Official, clerk: Official
) -> None:
    document = make_approved(ward, drafter, signed_on=YESTERDAY)
    with pytest.raises(ValidationError, match="trước ngày ký 09/3/2026"):
        give_number(document, on=date(2026, 3, 8), by=clerk, now=NOW)
    to_be_signed_by_token = make_approved(ward, drafter, signed_on=None)
    entry = give_number(to_be_signed_by_token, on=TODAY, by=clerk, now=NOW)
    assert str(entry) == "01/KH-UBND"


def test_a_voided_number_stays_in_the_book_and_is_never_given_again(
    ward: Organization, drafter: Official, clerk: Official
) -> None:
    document = make_approved(ward, drafter)
    first = give_number(document, on=TODAY, by=clerk, now=NOW)
    void(first, reason="Ký nhầm trang", by=clerk)
    assert entry_of(document) is None
    second = give_number(document, on=TODAY, by=clerk, now=NOW)
    assert [str(first), str(second)] == ["01/KH-UBND", "02/KH-UBND"]
    assert entry_of(document) == second
    assert BookEntry.objects.get(pk=first.pk).is_void
    assert Entry.objects.order_by("-sequence")[1].verb == "documents.void_number"


def test_a_number_is_voided_once_with_a_reason_by_the_clerk_and_before_the_paper_leaves(
    ward: Organization, drafter: Official, clerk: Official, chair: Official
) -> None:
    document = make_approved(ward, drafter)
    entry = give_number(document, on=TODAY, by=clerk, now=NOW)
    with pytest.raises(ValidationError, match="Cần ghi lý do"):
        void(entry, reason="  ", by=clerk)
    with pytest.raises(PermissionDenied, match="Chỉ văn thư"):
        void(entry, reason="Nhầm", by=chair)
    Document.objects.filter(pk=document.pk).update(state=Document.State.ISSUED)
    with pytest.raises(PermissionDenied, match="Đã phát hành"):
        void(entry, reason="Nhầm", by=clerk)
    Document.objects.filter(pk=document.pk).update(state=Document.State.APPROVED)
    void(entry, reason="Nhầm", by=clerk)
    with pytest.raises(PermissionDenied, match="chưa được cấp số"):
        void(entry, reason="Nhầm", by=clerk)


def test_the_year_ends_at_midnight_in_vietnam(
    ward: Organization, drafter: Official, clerk: Official
) -> None:
    last = make_approved(ward, drafter)
    first = make_approved(ward, drafter)
    with pytest.raises(ValidationError, match="ở tương lai"):
        give_number(last, on=date(2027, 1, 1), by=clerk, now=NEW_YEARS_EVE)
    old = give_number(last, on=date(2026, 12, 31), by=clerk, now=NEW_YEARS_EVE)
    new = give_number(first, on=date(2027, 1, 1), by=clerk, now=NEW_YEAR)
    assert [(str(entry), entry.book.year) for entry in (old, new)] == [
        ("01/KH-UBND", 2026),
        ("01/KH-UBND", 2027),
    ]


def test_after_midnight_the_old_book_still_takes_yesterday_s_paper(
    ward: Organization, drafter: Official, clerk: Official
) -> None:
    eve = date(2026, 12, 31)
    give_number(make_approved(ward, drafter), on=eve, by=clerk, now=NEW_YEARS_EVE)
    late = give_number(make_approved(ward, drafter), on=eve, by=clerk, now=NEW_YEAR)
    assert (str(late), late.book.year) == ("02/KH-UBND", 2026)


def test_a_paper_written_elsewhere_takes_the_next_number(
    ward: Organization, drafter: Official, clerk: Official
) -> None:
    number(ward, drafter, clerk)
    entry = number_elsewhere(ward, LETTER, on=TODAY, by=clerk, now=NOW)
    assert str(entry) == "02/UBND"
    assert (entry.document, entry.signer, entry.recipients) == (None, "Lê Văn Thử", ["Các khối"])


def test_copies_share_one_series(ward: Organization, clerk: Official) -> None:
    series = books.series_of_copies(ward)
    given = [
        number_elsewhere(
            ward, Particulars(kind=form, subject="X"), series=series, on=TODAY, by=clerk, now=NOW
        )
        for form in ("SY", "TrS", "SL")
    ]
    assert [str(entry) for entry in given] == ["01/SY-UBND", "02/TrS-UBND", "03/SL-UBND"]
    with pytest.raises(ValidationError, match="sao y, trích sao, sao lục"):
        number_elsewhere(ward, LETTER, series=series, on=TODAY, by=clerk, now=NOW)


def test_an_advisory_body_counts_for_itself_under_its_own_name(
    ward: Organization, clerk: Official, chair: Official
) -> None:
    plan = Particulars(kind="KH", subject="X")
    given = []
    for name in ("Ban Chỉ đạo an ninh", "Ban Chỉ đạo phòng cháy"):
        body = book_setup.add_advisory_body(ward, name=name, symbol="BCĐ", by=chair)
        given.append(number_elsewhere(ward, plan, series=body, on=TODAY, by=clerk, now=NOW))
    assert [str(entry) for entry in given] == ["01/KH-BCĐ", "01/KH-BCĐ"]
    assert [entry.issuer for entry in given] == ["Ban Chỉ đạo an ninh", "Ban Chỉ đạo phòng cháy"]


def test_of_a_secret_paper_only_number_and_date_are_kept(
    ward: Organization, clerk: Official
) -> None:
    series = books.series_of_secret_papers(ward)
    entry = number_elsewhere(ward, SECRET, series=series, on=TODAY, by=clerk, now=NOW)
    assert (str(entry), entry.subject, entry.kind) == ("01", "", "")
    with pytest.raises(ValidationError, match="chỉ ghi số và ngày"):
        number_elsewhere(ward, LETTER, series=series, on=TODAY, by=clerk, now=NOW)
    entry.pk, entry.number, entry.signer = None, 2, "Lê Văn Thử"
    with pytest.raises(DatabaseError), transaction.atomic():
        entry.save(force_insert=True)


def test_reserving_and_inserting_are_off_without_a_recorded_order(
    ward: Organization, drafter: Official, clerk: Official
) -> None:
    number(ward, drafter, clerk)
    series = Series.objects.get()
    with pytest.raises(PermissionDenied, match="Để dành số: chưa có lệnh"):
        reserve(series, purpose="Nghị quyết", by=clerk, now=NOW)
    wanted = Wanted(Way.INSERTED, 1)
    with pytest.raises(PermissionDenied, match="chưa có lệnh của người đứng đầu"):
        number_elsewhere(ward, LETTER, wanted=wanted, on=TODAY, by=clerk, now=NOW)


def test_a_reserved_number_is_passed_over_and_taken_later(
    ward: Organization, drafter: Official, clerk: Official, chair: Official
) -> None:
    make_order(ward, chair, Permit.RESERVE)
    number(ward, drafter, clerk, on=YESTERDAY)
    held = reserve(Series.objects.get(), purpose="Kế hoạch chờ ký", by=clerk, now=NOW)
    assert number(ward, drafter, clerk) == "03/KH-UBND"
    assert (held.number, books.waiting_reservations(held.book)) == (2, [2])
    wanted = Wanted(Way.RESERVED, 2)
    taken = give_number(
        make_approved(ward, drafter), on=YESTERDAY, by=clerk, wanted=wanted, now=NOW
    )
    assert (str(taken), books.waiting_reservations(held.book)) == ("02/KH-UBND", [])
    with pytest.raises(ValidationError, match="không phải số để dành còn trống"):
        number_elsewhere(ward, LETTER, wanted=wanted, on=TODAY, by=clerk, now=NOW)


def test_an_inserted_number_takes_a_letter_and_a_date_between_its_neighbours(
    ward: Organization, drafter: Official, clerk: Official, chair: Official
) -> None:
    order = make_order(ward, chair, Permit.INSERT)
    number(ward, drafter, clerk, on=date(2026, 3, 4))
    number(ward, drafter, clerk, on=date(2026, 3, 6))
    wanted = Wanted(Way.INSERTED, 1)
    for day in (date(2026, 3, 3), date(2026, 3, 7)):
        with pytest.raises(ValidationError):
            number_elsewhere(ward, LETTER, wanted=wanted, on=day, by=clerk, now=NOW)
    given = [
        number_elsewhere(ward, LETTER, wanted=wanted, on=day, by=clerk, now=NOW)
        for day in (date(2026, 3, 5), date(2026, 3, 6))
    ]
    assert [str(entry) for entry in given] == ["01a/UBND", "01b/UBND"]
    assert given[0].order == order
    with pytest.raises(ValidationError, match="Số 7 chưa cấp"):
        number_elsewhere(ward, LETTER, wanted=Wanted(Way.INSERTED, 7), on=TODAY, by=clerk, now=NOW)


def test_an_order_taken_back_no_longer_serves(
    ward: Organization, drafter: Official, clerk: Official, chair: Official
) -> None:
    make_order(ward, chair, Permit.RESERVE)
    number(ward, drafter, clerk)
    make_order(ward, chair, Permit.RESERVE, is_on=False)
    with pytest.raises(PermissionDenied, match="chưa có lệnh"):
        reserve(Series.objects.get(), purpose="X", by=clerk, now=NOW)


def test_the_clerk_does_not_order_herself(ward: Organization, clerk: Official) -> None:
    with pytest.raises(PermissionDenied, match="Chỉ người đứng đầu hoặc người quản trị"):
        make_order(ward, clerk, Permit.INSERT)


def test_the_book_goes_on_where_the_paper_book_was_closed(
    ward: Organization, drafter: Official, clerk: Official
) -> None:
    series = books.series_of_papers(ward, Kind.PLAN, 2026)
    start = CarriedNumber(number=57, on=date(2026, 3, 6), reference="Biên bản khóa sổ")
    book_setup.carry_over(series, start, by=clerk, now=NOW)
    with pytest.raises(ValidationError, match="số 57 trong sổ giấy"):
        number(ward, drafter, clerk, on=date(2026, 3, 5))
    assert number(ward, drafter, clerk) == "58/KH-UBND"
    assert books.gaps(NumberBook.objects.get()) == ()
    with pytest.raises(ValidationError, match="đã có số"):
        book_setup.carry_over(series, start, by=clerk, now=NOW)


def test_a_number_is_due_by_the_next_working_day(db: None) -> None:
    friday = deadline(date(2026, 3, 13))
    assert friday.on == date(2026, 3, 16)
    assert not friday.is_certain
    assert (friday.is_missed(date(2026, 3, 16)), friday.is_missed(date(2026, 3, 17))) == (
        False,
        True,
    )


@pytest.mark.parametrize("statement", ["UPDATE {} SET {}={}", "DELETE FROM {} WHERE {}={}"])
def test_the_database_itself_refuses_to_change_or_delete_a_line(
    ward: Organization, drafter: Official, clerk: Official, statement: str
) -> None:
    entry = give_number(make_approved(ward, drafter), on=TODAY, by=clerk, now=NOW)
    voided = void(entry, reason="Nhầm", by=clerk)
    for row, column in ((entry, "number"), (voided, "entry_id"), (entry.book, "year")):
        value = getattr(row, column)
        sql = statement.format(row._meta.db_table, column, value)
        refusal = pytest.raises(DatabaseError, match="chỉ được ghi thêm")
        with refusal, transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
