"""Two reviewers and one ward: findings, decisions, answers, and nobody treads on another."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from history.models import Entry
from officials.models import Official, Organization, Role
from reports.models import Decision, Finding, FindingAnswer, Report
from reports.review import answering, deciding, finding, taking
from reports.review.finding import Opinion
from reports.review.reading import Read, read_of
from tests.cast import make_member
from tests.reporting import a_due, make_regime, make_submitted
from tests.reviewing import find, make_sent, send
from tests.situations import Office

pytestmark = pytest.mark.django_db
WRONG = Opinion(Finding.Kind.WRONG, "Số liệu lệch.")
CONTENT = Decision.Remedy.CONTENT


@pytest.fixture
def office(
    ward: Organization, drafter: Official, reviewer: Official, clerk: Official, chair: Official
) -> Office:
    return Office(ward, drafter, reviewer, clerk, chair)


@pytest.fixture
def colleague(province: Organization) -> Official:
    return make_member("tinh.hai", "Cao Văn Đồng Sự", province, Role.REVIEWER)


@pytest.fixture
def report(province: Organization, province_reviewer: Official, office: Office) -> Report:
    return make_sent(province, province_reviewer, office)


@pytest.fixture
def submitted(province: Organization, province_reviewer: Official, office: Office) -> Report:
    """Of figures alone, as far as the review can tell."""
    due = a_due(make_regime(province, province_reviewer))
    return make_submitted(due, office.organization, office.drafter, figures={"so_buoi": 12})


def test_a_finding_is_pinned_changed_and_taken_back_before_it_is_told(
    report: Report, province_reviewer: Official, colleague: Official, office: Office
) -> None:
    made = find(report, province_reviewer, at="Phân công rõ việc.")
    assert report.examiner == province_reviewer
    assert not finding.change(made, WRONG, number=1, by=colleague)
    assert taking.take(report, seen=province_reviewer.pk, by=colleague)
    assert finding.change(made, Opinion(Finding.Kind.FORM, "Thiếu đơn vị."), number=1, by=colleague)
    kept = report.findings.get()
    assert (kept.kind, kept.text, kept.quote, kept.made_by) == (
        Finding.Kind.FORM,
        "Thiếu đơn vị.",
        "",
        province_reviewer,
    )
    assert finding.take_back(made, number=1, by=colleague)
    assert not finding.take_back(made, number=1, by=colleague)
    above = Entry.objects.filter(organization_id=report.terms.reviewer_id)
    assert [entry.verb for entry in above.order_by("sequence")][-3:] == [
        "reports.find",
        "reports.change_finding",
        "reports.take_back",
    ]
    own = Entry.objects.filter(organization_id=office.organization.pk)
    assert not own.filter(verb="reports.find").exists()


def test_who_does_not_review_writes_nothing(
    report: Report, drafter: Official, stranger: Official, chair: Official
) -> None:
    for by in (drafter, stranger, chair):
        assert not finding.add(report, WRONG, number=1, by=by)
        assert not taking.take(report, seen=None, by=by)
        assert not deciding.remark(report, words="Nhất trí.", read=read_of(report), by=by)
    assert not Finding.objects.exists()


def test_a_finding_about_what_is_no_longer_the_last_is_refused(
    report: Report, province_reviewer: Official, drafter: Official
) -> None:
    find(report, province_reviewer)
    assert deciding.remark(report, read=read_of(report), by=province_reviewer)
    assert not finding.add(report, WRONG, number=1, by=province_reviewer)
    answer_all(report, drafter)
    send(report, drafter)
    told = finding.add(report, WRONG, number=1, by=province_reviewer)
    assert "vừa gửi lần 2" in told.reason


def test_two_who_take_it_at_once_are_one_and_a_message(
    report: Report, province_reviewer: Official, colleague: Official
) -> None:
    assert taking.take(report, seen=None, by=province_reviewer)
    told = taking.take(report, seen=None, by=colleague)
    assert re.match(r"Đồng chí Bùi Thị Hư Cấu đang xem từ \d\d:\d\d; vừa nhận trước", told.reason)
    assert taking.take(report, seen=province_reviewer.pk, by=colleague)
    assert report.examiner == colleague
    assert not taking.put_down(report, by=province_reviewer)
    assert taking.put_down(report, by=colleague)
    assert report.examiner is None


def test_of_another_day_the_day_is_told(report: Report, province_reviewer: Official) -> None:
    assert taking.take(report, seen=None, by=province_reviewer)
    report.examined_since = timezone.now() - timedelta(days=2)
    assert re.search(r"\d\d:\d\d ngày \d\d/\d\d$", taking.with_whom(report))


def test_a_decision_on_what_was_not_read_is_refused(
    submitted: Report, province_reviewer: Official, colleague: Official
) -> None:
    read = read_of(submitted)
    made = find(submitted, province_reviewer)
    assert taking.put_down(submitted, by=province_reviewer)

    told = deciding.give_back(submitted, remedy=CONTENT, read=read, by=colleague)
    assert "Ý kiến vừa được thêm, sửa hoặc bỏ" in told.reason
    seen = read_of(submitted)
    assert finding.change(
        made, Opinion(Finding.Kind.MISSING, "Thiếu."), number=1, by=province_reviewer
    )
    told = deciding.give_back(submitted, remedy=CONTENT, read=seen, by=province_reviewer)
    assert "Ý kiến vừa được thêm" in told.reason
    old = Read(0, read_of(submitted).findings)
    told = deciding.give_back(submitted, remedy=CONTENT, read=old, by=province_reviewer)
    assert "vừa gửi lần 1" in told.reason
    assert submitted.state == Report.State.SUBMITTED
    assert not Decision.objects.exists()


def test_what_a_colleague_has_in_hand_is_decided_by_the_colleague(
    submitted: Report, province_reviewer: Official, colleague: Official
) -> None:
    assert taking.take(submitted, seen=None, by=colleague)
    told = deciding.accept(submitted, read=read_of(submitted), by=province_reviewer)
    assert "Cao Văn Đồng Sự đang xem" in told.reason
    assert deciding.accept(submitted, read=read_of(submitted), by=colleague)
    assert (submitted.state, submitted.examiner) == (Report.State.ACCEPTED, None)


def test_a_return_tells_the_findings_that_wait_and_names_its_remedy(
    submitted: Report, province_reviewer: Official
) -> None:
    assert not deciding.give_back(
        submitted, remedy=CONTENT, read=read_of(submitted), by=province_reviewer
    )
    made = [find(submitted, province_reviewer), find(submitted, province_reviewer, of="so_buoi")]
    read = read_of(submitted)
    assert not deciding.accept(submitted, read=read, by=province_reviewer)
    assert not deciding.give_back(submitted, remedy="", read=read, by=province_reviewer)
    assert deciding.give_back(submitted, remedy=CONTENT, read=read, by=province_reviewer)
    decision = Decision.objects.get()
    assert list(decision.findings.order_by("pk")) == made
    entry = Entry.objects.filter(verb="reports.return").get()
    assert entry.details == {
        "from": "submitted",
        "to": "returned",
        "sending": submitted.current_id,
        "decision": decision.pk,
        "findings": 2,
    }


def test_remarks_are_findings_or_a_word_that_there_are_none(
    report: Report, province_reviewer: Official
) -> None:
    read = read_of(report)
    told = deciding.remark(report, read=read, by=province_reviewer)
    assert "Ghi ít nhất một ý kiến" in told.reason
    assert deciding.remark(report, words=" Nhất trí. ", read=read, by=province_reviewer)
    assert (report.state, Decision.objects.get().words) == (Report.State.REMARKED, "Nhất trí.")


def test_what_was_accepted_is_locked_until_it_is_opened_with_a_reason(
    submitted: Report, province_reviewer: Official, drafter: Official
) -> None:
    assert deciding.accept(submitted, read=read_of(submitted), by=province_reviewer)
    assert not finding.add(submitted, WRONG, number=1, by=province_reviewer)
    assert not deciding.accept(submitted, read=read_of(submitted), by=province_reviewer)
    said = {"remedy": CONTENT, "kind": Finding.Kind.WRONG, "read": read_of(submitted)}
    assert not deciding.reopen(submitted, reason=" ", by=province_reviewer, **said)
    assert deciding.reopen(submitted, reason="Thiếu quý II.", by=province_reviewer, **said)
    assert submitted.state == Report.State.RETURNED
    assert answering.answer(Finding.objects.get(), "Đã thêm.", by=drafter)


def answer_all(report: Report, by: Official) -> None:
    for one in report.findings.filter(decision__isnull=False):
        assert answering.answer(one, "Đã sửa.", by=by)


def test_the_ward_answers_what_it_was_told_until_it_hands_in_again(
    submitted: Report, province_reviewer: Official, office: Office, clerk: Official
) -> None:
    made = find(submitted, province_reviewer)
    assert not answering.answer(made, "Đã sửa.", by=office.drafter)
    read = read_of(submitted)
    assert deciding.give_back(submitted, remedy=CONTENT, read=read, by=province_reviewer)
    made.refresh_from_db()
    assert not answering.answer(made, "Đã sửa.", by=clerk)
    assert not answering.answer(made, "Đã sửa.", by=province_reviewer)
    assert not answering.answer(made, "  ", by=office.drafter)
    assert answering.answer(made, "Đã sửa.", by=office.drafter)
    assert answering.answer(made, "Đã sửa, có biểu kèm.", by=office.head)
    assert [one.text for one in made.answers.all()] == ["Đã sửa.", "Đã sửa, có biểu kèm."]
    Report.objects.update(state=Report.State.SUBMITTED)
    made = Finding.objects.get()
    assert not answering.answer(made, "Sau khi nộp.", by=office.drafter)
    assert FindingAnswer.objects.count() == 2
