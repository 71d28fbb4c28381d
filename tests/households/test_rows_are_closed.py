"""Rows are for named posts of the ward's People's Committee: everybody else gets nothing, and is
told nothing, whichever way they try.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from django.apps import apps
from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from history.models import Entry
from households.models import (
    Household,
    HouseholdMembers,
    HouseholdOrigin,
    HouseholdState,
    RowReader,
    RowsDecision,
)
from households.rows import looking, recording, standing, switching
from households.rows.permissions import may_see_rows, may_switch_on
from households.rows.urls import urlpatterns
from localities import grouping
from officials.models import Official, Organization, Role
from tests.cast import (
    TWO_TIERS,
    Kind,
    UnitKind,
    make_appointment,
    make_member,
    make_official,
    make_organization,
    make_unit,
    signed_in,
)
from tests.households.counts import make_groups
from tests.households.rows import (
    KINH,
    LONG_PAST,
    PURPOSE,
    TAY,
    Event,
    change,
    content,
    kept_rows,
    make_row,
    open_rows,
    state_of,
)
from vietnamese.dates import today

pytestmark = pytest.mark.django_db
NAMES = [str(pattern.name) for pattern in urlpatterns]
TELLING = ("Tày", "Kinh 3", PURPOSE)
"""What no page for a stranger says of the rows of the ward."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A ward with one row, and what its addresses are made of."""

    row: Household
    keys: dict[str, dict[str, object]]

    @property
    def serial(self) -> str:
        return self.row.serial or ""

    def addresses(self) -> Iterator[tuple[str, str]]:
        for name in NAMES:
            yield name, reverse(f"households:{name}", kwargs=self.keys.get(name, {}))


@pytest.fixture(autouse=True)
def shared(settings: object) -> None:
    settings.HOUSEHOLD_ROWS_ON_SHARED_SERVER = True  # type: ignore[attr-defined]


@pytest.fixture
def kept(ward: Organization, drafter: Official, chair: Official) -> Kept:
    group = make_groups(ward, 1)[0]
    keys = kept_rows(ward, reader=drafter, chair=chair)
    row = Household.objects.get()
    said = content(group, {KINH: (3, 1), TAY: (2, 1)})
    change(row, Event.CHANGED, date(2024, 2, 1), said, by=drafter)
    state = {"pk": row.pk, "state_pk": state_of(row).pk}
    return Kept(row, {**keys, "row_correct": state, "row_strike": state})  # type: ignore[dict-item]


@pytest.fixture
def province_police(province_unit: object) -> Official:
    office = make_organization(province_unit, "Công an tỉnh Nghệ An", kind=Kind.POLICE)  # type: ignore[arg-type]
    return make_member("ca.tinh", "Mai Thị Đặt Tên", office, Role.REVIEWER)


@pytest.fixture
def root(db: None) -> Official:
    return make_official("goc.ho", "Quản Trị Gốc", is_staff=True, is_superuser=True)


OUTSIDE = ("ward_police", "province_police", "province_reviewer", "root")
COLLEAGUES = ("reviewer", "clerk", "administrator", "deputy")


@pytest.mark.parametrize("who", OUTSIDE)
@pytest.mark.parametrize("method", ["get", "post"])
def test_to_the_police_the_province_and_the_operator_no_address_is_there(
    request: pytest.FixtureRequest, kept: Kept, who: str, method: str
) -> None:
    client = signed_in(request.getfixturevalue(who))
    for name, address in kept.addresses():
        answer = getattr(client, method)(f"{address}?khoi=1&so={kept.serial}")
        assert answer.status_code in {404, 405}, name
        said = answer.content.decode()
        assert not any(word in said for word in TELLING), name


@pytest.mark.parametrize("who", OUTSIDE)
def test_what_is_there_and_what_is_not_are_answered_alike(
    request: pytest.FixtureRequest, kept: Kept, who: str
) -> None:
    client = signed_in(request.getfixturevalue(who))
    there = client.get(reverse("households:row", args=[kept.row.pk]))
    absent = client.get(reverse("households:row", args=[999_999]))
    assert there.status_code == absent.status_code == 404
    assert there.content == absent.content


