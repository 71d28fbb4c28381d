"""The pages: a file goes its way in the browser's forms, and what is typed wrongly is kept."""

from datetime import date

import pytest
from django.db import models
from django.forms import Form
from django.test import Client
from django.urls import reverse

from households.models import BenefitRate, DecidingLevel, Proposal, ReputablePerson, ReputableRule
from households.reputable import forms
from localities.models import ResidentialGroup
from officials.models import Official, Organization
from tests.cast import signed_in
from tests.households.counts import make_sheet
from tests.households.reputable import (
    State,
    bring,
    make_ethnic_group,
    make_group,
    make_listed,
    make_proposal,
    make_rule,
    rate_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def rule(ward: Organization, chair: Official) -> ReputableRule:
    return make_rule(ward, chair)


@pytest.fixture
def group(ward: Organization) -> ResidentialGroup:
    return make_group(ward)


def typed(group: ResidentialGroup, **changes: object) -> dict[str, object]:
    return {
        "full_name": "Trương Thị Ví Dụ",
        "birth_year": "1960",
        "gender": "female",
        "ethnic_group": make_ethnic_group("24", "Thổ").pk,
        "schooling": "upper",
        "standing": "clan_head",
        "group": group.pk,
        **changes,
    }


def ward_page(view: str, ward: Organization) -> str:
    return reverse(f"households:reputable_{view}", args=[ward.pk])


def step_page(proposal: Proposal, slug: str) -> str:
    return reverse("households:reputable_step", args=[proposal.pk, slug])


def test_a_file_goes_its_way_through_the_pages(
    ward: Organization,
    drafter: Official,
    reviewer: Official,
    clerk: Official,
    chair: Official,
    group: ResidentialGroup,
) -> None:
    desk = signed_in(drafter)
    desk.post(ward_page("propose", ward), typed(group))
    proposal = Proposal.objects.get()
    village: dict[str, object] = {
        "on": "02/3/2026",
        "households": "300",
        "present": "250",
        "criteria": ["a", "b", "c", "d", "đ"],
    }
    steps: list[tuple[Client, str, dict[str, object]]] = [
        (desk, "hop-khoi", village),
        (desk, "hop-lien-tich", {"on": "05/3/2026"}),
        (signed_in(clerk), "nhan-ho-so", {"on": "09/3/2026"}),
        (signed_in(reviewer), "kiem-tra", {"on": "12/3/2026"}),
        (signed_in(chair), "quyet-dinh", {"number": "125/QĐ-UBND", "issued_on": "20/3/2026"}),
    ]
    for client, slug, what in steps:
        assert client.get(step_page(proposal, slug)).status_code == 200, slug
        answer = client.post(step_page(proposal, slug), what)
        assert answer.status_code == 302, answer.content.decode()
    page = desk.get(ward_page("list", ward)).content.decode()
    assert "Trương Thị Ví Dụ" in page
    assert "Quyết định số 125/QĐ-UBND, 20/03/2026" in page
    told = desk.get(reverse("households:reputable_proposal", args=[proposal.pk]))
    assert "250 trên 300 hộ dự" in told.content.decode()


def test_what_is_refused_comes_back_with_all_that_was_typed(
    ward: Organization, drafter: Official, group: ResidentialGroup
) -> None:
    page = signed_in(drafter).post(
        ward_page("propose", ward), typed(group, full_name="Trương 1960", birth_year="2024")
    )
    text = page.content.decode()
    assert "Ghi đủ họ và tên, không kèm số." in text
    assert 'value="Trương 1960"' in text
    assert 'value="2024"' in text
    assert not ReputablePerson.objects.exists()


def test_a_meeting_of_too_few_comes_back(
    ward: Organization, drafter: Official, group: ResidentialGroup
) -> None:
    proposal = make_proposal(ward, drafter, group=group)
    answer = signed_in(drafter).post(
        step_page(proposal, "hop-khoi"),
        {"on": "02/3/2026", "households": "300", "present": "199", "criteria": ["a", "b"]},
    )
    text = answer.content.decode()
    assert "Cuộc họp chưa xác nhận tiêu chí c, d, đ." in text
    assert 'value="199"' in text


def test_the_households_of_the_register_are_offered(
    ward: Organization, drafter: Official, group: ResidentialGroup
) -> None:
    make_sheet(group, ward, drafter, closes_on=date(2025, 12, 31))
    proposal = make_proposal(ward, drafter, group=group)
    page = signed_in(drafter).get(step_page(proposal, "hop-khoi")).content.decode()
    assert "Theo phiếu số liệu chốt ngày 31/12/2025: 304 hộ." in page
    assert 'value="304"' in page


def test_who_comes_late_is_told_on_the_page_of_the_file(
    ward: Organization, drafter: Official, reviewer: Official
) -> None:
    proposal = make_proposal(ward, drafter)
    bring(proposal, State.RECEIVED, drafter=drafter, head=reviewer)
    answer = signed_in(drafter).get(step_page(proposal, "hop-khoi"), follow=True)
    assert "hồ sơ đã sang bước khác" in answer.content.decode()


def test_a_replacement_is_of_the_same_group(
    ward: Organization, drafter: Official, group: ResidentialGroup
) -> None:
    old = make_listed(ward, drafter, group=group)
    other = make_group(ward, "Khối 2")
    address = f"{ward_page('propose', ward)}?thay={old.pk}"
    desk = signed_in(drafter)
    assert "Khối 2" not in desk.get(address).content.decode().partition("<main")[2]
    assert desk.post(address, typed(other)).status_code == 200
    assert desk.post(address, typed(group)).status_code == 302
    assert Proposal.objects.get().replaces == old


def test_somebody_is_taken_off_though_nobody_follows_yet(
    ward: Organization, drafter: Official, group: ResidentialGroup
) -> None:
    old = make_listed(ward, drafter, group=group)
    address = f"{ward_page('propose', ward)}?thay={old.pk}"
    answer = signed_in(drafter).post(address, {"nobody_yet": "on", "group": group.pk})
    assert answer.status_code == 302
    assert Proposal.objects.get().person is None


@pytest.mark.parametrize("asked", ["999", "x", "1;2"])
def test_only_who_is_on_the_ward_s_list_is_replaced(
    ward: Organization, drafter: Official, asked: str
) -> None:
    address = f"{ward_page('propose', ward)}?thay={asked}"
    assert signed_in(drafter).get(address).status_code == 404


def test_who_was_recognised_before_is_entered_and_corrected(
    ward: Organization, drafter: Official, group: ResidentialGroup
) -> None:
    decision = {"number": "12/QĐ-UBND", "issued_on": "01/02/2024", "level": "district"}
    desk = signed_in(drafter)
    assert desk.post(ward_page("enter", ward), typed(group) | decision).status_code == 302
    person = ReputablePerson.objects.get()
    address = reverse("households:reputable_correct", args=[person.pk])
    assert 'value="12/QĐ-UBND"' in desk.get(address).content.decode()
    changed = typed(group, birth_year="1961") | decision | {"number": "21/QĐ-UBND"}
    assert desk.post(address, changed).status_code == 302
    person.refresh_from_db()
    assert person.birth_year == 1961
    assert person.recognised_by is not None
    assert person.recognised_by.number == "21/QĐ-UBND"


@pytest.mark.parametrize(
    ("decision", "reason"),
    [
        ({"issued_on": "01/7/2025"}, "không còn cấp huyện"),
        ({"issued_on": "01/01/2018"}, "24/4/2018"),
        ({"number": "12"}, "Ghi số, ký hiệu của quyết định"),
        ({"issued_on": "31/02/2024"}, "invalid-feedback"),
    ],
)
def test_a_decision_that_cannot_be_is_refused(
    ward: Organization,
    drafter: Official,
    group: ResidentialGroup,
    decision: dict[str, str],
    reason: str,
) -> None:
    usual = {"number": "12/QĐ-UBND", "issued_on": "01/02/2024", "level": "district"}
    page = signed_in(drafter).post(ward_page("enter", ward), typed(group) | usual | decision)
    assert page.status_code == 200
    assert reason in page.content.decode()
    assert not ReputablePerson.objects.exists()


def test_the_chair_puts_the_rule_down(ward: Organization, chair: Official) -> None:
    inside = make_group(ward, "Khối 5")
    rule = {
        "valid_from": "01/7/2025",
        "reach": "some",
        "groups": [inside.pk],
        "level": "province",
        "kept_years": "3",
        "source": "7/QĐ-UBND",
    }
    assert signed_in(chair).post(ward_page("rule", ward), rule).status_code == 302
    made = ReputableRule.objects.latest("pk")
    assert (made.level, made.kept_years, made.source) == (DecidingLevel.PROVINCE, 3, "07/QĐ-UBND")
    assert list(made.groups.all()) == [inside]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"reach": "some"}, "Chọn các khối"),
        ({"source": "theo chỉ đạo miệng"}, "Chỉ ghi số, ký hiệu văn bản"),
        ({"kept_years": "21"}, "20"),
        ({"level": "district"}, "level"),
    ],
)
def test_a_rule_that_cannot_be_is_refused(
    ward: Organization, chair: Official, change: dict[str, str], reason: str
) -> None:
    rule = {
        "valid_from": "01/7/2025",
        "reach": "all",
        "level": "commune",
        "kept_years": "5",
        "source": "7/QĐ-UBND",
    }
    page = signed_in(chair).post(ward_page("rule", ward), rule | change)
    assert page.status_code == 200
    assert reason in page.content.decode()
    assert ReputableRule.objects.count() == 1


