"""The demonstration inspected: what the visited ward and the inspecting police read of it."""

from collections import Counter

import pytest

from officials.models import Official
from reports.models import Visit, VisitFinding
from tests.cast import signed_in
from vietnamese.dates import today

pytestmark = pytest.mark.django_db


def page(username: str, address: str) -> str:
    client = signed_in(Official.objects.get(username=username))
    return client.get(address, headers={"host": "127.0.0.1"}).content.decode()


def recorded() -> Visit:
    return Visit.objects.get(organization__unit__name="Thái Hòa", state=Visit.State.RECORDED)


def test_visits_are_planned_recorded_and_called_off() -> None:
    assert Counter(visit.state for visit in Visit.objects.all()) == {
        Visit.State.PLANNED: 2,
        Visit.State.RECORDED: 2,
        Visit.State.CANCELLED: 1,
    }


def test_of_four_findings_one_is_taken_up_one_answered_one_open_and_one_late() -> None:
    told = VisitFinding.objects.filter(visit=recorded())
    standings = [(bool(one.task_id), one.answers.count(), one.due_on < today()) for one in told]
    assert standings == [
        (False, 0, True),
        (False, 1, False),
        (False, 0, False),
        (True, 0, False),
    ]


def test_the_ward_finds_two_on_its_first_page_and_what_became_of_each() -> None:
    assert "Kiến nghị sau kiểm tra chưa trả lời (2)" in page("soanthao", "/")
    told = page("soanthao", f"/kiem-tra/{recorded().pk}/")
    assert (told.count("Quá hạn"), told.count("Đã đưa vào dự thảo")) == (1, 1)
    assert "Đã niêm yết ở 15 khối" in told


def test_the_police_read_the_answer_but_nothing_of_the_draft() -> None:
    told = page("congantinh", f"/kiem-tra/{recorded().pk}/")
    assert "Đã niêm yết ở 15 khối" in told
    assert "Đã đưa vào dự thảo" not in told
    assert told.count("Chưa giao thành nhiệm vụ") == 4
