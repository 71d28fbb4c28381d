"""Who finds what of the list: the ward and the province's ethnic affairs; all others numbers."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from households.models import BenefitRate, ReputablePerson
from households.reputable import benefits, numbers
from households.reputable.reach import counted_by, kept_by, read_above
from localities.models import AdministrativeUnit
from officials.models import Official, Organization, Role
from tests.access_table import lines
from tests.cast import (
    UnitKind,
    make_appointment,
    make_member,
    make_organization,
    make_unit,
    signed_in,
)
from tests.households.reputable import (
    make_group,
    make_listed,
    make_proposal,
    make_removed,
    make_rule,
    rate_of,
)
from vietnamese.dates import today

pytestmark = pytest.mark.django_db
LISTED, GONE, CANDIDATE = "Lô Văn Mẫu", "Hà Thị Giả Thử", "Trương Thị Ví Dụ"
Kind = Organization.Kind


@pytest.fixture
def listed(ward: Organization, drafter: Official, chair: Official) -> ReputablePerson:
    """One on the list, one who left it, one put forward; and a gift."""
    make_rule(ward, chair)
    make_removed(ward, drafter, full_name=GONE, group=make_group(ward, "Khối 2"))
    make_proposal(ward, drafter, full_name=CANDIDATE, group=make_group(ward, "Khối 3"))
    person = make_listed(ward, drafter, full_name=LISTED)
    benefits.give(
        person,
        rate_of(BenefitRate.Kind.GIFT),
        given_on=date(2026, 2, 10),
        amount=450_000,
        by=drafter,
    )
    return person


@pytest.fixture
def ethnic_affairs(province_unit: AdministrativeUnit) -> Official:
    body = make_organization(
        province_unit, "Sở Dân tộc và Tôn giáo tỉnh Nghệ An", kind=Kind.ETHNIC_AFFAIRS
    )
    return make_member("dan.toc", "Cao Văn Đọc Thử", body, Role.REVIEWER)


@pytest.fixture
def province_police(province_unit: AdministrativeUnit) -> Official:
    office = make_organization(province_unit, "Công an tỉnh Nghệ An", kind=Kind.POLICE)
    return make_member("ca.tinh", "Cao Thị Bịa", office, Role.REVIEWER)


@pytest.fixture
def of_a_department(province: Organization, province_unit: AdministrativeUnit) -> Official:
    office = make_organization(
        province_unit, "Sở Nội vụ tỉnh Nghệ An", kind=Kind.DEPARTMENT, parent=province
    )
    return make_member("so.noi.vu", "Cao Thị Khác", office, Role.REVIEWER)


@pytest.fixture
def in_both(ward: Organization, ward_police: Official) -> Official:
    """A police officer who also holds a post of the committee."""
    make_appointment(ward_police, ward, Role.DRAFTER)
    return ward_police


OUTSIDE = (
    *("ward_police", "province_police", "province_reviewer"),
    *("stranger", "of_a_department", "in_both"),
)


@pytest.mark.parametrize("role", OUTSIDE)
def test_outside_no_address_tells_a_name(
    request: pytest.FixtureRequest, ward: Organization, listed: ReputablePerson, role: str
) -> None:
    official = request.getfixturevalue(role)
    client = signed_in(official)
    for address in addresses(ward, listed):
        answer = client.get(address, follow=True)
        body = answer.getvalue() if answer.streaming else answer.content
        for name in (LISTED, GONE, CANDIDATE, "450.000", "1955"):
            assert name not in body.decode("utf-8", "ignore"), (role, address)


def addresses(ward: Organization, listed: ReputablePerson) -> list[str]:
    """Every page of the part about this ward, the search, and what could be guessed."""
    of_ward = ("list", "former", "rule", "benefits", "propose", "enter")
    of_person = ("person", "correct", "give")
    proposal = ReputablePerson.objects.get(recognised_by=None).proposal
    found = [reverse(f"households:reputable_{view}", args=[ward.pk]) for view in of_ward]
    found += [
        reverse(f"households:reputable_{view}", args=[person.pk])
        for view in of_person
        for person in ReputablePerson.objects.all()
    ]
    found += [
        reverse("households:reputable_print", args=[ward.pk, which, suffix])
        for which in ("danh-sach", "thay-doi")
        for suffix in ("pdf", "xlsx")
    ]
    return [
        *found,
        reverse("households:reputable"),
        reverse("households:reputable_wards"),
        reverse("households:reputable_proposal", args=[proposal.pk]),
        reverse("households:reputable_step", args=[proposal.pk, "hop-khoi"]),
        *(f"{reverse('desk:search')}?q={word}" for word in ("Lô", "lo van", "Văn Mẫu")),
    ]


def test_every_address_of_the_part_is_tried() -> None:
    """The list above leaves out only what acts by POST."""
    ours = {line.name for line in lines() if line.name.startswith("households:reputable")}
    posts = {"households:reputable_erase", "households:reputable_stop"}
    posts |= {"households:reputable_take_back"}
    tried = {
        f"households:reputable_{view}"
        for view in (
            *("list", "former", "rule", "benefits", "propose", "enter", "person", "correct"),
            *("give", "print", "wards", "proposal", "step"),
        )
    }
    assert ours == tried | posts | {"households:reputable"}


def test_the_ward_finds_nobody_by_name_in_the_search(
    drafter: Official, listed: ReputablePerson
) -> None:
    answer = signed_in(drafter).get(reverse("desk:search"), {"q": LISTED})
    assert "nguoi-co-uy-tin" not in results_of(answer.content.decode())


def results_of(page: str) -> str:
    """The page without its frame, which repeats the question."""
    return page.partition("<main")[2]


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("drafter", [("Ủy ban nhân dân phường Hoà Hiếu", 1)]),
        ("ward_police", [("Ủy ban nhân dân phường Hoà Hiếu", 1)]),
        ("stranger", [("Ủy ban nhân dân phường Quang Tiến", 0)]),
        (
            "province_police",
            [("Ủy ban nhân dân phường Hoà Hiếu", 1), ("Ủy ban nhân dân phường Quang Tiến", 0)],
        ),
    ],
)
def test_everybody_sees_how_many_in_their_own_territory(
    request: pytest.FixtureRequest,
    other_ward: Organization,
    listed: ReputablePerson,
    role: str,
    expected: list[tuple[str, int]],
) -> None:
    found = numbers.numbers_for(request.getfixturevalue(role), on=today())
    assert [(one.ward.name, one.listed) for one in found] == expected


def test_the_page_of_numbers_has_no_breakdown(
    ward_police: Official, listed: ReputablePerson
) -> None:
    page = signed_in(ward_police).get(reverse("households:reputable")).content.decode()
    assert "1 người" in results_of(page)
    assert "Khối" not in results_of(page)
    assert "Thái" not in results_of(page)


def test_the_province_s_ethnic_affairs_reads_who_is_on_the_list(
    ward: Organization, ethnic_affairs: Official, listed: ReputablePerson
) -> None:
    client = signed_in(ethnic_affairs)
    page = client.get(reverse("households:reputable_list", args=[ward.pk])).content.decode()
    assert LISTED in page
    assert CANDIDATE not in page
    person = client.get(reverse("households:reputable_person", args=[listed.pk]))
    assert "450.000" not in person.content.decode()
    assert (
        client.get(
            reverse("households:reputable_print", args=[ward.pk, "danh-sach", "xlsx"])
        ).status_code
        == 200
    )


@pytest.mark.parametrize("view", ["rule", "benefits", "propose", "enter"])
def test_the_province_keeps_nothing(
    ward: Organization, ethnic_affairs: Official, listed: ReputablePerson, view: str
) -> None:
    address = reverse(f"households:reputable_{view}", args=[ward.pk])
    assert signed_in(ethnic_affairs).get(address).status_code == 404


def test_the_candidate_s_page_and_file_are_not_the_province_s(
    ethnic_affairs: Official, listed: ReputablePerson
) -> None:
    candidate = ReputablePerson.objects.get(recognised_by=None)
    client = signed_in(ethnic_affairs)
    for name, key in (("person", candidate.pk), ("proposal", candidate.proposal.pk)):
        address = reverse(f"households:reputable_{name}", args=[key])
        assert client.get(address).status_code == 404


def test_another_province_s_ethnic_affairs_reads_nothing(
    ward: Organization, listed: ReputablePerson
) -> None:
    unit = make_unit("42", "Hà Tĩnh", UnitKind.PROVINCE)
    body = make_organization(unit, "Sở Dân tộc và Tôn giáo tỉnh Hà Tĩnh", kind=Kind.ETHNIC_AFFAIRS)
    official = make_member("ha.tinh", "Cao Văn Xa", body, Role.REVIEWER)
    assert read_above(official) == counted_by(official) == frozenset()
    address = reverse("households:reputable_list", args=[ward.pk])
    assert signed_in(official).get(address).status_code == 404


def test_the_ward_that_took_it_over_carries_the_list_on(
    ward: Organization,
    district_unit: AdministrativeUnit,
    ethnic_affairs: Official,
    listed: ReputablePerson,
) -> None:
    unit = make_unit("16940", "Thái Hòa", UnitKind.WARD, parent=district_unit)
    later = make_organization(unit, "Ủy ban nhân dân phường Thái Hòa")
    ward.successor = later
    ward.save(update_fields=["successor"])
    official = make_member("thai.hoa", "Nguyễn Thị Kế Tục", later, Role.DRAFTER)
    assert kept_by(official) == {ward.pk, later.pk}
    assert numbers.number_of(later, on=today()) == 1
    client = signed_in(official)
    address = reverse("households:reputable_list", args=[ward.pk])
    assert client.get(address).headers["Location"] == reverse(
        "households:reputable_list", args=[later.pk]
    )
    assert LISTED in client.get(address, follow=True).content.decode()
    assert [(one.ward, one.listed) for one in numbers.numbers_for(ethnic_affairs, on=today())][
        -1
    ] == (later, 1)


def test_the_list_takes_as_many_queries_for_twenty_as_for_two(
    ward: Organization,
    drafter: Official,
    listed: ReputablePerson,
) -> None:
    client = signed_in(drafter)
    queries(client, ward)  # the first page reads what the process keeps
    few = queries(client, ward)
    for number in range(10, 28):
        make_listed(ward, drafter, group=make_group(ward, f"Khối {number}"))
    assert queries(client, ward) == few


def queries(client: Client, ward: Organization) -> int:
    with CaptureQueriesContext(connection) as captured:
        client.get(reverse("households:reputable_list", args=[ward.pk]))
    return len(captured)
