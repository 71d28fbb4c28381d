"""A paper is numbered only while what it cites stands as it stood when it was handed up."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError

from directives import loading
from directives.models import Directive, Relation
from documents.models import Approval, BookEntry, Document
from documents.numbers import numbering
from documents.review import reviewing
from documents.secrecy import Answer
from history.models import Entry
from officials.models import Official, Organization
from tests.directives.making import make_directive, make_relation
from tests.lifecycle import answer_all, approve, edit, give_back, latest, make_signed_draft, submit

SIGNED, IN_FORCE = date(2024, 1, 10), date(2024, 1, 20)
"""28/2023/QĐ-TTg amends 12/2018/QĐ-TTg from 15/01/2024 on."""


@pytest.fixture
def loaded(db: None) -> None:
    loading.load()


@pytest.fixture
def document(
    loaded: None, ward: Organization, drafter: Official, chair: Official, reviewer: Official
) -> Document:
    """Approved, to be signed by token; dated before the amendment took effect."""
    made = make_signed_draft(ward, drafter, signer=chair)
    text = (
        "1. Theo [[12/2018/QĐ-TTg]].\n2. Theo Chỉ thị số 18/2000/CT-TTg ngày 21/9/2000 của Thủ "
        "tướng Chính phủ về tăng cường công tác dân vận."
    )
    edit(made, drafter, text=text, dated_on=SIGNED)
    approve(made, drafter=drafter, reviewer=reviewer, way=Approval.Way.TOKEN)
    return made


def number(document: Document, clerk: Official, on: date) -> BookEntry:
    now = datetime(on.year, on.month, on.day, 3, tzinfo=UTC)
    return numbering.give_number(document, on=on, by=clerk, now=now)


def refusal(document: Document, clerk: Official, on: date) -> str:
    with pytest.raises(ValidationError) as refused:
        number(document, clerk, on)
    assert not BookEntry.objects.exists()
    (told,) = refused.value.message_dict["on"]
    return told


def test_a_submission_keeps_the_verdict_on_what_it_cites_bound_or_typed(document: Document) -> None:
    kept = latest(document).grounds["citations"]
    assert [(row["cited"], row["on"], row["state"], row["changes"]) for row in kept] == [
        ("Quyết định số 12/2018/QĐ-TTg", "2024-01-10", "IN_FORCE", []),
        ("Chỉ thị số 18/2000/CT-TTg", "2024-01-10", "IN_FORCE", []),
    ]


def test_a_paper_is_numbered_while_the_verdict_is_the_same(
    document: Document, clerk: Official
) -> None:
    assert number(document, clerk, date(2024, 1, 12)).number == 1


def test_a_changed_verdict_is_refused_and_says_what_to_do(
    document: Document, clerk: Official
) -> None:
    assert refusal(document, clerk, IN_FORCE) == (
        "Chưa cấp số: hiệu lực của văn bản viện dẫn đã khác lúc trình. Quyết định số "
        "12/2018/QĐ-TTg: lúc trình (ngày 10/01/2024) đang có hiệu lực. Ngày 20/01/2024: đang có "
        "hiệu lực, đã được sửa đổi, bổ sung; Quyết định số 28/2023/QĐ-TTg ngày 23/11/2023 sửa "
        "đổi, bổ sung từ ngày 15/01/2024. Hãy trả lại để người soạn xem lại chỗ viện dẫn rồi "
        "trình lại."
    )
    assert not Entry.objects.filter(verb="documents.number").exists()


def test_what_the_office_learns_after_the_submission_counts_too(
    document: Document, clerk: Official, drafter: Official, ward: Organization
) -> None:
    repealing = make_directive(
        ward, drafter, kind="QĐ", number="01/2024/QĐ-TTg", issued_on=date(2024, 1, 2)
    )
    cited = Directive.objects.get(number="18/2000/CT-TTg")
    make_relation(
        repealing, cited, by=drafter, kind=Relation.Kind.REPEALS, takes_effect_on=date(2024, 1, 11)
    )
    told = refusal(document, clerk, date(2024, 1, 12))
    assert "Chỉ thị số 18/2000/CT-TTg: lúc trình (ngày 10/01/2024) đang có hiệu lực." in told
    assert "Ngày 12/01/2024: hết hiệu lực" in told


def test_returned_and_handed_up_again_the_paper_is_numbered(
    document: Document, clerk: Official, drafter: Official, reviewer: Official
) -> None:
    give_back(document, clerk)
    answer_all(document, drafter)
    edit(document, drafter, dated_on=IN_FORCE)
    submission = submit(document, drafter)
    assert reviewing.endorse_content(document, seen=submission.round, by=reviewer)
    signer, way = submission.signer.official, Approval.Way.TOKEN
    seen = submission.round
    assert reviewing.approve(document, seen=seen, secret=Answer.NO, by=signer, way=way)
    assert "(được sửa đổi, bổ sung bởi Quyết định số 28/2023/QĐ-TTg)" in str(latest(document).sheet)
    assert number(document, clerk, IN_FORCE).number == 1


def test_a_paper_that_cites_nothing_has_no_grounds(
    ward: Organization, drafter: Official, chair: Official
) -> None:
    made = make_signed_draft(ward, drafter, signer=chair)
    assert submit(made, drafter).grounds["citations"] == []
