"""The figures of a ward on the screen: its table, the sheet as it is typed, the statement."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from households.counting.recording import state_ward, withdraw
from households.models import GroupCount, ReligiousTotal, WardStatement
from households.tallies import Tally
from localities.models import ResidentialGroup
from officials.models import Official, Organization
from tests.cast import UnitKind, make_letterhead, make_organization, make_unit, signed_in
from tests.households.counts import (
    DAY,
    END_OF_2023,
    END_OF_2024,
    KINH,
    MUONG,
    SOURCE,
    TAY,
    THAI,
    TYPED,
    entry_of,
    make_ethnic_groups,
    make_groups,
    make_sheet,
    tally,
    ward_page,
)

COST_OF_THE_TABLE = 21


@pytest.fixture
def groups(ward: Organization) -> list[ResidentialGroup]:
    make_ethnic_groups()
    return make_groups(ward)


@pytest.fixture
def desk(drafter: Official) -> Client:
    return signed_in(drafter)


def test_a_ward_without_figures_says_what_to_do(
    desk: Client, ward: Organization, groups: list[ResidentialGroup]
) -> None:
    page = desk.get(reverse("households:overview"), follow=True)
    assert page.status_code == 200
    assert "3 nơi chưa có phiếu đến ngày này" in page.content.decode()


def test_the_table_has_a_row_for_each_group_and_their_sum(
    desk: Client, ward: Organization, drafter: Official, groups: list[ResidentialGroup]
) -> None:
    make_sheet(groups[0], ward, drafter, lines={KINH: (300, 1200), THAI: (4, 20)}, cells=9)
    make_sheet(groups[1], ward, drafter, lines={KINH: (200, 800), TAY: (2, 9)}, cells=8)
    table = ward_page(desk, ward).context["table"]
    assert [group.name for group in table.ethnic_groups] == ["Kinh", "Tày", "Thái"]
    assert [row.group.name for row in table.rows] == ["Khối 1", "Khối 2", "Khối 3"]
    assert table.rows[0].lines == (tally(300, 1200), Tally(), tally(4, 20))
    assert (table.whole.stated, table.missing) == (tally(506, 2029), 1)
    assert table.small_groups == 17


def test_a_sheet_of_an_earlier_day_is_marked(
    desk: Client, ward: Organization, drafter: Official, groups: list[ResidentialGroup]
) -> None:
    make_sheet(groups[0], ward, drafter)
    make_sheet(groups[1], ward, drafter, closes_on=END_OF_2024)
    rows = ward_page(desk, ward).context["table"].rows
    assert [row.is_older for row in rows] == [True, False, False]


@pytest.mark.parametrize(
    ("asked", "said"),
    [("31/13/2024", "Không hiểu ngày"), ("31/12/2099", "Chưa có số liệu sau ngày")],
)
def test_a_day_that_cannot_be_shown_is_told(
    desk: Client, ward: Organization, groups: list[ResidentialGroup], asked: str, said: str
) -> None:
    assert said in ward_page(desk, ward, asked).content.decode()


def test_the_table_costs_the_same_however_many_groups(
    desk: Client,
    ward: Organization,
    drafter: Official,
    groups: list[ResidentialGroup],
    django_assert_num_queries: object,
) -> None:
    make_sheet(groups[0], ward, drafter)
    for more in (0, 12):
        for place in range(more):
            one = ResidentialGroup.objects.create(unit=ward.unit, kind="thon", name=f"Thôn {place}")
            make_sheet(one, ward, drafter, lines={KINH: (9, 40), MUONG: (1, 4)})
        ward_page(desk, ward)
        with django_assert_num_queries(COST_OF_THE_TABLE):  # type: ignore[operator]
            ward_page(desk, ward)


def test_a_sheet_is_withdrawn_with_a_reason(
    desk: Client, ward: Organization, drafter: Official, groups: list[ResidentialGroup]
) -> None:
    count = make_sheet(groups[0], ward, drafter)
    address = reverse("households:withdraw_sheet", args=[count.pk])
    assert "Cần ghi lý do" in desk.post(address, {"reason": " "}).content.decode()
    assert desk.post(address, {"reason": "Nhập nhầm khối"}).status_code == 302
    page = desk.get(reverse("households:sheet", args=[count.pk])).content.decode()
    assert "Nhập nhầm khối" in page
    assert "Rút phiếu" not in page
    assert "đã được rút" in desk.post(address, {"reason": "Lần nữa"}).content.decode()
    assert ward_page(desk, ward).context["table"].missing == 3


def test_all_sheets_of_a_group_stay_to_be_seen(
    desk: Client, ward: Organization, drafter: Official, groups: list[ResidentialGroup]
) -> None:
    make_sheet(groups[0], ward, drafter, lines={KINH: (300, 1200)})
    second = make_sheet(groups[0], ward, drafter, lines={KINH: (31, 120)})
    withdraw(second, reason="Gõ thiếu chữ số", by=drafter)
    make_sheet(groups[0], ward, drafter, lines={KINH: (310, 1200)})
    page = desk.get(reverse("households:sheets", args=[ward.pk, groups[0].pk]))
    rows = page.context["page"].rows
    assert [(row.households, row.is_corrected) for row in rows] == [
        (310, False),
        (31, True),
        (300, True),
    ]
    assert "Gõ thiếu chữ số" in page.content.decode()


STATED = {
    "base": "0",
    "closes_on": DAY,
    "source": "Báo cáo của phường",
    "area": "4,59",
    "all-households": "304",
    "all-persons": "1220",
    "catholicism-households": "21",
    "catholicism-persons": "90",
}


def state_address(ward: Organization) -> str:
    return f"{reverse('households:state_ward', args=[ward.pk])}?ngay={DAY}"


def test_the_ward_is_stated(
    desk: Client, ward: Organization, drafter: Official, groups: list[ResidentialGroup]
) -> None:
    assert desk.post(state_address(ward), STATED).status_code == 302
    statement = WardStatement.objects.get()
    assert (statement.households, statement.persons, statement.women) == (304, 1220, None)
    assert str(statement.area_hectares) == "459.00"
    text = ward_page(desk, ward).content.decode()
    assert "4,59 km²" in text
    assert "21 hộ, 90 khẩu" in text
    again = desk.get(state_address(ward)).context["form"]
    assert (again["area"].value(), again["base"].value()) == (Decimal("4.59"), statement.pk)


def test_a_ward_that_differs_from_its_sheets_is_shown_and_explained(
    desk: Client, ward: Organization, drafter: Official, groups: list[ResidentialGroup]
) -> None:
    for group in groups:
        make_sheet(group, ward, drafter, lines={KINH: (100, 400)}, closes_on=END_OF_2024)
    page = desk.post(state_address(ward), STATED).content.decode()
    assert "Số chung ghi 304 hộ, các phiếu cộng lại 300 hộ: lệch 4" in page
    assert not WardStatement.objects.exists()
    sentence = "Bốn hộ tách cuối năm chưa có trong phiếu."
    assert desk.post(state_address(ward), {**STATED, "explanation": sentence}).status_code == 302
    assert sentence in ward_page(desk, ward).content.decode()


def test_a_sheet_that_came_in_later_is_not_held_against_the_statement(
    desk: Client, ward: Organization, drafter: Official, groups: list[ResidentialGroup]
) -> None:
    for group in groups:
        make_sheet(group, ward, drafter, lines={KINH: (100, 400)})
    stated = Tally(300, 1200, None)
    state_ward(ward, closes_on=END_OF_2023, source=SOURCE, stated=stated, by=drafter)
    make_sheet(groups[0], ward, drafter, lines={KINH: (90, 360)}, closes_on=END_OF_2024)
    assert ward_page(desk, ward).context["table"].differences == ()
    make_sheet(groups[1], ward, drafter, lines={KINH: (99, 396)})
    then = ward_page(desk, ward, "31/12/2023").context["table"].differences
    assert "Số chung ghi 300 hộ, các phiếu cộng lại 299 hộ: lệch 1." in [one.text for one in then]


def test_religion_stands_only_in_the_statement_of_the_ward(
    desk: Client, ward: Organization, drafter: Official, groups: list[ResidentialGroup]
) -> None:
    make_sheet(groups[0], ward, drafter)
    pages = (
        desk.get(entry_of(groups[0], ward)).content.decode(),
        desk.get(reverse("households:sheet", args=[GroupCount.objects.get().pk])).content.decode(),
    )
    names = ReligiousTotal.Religion.labels
    assert not any(name in page for page in pages for name in names)
    assert all(name in desk.get(state_address(ward)).content.decode() for name in names)


def test_a_ward_that_succeeded_another_keeps_its_figures(
    desk: Client, ward: Organization, drafter: Official
) -> None:
    unit = make_unit("16938", "Long Sơn", UnitKind.WARD, valid_to=date(2025, 6, 30))
    former = make_organization(unit, "Ủy ban nhân dân phường Long Sơn", successor=ward)
    make_letterhead(former)
    make_ethnic_groups()
    group = make_groups(former, 1)[0]
    assert "Ủy ban nhân dân phường Long Sơn" in ward_page(desk, ward).content.decode()
    assert desk.post(entry_of(group, former), TYPED).status_code == 302
    page = ward_page(desk, former)
    assert page.context["day"] == date(2025, 6, 30)
    assert page.context["table"].whole.stated == tally(304, 1220)


def test_the_menu_leads_there_from_a_ward_only(
    ward: Organization, drafter: Official, ward_police: Official, province_reviewer: Official
) -> None:
    overview = reverse("households:overview")
    shown = {
        official: f'href="{overview}"' in signed_in(official).get("/").content.decode()
        for official in (drafter, ward_police, province_reviewer)
    }
    assert shown == {drafter: True, ward_police: False, province_reviewer: False}


def test_police_and_other_wards_get_nothing_of_a_ward(
    ward: Organization,
    drafter: Official,
    groups: list[ResidentialGroup],
    ward_police: Official,
    province_reviewer: Official,
    stranger: Official,
) -> None:
    count = make_sheet(groups[0], ward, drafter)
    addresses = [
        reverse("households:ward", args=[ward.pk]),
        reverse("households:print_sheets", args=[ward.pk]),
        reverse("households:sheets", args=[ward.pk, groups[0].pk]),
        reverse("households:sheet", args=[count.pk]),
        reverse("households:print_sheet", args=[count.pk]),
    ]
    for official in (ward_police, province_reviewer, stranger):
        client = signed_in(official)
        assert {client.get(address).status_code for address in addresses} == {404}
