"""Nothing typed is lost when the session has ended while somebody was writing."""

import re
from html import unescape

from django.core import signing
from django.test import Client
from django.urls import reverse

from officials import carrying
from officials.models import Official, Organization
from tests.cast import PASSWORD, signed_in

SIGN_IN = "/dang-nhap/"
TYPED = {"name": "Khối 5 <b>&\"'", "kind": "", "valid_from": "01/7/2025"}


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found, name
    return unescape(found[1])


def test_what_was_typed_is_sent_again_after_signing_in(
    administrator: Official, ward: Organization
) -> None:
    client = signed_in(administrator)
    client.session.flush()
    url = reverse("officials:add_group")
    page = client.post(url, TYPED)
    assert page.status_code == 401
    parcel = hidden(page.content.decode(), "parcel")
    wrong = {"username": "quan.tri", "password": "sai", "next": url, "parcel": parcel}
    again = client.post(SIGN_IN, wrong)
    assert hidden(again.content.decode(), "parcel") == parcel
    resend = client.post(SIGN_IN, {**wrong, "password": PASSWORD})
    assert resend.context["typed"] == [*TYPED.items()]
    assert f'action="{url}"' in resend.content.decode()
    assert client.post(url, dict(resend.context["typed"])).status_code == 302
    assert ward.unit.residential_groups.get().name == TYPED["name"]


def test_passwords_are_not_carried(client: Client) -> None:
    answer = client.post("/doi-mat-khau/", {"old_password": "x", "note": "y"})
    assert answer.url == f"{SIGN_IN}?next=/doi-mat-khau/"


def test_a_parcel_of_somebody_elses_making_is_left_unopened(drafter: Official) -> None:
    made_up = signing.dumps([("name", "x")], salt="another")
    for parcel in (made_up, "abc", ""):
        assert carrying.unpacked(parcel) == []
    typed = {"username": "soan.thao", "password": PASSWORD, "next": "/", "parcel": made_up}
    assert Client().post(SIGN_IN, typed).status_code == 302


def test_a_part_of_a_page_is_not_replaced_by_the_sign_in(client: Client) -> None:
    answer = client.post(reverse("officials:preview_letterhead"), {}, HTTP_HX_REQUEST="true")
    assert answer.status_code == 401
    assert "<form" not in answer.content.decode()
