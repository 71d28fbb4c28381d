"""A piece or a figure that something was found about bears a mark that leads to it."""

import re

import pytest
from django.urls import reverse

from officials.models import Official, Organization
from reports.models import Finding, Report
from reports.review import answering, deciding
from reports.review.reading import read_of
from tests.cast import signed_in
from tests.lifecycle import edit
from tests.reviewing import find, make_sent, send
from tests.situations import Office

pytestmark = pytest.mark.django_db
PLACE = re.compile(r'<(?:div class="piece"|tr) id="((?:doan|so)-[^"]+)"(.*?)</(?:div|tr)>')
MARK = re.compile(r'href="#(y-kien-[0-9]+)">Ý kiến: sai</a>')
PIECE = "Tuyên truyền tại từng khối."


@pytest.fixture
def office(
    ward: Organization, drafter: Official, reviewer: Official, clerk: Official, chair: Official
) -> Office:
    return Office(ward, drafter, reviewer, clerk, chair)


@pytest.fixture
def report(office: Office, province: Organization, province_reviewer: Official) -> Report:
    return make_sent(province, province_reviewer, office)


@pytest.fixture
def found(report: Report, province_reviewer: Official) -> tuple[Finding, Finding]:
    """At a piece, and at a figure."""
    at_piece = find(report, province_reviewer, "Thiếu khối 9.", at=PIECE)
    return at_piece, find(report, province_reviewer, "Số lệch.", of="so_buoi")


def shown(report: Report, reader: Official, name: str = "review") -> str:
    answer = signed_in(reader).get(reverse(f"reports:{name}", args=[report.pk]))
    assert answer.status_code == 200
    return answer.content.decode()


def marked(page: str) -> dict[str, list[str]]:
    """By the place that bears it, where each mark leads; every one of them is there."""
    places = PLACE.findall(page.replace("\n", " "))
    marks = {place: MARK.findall(inside) for place, inside in places}
    for mark in (one for those in marks.values() for one in those):
        assert page.count(f'id="{mark}"') == 1
    return {place: those for place, those in marks.items() if those}


def where(at_piece: Finding, at_figure: Finding) -> dict[str, list[str]]:
    return {
        f"doan-{at_piece.key}": [f"y-kien-{at_piece.pk}"],
        "so-so_buoi": [f"y-kien-{at_figure.pk}"],
    }


def test_who_reviews_sees_the_places(
    report: Report, found: tuple[Finding, Finding], province_reviewer: Official
) -> None:
    assert marked(shown(report, province_reviewer)) == where(*found)


def test_the_ward_sees_them_where_it_answers_once_it_was_told(
    report: Report, found: tuple[Finding, Finding], office: Office, province_reviewer: Official
) -> None:
    assert marked(shown(report, office.drafter, "answer")) == {}
    assert deciding.remark(report, read=read_of(report), by=province_reviewer)
    page = shown(report, office.drafter, "answer")
    assert marked(page) == where(*found)
    assert f'href="#doan-{found[0].key}"' in page
    assert "chỗ nên xem kỹ" not in page


def test_what_is_sent_again_bears_the_marks_of_what_was_asked(
    report: Report, found: tuple[Finding, Finding], office: Office, province_reviewer: Official
) -> None:
    assert deciding.remark(report, read=read_of(report), by=province_reviewer)
    for finding in report.findings.all():
        assert answering.answer(finding, "Đã sửa.", by=office.drafter)
    document = report.newest
    assert document is not None
    text = document.current.text.replace(PIECE, "Tuyên truyền tại 9 khối.")
    edit(document, office.drafter, text=text)
    send(report, office.drafter)
    assert marked(shown(report, province_reviewer)) == where(*found)


def test_where_nothing_is_pinned_the_page_of_answers_is_a_list_alone(
    report: Report, office: Office, province_reviewer: Official
) -> None:
    find(report, province_reviewer, "Cả báo cáo còn sơ sài.")
    assert deciding.remark(report, read=read_of(report), by=province_reviewer)
    page = shown(report, office.drafter, "answer")
    assert "Cả báo cáo còn sơ sài." in page
    assert "bản đã gửi" not in page
