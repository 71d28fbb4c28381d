"""Officials and posts, as the administrator of a ward keeps them."""

import re
import unicodedata
from datetime import date, timedelta
from itertools import chain

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from history.models import Entry
from officials import administering, permissions
from officials.models import Appointment, Official, Organization, Role, SigningCapacity
from tests.cast import make_appointment, make_member, make_official, signed_in
from vietnamese.dates import today

EVIL = "<script>alert(1)</script>{% if %}{{ 7 }}&\"'"


@pytest.fixture
def admin(administrator: Official) -> Client:
    return signed_in(administrator)


def typed(ward: Organization, **other: str) -> dict[str, str]:
    return {
        "full_name": "Hồ Thị Đức",
        "username": "ho.thi.duc",
        "email": "",
        "office_phone": "",
        "organization": str(ward.pk),
        "title": "Công chức",
        "role": Role.DRAFTER,
        "signing_capacity": "",
        "field_of_work": "",
        "valid_from": "01/07/2025",
        **other,
    }


def edit(official: Official, version: int, **other: str) -> dict[str, str]:
    return {
        "full_name": official.full_name,
        "username": official.username,
        "version": str(version),
        **other,
    }


def test_adding_an_official_gives_a_post_and_a_password_to_be_changed(
    admin: Client, ward: Organization, administrator: Official
) -> None:
    page = admin.post(reverse("officials:add_person"), typed(ward))
    official = Official.objects.get(username="ho.thi.duc")
    shown = re.search(r'one-time">([^<]+)<', page.content.decode())
    assert shown
    assert official.check_password(shown[1])
    assert official.must_change_password
    post = official.appointments.get()
    assert (post.organization, post.role, post.valid_from) == (ward, "DRAFTER", date(2025, 7, 1))
    verbs = set(Entry.objects.values_list("verb", "actor_id"))
    assert verbs == {(f"officials.{v}", administrator.pk) for v in ("appoint", "add_official")}


def test_the_history_holds_no_name_but_keys(admin: Client, ward: Organization) -> None:
    admin.post(reverse("officials:add_person"), typed(ward, email="duc@example.org"))
    kept = " ".join(f"{e.subject} {e.details}" for e in Entry.objects.all())
    for secret in ("Đức", "ho.thi.duc", "example.org"):
        assert secret not in kept


def test_nothing_is_added_when_the_post_is_refused(
    admin: Client, ward: Organization, chair: Official
) -> None:
    page = admin.post(reverse("officials:add_person"), typed(ward, role=Role.CHAIR))
    assert "đang có người đứng đầu" in page.content.decode()
    assert "Hồ Thị Đức" in page.content.decode()
    assert not Official.objects.filter(username="ho.thi.duc").exists()


def test_decomposed_letters_are_stored_composed(admin: Client, ward: Organization) -> None:
    name = unicodedata.normalize("NFD", "Hồ  Thị Đức")
    admin.post(reverse("officials:add_person"), typed(ward, full_name=name))
    assert Official.objects.get(username="ho.thi.duc").full_name == "Hồ Thị Đức"