@pytest.mark.parametrize("who", COLLEAGUES)
@pytest.mark.parametrize("method", ["get", "post"])
def test_colleagues_who_were_not_named_are_told_why_and_nothing_else(
    request: pytest.FixtureRequest, kept: Kept, who: str, method: str
) -> None:
    client = signed_in(request.getfixturevalue(who))
    for name, address in kept.addresses():
        answer = getattr(client, method)(address)
        expected = {200} if name == "rows" and method == "get" else {403, 405}
        assert answer.status_code in expected, name
        assert kept.serial not in answer.content.decode(), name
    assert Household.objects.get().serial == kept.serial


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_named_post_of_another_ward_gets_nothing_of_this_one(
    kept: Kept, other_ward: Organization, stranger: Official, method: str
) -> None:
    other_chair = make_member("ct.khac", "Cao Văn Khác", other_ward, Role.CHAIR)
    open_rows(other_ward, stranger, by=other_chair)
    client = signed_in(stranger)
    for name, address in kept.addresses():
        answer = getattr(client, method)(f"{address}?so={kept.serial}")
        if name in kept.keys:
            assert answer.status_code in {403, 404, 405}, name
        assert "Kinh 3" not in answer.content.decode(), name
    assert state_of(kept.row).is_here


def test_a_serial_of_another_ward_is_refused_like_one_that_never_was(
    kept: Kept, other_ward: Organization, stranger: Official
) -> None:
    other_chair = make_member("ct.khac", "Cao Văn Khác", other_ward, Role.CHAIR)
    open_rows(other_ward, stranger, by=other_chair)
    mine = make_row(other_ward, content(make_groups(other_ward, 1)[0]), by=stranger)
    client = signed_in(stranger)
    told = {"from_day": f"{today():%d/%m/%Y}", "head": KINH}

    def answer(serial: str) -> str:
        address = reverse("households:row_merge", args=[mine.pk])
        said = client.post(address, {**told, "others": serial}).content.decode()
        assert f"Không có dòng hộ mang số phiếu {serial}." in said
        listed = client.get(reverse("households:row_list"), {"so": serial}).content.decode()
        assert "Không có hộ nào như vậy" in listed
        changes = [recording.RowChange(Event.LEFT, today(), serial=serial)]
        return recording.objections(other_ward, changes)[0]

    assert answer(kept.serial) == answer("CCCCCCCCCC")
    assert standing.latest(other_ward, serials=[kept.serial]) == {}


@pytest.mark.parametrize("who", ["drafter", "ward_police", "province_police", "stranger", "chair"])
def test_no_search_list_or_page_elsewhere_knows_a_serial(
    request: pytest.FixtureRequest, kept: Kept, who: str
) -> None:
    client = signed_in(request.getfixturevalue(who))
    searches = [reverse(name) for name in ("desk:search", "documents:list", "directives:list")]
    for address in [*(f"{one}?q={kept.serial}" for one in searches), "/", "/so-lieu/"]:
        answer = client.get(address, follow=True)
        found = answer.content.decode().replace(f'value="{kept.serial}"', "")
        assert f"/tung-ho/{kept.row.pk}" not in found, address
        assert found.count(kept.serial) <= 3, address  # the question itself, said again
        assert "Kinh 3" not in found, address


def test_the_system_administration_has_no_page_of_rows() -> None:
    ours = set(apps.get_app_config("households").get_models())
    rows = {model for model in ours if model.__module__.endswith((".rows", ".row_decisions"))}
    assert Household in rows
    assert HouseholdState in rows
    assert not rows & set(admin.site._registry)


