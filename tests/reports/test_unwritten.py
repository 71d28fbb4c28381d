"""A report of which the ward has nothing to write on is written after all: nobody is stuck."""

from collections import Counter
from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from documents.lifecycle import LIFECYCLE
from documents.models import Document
from documents.numbers import numbering
from documents.secrecy import Answer
from officials.models import Official, Organization
from reports.models import AskedFigure, Finding, Regime, Report, Terms
from reports.province.states import Standing, states_of, tally
from reports.regimes.calendar import Due
from reports.review import answering, deciding
from reports.review.reading import read_of
from reports.submitting import entering, sending
from reports.submitting.entering import Arrived
from reports.writing import filling
from reports.writing.filling import Typed
from reports.writing.opening import open_report
from reports.writing.unwritten import may_write_after_all, why_unwritten, write_after_all
from tests.cast import signed_in
from tests.lifecycle import approve, sign_in_ink
from tests.papers import make_plan
from tests.reporting import a_due, make_regime
from tests.reviewing import find
from tests.situations import Office
from vietnamese.dates import today

pytestmark = pytest.mark.django_db
IN_TIME = date(2026, 6, 17)


@pytest.fixture
def regime(province: Organization, province_reviewer: Official) -> Regime:
    return make_regime(province, province_reviewer)


@pytest.fixture
def due(regime: Regime) -> Due:
    return a_due(regime)


@pytest.fixture
def returned(due: Due, ward: Organization, province_reviewer: Official) -> Report:
    """Entered for a ward where nobody signed in, and given back for its content."""
    told = {"so_buoi": Decimal(4), "so_nguoi": Decimal(70)}
    arrived = Arrived(IN_TIME, told, paper_number="12/BC-UBND", paper_date=date(2026, 6, 16))
    report = entering.enter(ward, due, arrived, secret=Answer.NO, by=province_reviewer)
    assert isinstance(report, Report), report
    find(report, province_reviewer, of="so_buoi")
    remedy, read = "content", read_of(report)
    assert deciding.give_back(report, remedy=remedy, read=read, by=province_reviewer)
    return report


@pytest.fixture
def office(
    returned: Report,
    ward: Organization,
    drafter: Official,
    reviewer: Official,
    clerk: Official,
    chair: Official,
) -> Office:
    """The accounts it got afterwards."""
    return Office(ward, drafter, reviewer, clerk, chair)


def submitted(report: Report, by: Official) -> Report:
    verdict = sending.submit(report, secret=Answer.NO, words="Đã rà soát.", by=by)
    assert verdict, verdict.reason
    return report


def issued(document: Document, office: Office) -> None:
    approve(document, drafter=office.drafter, reviewer=office.head, answer="Đã rà soát.")
    sign_in_ink(document, office.clerk)
    numbering.give_number(document, on=today(), by=office.clerk)
    assert LIFECYCLE.perform("documents.issue", document, by=office.clerk)


def counted(due: Due) -> dict[Standing, int]:
    """The columns of the ward; every one of them, with what stands in it."""
    found = tally(states_of(due))
    assert found.total == 1
    return {standing: count for standing, count in found.standings.items() if count}


def test_what_was_entered_and_returned_is_written_signed_and_handed_in_by_the_ward(
    returned: Report, office: Office, due: Due
) -> None:
    assert counted(due) == {Standing.RETURNED: 1}
    assert not sending.submit(returned, secret=Answer.NO, by=office.drafter)
    client = signed_in(office.drafter)
    home, address = (reverse(f"reports:{to}", args=[returned.pk]) for to in ("detail", "write"))
    page = client.get(home).content.decode()
    assert "ghi hộ theo văn bản nhận được" in page
    assert f'href="{address}"' in page
    assert client.post(address, {"secret": "khong"}).headers["Location"] == home

    returned.refresh_from_db()
    document = returned.newest
    assert document is not None
    assert [(one.asked.code, one.amount) for one in returned.figures.all()] == [
        ("so_buoi", Decimal(4)),
        ("so_nguoi", Decimal(70)),
    ]
    typed = {"so_buoi": Typed(Decimal(5)), "so_nguoi": Typed(Decimal(70))}
    assert filling.type_in(returned, typed, version=returned.version, by=office.drafter)
    document.refresh_from_db()
    for finding in Finding.objects.filter(report=returned):
        assert answering.answer(finding, "Đã sửa thành 5.", by=office.drafter)
    issued(document, office)
    sent = submitted(returned, office.clerk).current
    assert sent is not None
    assert (sent.number, sent.is_for_another, sent.document) == (2, False, document)
    assert [one.amount for one in sent.figures.all()] == [Decimal(5), Decimal(70)]
    assert counted(due) == {Standing.ON_TIME: 1}
    assert why_unwritten(returned) == ""


