import time

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client

from config.idle import SECONDS_BETWEEN_NOTES, SESSION_KEY

pytestmark = pytest.mark.django_db
PAGE = "/quan-tri-he-thong/"


@pytest.fixture
def signed_in(client: Client) -> Client:
    official = get_user_model().objects.create(
        username="quan-tri",
        full_name="Nguyễn Văn Mẫu",
        is_superuser=True,
        is_staff=True,
        must_change_password=False,
    )
    client.force_login(official)
    return client


def seconds_ago(client: Client, seconds: float) -> int:
    session = client.session
    session[SESSION_KEY] = moment = int(time.time() - seconds)
    session.save()
    return moment


def test_whoever_works_stays_signed_in(signed_in: Client) -> None:
    seconds_ago(signed_in, settings.IDLE_MINUTES * 60 - 5)
    assert signed_in.get(PAGE).status_code == 200
    assert signed_in.session[SESSION_KEY] >= time.time() - 5


def test_an_unattended_desk_is_locked(signed_in: Client) -> None:
    seconds_ago(signed_in, settings.IDLE_MINUTES * 60)
    answer = signed_in.get(PAGE)
    assert answer.status_code == 302
    assert SESSION_KEY not in signed_in.session
    assert "_auth_user_id" not in signed_in.session


def test_not_every_request_is_written_down(signed_in: Client) -> None:
    noted = seconds_ago(signed_in, SECONDS_BETWEEN_NOTES - 10)
    signed_in.get(PAGE)
    assert signed_in.session[SESSION_KEY] == noted
