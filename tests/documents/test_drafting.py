"""Saving drafts: revisions on top of one another, keys that stay, saves that are refused."""

from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction

from documents.drafts import drafting
from documents.drafts.content import AnnexText, Content
from documents.drafts.drafting import StaleError
from documents.drafts.parts import find, put, texts_of
from documents.lifecycle import LIFECYCLE
from documents.models import Document, Revision
from documents.sheets import sheet_of
from history.models import Entry
from officials.models import Official, Organization
from tests.papers import ANNEXED, CONTENT, TEXT, keyed, make_document

pytestmark = pytest.mark.django_db


@pytest.fixture
def document(ward: Organization, drafter: Official) -> Document:
    return make_document(ward, drafter)


def save(document: Document, by: Official, **changes: object) -> Revision:
    content = replace(document.current.content, **changes)  # type: ignore[arg-type]
    return drafting.save(document, content, base=document.current.number, by=by)


def test_a_save_appends_a_revision_and_leaves_the_earlier_ones(
    document: Document, drafter: Official
) -> None:
    save(document, drafter, subject="Kế hoạch đã sửa")
    assert [(r.number, r.subject) for r in document.revisions.all()] == [
        (2, "Kế hoạch đã sửa"),
        (1, CONTENT.subject),
    ]
    assert document.current.number == 2
    assert document.current.saved_by == drafter


def test_a_save_that_changes_nothing_makes_no_revision(
    document: Document, drafter: Official
) -> None:
    assert save(document, drafter).number == 1
    assert save(document, drafter, text=TEXT.replace("\n\n", "\n")).number == 1
    assert document.revisions.count() == 1


def test_a_save_on_an_older_revision_is_refused_and_names_the_newer_one(
    document: Document, drafter: Official, reviewer: Official
) -> None:
    save(document, reviewer, subject="Người kia sửa trước")
    with pytest.raises(StaleError) as stale:
        drafting.save(document, replace(CONTENT, subject="Sửa sau"), base=1, by=drafter)
    assert stale.value.current.subject == "Người kia sửa trước"
    assert stale.value.current.saved_by == reviewer
    assert document.revisions.count() == 2


def test_unchanged_blocks_keep_their_keys_when_one_is_edited(
    document: Document, drafter: Official
) -> None:
    before = keyed(document.current)
    save(document, drafter, text=TEXT.replace("từng khối.", "từng khối, từng tổ dân cư."))
    after = keyed(document.current)
    assert after.keys() == before.keys()
    changed = {key for key in after if after[key] != before[key]}
    assert [after[key] for key in changed] == ["Tuyên truyền tại từng khối, từng tổ dân cư."]


def test_unchanged_blocks_keep_their_keys_when_one_is_put_in_before_them(
    document: Document, drafter: Official
) -> None:
    before = keyed(document.current)
    save(document, drafter, text=TEXT.replace("a) Tuyên", "a) Một việc mới hẳn.\n\na) Tuyên"))
    after = keyed(document.current)
    assert {key: after[key] for key in before} == before
    assert [after[key] for key in after.keys() - before.keys()] == ["Một việc mới hẳn."]
    assert "b) Tuyên truyền" in document.current.text


def test_a_block_written_anew_in_its_place_keeps_its_key(
    document: Document, drafter: Official
) -> None:
    before = keyed(document.current)
    anew = TEXT.replace("Phân công rõ việc.", "Khác hẳn.").replace("Phường có 9 khối.", "Mở đầu.")
    save(document, drafter, text=anew)
    assert keyed(document.current).keys() == before.keys()


def test_a_block_put_in_takes_no_key_of_one_taken_out_elsewhere(
    document: Document, drafter: Official
) -> None:
    before = keyed(document.current)
    gone = next(key for key, text in before.items() if text.startswith("Phân công"))
    text = TEXT.replace("2. Phân công rõ việc.\n\n", "") + "\n1. Thêm ở cuối.\n"
    save(document, drafter, text=text)
    assert gone not in keyed(document.current)


def test_a_moved_block_keeps_its_key(document: Document, drafter: Official) -> None:
    before = keyed(document.current)
    moved = TEXT.replace("2. Phân công rõ việc.\n\n", "") + "\n1. Phân công rõ việc.\n"
    save(document, drafter, text=moved)
    assert keyed(document.current) == before


def test_annexes_keep_their_keys_when_one_before_them_is_removed(
    ward: Organization, drafter: Official
) -> None:
    document = make_document(ward, drafter, ANNEXED)
    second = document.current.annexes[1]
    save(document, drafter, annexes=ANNEXED.annexes[1:])
    assert document.current.annexes == [second]


def test_an_annex_to_be_printed_on_a3_stays_so_through_later_saves(
    ward: Organization, drafter: Official
) -> None:
    document = make_document(ward, drafter, ANNEXED)
    first, second = ANNEXED.annexes
    save(document, drafter, annexes=(replace(first, is_large=True), second))
    save(document, drafter, text=f"{TEXT}\nThêm một đoạn.")
    assert [one.is_large for one in document.current.content.annexes] == [True, False]
    sheet = sheet_of(document, document.current)
    assert [one.is_large for one in sheet.annexes] == [True, False]


