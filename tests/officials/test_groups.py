"""Residential groups, as the administrator of the ward's People's Committee keeps them."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from history.models import Entry
from localities import grouping
from localities.grouping import Naming
from localities.models import ResidentialGroup
from officials.models import Official, Organization, Role
from officials.permissions import NOT_COMMITTEE
from tests.cast import make_appointment, make_member, signed_in


@pytest.fixture
def admin(administrator: Official) -> Client:
    return signed_in(administrator)


@pytest.fixture
def groups(ward: Organization) -> list[ResidentialGroup]:
    names = ["Khối 1", "Khối 2", "Khối 10"]
    return [grouping.add(ward.unit, naming=Naming.of(n), valid_from=None) for n in names]


def shown(client: Client) -> list[str]:
    rows = client.get(reverse("officials:groups")).context["page"].rows
    return [group.name for group in rows]


def test_they_stand_by_number(admin: Client, groups: list[ResidentialGroup]) -> None:
    assert shown(admin) == ["Khối 1", "Khối 2", "Khối 10"]


def test_one_is_added(admin: Client, ward: Organization) -> None:
    sent = {"name": "Xóm  Mới", "kind": "", "valid_from": "01/7/2025"}
    assert admin.post(reverse("officials:add_group"), sent).status_code == 302
    group = ResidentialGroup.objects.get()
    assert (group.name, group.kind, group.unit) == ("Xóm Mới", "xom", ward.unit)
    assert Entry.objects.get().verb == "officials.add_group"


def test_a_name_twice_is_refused_and_kept_in_the_form(
    admin: Client, groups: list[ResidentialGroup]
) -> None:
    page = admin.post(reverse("officials:add_group"), {"name": "Khối 2", "kind": ""})
    assert page.status_code == 200
    assert "error-summary" in page.content.decode()
    assert 'value="Khối 2"' in page.content.decode()


def test_two_become_one(admin: Client, groups: list[ResidentialGroup]) -> None:
    sent = {"groups": [groups[0].pk, groups[1].pk], "name": "Khối 12", "kind": "", "on": "1/7/2026"}
    assert admin.post(reverse("officials:merge_groups"), sent).status_code == 302
    assert shown(admin) == ["Khối 10", "Khối 12"]
    groups[0].refresh_from_db()
    assert groups[0].valid_to == date(2026, 6, 30)
    assert Entry.objects.get().details == {"before": [groups[0].pk, groups[1].pk]}


def test_one_alone_cannot_be_merged(admin: Client, groups: list[ResidentialGroup]) -> None:
    sent = {"groups": [groups[0].pk], "name": "Khối 12", "kind": "", "on": "01/7/2026"}
    page = admin.post(reverse("officials:merge_groups"), sent)
    assert "ít nhất hai" in page.content.decode()
    assert len(shown(admin)) == 3


def test_a_group_of_another_ward_cannot_be_merged(
    admin: Client, groups: list[ResidentialGroup], other_ward: Organization
) -> None:
    theirs = grouping.add(other_ward.unit, naming=Naming.of("Khối 7"), valid_from=None)
    sent = {"groups": [groups[0].pk, theirs.pk], "name": "Khối 12", "on": "01/7/2026"}
    assert admin.post(reverse("officials:merge_groups"), sent).status_code == 200
    theirs.refresh_from_db()
    assert theirs.valid_to is None


@pytest.mark.parametrize(
    ("verb", "sent", "names"),
    [
        ("correct_group", {"name": "Khối 3", "kind": ""}, ["Khối 2", "Khối 3", "Khối 10"]),
        ("rename_group", {"name": "Khối 4", "on": "1/7/2026"}, ["Khối 2", "Khối 4", "Khối 10"]),
        (
            "split_group",
            {"names": "Khối 1A\nKhối 1B", "on": "01/7/2026"},
            ["Khối 1A", "Khối 1B", "Khối 2", "Khối 10"],
        ),
        ("end_group", {"last_day": "30/6/2026"}, ["Khối 2", "Khối 10"]),
    ],
)
def test_one_is_changed(
    admin: Client,
    groups: list[ResidentialGroup],
    verb: str,
    sent: dict[str, str],
    names: list[str],
) -> None:
    url = reverse(f"officials:{verb}", args=[groups[0].pk])
    assert admin.post(url, sent).status_code == 302
    assert shown(admin) == names
    assert set(Entry.objects.values_list("verb", flat=True)) == {f"officials.{verb}"}


def test_the_administrator_of_the_police_keeps_no_groups(police: Organization) -> None:
    official = make_member("cong.an.qt", "Vũ Thị Bịa", police, Role.ADMINISTRATOR)
    page = signed_in(official).get(reverse("officials:groups"))
    assert page.status_code == 403
    assert NOT_COMMITTEE in page.content.decode()


def test_the_ward_acted_in_is_the_one_shown(
    administrator: Official, groups: list[ResidentialGroup], other_ward: Organization
) -> None:
    make_appointment(administrator, other_ward, Role.ADMINISTRATOR)
    client = signed_in(administrator)
    assert len(shown(client)) == 3
    client.post(reverse("officials:act_in"), {"organization": other_ward.pk})
    assert shown(client) == []
