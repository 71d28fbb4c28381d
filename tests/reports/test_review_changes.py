"""What the ward sends again opens as what was asked, and what else changed."""

import pytest

from documents.models import Document
from officials.models import Official, Organization
from reports.models import Decision, Finding, Report, ReportPaper
from reports.review import answering, deciding
from reports.review.changes import Comparison, compared
from reports.review.reading import read_of
from tests.lifecycle import edit
from tests.papers import TEXT
from tests.reporting import make_report_paper, make_sending
from tests.reviewing import find, make_sent, send
from tests.situations import Office

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(
    ward: Organization, drafter: Official, reviewer: Official, clerk: Official, chair: Official
) -> Office:
    return Office(ward, drafter, reviewer, clerk, chair)


@pytest.fixture
def report(province: Organization, province_reviewer: Official, office: Office) -> Report:
    return make_sent(province, province_reviewer, office)


def mended(text: str = TEXT) -> str:
    text = text.replace("Phân công rõ việc.", "Phân công rõ từng đơn vị.")
    text = text.replace("Phường có 9 khối.", "Phường có 10 khối.")
    return text.replace(
        "b) Hòa giải ngay từ cơ sở.",
        "b) Hòa giải ngay từ cơ sở.\n\nc) Tập huấn tổ hòa giải.",
    )


def sent_again(report: Report, reviewer: Official, office: Office) -> Comparison:
    """Remarked at the work, the mediation, a figure; mended, and at one place besides."""
    find(report, reviewer, "Giao cho ai?", at="Phân công rõ việc.")
    find(report, reviewer, "Thiếu tập huấn.", at="Hòa giải ngay từ cơ sở.")
    find(report, reviewer, "Đếm lại.", of="so_buoi")
    find(report, reviewer, "Gửi sớm hơn.")
    assert deciding.remark(report, words="Sửa rồi nộp.", read=read_of(report), by=reviewer)
    answer(report, office.drafter, "Đã sửa.")
    document = report.document
    assert isinstance(document, Document)
    edit(document, office.drafter, text=mended())
    report.figures.filter(asked__code="so_buoi").update(amount=15)
    report.figures.filter(asked__code="so_nguoi").update(amount=341)
    found = compared(send(report, office.drafter))
    assert found
    return found


def answer(report: Report, by: Official, text: str) -> None:
    for one in report.findings.filter(answers=None):
        assert answering.answer(one, text, by=by)


def test_each_finding_stands_with_its_answer_and_what_changed_at_its_place(
    report: Report, province_reviewer: Official, office: Office
) -> None:
    found = sent_again(report, province_reviewer, office)
    told = [
        (
            one.finding.text,
            one.answer.text if one.answer else "",
            [(change.before, change.after) for change in one.changes],
            (one.figure.before, one.figure.after) if one.figure else None,
        )
        for one in found.asked
    ]
    assert told == [
        (
            "Giao cho ai?",
            "Đã sửa.",
            [("Phân công rõ việc.", "Phân công rõ từng đơn vị.")],
            None,
        ),
        ("Thiếu tập huấn.", "Đã sửa.", [("", "Tập huấn tổ hòa giải.")], None),
        ("Đếm lại.", "Đã sửa.", [], ("12", "15")),
        ("Gửi sớm hơn.", "Đã sửa.", [], None),
    ]
    assert found.decision
    assert found.decision.words == "Sửa rồi nộp."


def test_what_nobody_asked_for_stands_by_itself(
    report: Report, province_reviewer: Official, office: Office
) -> None:
    found = sent_again(report, province_reviewer, office)
    assert [(one.before, one.after) for one in found.besides] == [
        ("Phường có 9 khối.", "Phường có 10 khối.")
    ]
    assert [(one.asked.code, one.before, one.after) for one in found.figures] == [
        ("so_nguoi", "340", "341")
    ]


def test_words_are_told_apart_one_by_one(
    report: Report, province_reviewer: Official, office: Office
) -> None:
    (change,) = sent_again(report, province_reviewer, office).besides
    assert [(part.text, part.before, part.after) for part in change.words] == [
        ("Phường có", True, True),
        ("9", True, False),
        ("10", False, True),
        ("khối.", True, True),
    ]


def test_a_replacing_paper_is_compared_by_what_reads_alike(
    report: Report, province_reviewer: Official, office: Office
) -> None:
    find(report, province_reviewer, "Giao cho ai?", at="Phân công rõ việc.")
    assert deciding.remark(report, read=read_of(report), by=province_reviewer)
    answer(report, office.drafter, "Đã sửa.")
    other = make_report_paper(report, office, role=ReportPaper.Role.REPLACEMENT)
    edit(other, office.drafter, text=mended())
    found = compared(send(report, office.drafter))
    assert found
    (asked,) = found.asked
    assert [change.after for change in asked.changes] == ["Phân công rõ từng đơn vị."]
    assert {change.after for change in found.besides} == {
        "Phường có 10 khối.",
        "Tập huấn tổ hòa giải.",
    }
    last = report.sendings.latest("number")
    assert asked.place in last.keys


def test_a_letter_that_corrects_is_not_compared_with_the_report(
    report: Report, province_reviewer: Official, office: Office
) -> None:
    find(report, province_reviewer, "Sai nơi nhận.")
    assert deciding.remark(report, read=read_of(report), by=province_reviewer)
    answer(report, office.drafter, "Đã đính chính.")
    make_report_paper(report, office, role=ReportPaper.Role.CORRECTION)
    found = compared(send(report, office.drafter))
    assert found
    assert (found.is_letter, found.besides) == (True, ())
    assert [one.answer.text for one in found.asked if one.answer] == ["Đã đính chính."]


def test_what_the_ward_took_back_by_itself_is_compared_without_findings(
    report: Report, office: Office
) -> None:
    make_sending(report, office.drafter, figures={"so_buoi": 13})
    found = compared(report.sendings.latest("number"))
    assert found
    assert (found.asked, found.decision) == ((), None)
    assert {one.asked.code: (one.before, one.after) for one in found.figures} == {
        "so_buoi": ("12", "13"),
        "so_nguoi": ("340", ""),
    }


def test_a_first_sending_is_compared_with_nothing(report: Report) -> None:
    assert compared(report.sendings.get()) is None


def test_an_answer_is_seen_above_only_once_it_is_sent(
    report: Report, province_reviewer: Official, office: Office
) -> None:
    find(report, province_reviewer)
    assert deciding.remark(report, read=read_of(report), by=province_reviewer)
    answer(report, office.drafter, "Trả lời gửi đi.")
    again = send(report, office.drafter)
    answering.answer(Finding.objects.get(), "Viết sau khi gửi.", by=office.drafter)
    found = compared(again)
    assert found
    assert [one.answer.text for one in found.asked if one.answer] == ["Trả lời gửi đi."]
    assert Decision.objects.count() == 1
