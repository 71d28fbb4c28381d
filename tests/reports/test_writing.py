"""Writing a report: opened already filled, figures typed and taken anew, nothing to report."""

import pytest
from django.urls import reverse

from officials.models import Official, Organization
from reports.models import Regime, Report
from reports.writing.opening import open_report
from tests.cast import signed_in
from tests.reporting import a_due, make_regime

pytestmark = pytest.mark.django_db


@pytest.fixture
def regime(province: Organization, province_reviewer: Official) -> Regime:
    return make_regime(province, province_reviewer)


@pytest.fixture
def report(regime: Regime, ward: Organization, drafter: Official) -> Report:
    return open_report(ward, a_due(regime), drafter)


def test_a_report_opens_with_its_paper_and_its_figures(report: Report) -> None:
    document = report.document
    assert document is not None
    print(document.current.text)
    assert document.subject == "Công tác an ninh trật tự 6 tháng đầu năm 2026"
    assert {one.asked.code for one in report.figures.all()} == {"so_buoi", "so_nguoi"}


def test_opening_twice_comes_to_the_same_report(
    report: Report, regime: Regime, ward: Organization, drafter: Official
) -> None:
    assert open_report(ward, a_due(regime), drafter) == report


def test_the_pages_of_a_report(report: Report, drafter: Official) -> None:
    client = signed_in(drafter)
    for name, keys in (("due", []), ("detail", [report.pk]), ("figures", [report.pk])):
        assert client.get(reverse(f"reports:{name}", args=keys)).status_code == 200
