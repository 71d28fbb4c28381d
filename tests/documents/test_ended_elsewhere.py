"""An issued paper replaced or recalled by a paper that was written elsewhere."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.db import DatabaseError, transaction
from django.http import HttpResponse

from documents.models import Document, OutsideEnding
from documents.originals.printing import mark_of
from history.models import Entry
from officials.models import Official, Organization
from tests.cast import signed_in
from tests.situations import Office
from vietnamese.dates import short, today

pytestmark = pytest.mark.django_db
PROVINCE = "Ủy ban nhân dân tỉnh Nghệ An"
TYPED = {"number": " 012 ", "symbol": "QĐ-UBND", "issuer": PROVINCE}


@pytest.fixture
def office(
    ward: Organization, drafter: Official, reviewer: Official, clerk: Official, chair: Official
) -> Office:
    return Office(ward, drafter, reviewer, clerk, chair)


@pytest.fixture
def paper(office: Office) -> Document:
    return office.issued()


def post(paper: Document, by: Official, way: str = "thu-hoi", **typed: str) -> HttpResponse:
    sent = {**TYPED, "issued_on": short(today()), **typed}
    address = f"/van-ban/{paper.pk}/noi-khac/{way}/"
    answer: HttpResponse = signed_in(by).post(address, sent)
    paper.refresh_from_db()
    return answer


def words(answer: HttpResponse) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


def test_the_clerk_records_a_recall_and_every_page_and_print_says_so(
    paper: Document, clerk: Official, drafter: Official
) -> None:
    assert post(paper, clerk).status_code == 302
    assert paper.state == Document.State.REVOKED
    ending = OutsideEnding.objects.get(document=paper)
    assert (ending.number, ending.symbol, ending.issuer) == ("012", "QĐ-UBND", PROVINCE)
    assert mark_of(paper) == "ĐÃ THU HỒI"
    page = words(signed_in(drafter).get(f"/van-ban/{paper.pk}/"))
    assert f"Văn bản số 012/QĐ-UBND ngày {short(today())}, {PROVINCE}" in page


def test_the_history_has_the_recall_with_its_clerk_and_no_words(
    paper: Document, clerk: Official
) -> None:
    post(paper, clerk)
    entry = Entry.objects.get(verb="documents.revoke")
    assert entry.actor_id == clerk.pk
    ending = OutsideEnding.objects.get()
    assert (entry.details["paper"], entry.details["outside"]) == (None, ending.pk)


def test_the_signer_records_a_replacement(paper: Document, chair: Official) -> None:
    assert post(paper, chair, "thay-the").status_code == 302
    assert paper.state == Document.State.SUPERSEDED


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"number": "12/QĐ"}, "Chỉ ghi số, ví dụ 57 hoặc 15a; không ghi ký hiệu."),
        ({"number": ""}, "Số"),
        ({"symbol": ""}, "Ký hiệu"),
        ({"issuer": ""}, "Cơ quan ban hành"),
        ({"issued_on": short(today() + timedelta(days=1))}, "không được ở tương lai"),
        ({"issued_on": short(today() - timedelta(days=1))}, "Không được trước ngày văn bản này"),
        ({"issuer": "Ông A, 0912345678"}, "dữ liệu cá nhân"),
    ],
)
def test_what_is_typed_wrongly_moves_nothing_and_stays_on_the_form(
    paper: Document, clerk: Official, typed: dict[str, str], said: str
) -> None:
    answer = post(paper, clerk, **typed)
    assert answer.status_code == 200
    assert said in words(answer)
    assert "QĐ-UBND" in answer.content.decode() or "symbol" in typed
    assert paper.state == Document.State.ISSUED
    assert not OutsideEnding.objects.exists()


def test_only_the_clerk_the_signer_and_the_head_record_it_and_only_of_an_issued_paper(
    office: Office, paper: Document, drafter: Official, clerk: Official
) -> None:
    assert post(paper, drafter).status_code == 403
    assert post(paper, clerk, "dinh-chinh").status_code == 404
    assert post(office.numbered(), clerk).status_code == 403
    post(paper, clerk)
    assert post(paper, clerk, "thay-the").status_code == 403
    assert paper.state == Document.State.REVOKED


def test_the_buttons_are_there_for_who_may_as_long_as_the_paper_stands(
    paper: Document, clerk: Official, drafter: Official
) -> None:
    address = f"/van-ban/{paper.pk}/"
    assert "noi-khac/thu-hoi" in signed_in(clerk).get(address).content.decode()
    assert "noi-khac/thu-hoi" not in signed_in(drafter).get(address).content.decode()
    post(paper, clerk)
    assert "noi-khac/thu-hoi" not in signed_in(clerk).get(address).content.decode()


def test_what_was_recorded_is_never_changed_nor_deleted(paper: Document, clerk: Official) -> None:
    post(paper, clerk)
    with pytest.raises(DatabaseError), transaction.atomic():
        OutsideEnding.objects.update(number="13")
    with pytest.raises(DatabaseError), transaction.atomic():
        OutsideEnding.objects.all()._raw_delete(OutsideEnding.objects.db)
