"""What goes up is pinned: the paper as it reads, the figures, the deadline, and the hash."""

import hashlib
import json
from datetime import date

import pytest

from documents.secrecy import Answer
from history.models import Entry
from officials.models import Official, Organization
from reports.models import DeadlineChange, Regime, Report, Sending, Terms
from reports.submitting import pinning, sending
from tests.lifecycle import edit
from tests.reporting import (
    a_due,
    make_asked,
    make_figures,
    make_regime,
    make_report,
    make_report_paper,
)
from tests.situations import Office

pytestmark = pytest.mark.django_db
NO = Answer.NO


@pytest.fixture
def office(
    ward: Organization, drafter: Official, reviewer: Official, clerk: Official, chair: Official
) -> Office:
    return Office(ward, drafter, reviewer, clerk, chair)


@pytest.fixture
def regime(province: Organization, province_reviewer: Official) -> Regime:
    return make_regime(province, province_reviewer)


@pytest.fixture
def report(regime: Regime, office: Office) -> Report:
    """Its deadline, 17/6/2026, is over."""
    report = make_report(a_due(regime), office.organization, office.drafter)
    make_figures(report, office.drafter, so_buoi=12, so_nguoi=340)
    return report


def submitted(report: Report, by: Official) -> Sending:
    verdict = sending.submit(report, secret=NO, by=by)
    assert verdict, verdict.reason
    assert report.current is not None
    return report.current


def test_a_draft_goes_up_as_it_reads_and_later_saves_do_not_touch_it(
    report: Report, office: Office
) -> None:
    document = make_report_paper(report, office)
    assert sending.send_for_remarks(report, secret=NO, words="Xin góp ý", by=office.drafter)
    sent = report.sendings.get()
    edit(document, office.drafter, text="Câu viết sau khi gửi./.")
    report.figures.update(amount=99)
    assert report.state == Report.State.SENT
    assert report.current is None
    assert sent.pinned is not None
    assert [block.text for block in sent.pinned.blocks][:2] == ["Phường có 9 khối.", "MỤC ĐÍCH"]
    assert [str(figure.amount) for figure in sent.figures.all()] == ["12.00", "340.00"]
    assert (sent.kind, sent.number, sent.is_late, sent.due_on) == (
        Sending.Kind.REMARKS,
        1,
        False,
        date(2026, 6, 17),
    )


def test_the_blocks_that_went_up_are_named_by_the_keys_of_the_draft(
    report: Report, office: Office
) -> None:
    document = make_report_paper(report, office)
    assert sending.send_for_remarks(report, secret=NO, by=office.drafter)
    ((keys, blocks),) = pinning.keyed_texts(report.sendings.get())
    assert keys == tuple(document.current.keys)
    assert len(keys) == len(blocks)


def test_what_was_taken_back_is_sent_again_as_the_next(report: Report, office: Office) -> None:
    make_report_paper(report, office)
    assert sending.send_for_remarks(report, secret=NO, by=office.drafter)
    assert sending.recall(report, by=office.drafter)
    assert report.state == Report.State.DRAFTING
    assert sending.send_for_remarks(report, secret=NO, by=office.drafter)
    assert [one.number for one in report.sendings.all()] == [1, 2]


def test_the_issued_paper_is_handed_in_with_number_day_and_lateness(
    report: Report, office: Office
) -> None:
    document = make_report_paper(report, office, is_issued=True)
    sent = submitted(report, office.clerk)
    assert (report.state, report.is_late, sent.is_late) == (Report.State.SUBMITTED, True, True)
    assert sent.document == document
    assert sent.paper_number == "01/BC-UBND"
    assert sent.pinned is not None
    assert sent.pinned.number == "1"


def test_a_paper_that_nobody_issued_is_not_handed_in(report: Report, office: Office) -> None:
    make_report_paper(report, office)
    verdict = sending.submit(report, secret=NO, by=office.clerk)
    assert "chưa phát hành" in verdict.reason
    assert not report.sendings.exists()


def test_before_the_deadline_it_is_in_time_and_a_deadline_moved_later_changes_nothing(
    report: Report, office: Office
) -> None:
    make_report_paper(report, office, is_issued=True)
    in_time = DeadlineChange.objects.create(
        regime=report.regime,
        since=report.since,
        until=report.until,
        due_on=date(2030, 1, 2),
        reason="Lùi hạn",
        by=office.drafter,
    )
    sent = submitted(report, office.clerk)
    DeadlineChange.objects.create(
        regime=report.regime,
        since=report.since,
        until=report.until,
        due_on=date(2026, 6, 15),
        reason="Rút ngắn hạn",
        by=office.drafter,
    )
    sent.refresh_from_db()
    assert (sent.due_on, sent.is_late, report.is_late) == (in_time.due_on, False, False)


