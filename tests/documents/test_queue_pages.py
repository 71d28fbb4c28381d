"""The rows of papers that wait for one official, as they are read and decided one by one."""

import re
from dataclasses import replace

import pytest

from documents.drafts import drafting
from documents.models import Document, Remark, Seen
from documents.review import reviewing
from documents.review.reviewing import RemarkText
from officials.models import Official, Organization
from plans.models import Plan
from tests.cast import signed_in
from tests.documents.test_review_pages import (
    APPROVED,
    document,
    endorsed,
    hand_up,
    plan,
    submitted,
    url,
    words,
)
from tests.papers import key_of, make_plan

__all__ = ["document", "plan", "submitted"]  # fixtures
pytestmark = pytest.mark.django_db


def test_the_chair_reads_decides_and_is_led_to_the_next_paper(
    ward: Organization, plan: Plan, drafter: Official, reviewer: Official, chair: Official
) -> None:
    second = make_plan(ward, drafter, plan.original.current.content, year=2027)
    for paper in (plan.original, second.original):
        hand_up(paper, drafter)
        endorsed(paper, reviewer)
    client = signed_in(chair)
    first_page = client.get("/cho-duyet/")
    assert "2 văn bản đang chờ" in words(first_page)
    later = re.search(r'href="(/cho-duyet/\?sau=\d+)"', first_page.content.decode())
    assert later
    assert "Để sau" in words(client.get(later[1]))
    decided = client.post(
        url("approve", plan.original.pk, 1) + "?hang=duyet", APPROVED, follow=True
    )
    assert "1 văn bản đang chờ" in words(decided)
    client.post(url("approve", second.original.pk, 1) + "?hang=duyet", APPROVED)
    assert "Không có văn bản nào chờ duyệt" in words(client.get("/cho-duyet/"))


def test_the_next_reader_sees_what_changed_since_they_read_it(
    submitted: Document, drafter: Official, reviewer: Official
) -> None:
    client = signed_in(reviewer)
    assert "thay đổi" not in words(client.get("/cho-kiem-tra/"))
    key = key_of(submitted.current, "Phân công")
    reviewing.give_back(
        submitted, [RemarkText("Ai?", key=key, quote="Phân công")], seen=1, by=reviewer
    )
    content = submitted.current.content
    text = content.text.replace("rõ việc", "rõ người").replace("9 khối", "chín khối")
    drafting.save(submitted, replace(content, text=text), base=1, by=drafter)
    reviewing.answer(Remark.objects.get(), "Đã sửa.", by=drafter)
    hand_up(submitted, drafter)
    page = words(client.get("/cho-kiem-tra/"))
    assert "2 chỗ thay đổi từ lần trình 1 mà anh/chị đã xem" in page
    assert "Khoản 2 · sửa, theo ý kiến" in page
    assert "Đoạn văn · sửa, ngoài ý kiến" in page
    assert Seen.objects.filter(official=reviewer).count() == 2


def test_only_what_one_s_post_checks_waits_for_one(
    submitted: Document, reviewer: Official, clerk: Official, chair: Official, stranger: Official
) -> None:
    reviewing.endorse_content(submitted, seen=1, by=reviewer)
    waits = {
        official.username: "Bảo đảm an ninh" in words(signed_in(official).get("/cho-kiem-tra/"))
        for official in (reviewer, clerk, chair, stranger)
    }
    assert waits == {
        "van.phong": False,
        "van.thu": True,
        "chu.tich": False,
        "phuong.khac": False,
    }
