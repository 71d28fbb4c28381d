"""The first page tells what is to be reported, and what waits to be reviewed."""

from datetime import timedelta

import pytest

from desk.reporting import reporting_of
from officials.models import Official, Organization
from reports.models import Report
from reports.regimes.periods import Rhythm
from tests.cast import signed_in
from tests.reporting import a_due, make_regime, make_submitted
from vietnamese.dates import today

pytestmark = pytest.mark.django_db


def test_a_ward_is_told_what_it_owes_and_the_province_what_waits(
    ward: Organization,
    province: Organization,
    drafter: Official,
    stranger: Official,
    province_reviewer: Official,
) -> None:
    regime = make_regime(province, province_reviewer, rhythm=Rhythm.YEAR)
    last_year = a_due(regime, today().year - 1)
    told = reporting_of(drafter, ward, today())
    assert told is not None
    assert last_year.name in [row.owed.due.name for row in told.rows]
    assert told.to_review == 0
    make_submitted(last_year, ward, drafter)
    assert reporting_of(province_reviewer, province, today()).to_review == 1  # type: ignore[union-attr]
    page = signed_in(province_reviewer).get("/").content.decode()
    assert "Báo cáo cấp dưới chờ xem xét (1)" in page
    assert last_year.name not in signed_in(drafter).get("/").content.decode()


def test_what_was_returned_is_owed_again(
    ward: Organization, province: Organization, drafter: Official, province_reviewer: Official
) -> None:
    regime = make_regime(province, province_reviewer, rhythm=Rhythm.YEAR)
    due = a_due(regime, today().year - 1)
    make_submitted(due, ward, drafter, state=Report.State.RETURNED)
    page = signed_in(drafter).get("/").content.decode()
    assert due.name in page
    assert "Bị trả lại" in page


def test_an_office_that_owes_nothing_is_told_nothing(ward: Organization, drafter: Official) -> None:
    assert reporting_of(drafter, ward, today() + timedelta(days=400)) is None
    assert "Báo cáo phải nộp" not in signed_in(drafter).get("/").content.decode()