def test_a_benefit_is_recorded_with_grouped_digits_and_refused_on_the_form(
    ward: Organization, drafter: Official
) -> None:
    person = make_listed(ward, drafter)
    gift = rate_of(BenefitRate.Kind.GIFT)
    address = reverse("households:reputable_give", args=[person.pk])
    desk = signed_in(drafter)
    given = {"rate": gift.pk, "given_on": "10/02/2026", "amount": "500.000"}
    assert desk.post(address, given).status_code == 302
    refused = desk.post(address, given | {"amount": "600.000"}).content.decode()
    assert "Mức tối đa là 500.000 đồng" in refused
    assert 'value="600.000"' in refused
    page = desk.get(ward_page("benefits", ward), {"nam": "2026"}).content.decode()
    assert "mới 1/2 lần" in page
    assert "1 lượt, 500.000 đồng" in page


@pytest.mark.parametrize("year", ["", "1", "9999", "hai nghìn", "2026'"])
def test_any_year_in_the_address_gives_a_page(
    ward: Organization, drafter: Official, year: str
) -> None:
    page = signed_in(drafter).get(ward_page("benefits", ward), {"nam": year})
    assert page.status_code == 200


# Beside the list of the decision's fields (docs/bounds.md, 7) a form asks for days, numbers,
# decisions, amounts; there is nowhere to write anything else about a person.
FIELDS: dict[type[Form], set[str]] = {
    forms.IdentityForm: {
        *("full_name", "birth_year", "gender", "ethnic_group", "group", "schooling", "standing"),
    },
    forms.ListedForm: {
        *("full_name", "birth_year", "gender", "ethnic_group", "group", "schooling", "standing"),
        *("number", "issued_on", "level"),
    },
    forms.MeetingForm: {"on", "households", "present", "criteria"},
    forms.StepForm: {"on"},
    forms.DecisionForm: {"number", "issued_on"},
    forms.BenefitForm: {"rate", "given_on", "amount"},
}


@pytest.mark.parametrize("form", FIELDS, ids=lambda form: form.__name__)
def test_a_form_asks_for_the_decision_s_fields_only(form: type[Form]) -> None:
    assert set(form.base_fields) == FIELDS[form]


def test_a_person_has_the_decision_s_columns_only() -> None:
    columns = {
        field.name
        for field in ReputablePerson._meta.concrete_fields
        if not isinstance(field, models.ForeignKey) or field.name in {"ethnic_group", "group"}
    }
    assert columns == {
        *("id", "full_name", "roll_order", "birth_year", "gender", "ethnic_group", "group"),
        *("schooling", "standing", "erased_at", "entered_at"),
    }
