"""An exact small figure in a paper for outside: pointed at, answered, confirmed, told of."""

import pytest

from documents.models import Document
from documents.review import reviewing, submitting
from documents.secrecy import Answer
from history.models import Entry
from households.disclosure.draft_asides import beside_draft, listed
from households.disclosure.small_figures import NAME
from officials.models import Official, Organization
from tests.cast import signed_in
from tests.households.counts import MUONG, TAY, THO
from tests.households.leaving import INSIDE, Office
from tests.lifecycle import endorse_both, seen, submit

pytestmark = pytest.mark.django_db
TYPED = "Trong đó có 3 hộ dân tộc Mường và 1 hộ dân tộc Thổ."


@pytest.fixture
def office(
    ward: Organization, drafter: Official, reviewer: Official, chair: Official, clerk: Official
) -> Office:
    office = Office(ward, drafter, reviewer, chair, clerk)
    office.count({TAY: (20, 90), MUONG: (7, 12), THO: (1, 3)})
    return office


@pytest.fixture
def waiting(office: Office) -> Document:
    """Endorsed, with two small figures typed by hand."""
    document = office.draft(TYPED)
    submit(document, office.drafter, answer="Cấp trên yêu cầu số chính xác.")
    endorse_both(document, office.reviewer)
    return document


def test_they_are_listed_when_the_paper_is_handed_up(office: Office) -> None:
    document = office.draft(TYPED)
    (found,) = listed(document, document.current)
    assert not found.is_hint
    assert "1 hộ dân tộc Thổ.”: số nhỏ, có thể nhận ra từng hộ." in found.text
    refusal = submitting.submit(document, base=1, secret=Answer.NO, by=office.drafter)
    assert "giải trình" in refusal.reason


def test_within_the_ward_nobody_is_asked(office: Office) -> None:
    document = office.draft(TYPED, recipients=INSIDE)
    assert listed(document, document.current) == ()
    assert beside_draft(document, document.current) is None


def test_a_figure_that_was_folded_is_recognised_though_it_is_not_small(office: Office) -> None:
    document = office.draft("Dân tộc Mường có 7 hộ, 12 khẩu.")
    (found,) = listed(document, document.current)
    assert "đã gộp" in found.text


def test_what_a_mark_prints_otherwise_is_only_said(office: Office) -> None:
    document = office.draft("Có {{ho_muong}} hộ Mường.")
    found = listed(document, document.current)
    assert [one.is_hint for one in found] == [True]
    assert "in là “không nêu” (số liệu là 7)" in found[0].text


def test_the_table_by_group_asks_to_be_taken_out(office: Office) -> None:
    document = office.draft("{{bang_dia_ban}}")
    (found,) = listed(document, document.current)
    assert not found.is_hint
    assert "không đưa vào văn bản gửi ra ngoài" in found.text


def test_who_approves_confirms_them_and_the_history_says_so(
    office: Office, waiting: Document
) -> None:
    verdict = reviewing.approve(waiting, seen=seen(waiting), secret=Answer.NO, by=office.chair)
    assert "xác nhận" in verdict.reason
    assert reviewing.approve(
        waiting, seen=seen(waiting), secret=Answer.NO, by=office.chair, confirmed=[NAME]
    )
    entry = Entry.objects.of(office.ward.pk).get(verb="documents.approve")
    assert entry.details["confirmed"] == {"small_figures": 1}


def test_the_page_shows_the_places_and_asks(office: Office, waiting: Document) -> None:
    client = signed_in(office.chair)
    address = f"/van-ban/{waiting.pk}/lan-trinh/{seen(waiting)}/duyet/"
    page = client.get(address).content.decode()
    assert "3 hộ dân tộc Mường" in page
    said = {"secret": "khong", "way": "ink"}
    assert "xác nhận" in client.post(address, said).content.decode()
    waiting.refresh_from_db()
    assert waiting.state == Document.State.AWAITING_APPROVAL
    client.post(address, {**said, f"confirmed_{NAME}": "on"})
    waiting.refresh_from_db()
    assert waiting.state == Document.State.APPROVED


def test_the_clerk_who_records_it_on_paper_confirms_too(office: Office, waiting: Document) -> None:
    asked = {"seen": seen(waiting), "secret": Answer.NO, "by": office.clerk}
    assert not reviewing.approve_on_paper(waiting, **asked)
    assert reviewing.approve_on_paper(waiting, **asked, confirmed=[NAME])


def test_the_draft_s_page_points_at_them(office: Office) -> None:
    document = office.draft(f"{TYPED} Có {{{{ho_muong}}}} hộ.")
    page = signed_in(office.drafter).get(f"/van-ban/{document.pk}/").content.decode()
    assert "Số liệu gửi ra ngoài phường, xã" in page
    assert "1 hộ dân tộc Thổ" in page
