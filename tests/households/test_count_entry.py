"""The sheet of a residential group as it is typed: nothing is lost, sums are told."""

from collections.abc import Mapping
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from households.counting.recording import state_ward
from households.models import GroupCount
from households.tallies import Tally
from localities.grouping import Naming, merge, split
from localities.models import ResidentialGroup
from officials.models import Official, Organization
from tests.cast import signed_in
from tests.households.counts import (
    END_OF_2023,
    END_OF_2024,
    KINH,
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

COST_OF_AN_ENTRY = 26


@pytest.fixture
def groups(ward: Organization) -> list[ResidentialGroup]:
    make_ethnic_groups()
    return make_groups(ward)


@pytest.fixture
def desk(drafter: Official) -> Client:
    return signed_in(drafter)


def typed(**changed: str) -> dict[str, str]:
    """`all_persons="5"` is what was typed into "all-persons"."""
    return {**TYPED, **{name.replace("_", "-", 1): text for name, text in changed.items()}}


def test_an_entry_costs_the_same_however_many_groups(
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
            make_sheet(one, ward, drafter, closes_on=END_OF_2024)
        desk.get(entry_of(groups[0], ward))
        with django_assert_num_queries(COST_OF_AN_ENTRY):  # type: ignore[operator]
            desk.get(entry_of(groups[0], ward))


def test_the_sheet_shows_the_groups_in_use_and_the_figures_of_last_time(
    desk: Client, ward: Organization, drafter: Official, groups: list[ResidentialGroup]
) -> None:
    make_sheet(groups[0], ward, drafter, lines={KINH: (300, 1200), THAI: (4, 20)}, cells=9)
    make_sheet(groups[1], ward, drafter, lines={KINH: (200, 800), TAY: (2, 9)})
    form = desk.get(entry_of(groups[0], ward)).context["form"]
    assert [(line.name, line.before) for line in form.lines] == [
        ("Kinh", tally(300, 1200)),
        ("Tày", Tally()),
        ("Thái", tally(4, 20)),
    ]
    assert form.total.before == tally(304, 1220)
    assert form["cells_of_group"].value() == 9
    assert form["01-persons"].value() is None


def test_last_time_is_also_what_the_groups_it_came_from_had(
    desk: Client, ward: Organization, drafter: Official, groups: list[ResidentialGroup]
) -> None:
    make_sheet(groups[0], ward, drafter, lines={KINH: (300, 1200)}, cells=9)
    make_sheet(groups[1], ward, drafter, lines={KINH: (200, 800), TAY: (2, 9)}, cells=8)
    merged = merge(groups[:2], naming=Naming.of("Khối 12"), on=date(2024, 7, 1))
    form = desk.get(entry_of(merged, ward)).context["form"]
    assert form.total.before == tally(502, 2009)
    assert form["cells_of_group"].value() == 17


def test_of_a_group_that_was_split_no_part_is_guessed(
    desk: Client, ward: Organization, drafter: Official, groups: list[ResidentialGroup]
) -> None:
    make_sheet(groups[0], ward, drafter)
    names = [Naming.of("Khối 1A"), Naming.of("Khối 1B")]
    part, _ = split(groups[0], into=names, on=date(2024, 7, 1))
    assert desk.get(entry_of(part, ward)).context["form"].total.before is None


def test_a_sheet_is_typed_and_saved(
    desk: Client, ward: Organization, groups: list[ResidentialGroup]
) -> None:
    answer = desk.post(entry_of(groups[0], ward), TYPED)
    assert answer.status_code == 302
    count = GroupCount.objects.get()
    assert (count.households, count.persons, count.women) == (304, 1220, None)
    assert (count.closes_on, count.cells) == (END_OF_2024, 9)
    lines = {(line.ethnic_group_id, line.households, line.persons) for line in count.lines.all()}
    assert lines == {(KINH, 300, 1200), (TAY, 4, 20)}


def test_saving_goes_on_to_the_next_group_without_a_sheet(
    desk: Client, ward: Organization, drafter: Official, groups: list[ResidentialGroup]
) -> None:
    make_sheet(groups[1], ward, drafter, closes_on=END_OF_2024)
    answer = desk.post(entry_of(groups[0], ward), {**TYPED, "viec": "tiep"})
    assert answer.headers["Location"].startswith(entry_of(groups[2], ward).partition("?")[0])
    answer = desk.post(entry_of(groups[2], ward), {**TYPED, "viec": "tiep"})
    assert answer.headers["Location"].startswith(reverse("households:ward", args=[ward.pk]))


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"all_households": "306"}, "các dân tộc cộng lại 304 hộ: lệch 2"),
        ({"all_persons": ""}, "không có thì ghi 0"),
        ({"01_persons": "1,200"}, "“1,200” không phải số đếm"),
        ({"01_persons": "-5"}, "“-5” không phải số đếm"),
        ({"01_persons": "=SUM(A1)"}, "không phải số đếm"),
        ({"01_persons": "99999999999"}, "9999999"),
        ({"01_women": "1201"}, "Số nữ không được lớn hơn số khẩu"),
        ({"source": ""}, "Nguồn"),
        ({"source": "Sổ của ông A, 0912345678"}, "giống dữ liệu cá nhân"),
    ],
)
def test_what_is_wrong_is_told_and_everything_typed_stays(
    desk: Client,
    ward: Organization,
    groups: list[ResidentialGroup],
    changed: Mapping[str, str],
    said: str,
) -> None:
    sent = typed(**changed)
    page = desk.post(entry_of(groups[0], ward), sent)
    text = page.content.decode()
    assert page.status_code == 200
    assert said in text
    assert "Nội dung đã nhập vẫn còn nguyên" in text
    form = page.context["form"]
    assert {name: form[name].value() for name in sent if name in form.fields} == sent
    assert not GroupCount.objects.exists()


