"""The demonstration handed down: what was counted by hand must be what the matrices say."""

from collections import Counter

import pytest
from django.http import HttpResponse

from desk import demonstrated_duties
from directives import inbox
from directives.models import Directive
from documents.models import Document
from officials.models import Official
from plans.coverage import Standing, coverage_of
from plans.models import Plan
from plans.papers.tasks_of_duties import Progress
from plans.province import Matrix, givers_of, matrix_of
from tests.cast import signed_in
from tests.demonstrated import draft_of_thai_hoa
from vietnamese.dates import today

SUBJECT = "xây dựng phong trào toàn dân bảo vệ an ninh Tổ quốc trong đồng bào dân tộc thiểu số"
pytestmark = pytest.mark.django_db


def official(username: str) -> Official:
    return Official.objects.get(username=username)


def answered(username: str, address: str) -> HttpResponse:
    """As a browser on this machine asks, which these accounts are for."""
    return signed_in(official(username)).get(address, headers={"host": "127.0.0.1"})


def letter() -> Directive:
    return Directive.objects.get(title=SUBJECT, kept_by__name=demonstrated_duties.NAME)


def matrix() -> Matrix:
    by = official("tinh.chutich")
    return matrix_of(letter(), givers=givers_of(letter(), by), year=today().year)


@pytest.mark.parametrize("username", ["vanthu", "tayhieu.vanthu", "donghieu.vanthu"])
def test_the_letter_of_the_province_waits_in_three_inboxes(username: str) -> None:
    clerk = official(username)
    organization = clerk.appointments.get().organization
    (waiting,) = inbox.waiting(clerk, organization)
    assert waiting.told.subject == SUBJECT
    assert waiting.told.author == "Ủy ban nhân dân tỉnh Nghệ An"


def test_the_letter_has_thirteen_duties_each_at_a_clause_of_its_text() -> None:
    duties = list(letter().duties.all())
    assert len(duties) == 13
    assert all(duty.key for duty in duties)
    assert Counter(duty.addressee for duty in duties) == {
        "UBND các xã, phường": 7,
        "Công an tỉnh": 4,
        "Báo và phát thanh, truyền hình Nghệ An (đề nghị)": 1,
        "Ủy ban MTTQ Việt Nam tỉnh và các tổ chức thành viên (đề nghị)": 1,
    }


def test_the_ward_with_a_draft_finds_seven_duties_two_of_them_answered() -> None:
    plan = draft_of_thai_hoa()
    (sheaf,) = coverage_of(plan)
    found = {line.duty.place: line.standing for line in sheaf.lines}
    dash = "mục 1, gạch đầu dòng thứ"
    assert found == {
        f"{dash} nhất": Standing.OPEN,
        f"{dash} hai": Standing.OPEN,
        f"{dash} ba": Standing.ANSWERED,
        f"{dash} tư": Standing.OPEN,
        f"{dash} năm": Standing.ANSWERED,
        f"{dash} sáu": Standing.OPEN,
        "mục 6": Standing.OPEN,
    }


def test_the_ward_that_issued_its_plan_answers_five_two_of_them_by_a_task_alone() -> None:
    plan = Plan.objects.get(organization__name="Ủy ban nhân dân phường Tây Hiếu")
    assert plan.original.state == Document.State.ISSUED
    (sheaf,) = coverage_of(plan)
    assert Counter(line.standing for line in sheaf.lines) == {
        Standing.ANSWERED: 5,
        Standing.EXPLAINED: 1,
        Standing.OPEN: 1,
    }
    tasked = {line.duty.place: [one.number for one in line.tasks] for line in sheaf.lines}
    dash = "mục 1, gạch đầu dòng thứ"
    assert {place: numbers for place, numbers in tasked.items() if numbers} == {
        f"{dash} nhất": [1],
        f"{dash} hai": [2],
        f"{dash} sáu": [3],
    }
    assert {one.progress for line in sheaf.lines for one in line.tasks} == {Progress.RUNNING}


def test_the_matrix_of_the_province_is_what_was_counted_by_hand() -> None:
    """+ part, s sentence, o open, n not received; only three wards were sent it."""
    found = {
        row.office.name: "".join(SIGNS[cell.value] for cell in row.cells) for row in matrix().rows
    }
    told = {
        "Công an tỉnh Nghệ An": "------ooo--o-",
        "Ủy ban nhân dân xã Đông Hiếu": "nnnnnn------n",
        "Ủy ban nhân dân phường Tây Hiếu": "+++s++------o",
        "Ủy ban nhân dân phường Thái Hòa": "oooooo------o",
    }
    assert {name: row for name, row in found.items() if name in told} == told
    others = [row for name, row in found.items() if name not in told]
    assert others == ["nnnnnn------n"] * 127
    assert matrix().total == {
        "answered": 5,
        "explained": 1,
        "open": 12,
        "not_received": 7 + 127 * 7,
        "not_addressed": 27 + 127 * 6,
    }


SIGNS = {
    "answered": "+",
    "explained": "s",
    "open": "o",
    "not_received": "n",
    "not_addressed": "-",
}


def test_the_province_reads_the_sentence_and_which_plan_answers_but_no_draft() -> None:
    page = answered("tinh.chutich", f"/nhiem-vu-da-giao/{letter().pk}/").content.decode()
    assert demonstrated_duties.SENTENCE in page
    assert f"Kế hoạch số 01/KH-UBND ngày {today():%d/%m/%Y}" in page
    # What Thái Hòa's draft says nowhere shows, nor that it has one.
    assert page.count("Kế hoạch số") == 1
    assert "mục II, khoản 4, điểm b" not in page


@pytest.mark.parametrize("username", ["chutich", "tayhieu.chutich"])
def test_a_ward_does_not_look_at_the_others(username: str) -> None:
    assert answered(username, f"/nhiem-vu-da-giao/{letter().pk}/").status_code == 403


def test_the_plan_of_the_ward_lists_its_open_duties_when_it_is_handed_up() -> None:
    plan = draft_of_thai_hoa()
    text = answered("soanthao", f"/van-ban/{plan.original.pk}/trinh-ky/").content.decode()
    assert text.count("Nhiệm vụ chưa có phần trả lời") == 5
    assert f"/ke-hoach/{plan.pk}/nhiem-vu-tren-giao/#nhiem-vu-" in text
