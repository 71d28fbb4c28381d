"""Papers about an issued paper: công văn đính chính, replacement, recall."""

import re
from html import unescape

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.http import HttpResponse
from django.test import Client

from documents.issued import following, issuing
from documents.models import Document, PaperRelation
from documents.numbers import numbering
from history.models import Entry
from officials.models import Official, Organization
from paper.kinds import Kind
from tests.cast import signed_in
from tests.lifecycle import approve, sign_in_ink
from tests.situations import Office
from vietnamese.dates import long_date, today

pytestmark = pytest.mark.django_db
Relation = PaperRelation.Kind


@pytest.fixture
def office(
    ward: Organization, drafter: Official, reviewer: Official, clerk: Official, chair: Official
) -> Office:
    return Office(ward, drafter, reviewer, clerk, chair)


def issue(document: Document, office: Office) -> None:
    """Take a draft through its whole life."""
    known = "Số này có trong sổ văn bản đi của cơ quan."
    approve(document, drafter=office.drafter, reviewer=office.head, answer=known)
    document.refresh_from_db()
    sign_in_ink(document, office.clerk)
    numbering.give_number(document, on=today(), by=office.clerk)
    assert issuing.issue(document, by=office.clerk)


def words(answer: HttpResponse) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


def test_a_paper_is_named_by_kind_number_and_day(office: Office) -> None:
    document = office.issued()
    day = long_date(today())
    assert following.reference(document) == f"Kế hoạch số 01/KH-UBND {day}"


def test_a_correction_is_a_letter_to_all_who_got_the_paper(office: Office) -> None:
    document = office.issued()
    wrong = "Tại mục I, đã in “khối 8”, nay đọc là “khối 9”."
    paper = following.follow(document, Relation.CORRECTS, by=office.drafter, words=(wrong,))
    content = paper.current.content
    assert paper.paper_kind is Kind.OFFICIAL_LETTER
    assert content.subject == f"đính chính {following.reference(document)}"
    assert content.addressed_to == ("UBND tỉnh",)
    assert content.recipients == ("Như trên", "Lưu: VT")
    assert f"- {wrong}\n" in content.text
    assert content.signer == document.current.signer
    assert (paper.relation.kind, paper.relation.of) == ("corrects", document)


def test_a_replacement_is_of_the_same_kind_and_says_what_it_replaces(office: Office) -> None:
    document = office.issued()
    before = document.current.content
    paper = following.follow(document, Relation.REPLACES, by=office.drafter)
    content = paper.current.content
    assert paper.paper_kind is Kind.PLAN
    assert (content.subject, content.recipients) == (before.subject, before.recipients)
    *_, last = content.text.strip().splitlines()
    assert last == (
        f"Kế hoạch này thay thế {following.reference(document)} của {document.organization} "
        "về bảo đảm an ninh, trật tự năm 2026./."
    )
    assert content.text.count("./.") == 1


def test_a_recall_is_a_letter_that_tells_the_reason(office: Office) -> None:
    document = office.issued()
    paper = following.follow(document, Relation.RECALLS, by=office.drafter, words=("Ghi sai.",))
    assert paper.paper_kind is Kind.OFFICIAL_LETTER
    assert "Lý do: Ghi sai.\n" in paper.current.text


def test_the_replaced_paper_ends_only_when_the_new_one_is_issued(office: Office) -> None:
    document = office.issued()
    paper = following.follow(document, Relation.REPLACES, by=office.drafter)
    refused = issuing.supersede(document, by=office.signer)
    assert not refused
    assert document.state == "issued"
    issue(paper, office)
    assert issuing.supersede(document, by=office.signer)
    assert document.state == "superseded"
    last = Entry.objects.filter(verb="documents.supersede").get()
    assert last.details["paper"] == paper.pk


def test_a_recalled_paper_is_revoked_by_the_paper_that_recalls_it(office: Office) -> None:
    document = office.issued()
    paper = following.follow(document, Relation.RECALLS, by=office.drafter, words=("Sai.",))
    issue(paper, office)
    assert issuing.revoke(document, by=office.signer)
    assert document.state == "revoked"


@pytest.mark.parametrize("situation", ["draft", "approved for ink", "numbered after ink"])
def test_only_an_issued_paper_is_followed(office: Office, situation: str) -> None:
    document = office.make(situation)
    with pytest.raises(PermissionDenied, match="đã phát hành"):
        following.follow(document, Relation.CORRECTS, by=office.drafter)
    assert not PaperRelation.objects.exists()


def test_a_relation_is_never_changed_nor_deleted(office: Office) -> None:
    following.follow(office.issued(), Relation.REPLACES, by=office.drafter)
    with pytest.raises(DatabaseError), transaction.atomic():
        PaperRelation.objects.update(kind=Relation.RECALLS)
    with pytest.raises(DatabaseError), transaction.atomic():
        PaperRelation.objects.all()._raw_delete(PaperRelation.objects.db)


def test_the_pages_lead_from_an_issued_paper_to_the_new_draft_and_back(office: Office) -> None:
    document = office.issued()
    client = signed_in(office.drafter)
    page = client.get(f"/van-ban/{document.pk}/").content.decode()
    for way in ("dinh-chinh", "thay-the", "thu-hoi"):
        assert f'href="/van-ban/{document.pk}/soan/{way}/"' in page
    address = f"/van-ban/{document.pk}/soan/thu-hoi/"
    assert "Lý do thu hồi" in words(client.get(address))
    answer = client.post(address, {"words": "Ghi sai.", "secret": "khong"})
    paper = Document.objects.latest("pk")
    assert answer.headers["Location"] == f"/van-ban/{paper.pk}/"
    of = words(client.get(f"/van-ban/{paper.pk}/"))
    assert "Văn bản này thu hồi Kế hoạch số 01/KH-UBND" in of
    assert "Thu hồi bằng Công văn:" in words(client.get(f"/van-ban/{document.pk}/"))


def test_a_secret_answer_begins_nothing(office: Office) -> None:
    document = office.issued()
    client = signed_in(office.drafter)
    answer = client.post(f"/van-ban/{document.pk}/soan/thay-the/", {"secret": "chua-ro"})
    assert answer.status_code == 403
    assert not PaperRelation.objects.exists()


def test_others_than_drafters_are_not_offered_it_and_are_refused(office: Office) -> None:
    document = office.issued()
    client: Client = signed_in(office.signer)
    assert "/soan/thay-the/" not in client.get(f"/van-ban/{document.pk}/").content.decode()
    assert client.get(f"/van-ban/{document.pk}/soan/thay-the/").status_code == 403
    assert client.get(f"/van-ban/{document.pk}/soan/khong-co/").status_code == 404