def test_an_annex_to_be_printed_on_a3_stays_so_when_a_piece_of_it_is_edited(
    ward: Organization, drafter: Official
) -> None:
    document = make_document(ward, drafter, ANNEXED)
    first, *others = ANNEXED.annexes
    save(document, drafter, annexes=(replace(first, is_large=True), *others))
    keyed_annex = texts_of(document.current)[1]
    part = find(document.current, keyed_annex.keys[0])
    assert part is not None
    changed = put(document.current.content, part, "Đoạn viết lại.")
    assert changed.annexes[0].is_large
    assert "Đoạn viết lại." in changed.annexes[0].text


def test_a_renamed_annex_keeps_its_keys(ward: Organization, drafter: Official) -> None:
    document = make_document(ward, drafter, ANNEXED)
    first, second = document.current.annexes
    renamed = (AnnexText("Tên mới", ANNEXED.annexes[0].text), ANNEXED.annexes[1])
    save(document, drafter, annexes=renamed)
    assert document.current.annexes == [{**first, "title": "Tên mới"}, second]


def test_an_annex_renamed_and_edited_in_one_save_keeps_what_is_alike(
    ward: Organization, drafter: Official
) -> None:
    document = make_document(ward, drafter, ANNEXED)
    key = document.current.annexes[1]["keys"][0]
    edited = AnnexText("Tên mới", "1. Mô hình tự quản khối 1 và khối 2.\n")
    save(document, drafter, annexes=(ANNEXED.annexes[0], edited))
    assert document.current.annexes[1]["keys"] == [key]


def test_decomposed_letters_are_stored_composed(ward: Organization, drafter: Official) -> None:
    decomposed = "Ke\u0302\u0301 hoa\u0323ch"
    document = make_document(ward, drafter, Content(subject=decomposed, text=f"1. {decomposed}."))
    assert document.current.subject == "Kế hoạch"
    assert document.current.text == "1. Kế hoạch.\n"


def test_numbers_are_put_right_on_the_way_in(ward: Organization, drafter: Official) -> None:
    document = make_document(ward, drafter, Content(subject="Thử", text="7. Một.\n9. Hai."))
    assert document.current.text == "1. Một.\n\n2. Hai.\n"


def test_control_characters_are_dropped_and_words_kept(
    ward: Organization, drafter: Official
) -> None:
    typed = Content(
        subject="Một\x07 hai", text="1. Ba\x00\x1b bốn.\u200b", recipients=("Lưu:\tVT",)
    )
    current = make_document(ward, drafter, typed).current
    assert (current.subject, current.text) == ("Một hai", "1. Ba bốn.\n")
    assert current.recipients == ["Lưu: VT"]


def test_a_subject_of_500_characters_is_taken_and_of_501_refused(
    ward: Organization, drafter: Official
) -> None:
    assert len(make_document(ward, drafter, Content(subject="ă" * 500)).subject) == 500
    with pytest.raises(ValidationError, match="501 ký tự; nhiều nhất là 500"):
        make_document(ward, drafter, Content(subject="ă" * 501))


def test_a_paper_needs_a_subject(ward: Organization, drafter: Official) -> None:
    with pytest.raises(ValidationError, match="trích yếu"):
        make_document(ward, drafter, Content(subject=" \u200b\n"))
    assert not Document.objects.exists()


def test_10_000_blocks_are_taken_and_one_more_refused(
    ward: Organization, drafter: Official
) -> None:
    lines = "\n".join("- Việc" for _ in range(9_999))
    content = Content(subject="Thử", text=lines, annexes=(AnnexText("Phụ", "1. Một."),))
    assert len(make_document(ward, drafter, content).current.keys) == 9_999
    with pytest.raises(ValidationError, match="10001 đoạn; nhiều nhất là 10000"):
        make_document(ward, drafter, replace(content, text=f"{lines}\n- Thừa"))


def test_a_revision_refuses_to_be_changed_or_deleted(document: Document) -> None:
    for act in (
        lambda: Revision.objects.filter(document=document).update(subject="Sửa lén"),
        lambda: Revision.objects.filter(document=document)._raw_delete("default"),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            act()
    assert document.revisions.get().subject == CONTENT.subject


def test_only_drafters_of_the_office_save(
    document: Document, ward: Organization, clerk: Official, stranger: Official
) -> None:
    for official in (clerk, stranger):
        with pytest.raises(PermissionDenied, match="người được giao soạn thảo"):
            drafting.save(document, replace(CONTENT, subject="Khác"), base=1, by=official)
        with pytest.raises(PermissionDenied):
            make_document(ward, official)
    assert Document.objects.count() == 1


def test_an_abandoned_draft_is_read_and_no_longer_edited(
    document: Document, drafter: Official
) -> None:
    assert LIFECYCLE.perform("documents.abandon", document, by=drafter)
    with pytest.raises(PermissionDenied, match="Đã hủy bản thảo"):
        save(document, drafter, subject="Khác")
    refusal = LIFECYCLE.perform("documents.abandon", document, by=drafter)
    assert "Hủy bản thảo" in refusal.reason


def test_the_history_tells_of_saves_without_their_words(
    document: Document, drafter: Official
) -> None:
    save(document, drafter, subject="Mật ngữ")
    entries = Entry.objects.filter(subject=f"documents.document:{document.pk}")
    assert {(e.verb, tuple(sorted(e.details.items()))) for e in entries} == {
        ("documents.draft", (("kind", "KH"), ("secret", "no"))),
        ("documents.save", (("revision", 2),)),
    }
