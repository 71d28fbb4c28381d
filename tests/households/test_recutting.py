"""Figures that follow khối and wards through renaming, merging, splitting, moving."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from history.models import Entry
from households.as_of import figures, recut
from households.models import CountWithdrawal, Division
from households.recutting.dividing import divide
from households.tallies import Composition, Tally
from localities import grouping
from localities.grouping import Naming
from localities.models import ResidentialGroup
from officials.models import Official, Organization, Role
from tests.cast import make_member
from tests.households.counts import KINH, THAI, composition, make_ethnic_groups
from tests.households.territories import (
    DAY,
    EVE,
    Extent,
    kinh,
    make_new,
    make_old,
    put_sheet,
    succeed,
)
from tests.localities.units import make_group

pytestmark = pytest.mark.django_db
END_OF_2024, END_OF_2025 = date(2024, 12, 31), date(2025, 12, 31)
CHANGE = date(2026, 3, 1)
LATER = date(2026, 6, 30)


@pytest.fixture(autouse=True)
def _ethnic_groups(db: None) -> None:
    make_ethnic_groups()


@pytest.fixture
def olds(db: None) -> list[Organization]:
    """The three wards that became phường Thái Hòa on 01/7/2025."""
    names = (("16939", "Hoà Hiếu"), ("16993", "Quang Phong"), ("17003", "Long Sơn"))
    return [make_old(code, name) for code, name in names]


@pytest.fixture
def new(olds: list[Organization]) -> Organization:
    found = make_new("16939", "Thái Hòa")
    for old in olds:
        succeed(old, found)
    return found


@pytest.fixture
def keeper(new: Organization) -> Official:
    return make_member("so.lieu", "Trần Văn Ví Dụ", new, Role.DRAFTER)


def stated(found: Composition | None) -> tuple[int, int] | None:
    return (found.stated.households, found.stated.persons) if found else None


def test_a_ward_before_its_first_day_is_the_sum_of_those_that_became_it(
    olds: list[Organization], new: Organization, keeper: Official
) -> None:
    groups = [make_group(old.unit, name) for old in olds for name in ("Khối 1", "Khối 2")]
    for number, group in enumerate(groups, start=1):
        put_sheet(group, keeper, number * 10, number * 40)
    before = figures(new, on=END_OF_2024)
    assert set(before.sheets) == {group.pk for group in groups}
    assert (stated(before.whole), before.missing, before.questions) == ((210, 840), (), ())
    alone = [stated(figures(old, on=END_OF_2024).whole) for old in olds]
    assert alone == [(30, 120), (70, 280), (110, 440)]


def test_khoi_that_moved_carry_their_last_sheet_until_they_have_one_of_their_own(
    olds: list[Organization], new: Organization, keeper: Official
) -> None:
    old = make_group(olds[0].unit)
    put_sheet(old, keeper, 30, 120)
    moved = grouping.move(old, to=new.unit, on=DAY)
    carried = figures(new, on=DAY)
    assert (carried.sheets, carried.missing) == ({}, ())
    assert stated(carried.of(moved.pk)) == stated(carried.whole) == (30, 120)
    put_sheet(moved, keeper, 33, 130, closes_on=END_OF_2025)
    assert stated(figures(new, on=END_OF_2025).whole) == (33, 130)
    assert stated(figures(new, on=END_OF_2025 - timedelta(days=1)).whole) == (30, 120)


def test_renamed_and_merged_khoi_have_what_those_before_had(
    new: Organization, keeper: Official
) -> None:
    first, second, third = (make_group(new.unit, f"Khối {n}", DAY) for n in (1, 2, 3))
    for number, group in enumerate((first, second, third), start=1):
        put_sheet(group, keeper, number, number * 4, closes_on=END_OF_2025)
    renamed = grouping.rename(first, naming=Naming.of("Khối Quyết Tiến"), on=CHANGE)
    merged = grouping.merge([second, third], naming=Naming.of("Khối 2"), on=CHANGE)
    found = figures(new, on=CHANGE)
    assert {key: stated(held.figures) for key, held in found.carried.items()} == {
        renamed.pk: (1, 4),
        merged.pk: (5, 20),
    }
    assert (stated(found.whole), found.missing) == ((6, 24), ())


def test_a_merged_khoi_one_half_of_which_is_on_no_sheet_has_no_figures(
    new: Organization, keeper: Official
) -> None:
    first, second = (make_group(new.unit, f"Khối {n}", DAY) for n in (1, 2))
    put_sheet(first, keeper, 10, 40, closes_on=END_OF_2025)
    merged = grouping.merge([first, second], naming=Naming.of("Khối 1"), on=CHANGE)
    found = figures(new, on=CHANGE)
    assert (found.missing, found.of(merged.pk)) == ((merged,), None)
    assert stated(found.whole) == (10, 40)


def test_a_split_asks_how_to_divide_and_the_ward_s_total_does_not_wait(
    new: Organization, keeper: Official
) -> None:
    old = make_group(new.unit, "Khối 1", DAY)
    put_sheet(old, keeper, lines={KINH: (10, 40), THAI: (2, 9)}, closes_on=END_OF_2025)
    first, second = grouping.split(
        old, into=[Naming.of("Khối 1A"), Naming.of("Khối 1B")], on=CHANGE
    )
    waiting = figures(new, on=CHANGE)
    assert waiting.missing == (first, second)
    assert [(one.group, one.among, one.within) for one in waiting.questions] == [
        (old, (first, second), True)
    ]
    assert stated(waiting.whole) == (12, 49)
    parts: dict[int | None, Composition] = {
        first.pk: composition({KINH: (7, 28), THAI: (2, 9)}),
        second.pk: kinh(3, 12),
    }
    divide(
        new, old, on=CHANGE, borders_of=CHANGE, parts=parts, basis="Biên bản ngày mẫu", by=keeper
    )
    found = figures(new, on=CHANGE)
    assert (found.missing, found.questions) == ((), ())
    assert (stated(found.of(first.pk)), stated(found.of(second.pk))) == ((9, 37), (3, 12))
    assert found.whole == composition({KINH: (10, 40), THAI: (2, 9)})
    assert Entry.objects.get(verb="households.divide_group").details == {
        "group": old.pk,
        "parts": 2,
    }


def split_in_two(new: Organization, keeper: Official) -> tuple[ResidentialGroup, list[int]]:
    old = make_group(new.unit, "Khối 1", DAY)
    put_sheet(old, keeper, 10, 40, closes_on=END_OF_2025)
    into = [Naming.of("Khối 1A"), Naming.of("Khối 1B")]
    return old, [group.pk for group in grouping.split(old, into=into, on=CHANGE)]


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (kinh(7, 28), kinh(3, 11), "Kinh: các phần cộng lại 10 hộ, 39 khẩu; phiếu ghi 10 hộ, 40"),
        (kinh(7, 28), kinh(2, 12), "Tổng: các phần cộng lại 9 hộ"),
        (kinh(-1, 30), kinh(11, 10), "từ 0 trở lên"),
        (kinh(7, 28), composition({THAI: (3, 12)}), "Thái: các phần cộng lại 3 hộ"),
    ],
)
def test_parts_that_do_not_add_up_are_refused(
    new: Organization, keeper: Official, one: Composition, other: Composition, reason: str
) -> None:
    old, (first, second) = split_in_two(new, keeper)
    parts: dict[int | None, Composition] = {first: one, second: other}
    with pytest.raises(ValidationError, match=reason):
        divide(new, old, on=CHANGE, borders_of=CHANGE, parts=parts, basis="Mẫu", by=keeper)
    assert not Division.objects.exists()


def test_only_what_was_split_is_divided_among_just_those_after_it(
    new: Organization, keeper: Official
) -> None:
    old, (first, _) = split_in_two(new, keeper)
    whole = make_group(new.unit, "Khối 9", DAY)
    with pytest.raises(ValidationError, match="đúng các khối"):
        divide(
            new,
            old,
            on=CHANGE,
            borders_of=CHANGE,
            parts={first: kinh(10, 40)},
            basis="Mẫu",
            by=keeper,
        )
    with pytest.raises(ValidationError, match="Không có gì phải chia"):
        divide(new, whole, on=CHANGE, borders_of=CHANGE, parts={}, basis="Mẫu", by=keeper)


def test_only_those_who_keep_the_figures_divide(
    new: Organization, keeper: Official, other_ward: Organization, stranger: Official
) -> None:
    old, (first, second) = split_in_two(new, keeper)
    parts: dict[int | None, Composition] = {first: kinh(4, 16), second: kinh(6, 24)}
    for office in (new, other_ward):
        with pytest.raises((PermissionDenied, ValidationError)):
            divide(office, old, on=CHANGE, borders_of=CHANGE, parts=parts, basis="x", by=stranger)
    assert not Division.objects.exists()


def test_a_corrected_sheet_is_divided_again_and_what_was_known_stays(
    new: Organization, keeper: Official
) -> None:
    old, (first, second) = split_in_two(new, keeper)
    parts: dict[int | None, Composition] = {first: kinh(4, 16), second: kinh(6, 24)}
    divide(new, old, on=CHANGE, borders_of=CHANGE, parts=parts, basis="Mẫu", by=keeper)
    then = timezone.now()
    put_sheet(old, keeper, 11, 44, closes_on=END_OF_2025)
    assert len(figures(new, on=CHANGE).questions) == 1
    assert stated(figures(new, on=CHANGE).whole) == (11, 44)
    known = figures(new, on=CHANGE, known=then)
    assert (stated(known.of(first)), known.questions) == ((4, 16), ())


def test_a_division_made_once_more_goes_before_the_first(
    new: Organization, keeper: Official
) -> None:
    old, (first, second) = split_in_two(new, keeper)
    for households in (4, 5):
        parts: dict[int | None, Composition] = {
            first: kinh(households, 16),
            second: kinh(10 - households, 24),
        }
        divide(new, old, on=CHANGE, borders_of=CHANGE, parts=parts, basis="Mẫu", by=keeper)
    assert stated(figures(new, on=CHANGE).of(first)) == (5, 16)
    division = Division.objects.earliest("pk")
    with pytest.raises(IntegrityError), transaction.atomic():
        Division.objects.filter(pk=division.pk).update(basis="Khác")


def test_last_year_is_cut_to_the_borders_of_this_year(
    olds: list[Organization], new: Organization, keeper: Official
) -> None:
    for old in olds:
        put_sheet(make_group(old.unit), keeper, 30, 120)
    khoi = ResidentialGroup.objects.get(unit=olds[0].unit)
    moved = grouping.move(khoi, to=new.unit, on=DAY)
    cut = recut(new, on=END_OF_2024, borders_of=LATER)
    assert {key: stated(held.figures) for key, held in cut.held.items()} == {moved.pk: (30, 120)}
    assert {part.group.unit.name for part in cut.loose} == {"Quang Phong", "Long Sơn"}
    assert (stated(cut.whole), cut.is_whole) == ((90, 360), True)
    assert cut.left == ()
    assert [group.unit.name for group in recut(new, on=LATER, borders_of=LATER).left] == [
        "Quang Phong",
        "Long Sơn",
    ]


def test_a_unit_without_khoi_and_a_khoi_without_a_sheet_are_told(
    olds: list[Organization], new: Organization, keeper: Official
) -> None:
    put_sheet(make_group(olds[0].unit), keeper, 30, 120)
    silent = make_group(olds[1].unit)
    cut = recut(new, on=END_OF_2024, borders_of=LATER)
    assert (cut.missing, cut.unlisted, cut.is_whole) == ((silent,), (olds[2].unit,), False)


def test_a_unit_that_was_divided_asks_where_each_khoi_came(keeper: Official) -> None:
    old = make_old("18001", "Chia Đôi")
    one, other = make_new("18001", "Một"), make_new("18002", "Hai")
    for heir in (one, other):
        succeed(old, heir, Extent.PART)
    khoi = [make_group(old.unit, f"Khối {n}") for n in (1, 2)]
    for group in khoi:
        put_sheet(group, keeper, 10, 40)
    waiting = recut(one, on=END_OF_2024, borders_of=LATER)
    assert [asked.group for asked in waiting.questions] == khoi
    assert {asked.units for asked in waiting.questions} == {(one.unit, other.unit)}
    assert (stated(waiting.whole), waiting.is_whole) == ((0, 0), False)
    for group, heir in zip(khoi, (one, other), strict=True):
        grouping.move(group, to=heir.unit, on=DAY)
    cuts = [recut(heir, on=END_OF_2024, borders_of=LATER) for heir in (one, other)]
    assert [(stated(cut.whole), cut.is_whole) for cut in cuts] == [((10, 40), True)] * 2


def test_people_go_where_the_table_says_that_all_of_them_went(keeper: Official) -> None:
    old = make_old("18001", "Chia Đất")
    one, other = make_new("18001", "Một"), make_new("18002", "Hai")
    succeed(old, one, Extent.PART_AREA)
    succeed(old, other, Extent.PART_AREA_ALL_PEOPLE)
    put_sheet(make_group(old.unit), keeper, 10, 40)
    assert stated(recut(one, on=END_OF_2024, borders_of=LATER).whole) == (0, 0)
    assert stated(recut(other, on=END_OF_2024, borders_of=LATER).whole) == (10, 40)


def test_a_khoi_that_a_new_border_cuts_is_divided_between_two_wards(
    new: Organization, keeper: Official
) -> None:
    old = make_old("18001", "Cắt Ngang")
    other = make_new("18002", "Hai")
    for heir in (new, other):
        succeed(old, heir, Extent.PART)
    khoi = make_group(old.unit)
    put_sheet(khoi, keeper, 10, 40)
    mine = grouping.move(
        khoi, to=new.unit, on=DAY, naming=Naming.of("Khối Cắt Ngang 1"), in_part=True
    )
    (asked,) = recut(new, on=END_OF_2024, borders_of=LATER).questions
    assert (asked.among, asked.has_rest, asked.within) == ((mine,), True, False)
    parts: dict[int | None, Composition] = {mine.pk: kinh(6, 25), None: kinh(4, 15)}
    divide(new, khoi, on=END_OF_2024, borders_of=LATER, parts=parts, basis="Mẫu", by=keeper)
    assert stated(recut(new, on=END_OF_2024, borders_of=LATER).whole) == (6, 25)
    theirs = grouping.move(khoi, to=other.unit, on=DAY, in_part=True)
    cut = recut(other, on=END_OF_2024, borders_of=LATER)
    assert {key: stated(held.figures) for key, held in cut.held.items()} == {theirs.pk: (4, 15)}


def test_borders_before_the_day_or_before_the_ward_are_refused(new: Organization) -> None:
    for on, borders_of in ((LATER, DAY), (END_OF_2024, EVE)):
        with pytest.raises(ValueError, match="no borders"):
            recut(new, on=on, borders_of=borders_of)


def test_a_day_as_moment_of_knowing_is_its_end_in_vietnam(
    new: Organization, keeper: Official
) -> None:
    count = put_sheet(make_group(new.unit, "Khối 1", DAY), keeper, 10, 40, closes_on=DAY)
    recorded_on = timezone.localdate(count.recorded_at)
    assert figures(new, on=DAY, known=recorded_on).sheets
    assert not figures(new, on=DAY, known=recorded_on - timedelta(days=1)).sheets
    then = timezone.now()
    CountWithdrawal.objects.create(count=count, reason="Nhầm", recorded_by=keeper)
    assert figures(new, on=DAY, known=then).sheets
    assert not figures(new, on=DAY).sheets


def test_a_sheet_that_another_ward_s_office_wrote_does_not_count(
    olds: list[Organization], new: Organization, keeper: Official
) -> None:
    group = make_group(new.unit, "Khối 1", DAY)
    count = put_sheet(group, keeper, 10, 40, closes_on=DAY)
    count.pk, count.organization, count.persons = None, olds[0], 99
    count.save(force_insert=True)
    assert figures(new, on=DAY).whole.stated == Tally(10, 40, None)


@pytest.mark.parametrize("number", [3, 30])
def test_the_queries_do_not_grow_with_the_khoi(
    olds: list[Organization], new: Organization, keeper: Official, number: int
) -> None:
    for place in range(number):
        group = make_group(olds[0].unit, f"Khối {place}")
        put_sheet(group, keeper, 10, 40)
        if place % 2:
            grouping.move(group, to=new.unit, on=DAY)
    with CaptureQueriesContext(connection) as counted:
        recut(new, on=END_OF_2024, borders_of=LATER)
    assert len(counted) == 10
    with CaptureQueriesContext(connection) as counted:
        figures(olds[0], on=END_OF_2024)
    assert len(counted) == 4