def test_a_row_has_these_columns_and_no_others() -> None:
    """No name, address, number of a paper, remark: there is nowhere to write one."""
    columns = {
        model: {field.name for field in model._meta.concrete_fields}
        for model in (Household, HouseholdState, HouseholdMembers, HouseholdOrigin)
    }
    assert columns == {
        Household: {"id", "organization", "serial", "erased_at"},
        HouseholdState: {
            *("id", "household", "event", "from_day", "group", "head_group"),
            *("corrects", "instead_of", "recorded_by", "recorded_at"),
        },
        HouseholdMembers: {"id", "state", "ethnic_group", "persons", "women"},
        HouseholdOrigin: {"id", "state", "household"},
    }


def test_a_post_of_the_police_is_not_named_and_one_taken_up_later_closes_the_rows(
    kept: Kept,
    ward: Organization,
    police: Organization,
    ward_police: Official,
    chair: Official,
    drafter: Official,
) -> None:
    decision = RowsDecision.objects.get()
    both = make_appointment(ward_police, ward, Role.DRAFTER, title="Ủy viên UBND")
    assert not switching.posts_to_name(ward).filter(official=ward_police).exists()
    for post in (both, ward_police.appointments.get(organization=police)):
        with pytest.raises(ValidationError, match="không giao cho công an"):
            switching.name_reader(decision, post, by=chair)
    RowReader.objects.create(
        decision=decision,
        appointment=both,
        valid_from=today(),
        valid_to=decision.ends_on,
        named_by=chair,
    )
    assert not Household.objects.visible_to(Official.objects.get(pk=ward_police.pk)).exists()

    assert Household.objects.visible_to(drafter).exists()
    make_appointment(drafter, police, Role.DRAFTER)
    again = Official.objects.get(pk=drafter.pk)
    assert not Household.objects.visible_to(again).exists()
    assert "công an" in may_see_rows(again, ward).reason


def test_rows_close_with_the_naming_the_post_and_the_decision(
    kept: Kept, ward: Organization, chair: Official, drafter: Official
) -> None:
    def sees() -> bool:
        return Household.objects.visible_to(Official.objects.get(pk=drafter.pk)).exists()

    decision, reader = RowsDecision.objects.get(), RowReader.objects.get()
    assert sees()
    switching.end_reader(reader, by=chair)
    assert not sees()
    switching.name_reader(decision, reader.appointment, by=chair)
    assert sees()
    post = reader.appointment
    post.valid_to = today() - timedelta(days=1)
    post.save(update_fields=["valid_to"])
    assert not sees()
    post.valid_to = None
    post.save(update_fields=["valid_to"])
    switching.switch_off(decision, reason="Xong việc", by=chair)
    assert not sees()
    assert "Chủ tịch chưa bật, hoặc đã tắt" in may_see_rows(drafter, ward).reason


def test_a_decision_that_has_run_out_opens_nothing(
    ward: Organization, chair: Official, drafter: Official
) -> None:
    yesterday = today() - timedelta(days=1)
    decision = RowsDecision.objects.create(
        organization=ward,
        purpose=PURPOSE,
        valid_from=LONG_PAST,
        ends_on=yesterday,
        decided_by=chair,
    )
    RowReader.objects.create(
        decision=decision,
        appointment=drafter.appointments.get(),
        valid_from=LONG_PAST,
        valid_to=today(),
        named_by=chair,
    )
    assert not may_see_rows(drafter, ward)
    assert RowsDecision.objects.in_force(yesterday).exists()


def test_on_a_shared_server_rows_stay_off_unless_its_operator_allows_them(
    kept: Kept, ward: Organization, chair: Official, drafter: Official, settings: object
) -> None:
    settings.HOUSEHOLD_ROWS_ON_SHARED_SERVER = False  # type: ignore[attr-defined]
    assert may_see_rows(drafter, ward)
    make_organization(ward.unit, "Mặt trận Tổ quốc phường", kind=Kind.FATHERLAND_FRONT)
    assert may_see_rows(drafter, ward)
    unit = make_unit("17003", "Quang Phong", UnitKind.WARD, parent=ward.unit.parent)
    make_organization(unit, "Ủy ban nhân dân phường Quang Phong")
    assert "dùng chung cho nhiều xã, phường" in may_see_rows(drafter, ward).reason
    assert not Household.objects.visible_to(drafter).exists()
    assert "dùng chung" in may_switch_on(chair, ward).reason
    assert signed_in(drafter).get(reverse("households:row", args=[kept.row.pk])).status_code == 403


