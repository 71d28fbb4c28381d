"""What the next reviewer is shown: changes by piece and by word, asked for or not."""

from datetime import date

import pytest

from documents.drafts.content import AnnexText
from documents.models import Document
from documents.review import changes
from documents.review.changes import Change, ChangeKind, Words
from documents.review.reviewing import RemarkText
from officials.models import Official, Organization
from tests.lifecycle import (
    answer_all,
    edit,
    give_back,
    latest,
    make_signed_draft,
    submit,
)
from tests.papers import CONTENT, TEXT, key_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def returned(
    ward: Organization, drafter: Official, reviewer: Official, chair: Official
) -> Document:
    """Returned because of its point a."""
    document = make_signed_draft(ward, drafter, signer=chair)
    submit(document, drafter)
    key = key_of(document.current, "Tuyên truyền")
    give_back(document, reviewer, RemarkText("Nêu rõ thời gian.", key=key, quote="Tuyên truyền"))
    answer_all(document, drafter)
    return document


def again(document: Document, by: Official, **edits: object) -> tuple[Change, ...]:
    before = latest(document)
    edit(document, by, **edits)
    return changes.between(before, submit(document, by, answer="Đã xem."))


def test_nothing_changed_is_nothing_shown(returned: Document, drafter: Official) -> None:
    before = latest(returned)
    assert changes.between(before, submit(returned, drafter)) == ()


def test_a_changed_piece_is_named_with_both_readings(returned: Document, drafter: Official) -> None:
    (change,) = again(
        returned, drafter, text=TEXT.replace("tại từng khối", "tại từng khối trong tháng 4")
    )
    assert change.name == "điểm a"
    assert change.before == "Tuyên truyền tại từng khối."
    assert change.after == "Tuyên truyền tại từng khối trong tháng 4."
    assert change.kind is ChangeKind.CHANGED
    assert change.words == (
        Words("Tuyên truyền tại từng", before=True, after=True),
        Words("khối.", before=True, after=False),
        Words("khối trong tháng 4.", before=False, after=True),
    )


def test_pieces_put_in_and_taken_out_stand_in_their_place_and_renumbering_is_no_change(
    returned: Document, drafter: Official
) -> None:
    text = TEXT.replace("a) Tuyên", "a) Họp khối đầu tháng.\n\na) Tuyên").replace(
        "2. Phân công rõ việc.\n\n", ""
    )
    found = again(returned, drafter, text=text)
    assert [(c.kind, c.name, c.before, c.after) for c in found] == [
        (ChangeKind.ADDED, "điểm a", "", "Họp khối đầu tháng."),
        (ChangeKind.REMOVED, "khoản 2", "Phân công rõ việc.", ""),
    ]


def test_components_are_named_as_an_office_calls_them(
    returned: Document, drafter: Official
) -> None:
    found = again(
        returned,
        drafter,
        recipients=("Công an tỉnh", "Lưu: VT"),
        subject="Trích yếu khác",
        dated_on=date(2026, 4, 1),
    )
    assert [(c.name, c.after) for c in found] == [
        ("trích yếu", "Trích yếu khác"),
        ("nơi nhận", "Công an tỉnh; Lưu: VT"),
    ]


def test_an_annex_put_in_is_shown_with_its_pieces(returned: Document, drafter: Official) -> None:
    found = again(returned, drafter, annexes=(AnnexText("Mô hình", "1. Tự quản khối 1.\n"),))
    assert [(c.name, c.before, c.after) for c in found] == [
        ("phụ lục", "", "Phụ lục: Mô hình"),
        ("khoản 1", "", "Tự quản khối 1."),
    ]


def test_what_nobody_asked_for_is_told_apart(returned: Document, drafter: Official) -> None:
    text = TEXT.replace("tại từng khối", "tại từng khối trong tháng 4")
    found = again(returned, drafter, text=text.replace("9 khối", "10 khối"))
    unasked = changes.besides(found, returned.remarks.all())
    assert [change.after for change in unasked] == ["Phường có 10 khối."]
    assert CONTENT.subject not in {change.after for change in found}
