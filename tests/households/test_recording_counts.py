"""Sheets and statements as they are recorded: who, when, with which sums."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from history.models import Entry
from households.as_of import composition as composition_of
from households.as_of import figures
from households.counting.recording import (
    StaleSheetError,
    record_sheet,
    state_ward,
    withdraw,
)
from households.models import EthnicCount, GroupCount, ReligiousTotal, WardStatement
from households.tallies import Tally
from localities.models import ResidentialGroup
from officials.models import Official, Organization
from tests.households.counts import (
    END_OF_2023,
    END_OF_2024,
    KINH,
    SOURCE,
    TAY,
    composition,
    make_ethnic_groups,
    make_groups,
    make_sheet,
)
from vietnamese.dates import today

Religion = ReligiousTotal.Religion
COST_OF_A_SHEET = 14


@pytest.fixture
def groups(ward: Organization) -> list[ResidentialGroup]:
    make_ethnic_groups()
    return make_groups(ward)


def test_a_sheet_is_recorded_with_its_lines(
    ward: Organization, drafter: Official, groups: list[ResidentialGroup]
) -> None:
    told = composition({KINH: (300, 1200, 610), TAY: (4, 20, 11)})
    count = record_sheet(
        ward,
        group=groups[0],
        closes_on=END_OF_2023,
        source="  Phiếu   giấy ",
        composition=told,
        cells=9,
        by=drafter,
    )
    count = GroupCount.objects.get(pk=count.pk)
    assert (count.households, count.persons, count.women, count.cells) == (304, 1220, 621, 9)
    assert (count.source, count.recorded_by) == ("Phiếu giấy", drafter)
    assert composition_of(count) == told


def test_the_history_tells_keys_and_counts_and_no_figure(
    ward: Organization, drafter: Official, groups: list[ResidentialGroup]
) -> None:
    count = make_sheet(groups[0], ward, drafter)
    entry = Entry.objects.get(organization_id=ward.pk)
    assert (entry.verb, entry.subject) == (
        "households.record_sheet",
        f"households.groupcount:{count.pk}",
    )
    assert entry.details == {"group": groups[0].pk, "lines": 2, "explained": 0}


def test_a_difference_is_named_and_refused_until_it_is_explained(
    ward: Organization, drafter: Official, groups: list[ResidentialGroup]
) -> None:
    told = composition({KINH: (300, 1200), TAY: (4, 20)}, stated=(306, 1220))
    with pytest.raises(ValidationError) as refusal:
        make_sheet(groups[0], ward, drafter, composition=told)
    assert refusal.value.message_dict["explanation"] == [
        "Dòng tổng số ghi 306 hộ, các dân tộc cộng lại 304 hộ: lệch 2. "
        "Hãy sửa số cho khớp, hoặc giải thích trong một câu."
    ]
    assert not GroupCount.objects.exists()
    sentence = "Hai hộ mới chuyển đến chưa khai dân tộc."
    count = make_sheet(groups[0], ward, drafter, composition=told, explanation=sentence)
    assert (count.households, count.explanation) == (306, sentence)


def test_women_are_compared_only_where_every_line_knows_them(
    ward: Organization, drafter: Official, groups: list[ResidentialGroup]
) -> None:
    told = composition({KINH: (300, 1200), TAY: (4, 20, 11)}, stated=(304, 1220, 600))
    assert make_sheet(groups[0], ward, drafter, composition=told).women == 600


@pytest.mark.parametrize(
    ("numbers", "reason"),
    [
        ((3, -1), "từ 0 trở lên"),
        ((3, 99_999_999), "không quá 9.999.999"),
        ((3, 10, 11), "Số nữ không được lớn hơn"),
    ],
)
def test_impossible_figures_are_refused(
    ward: Organization,
    drafter: Official,
    groups: list[ResidentialGroup],
    numbers: tuple[int, ...],
    reason: str,
) -> None:
    with pytest.raises(ValidationError, match=reason):
        make_sheet(groups[0], ward, drafter, lines={KINH: numbers}, explanation="Có lý do.")
    assert not GroupCount.objects.exists()


@pytest.mark.parametrize(("numbers", "text"), [((9, 8), "ít hơn 9 hộ"), ((2, 99), "khác thường")])
def test_unlikely_figures_want_a_sentence(
    ward: Organization,
    drafter: Official,
    groups: list[ResidentialGroup],
    numbers: tuple[int, ...],
    text: str,
) -> None:
    with pytest.raises(ValidationError, match=text):
        make_sheet(groups[0], ward, drafter, lines={KINH: numbers})
    told = make_sheet(groups[0], ward, drafter, lines={KINH: numbers}, explanation="Khu nhà trọ.")
    assert told.persons == numbers[1]


def test_an_unknown_ethnic_group_is_refused_by_its_code(
    ward: Organization, drafter: Official, groups: list[ResidentialGroup]
) -> None:
    with pytest.raises(ValidationError, match="mã 99"):
        make_sheet(groups[0], ward, drafter, lines={"99": (1, 4)})


def test_no_day_to_come_and_no_day_without_the_group(
    ward: Organization, drafter: Official, groups: list[ResidentialGroup]
) -> None:
    groups[0].valid_to = END_OF_2023
    groups[0].save(update_fields=["valid_to"])
    with pytest.raises(ValidationError, match="ở tương lai"):
        make_sheet(groups[1], ward, drafter, closes_on=today() + timedelta(days=1))
    with pytest.raises(ValidationError, match="không có Khối 1"):
        make_sheet(groups[0], ward, drafter, closes_on=END_OF_2024)


def test_a_group_of_another_ward_is_refused(
    ward: Organization, other_ward: Organization, drafter: Official
) -> None:
    with pytest.raises(ValidationError, match="không thuộc địa bàn"):
        make_sheet(make_groups(other_ward, 1)[0], ward, drafter)


@pytest.mark.parametrize("role", ["chair", "clerk", "administrator", "ward_police", "stranger"])
def test_others_than_drafters_keep_no_figures(
    ward: Organization,
    groups: list[ResidentialGroup],
    drafter: Official,
    role: str,
    request: pytest.FixtureRequest,
) -> None:
    count = make_sheet(groups[0], ward, drafter)
    other = request.getfixturevalue(role)
    with pytest.raises(PermissionDenied):
        make_sheet(groups[0], ward, other)
    with pytest.raises(PermissionDenied):
        withdraw(count, reason="Nhầm khối", by=other)
    with pytest.raises(PermissionDenied):
        state_ward(ward, closes_on=END_OF_2023, source=SOURCE, stated=Tally(1, 4), by=other)


def test_saying_the_same_again_records_nothing(
    ward: Organization, drafter: Official, groups: list[ResidentialGroup]
) -> None:
    first = make_sheet(groups[0], ward, drafter)
    assert make_sheet(groups[0], ward, drafter) == first
    assert make_sheet(groups[0], ward, drafter, source="Biên bản rà soát") != first
    assert GroupCount.objects.count() == 2


def test_who_looked_at_an_older_sheet_of_the_day_is_told(
    ward: Organization, drafter: Official, reviewer: Official, groups: list[ResidentialGroup]
) -> None:
    first = make_sheet(groups[0], ward, drafter, base=0)
    later = make_sheet(groups[0], ward, reviewer, lines={KINH: (301, 1201)}, base=first.pk)
    with pytest.raises(StaleSheetError) as refusal:
        make_sheet(groups[0], ward, drafter, lines={KINH: (299, 1199)}, base=first.pk)
    assert refusal.value.latest == later
    with pytest.raises(StaleSheetError):
        make_sheet(groups[0], ward, drafter, lines={KINH: (299, 1199)}, base=0)


def test_a_correction_leaves_what_was_known_before(
    ward: Organization, drafter: Official, groups: list[ResidentialGroup]
) -> None:
    first = make_sheet(groups[0], ward, drafter, lines={KINH: (300, 1200)})
    second = make_sheet(groups[0], ward, drafter, lines={KINH: (301, 1201)})
    assert figures(ward, on=END_OF_2023).sheets == {groups[0].pk: second}
    then = figures(ward, on=END_OF_2023, known=first.recorded_at)
    assert then.sheets == {groups[0].pk: first}


def test_a_withdrawn_sheet_counts_no_more_and_the_one_before_it_does(
    ward: Organization, drafter: Official, groups: list[ResidentialGroup]
) -> None:
    first = make_sheet(groups[0], ward, drafter, lines={KINH: (300, 1200)})
    second = make_sheet(groups[0], ward, drafter, lines={KINH: (31, 120)})
    withdraw(second, reason="Gõ thiếu chữ số", by=drafter)
    assert figures(ward, on=END_OF_2023).sheets == {groups[0].pk: first}
    with pytest.raises(ValidationError, match="đã được rút"):
        withdraw(second, reason="Lần nữa", by=drafter)
    entry = Entry.objects.filter(organization_id=ward.pk).last()
    assert entry
    assert entry.verb == "households.withdraw_sheet"
    assert "thiếu" not in str(entry.details)


def test_a_withdrawal_names_its_reason(
    ward: Organization, drafter: Official, groups: list[ResidentialGroup]
) -> None:
    with pytest.raises(ValidationError, match="reason"):
        withdraw(make_sheet(groups[0], ward, drafter), reason=" ", by=drafter)


def test_the_ward_is_stated_with_area_and_religious_totals(
    ward: Organization, drafter: Official, groups: list[ResidentialGroup]
) -> None:
    statement = state_ward(
        ward,
        closes_on=END_OF_2023,
        source="Báo cáo của phường",
        stated=Tally(3079, 12922, None),
        area_hectares=Decimal("459"),
        religions={Religion.CATHOLICISM: Tally(21, 90, None), Religion.BUDDHISM: Tally()},
        by=drafter,
    )
    assert statement.religious_totals.get().persons == 90
    entry = Entry.objects.get(organization_id=ward.pk)
    assert (entry.verb, entry.details) == ("households.state_ward", {"explained": 0})


def test_a_ward_that_differs_from_its_sheets_explains_it(
    ward: Organization, drafter: Official, groups: list[ResidentialGroup]
) -> None:
    for group in groups:
        make_sheet(group, ward, drafter, lines={KINH: (100, 400)})
    stated = Tally(302, 1200, None)
    with pytest.raises(ValidationError, match="các phiếu cộng lại 300 hộ: lệch 2"):
        state_ward(ward, closes_on=END_OF_2023, source=SOURCE, stated=stated, by=drafter)
    sentence = "Hai hộ tách cuối năm chưa có trong phiếu của khối."
    state_ward(
        ward, closes_on=END_OF_2023, source=SOURCE, stated=stated, explanation=sentence, by=drafter
    )
    assert WardStatement.objects.get().explanation == sentence


def test_while_a_sheet_is_missing_the_ward_is_not_compared(
    ward: Organization, drafter: Official, groups: list[ResidentialGroup]
) -> None:
    make_sheet(groups[0], ward, drafter)
    stated = Tally(302, 1200, None)
    state_ward(ward, closes_on=END_OF_2023, source=SOURCE, stated=stated, by=drafter)
    assert WardStatement.objects.get().explanation == ""


def test_a_religion_is_no_larger_than_the_ward(ward: Organization, drafter: Official) -> None:
    with pytest.raises(ValidationError, match="Công giáo"):
        state_ward(
            ward,
            closes_on=END_OF_2023,
            source=SOURCE,
            stated=Tally(20, 80, None),
            religions={Religion.CATHOLICISM: Tally(21, 79, None)},
            by=drafter,
        )


def test_a_sheet_costs_the_same_however_many_lines_and_groups(
    ward: Organization,
    drafter: Official,
    groups: list[ResidentialGroup],
    django_assert_num_queries: object,
) -> None:
    make_sheet(groups[2], ward, drafter)
    lines = {f"{code:02}": (1, 4) for code in range(1, 31)}
    for group, told in ((groups[0], {KINH: (1, 4)}), (groups[1], lines)):
        with django_assert_num_queries(COST_OF_A_SHEET):  # type: ignore[operator]
            make_sheet(group, ward, drafter, lines=told)
    assert EthnicCount.objects.filter(count__group=groups[1]).count() == 30


def test_dates_before_the_ward_are_for_groups_that_were_there(
    ward: Organization, drafter: Official, groups: list[ResidentialGroup]
) -> None:
    groups[0].valid_from = date(2024, 1, 1)
    groups[0].save(update_fields=["valid_from"])
    with pytest.raises(ValidationError, match="31/12/2023 không có"):
        make_sheet(groups[0], ward, drafter)
