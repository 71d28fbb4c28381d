"""Demonstration passwords are public: they work on the machine itself and nowhere else."""

import pytest
from django.test import Client, override_settings

from officials.loopback import REFUSAL
from officials.models import Official
from tests.cast import PASSWORD, make_official

LOCAL = {"REMOTE_ADDR": "127.0.0.1", "HTTP_HOST": "127.0.0.1:8000"}
ELSEWHERE = [
    {**LOCAL, "REMOTE_ADDR": "192.168.1.20"},
    {**LOCAL, "REMOTE_ADDR": "10.1.2.3"},
    {**LOCAL, "REMOTE_ADDR": "::ffff:192.168.1.20"},
    {**LOCAL, "REMOTE_ADDR": ""},
    {**LOCAL, "REMOTE_ADDR": "unix:"},
    {**LOCAL, "HTTP_HOST": "ke-hoach.example"},
    {**LOCAL, "HTTP_HOST": "127.0.0.1.example:8000"},
    {**LOCAL, "HTTP_HOST": "192.168.1.5:8000"},
    {**LOCAL, "HTTP_X_FORWARDED_FOR": "192.168.1.20"},
    {**LOCAL, "HTTP_X_FORWARDED_FOR": "127.0.0.1"},
    {**LOCAL, "HTTP_X_FORWARDED_FOR": ""},
    {**LOCAL, "HTTP_X_FORWARDED_HOST": "127.0.0.1"},
    {**LOCAL, "HTTP_X_FORWARDED_PROTO": "https"},
    {**LOCAL, "HTTP_X_REAL_IP": "127.0.0.1"},
    {**LOCAL, "HTTP_FORWARDED": "for=127.0.0.1"},
    {**LOCAL, "HTTP_VIA": "1.1 proxy"},
    {**LOCAL, "SERVER_PROTOCOL": "HTTP/1.0"},
]
HERE = [
    LOCAL,
    {**LOCAL, "HTTP_HOST": "localhost:8000"},
    {**LOCAL, "HTTP_HOST": "127.0.0.1"},
    {**LOCAL, "HTTP_HOST": "LOCALHOST:8000"},
    {"REMOTE_ADDR": "::1", "HTTP_HOST": "[::1]:8000"},
    {"REMOTE_ADDR": "127.0.0.2", "HTTP_HOST": "[::1]"},
]


@pytest.fixture
def demonstration(ward: object) -> Official:
    return make_official("trinh.dien", "Nguyễn Thị Trình Diễn", is_demonstration=True)


def sign_in(client: Client, **meta: str) -> str:
    typed = {"username": "trinh.dien", "password": PASSWORD}
    with override_settings(ALLOWED_HOSTS=["*"]):
        return client.post("/dang-nhap/", typed, **meta).content.decode()


@pytest.mark.parametrize("meta", HERE)
def test_they_sign_in_on_the_machine_itself(demonstration: Official, meta: dict[str, str]) -> None:
    client = Client()
    sign_in(client, **meta)
    assert "_auth_user_id" in client.session


@pytest.mark.parametrize("meta", ELSEWHERE)
def test_they_do_not_sign_in_from_elsewhere(demonstration: Official, meta: dict[str, str]) -> None:
    client = Client()
    page = sign_in(client, **meta)
    assert "_auth_user_id" not in client.session
    assert REFUSAL in page


def test_they_do_not_sign_in_where_tls_is_required(demonstration: Official) -> None:
    client = Client()
    with override_settings(LOCAL=False):
        sign_in(client, **LOCAL)
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("meta", ELSEWHERE)
def test_a_session_begun_here_does_not_go_on_elsewhere(
    demonstration: Official, meta: dict[str, str]
) -> None:
    client = Client()
    sign_in(client, **LOCAL)
    with override_settings(ALLOWED_HOSTS=["*"]):
        answer = client.get("/doi-mat-khau/", **meta)
    assert answer.status_code == 302
    assert "_auth_user_id" not in client.session


def test_other_accounts_sign_in_from_anywhere(drafter: Official) -> None:
    client = Client(REMOTE_ADDR="192.168.1.20", HTTP_X_FORWARDED_FOR="192.168.1.20")
    client.post("/dang-nhap/", {"username": "soan.thao", "password": PASSWORD})
    assert "_auth_user_id" in client.session


def test_the_refusal_is_not_counted_as_a_failure(demonstration: Official) -> None:
    client = Client()
    for _ in range(6):
        sign_in(client, **ELSEWHERE[0])
    sign_in(client, **LOCAL)
    assert "_auth_user_id" in client.session
