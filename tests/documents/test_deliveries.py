"""Sending an issued paper: once to each, again where it was withdrawn, never too late."""

import pytest
from django.contrib.messages import get_messages

from documents import hindrances
from documents.deliveries import delivering
from documents.deliveries.delivering import Sending
from documents.models import Delivery, Document
from officials.models import Official, Organization
from tests.cast import signed_in
from tests.deliveries import make_clerk, make_issued, revoke, sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def sender(province: Organization) -> Official:
    return make_clerk(province)


@pytest.fixture
def letter(province: Organization, sender: Official) -> Document:
    return make_issued(province, sender)


def test_whoever_has_it_gets_it_no_second_time(
    letter: Document, ward: Organization, sender: Official
) -> None:
    sent(letter, ward, by=sender)
    verdict = delivering.send(letter, [Sending(ward.name, ward)], by=sender)
    assert verdict.reason == delivering.NO_RECIPIENT


def test_what_was_withdrawn_is_sent_again_and_both_rows_stay(
    letter: Document, ward: Organization, sender: Official, clerk: Official
) -> None:
    first = sent(letter, ward, by=sender)
    assert delivering.withdraw(first, reason="Gửi nhầm bản", by=sender)
    assert list(Delivery.objects.reaching(clerk).standing()) == []

    client = signed_in(sender)
    page = client.get(f"/van-ban/{letter.pk}/gui/").content.decode()
    assert f'value="{ward.pk}"' in page
    assert delivering.send(letter, [Sending(ward.name, ward)], by=sender)
    again = Delivery.objects.reaching(clerk).standing().get()
    assert (first.attempt, again.attempt) == (1, 2)
    assert delivering.standing(again)
    assert not delivering.standing(first)


def test_who_comes_too_late_is_told_on_the_page_of_the_paper(
    letter: Document, ward: Organization, sender: Official
) -> None:
    delivery = sent(letter, ward, by=sender)
    revoke(letter, by=sender)
    client = signed_in(sender)
    for address in ("gui/", f"gui/{delivery.pk}/thu-hoi/"):
        answer = client.get(f"/van-ban/{letter.pk}/{address}")
        assert answer.status_code == 302, address
        assert [str(one) for one in get_messages(answer.wsgi_request)][-1] == hindrances.FASTER
