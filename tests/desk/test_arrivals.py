"""Incoming papers on the first page."""

import pytest

from directives import handling
from directives.handling import Charge, Part, Share
from directives.models import Opinion, Progress
from officials.models import Official, Organization
from tests.cast import signed_in
from tests.deliveries import make_clerk, make_delivery, make_receipt
from tests.directives.making import make_directive
from vietnamese.dates import today

pytestmark = pytest.mark.django_db


def home(official: Official) -> str:
    return signed_in(official).get("/").content.decode()


def test_the_clerk_is_told_what_waits_to_be_registered(
    province: Organization, ward: Organization, clerk: Official, drafter: Official
) -> None:
    make_delivery(province, ward, make_clerk(province))
    assert "Văn bản đến chờ vào sổ (1)" in home(clerk)
    assert "chờ vào sổ" not in home(drafter)


def test_who_was_given_a_paper_sees_it_until_it_is_dealt_with(
    ward: Organization, clerk: Official, drafter: Official
) -> None:
    receipt = make_receipt(make_directive(ward, clerk), by=clerk)
    opinion = Opinion(
        receipt=receipt, part=Part.LEADER, said_by="Lê Văn Thử", given_on=today(), text="Giao."
    )
    handling.say(opinion, [Charge(Share.LEAD, "Nguyễn Văn Mẫu")], by=clerk)
    assert "Văn bản đến giao cho anh/chị" in home(drafter)
    assert "giao cho anh/chị" not in home(clerk)
    done = Progress(receipt=receipt, step=Progress.Step.DONE, on=today())
    handling.report(done, by=drafter)
    assert "giao cho anh/chị" not in home(drafter)