@pytest.mark.parametrize(
    ("column", "value", "reason"),
    [
        ("username", "Hồ Đức", "chữ thường không dấu"),
        ("username", "quan.tri", "đã có người dùng"),
        ("full_name", "", "bắt buộc"),
        ("full_name", "x" * 121, "121"),
        ("valid_from", "hôm nay", "hợp lệ"),
        ("role", "KING", "KING"),
        ("signing_capacity", SigningCapacity.ON_BEHALF, "mới ký văn bản"),
        ("organization", "0", "chọn một mục"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_typed_is_lost(
    admin: Client, ward: Organization, column: str, value: str, reason: str
) -> None:
    sent = typed(ward, office_phone="(0238) 3 881 000", **{column: value})
    page = admin.post(reverse("officials:add_person"), sent).content.decode()
    assert reason in page
    assert "(0238) 3 881 000" in page
    assert not Official.objects.filter(full_name="Hồ Thị Đức").exists()


def test_markup_in_every_field_is_shown_as_typed(admin: Client, ward: Organization) -> None:
    sent = typed(ward, full_name=EVIL, title=EVIL, field_of_work=EVIL, office_phone=EVIL[:40])
    admin.post(reverse("officials:add_person"), sent)
    official = Official.objects.get(username="ho.thi.duc")
    admin.post(
        reverse("officials:add_letterhead"),
        {"organization": ward.pk, "valid_from": "01/01/2026", "superior": EVIL, "issuer": EVIL}
        | {"symbol": EVIL[:40], "place": EVIL, "collective": EVIL, "contact": EVIL},
    )
    assert ward.letterheads.count() == 3
    admin.post(reverse("officials:add_group"), {"name": EVIL, "kind": ""})
    pages = ["people", "posts", "groups", "letterheads", "add_letterhead"]
    urls = [reverse(f"officials:{name}") for name in pages]
    urls += [reverse(f"officials:{n}", args=[official.pk]) for n in ("person", "edit_person")]
    for url in urls:
        text = admin.get(url).content.decode()
        assert "<script>alert" not in text, url
        if "them" not in url:
            assert "&lt;script&gt;alert(1)&lt;/script&gt;{% if %}{{ 7 }}&amp;" in text, url


def test_the_roll_is_called_by_the_last_word_of_the_name(
    ward: Organization, administrator: Official, admin: Client
) -> None:
    for number, name in enumerate(["Vi Văn Đông", "Lô Thị Ơn", "Nguyễn Đình Đức", "Lê Dũng"]):
        make_member(f"nguoi.{number}", name, ward, Role.DRAFTER)
    make_member("nguoi.9", "Ăng Văn An", ward, Role.DRAFTER)
    page = admin.get(reverse("officials:people"))
    names = [official.full_name for official in page.context["page"].rows]
    assert names == [
        "Ăng Văn An",
        "Lê Dũng",
        "Vi Văn Đông",
        "Nguyễn Đình Đức",
        "Lô Thị Ơn",
        "Đỗ Văn Tưởng Tượng",
    ]


@pytest.mark.parametrize("asked", ["đức", "DUC", "dinh duc", unicodedata.normalize("NFD", "Đức")])
def test_names_are_found_without_marks_and_case(
    ward: Organization, admin: Client, asked: str
) -> None:
    make_member("duc", "Nguyễn Đình Đức", ward, Role.DRAFTER)
    page = admin.get(reverse("officials:people"), {"q": asked})
    assert [official.username for official in page.context["page"].rows] == ["duc"]


def test_the_roll_comes_fifty_at_a_time_and_loses_nobody(
    ward: Organization, administrator: Official, admin: Client
) -> None:
    for number in range(120):
        make_member(f"nguoi.{number:03}", f"Nguyễn Văn {'ABC'[number % 3]}", ward, Role.DRAFTER)
    seen, after = [], ""
    while after is not None:
        page = admin.get(reverse("officials:people"), {"sau": after} if after else {})
        seen.append([official.pk for official in page.context["page"].rows])
        after = page.context["page"].following
    assert [len(rows) for rows in seen] == [50, 50, 21]
    assert list(chain(*seen)) == list(Official.objects.in_roll_order().values_list("pk", flat=True))


@pytest.mark.parametrize("after", ["0", "abc", "-3", "9" * 40, "١"])
def test_a_nonsense_place_in_the_roll_begins_at_the_top(admin: Client, after: str) -> None:
    page = admin.get(reverse("officials:people"), {"sau": after})
    assert [official.username for official in page.context["page"].rows] == ["quan.tri"]


def test_a_longer_roll_takes_no_more_queries(ward: Organization, admin: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            admin.get(reverse("officials:people"))
            admin.get(reverse("officials:posts"))
        return len(captured)

    make_member("nguoi.a", "Nguyễn Văn A", ward, Role.DRAFTER)
    queries()
    few = queries()
    for number in range(60):
        make_member(f"nguoi.{number}", f"Nguyễn Văn {number}", ward, Role.DRAFTER)
    assert queries() == few


def test_an_edit_saves_what_changed_and_says_which_columns(
    admin: Client, drafter: Official
) -> None:
    url = reverse("officials:edit_person", args=[drafter.pk])
    answer = admin.post(url, edit(drafter, 1, full_name="Nguyễn Văn Mẫn"))
    assert answer.status_code == 302
    drafter.refresh_from_db()
    assert (drafter.full_name, drafter.version) == ("Nguyễn Văn Mẫn", 2)
    assert list(Official.objects.filter(search="nguyen van man")) == [drafter]
    assert Entry.objects.get().details == {"columns": ["full_name"]}


def test_of_two_administrators_the_second_is_told_and_keeps_what_was_typed(
    admin: Client, drafter: Official
) -> None:
    url = reverse("officials:edit_person", args=[drafter.pk])
    admin.post(url, edit(drafter, 1, office_phone="111"))
    page = admin.post(url, edit(drafter, 1, email="mau@example.org"))
    assert page.status_code == 200
    assert "người khác đã lưu thay đổi" in page.content.decode()
    assert "mau@example.org" in page.content.decode()
    drafter.refresh_from_db()
    assert (drafter.office_phone, drafter.email) == ("111", "")
    again = re.search(r'name="version" value="(\d+)"', page.content.decode())
    assert again
    answer = admin.post(url, edit(drafter, int(again[1]), email="mau@example.org"))
    assert answer.status_code == 302


def test_a_deactivated_account_is_out_at_once_and_can_come_back(
    admin: Client, drafter: Official
) -> None:
    session = signed_in(drafter)
    admin.post(reverse("officials:deactivate", args=[drafter.pk]))
    assert session.get("/doi-mat-khau/").status_code == 302
    page = admin.post(reverse("officials:deactivate", args=[drafter.pk]))
    assert page.status_code == 403
    admin.post(reverse("officials:activate", args=[drafter.pk]))
    drafter.refresh_from_db()
    assert drafter.is_active


def test_nobody_locks_themselves_out(admin: Client, administrator: Official) -> None:
    page = admin.post(reverse("officials:deactivate", args=[administrator.pk]))
    assert permissions.NOT_ONESELF in page.content.decode()
    own = administrator.appointments.get()
    page = admin.post(reverse("officials:end_appointment", args=[own.pk]), {"on": "01/01/2026"})
    assert permissions.OWN_POST in page.content.decode()
    own.refresh_from_db()
    assert own.valid_to is None


def test_a_post_is_added_and_ended_and_never_overwritten(admin: Client, drafter: Official) -> None:
    url = reverse("officials:appoint", args=[drafter.pk])
    post = {"organization": drafter.appointments.get().organization_id, "title": "Văn thư"}
    post |= {"role": Role.CLERK, "signing_capacity": "", "valid_from": "01/7/2025"}
    assert admin.post(url, post).status_code == 302
    new = drafter.appointments.get(role=Role.CLERK)
    page = admin.post(url, post)
    assert "đang giữ việc này" in page.content.decode()
    end = reverse("officials:end_appointment", args=[new.pk])
    page = admin.post(end, {"on": "30/6/2025"})
    assert "không được trước ngày bắt đầu" in page.content.decode()
    assert admin.post(end, {"on": "31/12/2025"}).status_code == 302
    new.refresh_from_db()
    assert new.valid_to == date(2025, 12, 31)
    assert admin.post(end, {"on": "31/12/2026"}).status_code == 403


def test_a_post_counts_from_its_first_to_its_last_day(ward: Organization) -> None:
    official = make_official("nguoi.cu", "Nguyễn Văn Cũ")
    days = timedelta(days=1)
    post = make_appointment(official, ward, Role.DRAFTER, valid_from=today(), valid_to=today())
    assert Appointment.objects.current().filter(pk=post.pk).exists()
    assert not Appointment.objects.current(today() - days).filter(pk=post.pk).exists()
    assert not Appointment.objects.current(today() + days).filter(pk=post.pk).exists()
    assert (post.is_in_force(today()), post.is_in_force(today() + days)) == (True, False)


def test_the_database_itself_refuses_a_second_head(ward: Organization, chair: Official) -> None:
    other = make_official("nguoi.khac", "Nguyễn Văn Khác")
    with pytest.raises(IntegrityError), transaction.atomic():
        make_appointment(other, ward, Role.CHAIR)
    chair.appointments.update(valid_to=today())
    make_appointment(other, ward, Role.CHAIR)


def test_only_departments_belong_to_another_organization(
    ward: Organization, police: Organization
) -> None:
    police.parent = ward
    with pytest.raises(ValidationError, match="Chỉ phòng, ban"):
        police.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        police.save(update_fields=["parent"])


def test_verbs_refuse_whoever_calls_them(
    ward: Organization, drafter: Official, clerk: Official
) -> None:
    post = Appointment(organization=ward, title="X", role=Role.CLERK, valid_from=today())
    with pytest.raises(PermissionDenied):
        administering.appoint(drafter, post, by=clerk)
    with pytest.raises(PermissionDenied):
        administering.edit_official(drafter, ["email"], version=1, by=clerk)
    with pytest.raises(PermissionDenied):
        administering.deactivate(drafter, by=clerk)
    assert not Entry.objects.exists()
