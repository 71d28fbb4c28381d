"""Who may open which administration page: strangers find nothing, members are told why not."""

import pytest
from django.test import Client
from django.urls import reverse

from localities import grouping
from localities.grouping import Naming
from officials import permissions
from officials.models import Official, Organization, Role
from tests.cast import make_appointment, make_member, make_official, signed_in

LISTS = ["people", "add_person", "posts", "groups", "add_group", "merge_groups"]
LISTS += ["letterheads", "add_letterhead"]
ABOUT_A_PERSON = ["person", "edit_person", "appoint"]
DEEDS = ["deactivate", "activate", "unlock", "reset_password"]
ABOUT_A_GROUP = ["correct_group", "rename_group", "split_group", "end_group"]


@pytest.fixture
def pages(ward: Organization, drafter: Official) -> dict[str, str]:
    """Every page about something of the ward, by name."""
    group = grouping.add(ward.unit, naming=Naming.of("Khối 1"), valid_from=None)
    of_person = dict.fromkeys(ABOUT_A_PERSON + DEEDS, drafter.pk)
    of_group = dict.fromkeys(ABOUT_A_GROUP, group.pk)
    others = {
        "end_appointment": drafter.appointments.get().pk,
        "correct_letterhead": ward.letterheads.latest("valid_from").pk,
    }
    keys = {**of_person, **of_group, **others}
    return {name: reverse(f"officials:{name}", args=[key]) for name, key in keys.items()}


def statuses(client: Client, pages: dict[str, str]) -> dict[str, int]:
    return {
        name: (client.post(url) if name in DEEDS else client.get(url)).status_code
        for name, url in pages.items()
    }


def test_everybody_else_signs_in_first(client: Client, pages: dict[str, str]) -> None:
    urls = [*pages.values(), *(reverse(f"officials:{name}") for name in LISTS)]
    for url in urls:
        answer = client.get(url)
        assert answer.status_code == 302, url
        assert answer.url.startswith("/dang-nhap/?next="), url


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMINISTRATOR])
def test_lists_are_for_administrators_only(ward: Organization, role: Role) -> None:
    client = signed_in(make_member("nguoi.khac", "Trịnh Văn Nháp", ward, role))
    for name in LISTS:
        answer = client.get(reverse(f"officials:{name}"))
        assert answer.status_code == 403, name
        assert permissions.NOT_ADMINISTRATOR in answer.content.decode(), name


def test_the_administrator_opens_them_all(administrator: Official, pages: dict[str, str]) -> None:
    client = signed_in(administrator)
    for name in LISTS:
        assert client.get(reverse(f"officials:{name}")).status_code == 200, name
    reading = {name: url for name, url in pages.items() if name not in DEEDS}
    assert set(statuses(client, reading).values()) == {200}


def test_members_of_the_ward_are_told_why_not(pages: dict[str, str], clerk: Official) -> None:
    assert set(statuses(signed_in(clerk), pages).values()) == {403}


def test_strangers_and_the_police_find_nothing(
    pages: dict[str, str], stranger: Official, ward_police: Official, province_reviewer: Official
) -> None:
    groups = set(ABOUT_A_GROUP)
    for official in (stranger, province_reviewer):
        assert set(statuses(signed_in(official), pages).values()) == {404}, official
    of_police = statuses(signed_in(ward_police), pages)
    assert {of_police[name] for name in of_police if name not in groups} == {404}
    assert {of_police[name] for name in groups} == {403}


def test_the_administrator_of_another_ward_finds_nothing(
    pages: dict[str, str], stranger: Official, other_ward: Organization
) -> None:
    make_appointment(stranger, other_ward, Role.ADMINISTRATOR)
    assert set(statuses(signed_in(stranger), pages).values()) == {404}


def test_a_post_that_has_ended_gives_nothing(
    administrator: Official, ward: Organization, pages: dict[str, str]
) -> None:
    post = administrator.appointments.get()
    post.valid_to = post.valid_from
    post.save(update_fields=["valid_to"])
    assert set(statuses(signed_in(administrator), pages).values()) == {404}


def test_an_account_without_a_post_sees_nobody_but_itself(ward: Organization) -> None:
    alone = make_official("mot.minh", "Cao Văn Đơn", is_superuser=True)
    assert list(Official.objects.visible_to(alone)) == [alone]
    assert not Organization.objects.visible_to(alone).exists()


def test_a_successor_inherits_and_the_predecessor_does_not(
    ward: Organization, other_ward: Organization, drafter: Official, stranger: Official
) -> None:
    ward.successor = other_ward
    ward.save(update_fields=["successor"])
    assert set(Organization.objects.visible_to(stranger)) == {ward, other_ward}
    assert set(Organization.objects.visible_to(drafter)) == {ward}


@pytest.fixture
def shared(administrator: Official, drafter: Official, other_ward: Organization) -> Official:
    """The drafter also serves another ward, which this administrator has no say in."""
    make_appointment(drafter, other_ward, Role.CHAIR)
    return drafter


@pytest.mark.parametrize("name", [*DEEDS, "edit_person"])
def test_an_account_that_serves_elsewhere_too_is_out_of_reach(
    shared: Official, administrator: Official, name: str
) -> None:
    kept = Official.objects.get(pk=shared.pk).password
    answer = signed_in(administrator).post(reverse(f"officials:{name}", args=[shared.pk]))
    assert answer.status_code == 403
    assert permissions.OTHER_POSTS in answer.content.decode()
    assert Official.objects.get(pk=shared.pk).password == kept


def test_a_superuser_is_out_of_reach(administrator: Official, ward: Organization) -> None:
    system = make_official("he.thong", "Mai Văn Gốc", is_superuser=True)
    make_appointment(system, ward, Role.DRAFTER)
    answer = signed_in(administrator).post(reverse("officials:reset_password", args=[system.pk]))
    assert answer.status_code == 403
    assert permissions.SUPERUSER in answer.content.decode()


def test_nobody_acts_where_they_hold_no_post(drafter: Official, other_ward: Organization) -> None:
    client = signed_in(drafter)
    answer = client.post(reverse("officials:act_in"), {"organization": other_ward.pk})
    assert answer.status_code == 404


def test_one_acts_where_one_chose_to(
    drafter: Official, other_ward: Organization, ward: Organization
) -> None:
    make_appointment(drafter, other_ward, Role.DRAFTER)
    client = signed_in(drafter)
    assert client.get("/doi-mat-khau/").context["acting_in"] == ward
    client.post(reverse("officials:act_in"), {"organization": other_ward.pk})
    assert client.get("/doi-mat-khau/").context["acting_in"] == other_ward
    drafter.appointments.filter(organization=other_ward).update(valid_to="2021-01-01")
    assert client.get("/doi-mat-khau/").context["acting_in"] == ward


@pytest.mark.parametrize("wrong", ["", "abc", "-1", "9" * 30])
def test_a_nonsense_choice_finds_nothing(drafter: Official, wrong: str) -> None:
    answer = signed_in(drafter).post(reverse("officials:act_in"), {"organization": wrong})
    assert answer.status_code == 404


def test_the_administration_of_the_system_is_for_superusers(
    administrator: Official, drafter: Official
) -> None:
    root = make_official("goc", "Mai Văn Gốc", is_superuser=True, is_staff=True)
    page = reverse("admin:officials_official_changelist")
    found = [signed_in(who).get(page, follow=True) for who in (root, administrator, drafter)]
    assert [answer.status_code for answer in found] == [200, 403, 403]