def test_the_page_of_writing_asks_the_question_of_secrecy_first(
    returned: Report, office: Office
) -> None:
    address = reverse("reports:write", args=[returned.pk])
    assert signed_in(office.drafter).get(address).status_code == 200
    assert signed_in(office.drafter).post(address, {"secret": "co"}).status_code == 403
    assert not returned.papers.exists()
    assert signed_in(office.clerk).post(address, {"secret": "khong"}).status_code == 403


def test_of_figures_alone_they_are_filled(returned: Report, office: Office) -> None:
    Terms.objects.update(asks=Terms.Asks.FIGURES)
    returned.refresh_from_db()
    assert "chưa có số liệu" in sending.submit(returned, secret=Answer.NO, by=office.drafter).reason
    assert write_after_all(returned, office.drafter)
    assert (returned.figures.count(), returned.document) == (2, None)
    for finding in Finding.objects.filter(report=returned):
        assert answering.answer(finding, "Đúng là 4.", by=office.drafter)
    assert submitted(returned, office.drafter).state == Report.State.SUBMITTED


def test_of_a_plan_it_waits_until_the_office_has_one(returned: Report, office: Office) -> None:
    Terms.objects.update(asks=Terms.Asks.PLAN)
    returned.refresh_from_db()
    assert why_unwritten(returned)
    assert "Chưa có kế hoạch năm 2026" in may_write_after_all(returned, office.drafter).reason
    plan = make_plan(office.organization, office.drafter)
    assert write_after_all(returned, office.drafter)
    assert (returned.plan, why_unwritten(returned)) == (plan, "")


def test_an_ethnic_figure_is_not_taken_over_from_paper(returned: Report, office: Office) -> None:
    AskedFigure.objects.filter(code="so_buoi").update(source="register", key="nhan_khau_dtts")
    assert write_after_all(returned, office.drafter)
    amounts = {one.asked.code: one.amount for one in returned.figures.all()}
    assert amounts == {"so_buoi": None, "so_nguoi": Decimal(70)}


def test_written_once_it_is_not_written_anew(returned: Report, office: Office) -> None:
    assert write_after_all(returned, office.drafter)
    assert not write_after_all(returned, office.drafter)
    assert Counter(returned.papers.values_list("role", flat=True)) == {"original": 1}


def test_a_draft_that_was_given_up_is_drafted_anew(
    due: Due, ward: Organization, drafter: Official
) -> None:
    report = open_report(ward, due, drafter)
    first = report.newest
    assert first is not None
    assert LIFECYCLE.perform("documents.abandon", first, by=drafter)
    assert "đã hủy" in why_unwritten(report)
    assert write_after_all(report, drafter)
    assert report.newest not in (None, first)
    assert report.figures.count() == 2


def test_a_draft_sent_up_by_a_ward_that_lost_its_accounts_is_entered(
    due: Due, ward: Organization, drafter: Official, province_reviewer: Official
) -> None:
    report = open_report(ward, due, drafter)
    assert sending.send_for_remarks(report, secret=Answer.NO, words="Xin góp ý", by=drafter)
    assert not entering.may_enter(ward, due, province_reviewer)
    Official.objects.filter(pk=drafter.pk).update(is_active=False)
    arrived = Arrived(IN_TIME, paper_number="12/BC-UBND")
    entered = entering.enter(ward, due, arrived, secret=Answer.NO, by=province_reviewer)
    assert isinstance(entered, Report), entered
    assert counted(due) == {Standing.ON_TIME: 1}