def test_only_the_chair_decides(
    ward: Organization, chair: Official, deputy: Official, drafter: Official
) -> None:
    for other in (deputy, drafter):
        with pytest.raises(PermissionDenied):
            open_rows(ward, drafter, by=other)
    decision = open_rows(ward, drafter, by=chair)
    with pytest.raises(PermissionDenied):
        switching.switch_off(decision, reason="x", by=deputy)
    with pytest.raises(PermissionDenied):
        switching.end_reader(decision.readers.get(), by=deputy)


def test_every_look_is_in_the_log_and_the_log_is_for_chair_and_data_protection(
    kept: Kept, ward: Organization, drafter: Official, chair: Official
) -> None:
    reader = signed_in(drafter)
    group = state_of(kept.row).group_id
    for address in (
        reverse("households:row_list"),
        reverse("households:row", args=[kept.row.pk]),
        reverse("households:row_change", args=[kept.row.pk]),
        reverse("households:rows_reconcile"),
        f"{reverse('households:row_export')}?khoi={group}",
    ):
        before = Entry.objects.of(ward.pk).count()
        assert reader.get(address).status_code == 200
        assert Entry.objects.of(ward.pk).count() == before + 1, address
    assert all(entry.actor_id == drafter.pk for entry in looking.log_of(ward)[:5])

    guardian = make_member("bao.ve", "Tạ Thị Giữ Gìn", ward, Role.DATA_PROTECTION)
    for who in (chair, guardian):
        said = signed_in(who).get(reverse("households:rows_log")).content.decode()
        assert "Tải danh sách hộ" in said
        assert drafter.full_name in said
        assert kept.serial not in said
    assert reader.get(reverse("households:rows_log")).status_code == 403


def test_a_look_that_cannot_be_written_down_shows_nothing(
    kept: Kept, drafter: Official, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise RuntimeError("the history cannot be written")

    monkeypatch.setattr(looking, "record", refuse)
    client = Client(raise_request_exception=False)
    client.force_login(drafter, backend="officials.backends.OfficialBackend")
    answer = client.get(reverse("households:row", args=[kept.row.pk]))
    assert answer.status_code == 500
    assert kept.serial not in answer.content.decode()


def test_the_ward_that_succeeds_another_inherits_its_rows_under_its_own_decision(
    kept: Kept, ward: Organization, drafter: Official, district_unit: object
) -> None:
    unit = make_unit("16940", "Thái Hòa", UnitKind.WARD, valid_from=TWO_TIERS)
    heir = make_organization(unit, "Ủy ban nhân dân phường Thái Hòa")
    ward.successor = heir
    ward.save(update_fields=["successor"])
    new_chair = make_member("ct.moi", "Lý Văn Kế Thừa", heir, Role.CHAIR)
    reader = make_member("can.bo.moi", "Lý Thị Kế Thừa", heir, Role.DRAFTER)
    assert not Household.objects.visible_to(Official.objects.get(pk=drafter.pk)).exists()
    assert not Household.objects.visible_to(reader).exists()
    open_rows(heir, reader, by=new_chair)
    seen = Official.objects.get(pk=reader.pk)
    assert list(Household.objects.visible_to(seen)) == [kept.row]

    old = state_of(kept.row).group
    assert old is not None
    moved = grouping.move(old, to=unit, on=TWO_TIERS)
    client = signed_in(reader)
    said = client.get(f"{reverse('households:row_list')}?khoi={moved.pk}").content.decode()
    assert kept.serial in said
    told = recording.RowChange(
        Event.CHANGED, TWO_TIERS, content(moved, {KINH: (4, 2)}), serial=kept.serial
    )
    recording.apply(heir, [told], by=seen)
    assert [one.persons for one in state_of(kept.row).members.all()] == [4]
    assert looking.log_of(heir).count() >= 3
