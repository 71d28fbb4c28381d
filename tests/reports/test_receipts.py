"""Handing in on the screen, its receipt, and what of the register goes along."""

from io import BytesIO

import pdfplumber
import pytest
from django.urls import reverse

from documents.secrecy import Answer
from households.models import FigureRelease
from officials.models import Official, Organization
from reports.models import Regime, Report, Terms
from reports.submitting import leaving, receipts, sending
from reports.writing.filling import fill
from tests.cast import signed_in
from tests.households.counts import THO, make_ethnic_groups
from tests.households.leaving import Office as Ward
from tests.reporting import a_due, make_figures, make_regime, make_report, make_report_paper
from tests.situations import Office

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(
    ward: Organization, drafter: Official, reviewer: Official, clerk: Official, chair: Official
) -> Office:
    return Office(ward, drafter, reviewer, clerk, chair)


@pytest.fixture
def regime(province: Organization, province_reviewer: Official) -> Regime:
    return make_regime(province, province_reviewer)


def test_a_report_is_handed_in_with_one_page_and_leads_to_its_receipt(
    regime: Regime, office: Office
) -> None:
    report = make_report(a_due(regime), office.organization, office.drafter)
    make_figures(report, office.drafter, so_buoi=12, so_nguoi=340)
    make_report_paper(report, office, is_issued=True)
    client = signed_in(office.clerk)
    address = reverse("reports:submit", args=[report.pk])
    form = client.get(address).context["form"]
    answer = client.post(address, {"seen": form["seen"].value(), "secret": "khong"})
    page = client.get(answer.headers["Location"]).content.decode()
    sent = Report.objects.get().current
    assert sent is not None
    assert f"{report.pk}-1" in page
    assert "17/6/2026" in page
    assert "Trễ hạn" in page
    assert receipts.in_groups(sent.sha256) in page
    again = client.post(address, {"seen": form["seen"].value(), "secret": "khong"}, follow=True)
    assert "Đã nộp" in again.content.decode()
    file = client.get(reverse("reports:receipt_print", args=[report.pk, 1])).content
    with pdfplumber.open(BytesIO(file)) as printed:
        sizes = [(round(page.width), round(page.height)) for page in printed.pages]
    assert sizes == [(595, 842)]


def test_what_was_typed_stays_when_somebody_changed_the_figures_meanwhile(
    regime: Regime, office: Office
) -> None:
    regime.terms.update(asks=Terms.Asks.FIGURES)
    report = make_report(a_due(regime), office.organization, office.drafter)
    make_figures(report, office.drafter, so_buoi=12, so_nguoi=340)
    client = signed_in(office.clerk)
    address = reverse("reports:submit", args=[report.pk])
    seen = client.get(address).context["form"]["seen"].value()
    report.figures.update(amount=5)
    typed = {"seen": seen, "secret": "khong", "words": "Kính gửi."}
    form = client.post(address, typed).context["form"]
    assert form.non_field_errors() == [sending.STALE]
    assert form["words"].value() == "Kính gửi."
    client.post(address, {**typed, "seen": form["seen"].value()})
    assert Report.objects.get().state == Report.State.SUBMITTED


def test_minorities_go_up_as_the_register_lets_them_out_and_it_is_kept(
    regime: Regime, office: Office
) -> None:
    make_ethnic_groups()
    regime.terms.update(asks=Terms.Asks.FIGURES)
    asked = regime.terms.get().asked_figures
    asked.filter(code="so_nguoi").update(source="register", key="nhan_khau_dtts")
    ward = Ward(office.organization, office.drafter, office.head, office.signer, office.clerk)
    ward.count({THO: (1, 3)})
    report = make_report(a_due(regime), office.organization, office.drafter)
    fill(report, office.drafter)
    report.figures.filter(asked__code="so_buoi").update(amount=1)
    assert leaving.objection(report) == ""
    assert sending.submit(report, secret=Answer.NO, by=office.clerk)
    assert report.current is not None
    told = report.current.figures.get(asked__code="so_nguoi")
    assert (told.amount, told.words) == (None, "dưới 5")
    release = FigureRelease.objects.get()
    assert (release.document, release.recipient, release.tells_groups) == (None, None, True)
    assert [(one.name, one.value) for one in release.figures.all()] == [
        ("nhan_khau_dtts", "dưới 5")
    ]
    page = signed_in(office.drafter).get(reverse("households:releases")).content.decode()
    assert "Theo báo cáo số liệu" in page
