"""Ethnic figures of a report leave the ward with its paper: weighed when it is numbered, entered
when it is issued, whatever other papers give meanwhile."""

import pytest
from django.core.exceptions import ValidationError

from documents.issued import issuing
from documents.models import Document
from documents.numbers import numbering
from documents.secrecy import Answer
from households.disclosure import rules
from households.models import FigureRelease
from officials.models import Official, Organization
from reports.models import Decision, Report, ReportPaper, Terms
from reports.submitting import leaving, replacing, sending
from reports.writing.filling import fill
from tests.households.counts import THO, make_ethnic_groups
from tests.households.leaving import Office as Ward
from tests.lifecycle import approve, sign_in_ink
from tests.reporting import (
    a_due,
    make_finding,
    make_regime,
    make_report,
    make_report_paper,
)
from tests.situations import Office
from vietnamese.dates import today

pytestmark = pytest.mark.django_db
NO = Answer.NO


@pytest.fixture
def office(
    ward: Organization, drafter: Official, reviewer: Official, clerk: Official, chair: Official
) -> Office:
    return Office(ward, drafter, reviewer, clerk, chair)


@pytest.fixture
def report(office: Office, province: Organization, province_reviewer: Official) -> Report:
    """Of a ward with twenty persons of a minority, who are told."""
    make_ethnic_groups()
    regime = make_regime(province, province_reviewer)
    asked = regime.terms.get().asked_figures
    asked.filter(code="so_nguoi").update(source="register", key="nhan_khau_dtts")
    ward = Ward(office.organization, office.drafter, office.head, office.signer, office.clerk)
    ward.count({THO: (6, 20)})
    report = make_report(a_due(regime), office.organization, office.drafter)
    fill(report, office.drafter)
    report.figures.filter(asked__code="so_buoi").update(amount=1)
    return report


def told() -> list[tuple[int | None, str, str]]:
    """Of the period itself: what is told of the year before is entered, too."""
    rows = FigureRelease.objects.filter(on__year=2026).order_by("pk").prefetch_related("figures")
    return [(row.document_id, one.name, one.value) for row in rows for one in row.figures.all()]


def fold_more(office: Office) -> None:
    """From now on a minority of fewer than fifty persons is not told."""
    rules.decide(office.organization, smallest=50, valid_from=today(), by=office.signer)


def signed(document: Document, office: Office, *, answer: str = "") -> None:
    approve(document, drafter=office.drafter, reviewer=office.head, answer=answer)
    sign_in_ink(document, office.clerk)


def issue(document: Document, office: Office, *, answer: str = "") -> None:
    signed(document, office, answer=answer)
    numbering.give_number(document, on=today(), by=office.clerk)
    assert issuing.issue(document, by=office.clerk)


def test_they_are_entered_when_the_paper_is_issued_and_once_only(
    report: Report, office: Office
) -> None:
    document = make_report_paper(report, office)
    assert told() == []
    issue(document, office)
    assert told() == [(document.pk, "nhan_khau_dtts", "20")]
    assert sending.submit(report, secret=NO, by=office.clerk)
    assert len(told()) == 1


def test_what_others_gave_after_it_was_handed_up_keeps_it_from_its_number(
    report: Report, office: Office
) -> None:
    document = make_report_paper(report, office)
    signed(document, office)
    fold_more(office)
    with pytest.raises(ValidationError) as refusal:
        numbering.give_number(document, on=today(), by=office.clerk)
    assert "trả lại để người soạn lấy số mới" in refusal.value.message_dict["on"][0]


def test_what_others_give_after_it_was_issued_does_not_keep_it_from_being_handed_in(
    report: Report, office: Office
) -> None:
    """It has left; nobody could take its figures anew."""
    issue(make_report_paper(report, office), office)
    fold_more(office)
    assert leaving.objection(report) != ""
    verdict = sending.submit(report, secret=NO, by=office.clerk)
    assert verdict, verdict.reason


def test_a_draft_for_remarks_is_weighed_and_entered_when_it_is_sent(
    report: Report, office: Office
) -> None:
    document = make_report_paper(report, office)
    assert sending.send_for_remarks(report, secret=NO, by=office.drafter)
    assert told() == [(document.pk, "nhan_khau_dtts", "20")]
    assert sending.recall(report, by=office.drafter)
    fold_more(office)
    verdict = sending.send_for_remarks(report, secret=NO, by=office.drafter)
    assert "Lấy số mới" in verdict.reason


def test_a_letter_that_corrects_the_form_gives_no_figure_anew(
    report: Report, office: Office, province_reviewer: Official
) -> None:
    issue(make_report_paper(report, office), office)
    assert sending.submit(report, secret=NO, by=office.clerk)
    make_finding(report, province_reviewer).answers.create(text="Đã sửa.", by=office.drafter)
    returned, form = Decision.Kind.RETURNED, Decision.Remedy.FORM
    last = report.sendings.get()
    made = Decision.objects.create(sending=last, kind=returned, remedy=form, by=province_reviewer)
    report.findings.update(decision=made)
    report.state = Report.State.RETURNED
    report.save(update_fields=["state"])
    words = ("Mục II: “khối 8” là “khối 9”.",)
    paper = replacing.begin(report, ReportPaper.Role.CORRECTION, words=words, by=office.drafter)
    issue(paper.document, office, answer="Đã xem lại.")
    assert sending.submit(report, secret=NO, by=office.clerk)
    assert len(told()) == 1


def test_figures_of_a_report_of_nothing_are_entered_where_they_go_up(
    report: Report, office: Office
) -> None:
    Terms.objects.update(asks=Terms.Asks.FIGURES)
    Report.objects.update(is_nothing=True)
    assert sending.submit(report, secret=NO, by=office.clerk)
    report.refresh_from_db()
    assert report.current is not None
    assert report.current.figures.filter(asked__code="so_nguoi", amount=20).exists()
    assert told() == [(None, "nhan_khau_dtts", "20")]
