"""After a return: a replacing report with its own number, or a letter; the first stays readable."""

import pytest

from documents.issued import issuing
from documents.models import Document
from documents.numbers import numbering
from documents.secrecy import Answer
from officials.models import Official, Organization
from reports.lifecycle import LIFECYCLE
from reports.models import Decision, Report, ReportPaper, Sending
from reports.submitting import replacing, sending
from tests.lifecycle import approve, edit, sign_in_ink
from tests.reporting import (
    a_due,
    make_decision,
    make_figures,
    make_finding,
    make_regime,
    make_report,
    make_report_paper,
)
from tests.situations import Office
from vietnamese.dates import today

pytestmark = pytest.mark.django_db
Role = ReportPaper.Role
NO = Answer.NO


@pytest.fixture
def office(
    ward: Organization, drafter: Official, reviewer: Official, clerk: Official, chair: Official
) -> Office:
    return Office(ward, drafter, reviewer, clerk, chair)


@pytest.fixture
def report(office: Office, province: Organization, province_reviewer: Official) -> Report:
    """Handed in."""
    report = make_report(
        a_due(make_regime(province, province_reviewer)), office.organization, office.drafter
    )
    make_figures(report, office.drafter, so_buoi=12, so_nguoi=340)
    make_report_paper(report, office, is_issued=True)
    assert sending.submit(report, secret=NO, by=office.clerk)
    return report


def give_back(report: Report, by: Official, remedy: Decision.Remedy) -> None:
    finding = make_finding(report, by)
    assert LIFECYCLE.perform("reports.return", report, by=by)
    Decision.objects.create(
        sending=finding.sending, kind=Decision.Kind.RETURNED, remedy=remedy, by=by
    )
    report.findings.update(decision=Decision.objects.latest("pk"))
    finding.answers.create(text="Đã sửa.", by=report.created_by)


def issue_paper(document: Document, office: Office) -> None:
    """By the verb that tells whoever has to know."""
    approve(document, drafter=office.drafter, reviewer=office.head, answer="Đã xem.")
    sign_in_ink(document, office.clerk)
    numbering.give_number(document, on=today(), by=office.clerk)
    verdict = issuing.issue(document, by=office.clerk)
    assert verdict, verdict.reason


def test_a_replacing_report_has_its_own_number_and_the_first_stays_readable(
    report: Report, office: Office, province_reviewer: Official
) -> None:
    give_back(report, province_reviewer, Decision.Remedy.CONTENT)
    first = report.sendings.get()
    paper = replacing.begin(report, Role.REPLACEMENT, by=office.drafter)
    edit(paper.document, office.drafter, recipients=("Như trên", "Lưu: VT"))
    issue_paper(paper.document, office)
    assert sending.submit(report, secret=NO, by=office.clerk)
    assert [one.paper_number for one in report.sendings.all()] == ["01/BC-UBND", "02/BC-UBND"]
    first.refresh_from_db()
    assert first.document is not None
    assert first.document.state == Document.State.SUPERSEDED
    assert first.pinned is not None
    assert report.current is not None
    assert (report.current.number, report.document) == (2, paper.document)


def test_a_letter_mends_the_form_and_leaves_the_figures_as_they_were(
    report: Report, office: Office, province_reviewer: Official
) -> None:
    give_back(report, province_reviewer, Decision.Remedy.FORM)
    paper = replacing.begin(
        report, Role.CORRECTION, words=("Mục I, đã in “8”, nay đọc là “9”",), by=office.drafter
    )
    report.figures.update(amount=999)
    issue_paper(paper.document, office)
    assert sending.submit(report, secret=NO, by=office.clerk)
    current = Sending.objects.get(current_of=report)
    assert current.document == paper.document
    assert [str(one.amount) for one in current.figures.all()] == ["12.00", "340.00"]
    assert report.document != paper.document


def test_what_is_wrong_in_content_is_not_mended_by_a_letter(
    report: Report, office: Office, province_reviewer: Official
) -> None:
    give_back(report, province_reviewer, Decision.Remedy.CONTENT)
    assert "báo cáo thay thế" in replacing.may_begin(report, Role.CORRECTION, office.drafter).reason
    make_report_paper(report, office, role=Role.CORRECTION)
    verdict = LIFECYCLE.verdict("reports.submit", report, office.clerk)
    assert not verdict


def test_one_paper_is_on_its_way_at_a_time_and_a_draft_given_up_is_forgotten(
    report: Report, office: Office, province_reviewer: Official
) -> None:
    give_back(report, province_reviewer, Decision.Remedy.CONTENT)
    paper = replacing.begin(report, Role.REPLACEMENT, by=office.drafter)
    assert "Đang có" in replacing.may_begin(report, Role.REPLACEMENT, office.drafter).reason
    Document.objects.filter(pk=paper.document_id).update(state=Document.State.ABANDONED)
    assert replacing.may_begin(report, Role.REPLACEMENT, office.drafter)


def test_what_was_not_returned_is_not_replaced(report: Report, office: Office) -> None:
    assert not replacing.may_begin(report, Role.REPLACEMENT, office.drafter)


def test_a_returned_report_waits_for_its_answers(
    report: Report, office: Office, province_reviewer: Official
) -> None:
    finding = make_finding(report, province_reviewer)
    assert LIFECYCLE.perform("reports.return", report, by=province_reviewer)
    make_decision(report, Decision.Kind.RETURNED, province_reviewer)
    make_report_paper(report, office, role=Role.REPLACEMENT, is_issued=True)
    assert "chưa được trả lời" in sending.submit(report, secret=NO, by=office.clerk).reason
    finding.answers.create(text="Đã sửa.", by=office.drafter)
    assert sending.submit(report, secret=NO, by=office.clerk)
    assert report.is_late
