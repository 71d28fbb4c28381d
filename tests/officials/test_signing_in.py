"""Signing in: lockout, forced change, one-time passwords, where one is led."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.hashers import identify_hasher, make_password
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone

from config import settings as product_settings
from history.models import Entry
from officials import passwords
from officials.models import Official
from tests.cast import PASSWORD, make_official, signed_in

SIGN_IN = "/dang-nhap/"
NEW = "Phuong-Moi-7"


def attempt(username: str, password: str = PASSWORD, **meta: str) -> "Client":
    client = Client(**meta)
    client.last = client.post(SIGN_IN, {"username": username, "password": password})
    return client


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_the_right_password_leads_to_the_page_asked_for(drafter: Official) -> None:
    asked = reverse("officials:change_password")
    client = Client()
    wall = client.get(asked)
    assert wall.url == f"{SIGN_IN}?next={asked}"
    answer = client.post(SIGN_IN, {"username": "soan.thao", "password": PASSWORD, "next": asked})
    assert answer.url == asked
    assert is_signed_in(client)


def test_nobody_is_led_to_another_site(drafter: Official) -> None:
    client = Client()
    typed = {"username": "soan.thao", "password": PASSWORD, "next": "https://example.org/"}
    assert client.post(SIGN_IN, typed).url == "/"


@pytest.mark.parametrize("typed", ["SOAN.THAO", "  soan.thao ", "Soan.Thao"])
def test_case_and_blanks_of_the_name_do_not_matter(drafter: Official, typed: str) -> None:
    assert is_signed_in(attempt(typed))


@pytest.mark.parametrize(
    ("username", "password"), [("soan.thao", "sai"), ("khong.co", PASSWORD), ("soan.thao", "")]
)
def test_a_refusal_does_not_tell_which_part_was_wrong(
    drafter: Official, username: str, password: str
) -> None:
    client = attempt(username, password)
    assert not is_signed_in(client)
    assert client.last.status_code == 200


def test_an_inactive_account_cannot_sign_in(drafter: Official) -> None:
    drafter.is_active = False
    drafter.save(update_fields=["is_active"])
    assert not is_signed_in(attempt("soan.thao"))


def test_five_failures_lock_the_account_even_for_the_right_password(drafter: Official) -> None:
    for spelling in ("soan.thao", "SOAN.THAO", "soan.thao ", "Soan.thao"):
        assert attempt(spelling, "sai").last.status_code == 200
    assert attempt("soan.thao", "sai").last.status_code == 429
    locked = attempt("soan.thao")
    assert locked.last.status_code == 429
    assert not is_signed_in(locked)
    assert "Mở khóa" in locked.last.content.decode()


def test_a_lock_holds_from_every_address_and_browser(drafter: Official) -> None:
    for number in range(5):
        attempt("soan.thao", "sai", REMOTE_ADDR=f"10.0.0.{number}", HTTP_USER_AGENT=f"b{number}")
    assert attempt("soan.thao", REMOTE_ADDR="10.0.0.99").last.status_code == 429


def test_a_lock_concerns_one_account_only(drafter: Official, clerk: Official) -> None:
    for _ in range(5):
        attempt("soan.thao", "sai")
    assert is_signed_in(attempt("van.thu"))


def test_a_success_forgets_earlier_failures(drafter: Official) -> None:
    for _ in range(2):
        for _ in range(4):
            attempt("soan.thao", "sai")
        assert is_signed_in(attempt("soan.thao"))


def test_the_administrator_unlocks(drafter: Official, administrator: Official) -> None:
    for _ in range(5):
        attempt("soan.thao", "sai")
    page = signed_in(administrator).get(reverse("officials:person", args=[drafter.pk]))
    assert "Đang bị khóa" in page.content.decode()
    signed_in(administrator).post(reverse("officials:unlock", args=[drafter.pk]))
    assert is_signed_in(attempt("soan.thao"))
    assert Entry.objects.filter(verb="officials.unlock", actor_id=administrator.pk).count() == 1


def test_signing_out_takes_a_post(drafter: Official) -> None:
    client = signed_in(drafter)
    assert client.get(reverse("officials:sign_out")).status_code == 405
    assert is_signed_in(client)
    client.post(reverse("officials:sign_out"))
    assert not is_signed_in(client)


def test_a_password_given_by_others_is_changed_before_anything_else(ward: object) -> None:
    official = make_official("moi.vao", "Ngô Thị Mới", must_change_password=True)
    client = signed_in(official)
    assert client.get("/").url == "/doi-mat-khau/"
    assert client.get(reverse("officials:people")).url == "/doi-mat-khau/"
    typed = {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW}
    client.post("/doi-mat-khau/", typed)
    official.refresh_from_db()
    assert not official.must_change_password
    assert official.check_password(NEW)
    assert client.get("/doi-mat-khau/").status_code == 200


@pytest.mark.parametrize(
    ("weak", "reason"),
    [
        ("Ab1!xyz", "8"),
        ("phuong-moi-7", "một chữ hoa"),
        ("PHUONG-MOI-7", "một chữ thường"),
        ("Phuong-Moi-x", "một chữ số"),
        ("PhuongMoi77", "một ký tự đặc biệt"),
        ("Soan.Thao1", "giống"),
        (PASSWORD, "khác mật khẩu đang dùng"),
    ],
)
def test_a_weak_password_is_refused_with_the_reason(
    drafter: Official, weak: str, reason: str
) -> None:
    typed = {"old_password": PASSWORD, "new_password1": weak, "new_password2": weak}
    page = signed_in(drafter).post("/doi-mat-khau/", typed)
    assert page.status_code == 200
    assert reason in page.content.decode()
    drafter.refresh_from_db()
    assert drafter.check_password(PASSWORD)


def test_changing_the_password_takes_the_old_one(drafter: Official) -> None:
    typed = {"old_password": "khong phai", "new_password1": NEW, "new_password2": NEW}
    page = signed_in(drafter).post("/doi-mat-khau/", typed)
    assert "Mật khẩu đang dùng chưa đúng" in page.content.decode()


def test_changing_the_password_ends_the_other_sessions(drafter: Official) -> None:
    here, elsewhere = signed_in(drafter), signed_in(drafter)
    typed = {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW}
    here.post("/doi-mat-khau/", typed)
    assert here.get("/doi-mat-khau/").status_code == 200
    assert elsewhere.get("/doi-mat-khau/").status_code == 302
    assert Entry.objects.get().verb == "officials.change_password"


def test_a_one_time_password_is_shown_once_and_must_be_changed(
    drafter: Official, administrator: Official
) -> None:
    admin = signed_in(administrator)
    old_session = signed_in(drafter)
    page = admin.post(reverse("officials:reset_password", args=[drafter.pk]))
    given = re.search(r'one-time">([^<]+)<', page.content.decode())
    assert given
    assert page["Cache-Control"].count("no-store") == 1
    assert (
        given[1] not in admin.get(reverse("officials:person", args=[drafter.pk])).content.decode()
    )
    assert old_session.get("/doi-mat-khau/").status_code == 302
    assert not is_signed_in(attempt("soan.thao", PASSWORD))
    client = attempt("soan.thao", given[1])
    assert is_signed_in(client)
    assert client.get("/").url == "/doi-mat-khau/"
    typed = {"old_password": given[1], "new_password1": NEW, "new_password2": NEW}
    client.post("/doi-mat-khau/", typed)
    assert is_signed_in(attempt("soan.thao", NEW))
    assert not is_signed_in(attempt("soan.thao", given[1]))


def test_a_one_time_password_runs_out(drafter: Official, administrator: Official) -> None:
    given = passwords.reset(drafter, by=administrator)
    drafter.refresh_from_db()
    assert drafter.one_time_until is not None
    assert timedelta(hours=71) < drafter.one_time_until - timezone.now() < timedelta(hours=73)
    drafter.one_time_until = timezone.now() - timedelta(seconds=1)
    drafter.save(update_fields=["one_time_until"])
    client = attempt("soan.thao", given)
    assert not is_signed_in(client)
    assert "quá hạn" in client.last.content.decode()


def test_one_time_passwords_follow_the_rules_and_are_never_alike() -> None:
    given = {passwords.one_time_password() for _ in range(200)}
    assert len(given) == 200
    for password in given:
        assert re.fullmatch(r"[A-Z][a-z]{3}-[a-z]{4}-[2-9]{4}", password)
        assert not set(password) & set("IiLlOo01")


def test_passwords_are_kept_by_argon2() -> None:
    with override_settings(PASSWORD_HASHERS=product_settings.PASSWORD_HASHERS):
        kept = make_password(PASSWORD)
        assert identify_hasher(kept).algorithm == "argon2"
