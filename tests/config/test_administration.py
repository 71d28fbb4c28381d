import pytest
from django.contrib.auth import get_user_model
from django.test import Client

pytestmark = pytest.mark.django_db


def sign_in(client: Client, **rights: bool) -> None:
    official = get_user_model().objects.create(
        username="mau", full_name="Nguyễn Văn Mẫu", must_change_password=False, **rights
    )
    client.force_login(official)


def test_strangers_are_sent_to_the_sign_in_of_the_product(client: Client) -> None:
    answer = client.get("/quan-tri-he-thong/login/")
    assert answer.status_code == 302
    assert "quan-tri-he-thong" not in answer["Location"].split("?")[0]


@pytest.mark.parametrize("path", ["", "login/", "officials/official/"])
def test_an_official_who_is_no_superuser_is_refused(client: Client, path: str) -> None:
    sign_in(client, is_staff=True)
    answer = client.get(f"/quan-tri-he-thong/{path}", follow=True)
    assert answer.status_code == 403


def test_a_superuser_comes_in(client: Client) -> None:
    sign_in(client, is_superuser=True, is_staff=True)
    assert client.get("/quan-tri-he-thong/").status_code == 200