def test_the_hash_is_computed_again_from_the_rows(report: Report, office: Office) -> None:
    make_report_paper(report, office, is_issued=True)
    sent = Sending.objects.get(pk=submitted(report, office.clerk).pk)
    until = "2026-06-14"
    figures = [
        ["so_buoi", "12.00", "", "", "", "", until, "False", ""],
        ["so_nguoi", "340.00", "", "", "", "", until, "False", ""],
    ]
    told = {
        "file": "",
        "figures": figures,
        "nothing": False,
        "report": report.pk,
        "sheet": sent.sheet,
    }
    plain = json.dumps(told, sort_keys=True, separators=(",", ":"))
    assert sent.sha256 == hashlib.sha256(plain.encode()).hexdigest()
    assert pinning.digest_of(sent) == sent.sha256


def test_whoever_comes_second_is_refused_and_one_sending_stands(
    report: Report, office: Office
) -> None:
    make_report_paper(report, office, is_issued=True)
    second = Report.objects.get(pk=report.pk)
    submitted(report, office.clerk)
    verdict = sending.submit(second, secret=NO, by=office.drafter)
    assert "Đã nộp" in verdict.reason
    assert report.sendings.count() == 1


def test_what_changed_since_it_was_read_is_not_sent(report: Report, office: Office) -> None:
    document = make_report_paper(report, office)
    seen = sending.prepare(report, Sending.Kind.REMARKS).seen
    edit(document, office.drafter, text="Câu khác./.")
    verdict = sending.send_for_remarks(report, secret=NO, seen=seen, by=office.drafter)
    assert verdict.reason == sending.STALE
    assert not report.sendings.exists()


@pytest.mark.parametrize("secret", [Answer.YES, Answer.UNSURE])
def test_the_secrecy_question_stops_it(report: Report, office: Office, secret: Answer) -> None:
    make_report_paper(report, office)
    assert not sending.send_for_remarks(report, secret=secret, by=office.drafter)
    assert not report.sendings.exists()
    assert Entry.objects.filter(verb="documents.stop_as_secret").count() == 1


def test_a_missing_figure_and_a_wrong_sum_ask_for_a_sentence(
    report: Report, office: Office
) -> None:
    Terms.objects.update(asks=Terms.Asks.FIGURES)
    report.terms.asked_figures.filter(code="so_nguoi").update(parts=["so_buoi"])
    make_asked(report.terms, "so_mo_hinh", "Số mô hình")
    report.refresh_from_db()
    assert sending.prepare(report, Sending.Kind.SUBMISSION).findings == (
        "“Số mô hình” chưa ghi số liệu.",
        "“Số người dự” ghi 340, cộng các mục thành phần là 12.",
    )
    assert sending.submit(report, secret=NO, by=office.drafter).reason == sending.EXPLAIN
    assert sending.submit(report, secret=NO, words="Đã đối chiếu.", by=office.drafter)


def test_what_a_draft_leaves_open_asks_for_a_sentence(report: Report, office: Office) -> None:
    document = make_report_paper(report, office)
    edit(document, office.drafter, text="Có {{so_khong_co}} buổi./.")
    assert not sending.send_for_remarks(report, secret=NO, by=office.drafter)
    assert sending.send_for_remarks(report, secret=NO, words="Đang chờ số.", by=office.drafter)


def test_figures_alone_need_no_paper(regime: Regime, office: Office) -> None:
    regime.terms.update(asks=Terms.Asks.FIGURES)
    report = make_report(a_due(regime), office.organization, office.drafter)
    make_figures(report, office.drafter, so_buoi=1, so_nguoi=2)
    sent = submitted(report, office.drafter)
    assert sent.pinned is None
    assert sent.document is None
    assert sent.figures.count() == 2


def test_nothing_to_report_takes_no_draft_along(regime: Regime, office: Office) -> None:
    report = make_report(a_due(regime), office.organization, office.drafter, is_nothing=True)
    make_report_paper(report, office)
    sent = submitted(report, office.clerk)
    assert sent.is_nothing
    assert sent.pinned is None
    assert sent.document is None
