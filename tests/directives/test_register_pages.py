"""The pages of the register: list, one directive, writing it down."""

import pytest
from django.test import Client

from directives.loading import load
from directives.models import Directive
from officials.models import Official
from tests.cast import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(clerk: Official) -> Client:
    return signed_in(clerk)


def test_the_list_shows_the_shared_directives_with_their_validity(client: Client) -> None:
    load()

    page = client.get("/van-ban-chi-dao/").content.decode()

    assert "Quyết định 12/2018/QĐ-TTg" in page


def test_a_directive_shows_its_validity_on_a_typed_day(client: Client) -> None:
    load()
    decision = Directive.objects.get(number="12/2018/QĐ-TTg")
    address = f"/van-ban-chi-dao/{decision.pk}/"

    today = client.get(address).content.decode()
    then = client.get(address, {"ngay": "10/01/2024"}).content.decode()

    assert "đã được sửa đổi, bổ sung" in today
    assert "có hiệu lực từ ngày 15/01/2024" in then