def test_a_difference_is_saved_with_its_explanation(
    desk: Client, ward: Organization, groups: list[ResidentialGroup]
) -> None:
    sentence = "Hai hộ mới chuyển đến chưa khai dân tộc."
    sent = typed(all_households="306", explanation=sentence)
    assert desk.post(entry_of(groups[0], ward), sent).status_code == 302
    count = GroupCount.objects.get()
    assert (count.households, count.explanation) == (306, sentence)
    page = desk.get(reverse("households:sheet", args=[count.pk])).content.decode()
    assert "lệch 2" in page
    assert sentence in page
    assert "lệch, có giải thích" in ward_page(desk, ward).content.decode()


def test_a_sheet_that_makes_the_ward_differ_says_so_at_once(
    desk: Client, ward: Organization, drafter: Official, groups: list[ResidentialGroup]
) -> None:
    for group in groups[1:]:
        make_sheet(group, ward, drafter, lines={KINH: (100, 400)}, closes_on=END_OF_2024)
    stated = tally(500, 2020)
    state_ward(ward, closes_on=END_OF_2024, source=SOURCE, stated=stated, by=drafter)
    page = desk.post(entry_of(groups[0], ward), TYPED, follow=True).content.decode()
    assert "Số chung ghi 500 hộ, các phiếu cộng lại 504 hộ: lệch 4." in page
    assert "2.020 khẩu, các phiếu" not in page


def test_an_explanation_of_nothing_is_not_kept(
    desk: Client, ward: Organization, groups: list[ResidentialGroup]
) -> None:
    desk.post(entry_of(groups[0], ward), typed(explanation="Đã sửa."))
    assert GroupCount.objects.get().explanation == ""


def test_one_more_ethnic_group_keeps_what_was_typed(
    desk: Client, ward: Organization, groups: list[ResidentialGroup]
) -> None:
    sent = typed(**{"viec": "them", "code": "08", "01_persons": "12oo"})
    page = desk.post(entry_of(groups[0], ward), sent)
    form = page.context["form"]
    assert [line.name for line in form.lines] == ["Kinh", "Tày", "HMông"]
    assert form["01-persons"].value() == "12oo"
    assert not form.errors
    assert "autofocus" in str(form["08-households"])
    added = {"08-households": "1", "08-persons": "4", "all-households": "305", "viec": "luu"}
    sent = {**TYPED, **added, "all-persons": "1224"}
    assert desk.post(entry_of(groups[0], ward), sent).status_code == 302
    assert GroupCount.objects.get().lines.filter(ethnic_group="08").get().persons == 4


def test_the_sums_are_told_while_they_are_typed(
    desk: Client, ward: Organization, groups: list[ResidentialGroup]
) -> None:
    address = reverse("households:sums", args=[ward.pk, groups[0].pk])
    text = desk.post(address, typed(all_persons="1221")).content.decode()
    assert "304 hộ, 1.220 khẩu" in text
    assert "các dân tộc cộng lại 1.220 khẩu: lệch 1" in text
    assert "Khớp với dòng tổng số" in desk.post(address, TYPED).content.decode()
    text = desk.post(address, typed(all_persons="", **{"02_persons": "hai"})).content.decode()
    assert "Tày: số khẩu: “hai” không phải số đếm" in text
    assert "Khớp" not in text
    assert not GroupCount.objects.exists()


def test_without_script_a_button_adds_up(
    desk: Client, ward: Organization, groups: list[ResidentialGroup]
) -> None:
    page = desk.post(entry_of(groups[0], ward), {**TYPED, "viec": "cong"})
    assert "Khớp với dòng tổng số" in page.content.decode()
    assert not GroupCount.objects.exists()


def test_the_second_of_two_officials_sees_what_the_first_recorded(
    desk: Client,
    ward: Organization,
    reviewer: Official,
    groups: list[ResidentialGroup],
) -> None:
    opened = desk.get(entry_of(groups[0], ward)).context["form"]
    assert opened["base"].value() == 0
    first = make_sheet(
        groups[0], ward, reviewer, closes_on=END_OF_2024, lines={KINH: (301, 1201)}, base=0
    )
    page = desk.post(entry_of(groups[0], ward), TYPED)
    text = page.content.decode()
    assert "Trần Thị Ví Dụ vừa ghi số liệu này" in text
    assert "301 hộ, 1.201 khẩu" in text
    form = page.context["form"]
    assert form["01-persons"].value() == "1200"
    assert form["base"].value() == str(first.pk)
    assert desk.post(entry_of(groups[0], ward), {**TYPED, "base": first.pk}).status_code == 302
    assert GroupCount.objects.count() == 2


def test_a_group_that_was_not_there_on_the_day_is_told(
    desk: Client, ward: Organization, groups: list[ResidentialGroup]
) -> None:
    groups[0].valid_to = END_OF_2023
    groups[0].save(update_fields=["valid_to"])
    page = desk.get(entry_of(groups[0], ward), follow=True)
    assert "Ngày 31/12/2024 không có Khối 1" in page.content.decode()
