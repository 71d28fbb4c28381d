"""Figures in a draft: taken with the save that names them, moved only by "Lấy số mới", pinned."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction

from documents import frozen
from documents.drafts import drafting
from documents.drafts.content import AnnexText
from documents.drafts.drafting import StaleError
from documents.models import Document
from documents.review import reviewing, submitting
from documents.secrecy import Answer
from documents.sheets import draft_of, sheet_of
from history.models import Entry
from households.counting.recording import withdraw
from households.disclosure.rules import decide
from households.figures import taking
from households.figures.draft_asides import listed
from households.figures.standing import Standing
from households.figures.taking import Day, NothingToTakeError, take_anew
from households.models import FigureTaking, TakenFigure
from localities.models import ResidentialGroup
from officials.models import Official, Organization, Role
from paper.blocks import Rank
from tests.cast import make_appointment
from tests.households.counts import END_OF_2023, END_OF_2024, KINH, THAI, make_groups, make_sheet
from tests.lifecycle import approve, edit, endorse_both, give_back, post_of, submit
from tests.papers import CONTENT, make_document
from vietnamese.dates import today

pytestmark = pytest.mark.django_db
TEXT = "Phường có {{ho}} hộ, {{nhan_khau}} nhân khẩu.\n1. Việc một.\n2. Việc hai./."
MOVED = {KINH: (310, 1240), THAI: (5, 26)}


@pytest.fixture
def groups(ward: Organization, drafter: Official) -> list[ResidentialGroup]:
    """Two khối of 304 households and 1.220 persons each at the end of 2023."""
    found = make_groups(ward, 2)
    for group in found:
        make_sheet(group, ward, drafter)
    return found


@pytest.fixture
def draft(ward: Organization, drafter: Official, groups: object) -> Document:
    return make_document(ward, drafter, replace(CONTENT, text=TEXT))


def opening(document: Document) -> str:
    return sheet_of(document, document.current).blocks[0].text


def take(document: Document, by: Official, *names: str, day: Day | None = None) -> None:
    day = day or taking.day_of(document.current)
    take_anew(document, names=names, day=day, base=document.current.number, by=by)


def test_a_figure_takes_its_value_with_the_save_that_names_it(
    draft: Document, drafter: Official
) -> None:
    assert opening(draft) == "Phường có 608 hộ, 2.440 nhân khẩu."
    taken = taking.taken_of(draft.current)["nhan_khau"]
    assert (taken.value, taken.number, taken.closes_on) == ("2.440", 2440, END_OF_2023)
    assert (taken.on, taken.by) == (today(), drafter)
    assert taken.source == "cộng 2 phiếu số liệu (Phiếu giấy của khối trưởng)"


def test_the_register_moving_changes_no_draft(
    draft: Document, groups: list[ResidentialGroup], ward: Organization, drafter: Official
) -> None:
    make_sheet(groups[0], ward, drafter, lines=MOVED, closes_on=END_OF_2024)
    assert opening(draft) == "Phường có 608 hộ, 2.440 nhân khẩu."
    standing = Standing(draft.current)
    assert [one.told for one in standing.moved] == [
        "Số hộ đã lấy 608, nay là 619.",
        "Số nhân khẩu đã lấy 2.440, nay là 2.486.",
    ]
    edit(draft, drafter, text=TEXT.replace("Việc một", "Việc khác"))
    assert opening(draft) == "Phường có 608 hộ, 2.440 nhân khẩu."


def test_one_figure_is_taken_anew_or_all(
    draft: Document, groups: list[ResidentialGroup], ward: Organization, drafter: Official
) -> None:
    make_sheet(groups[0], ward, drafter, lines=MOVED, closes_on=END_OF_2024)
    take(draft, drafter, "ho")
    assert opening(draft) == "Phường có 619 hộ, 2.440 nhân khẩu."
    take(draft, drafter)
    assert opening(draft) == "Phường có 619 hộ, 2.486 nhân khẩu."
    assert Standing(draft.current).due == ()


def test_taking_anew_is_a_save_and_earlier_saves_keep_what_they_said(
    draft: Document, groups: list[ResidentialGroup], ward: Organization, drafter: Official
) -> None:
    make_sheet(groups[0], ward, drafter, lines=MOVED, closes_on=END_OF_2024)
    first = draft.current
    take(draft, drafter)
    assert (draft.current.number, draft.current.note) == (2, "Lấy số liệu mới")
    assert draft.current.content == first.content
    assert sheet_of(draft, first).blocks[0].text == "Phường có 608 hộ, 2.440 nhân khẩu."


def test_where_nothing_moved_nothing_is_saved(draft: Document, drafter: Official) -> None:
    with pytest.raises(NothingToTakeError):
        take(draft, drafter)
    assert draft.revisions.count() == 1
    assert FigureTaking.objects.count() == 1


def test_a_stale_page_takes_nothing(
    draft: Document, groups: list[ResidentialGroup], ward: Organization, drafter: Official
) -> None:
    make_sheet(groups[0], ward, drafter, lines=MOVED, closes_on=END_OF_2024)
    edit(draft, drafter, subject="Trích yếu khác")
    with pytest.raises(StaleError):
        take_anew(draft, day=taking.day_of(draft.current), base=1, by=drafter)
    assert FigureTaking.objects.count() == 1


def test_only_who_may_edit_the_draft_takes(draft: Document, chair: Official) -> None:
    with pytest.raises(PermissionDenied):
        take(draft, chair)


def test_a_draft_is_judged_by_the_day_on_it(
    ward: Organization, drafter: Official, groups: list[ResidentialGroup]
) -> None:
    make_sheet(groups[0], ward, drafter, lines=MOVED, closes_on=END_OF_2024)
    content = replace(CONTENT, text=TEXT, dated_on=date(2024, 4, 1))
    document = make_document(ward, drafter, content)
    assert opening(document) == "Phường có 608 hộ, 2.440 nhân khẩu."
    assert Standing(document.current).due == ()


def test_another_day_may_be_chosen_and_stays_chosen(
    draft: Document, groups: list[ResidentialGroup], ward: Organization, drafter: Official
) -> None:
    make_sheet(groups[0], ward, drafter, lines=MOVED, closes_on=END_OF_2024)
    take(draft, drafter)
    chosen = Day(date(2024, 6, 30), is_chosen=True)
    take(draft, drafter, day=chosen)
    assert opening(draft) == "Phường có 608 hộ, 2.440 nhân khẩu."
    assert taking.day_of(draft.current) == chosen
    assert Standing(draft.current).due == ()
    edit(draft, drafter, text=f"{TEXT}\n3. Thêm {{{{ho_dtts}}}} hộ.")
    assert taking.taken_of(draft.current)["ho_dtts"].on == chosen.on
    take(draft, drafter, day=taking.own_day(draft.current))
    assert opening(draft) == "Phường có 619 hộ, 2.486 nhân khẩu."


def test_a_chosen_day_is_kept_even_where_no_value_moves(draft: Document, drafter: Official) -> None:
    chosen = Day(date(2024, 6, 30), is_chosen=True)
    take(draft, drafter, day=chosen)
    assert taking.day_of(draft.current) == chosen
    assert opening(draft) == "Phường có 608 hộ, 2.440 nhân khẩu."


def test_a_draft_without_values_cannot_be_handed_up(
    ward: Organization, drafter: Official, chair: Official
) -> None:
    make_groups(ward, 2)
    content = replace(CONTENT, text=TEXT, signer=post_of(chair))
    document = make_document(ward, drafter, content)
    assert draft_of(document, document.current).unknown == ("{{ho}}", "{{nhan_khau}}")
    verdict = submitting.submit(document, base=1, secret=Answer.NO, by=drafter)
    assert verdict.reason == ("Chưa trình được: số liệu chưa có giá trị: {{ho}}, {{nhan_khau}}.")
    why = {one.why for one in Standing(document.current).lines}
    assert why == {
        f"Chưa có phiếu số liệu nào chốt đến ngày {taking.day_of(document.current).on:%d/%m/%Y}."
    }


def test_a_value_that_comes_later_is_taken_when_somebody_says_so(
    ward: Organization, drafter: Official
) -> None:
    (group,) = make_groups(ward, 1)
    document = make_document(ward, drafter, replace(CONTENT, text=TEXT))
    make_sheet(group, ward, drafter)
    assert opening(document) == "Phường có «\\{{ho}}» hộ, «\\{{nhan_khau}}» nhân khẩu."
    take(document, drafter)
    assert opening(document) == "Phường có 304 hộ, 1.220 nhân khẩu."


def test_the_approved_plan_keeps_its_figures_and_a_new_draft_says_what_moved(
    ward: Organization,
    drafter: Official,
    reviewer: Official,
    chair: Official,
    groups: list[ResidentialGroup],
) -> None:
    content = replace(CONTENT, text=TEXT, signer=post_of(chair))
    approved = make_document(ward, drafter, content)
    submission = approve(approved, drafter=drafter, reviewer=reviewer)
    draft = make_document(ward, drafter, content)
    make_sheet(groups[0], ward, drafter, lines=MOVED, closes_on=END_OF_2024)
    approved.refresh_from_db()
    assert frozen.sheet_of(approved).blocks[0].text == "Phường có 608 hộ, 2.440 nhân khẩu."
    assert approved.submission == submission
    assert [one.text for one in listed(draft, draft.current)] == [
        "Số liệu đã đổi: Số hộ đã lấy 608, nay là 619.",
        "Số liệu đã đổi: Số nhân khẩu đã lấy 2.440, nay là 2.486.",
    ]


def test_figures_belong_to_the_content_that_is_approved(
    ward: Organization,
    drafter: Official,
    reviewer: Official,
    chair: Official,
    groups: list[ResidentialGroup],
) -> None:
    content = replace(CONTENT, text=TEXT, signer=post_of(chair))
    document = make_document(ward, drafter, content)
    before = submit(document, drafter)
    endorse_both(document, reviewer)
    make_sheet(groups[0], ward, drafter, lines=MOVED, closes_on=END_OF_2024)
    document.refresh_from_db()
    give_back(document, chair)
    document.refresh_from_db()
    assert opening(document) == "Phường có 608 hộ, 2.440 nhân khẩu."
    take(document, drafter)
    for remark in document.remarks.all():
        assert reviewing.answer(remark, "Đã lấy số mới.", by=drafter)
    document.refresh_from_db()
    after = submit(document, drafter)
    assert after.content_hash != before.content_hash
    assert after.form_hash == before.form_hash
    assert after.pinned.blocks[0].text == "Phường có 619 hộ, 2.486 nhân khẩu."


def test_a_moved_figure_has_to_be_answered_for_when_the_draft_is_handed_up(
    ward: Organization, drafter: Official, chair: Official, groups: list[ResidentialGroup]
) -> None:
    content = replace(CONTENT, text=TEXT, signer=post_of(chair))
    document = make_document(ward, drafter, content)
    withdraw(groups[0].counts.get(), reason="Ghi nhầm.", by=drafter)
    verdict = submitting.submit(document, base=1, secret=Answer.NO, by=drafter)
    assert not verdict
    submission = submit(document, drafter, answer="Giữ số của lần chốt trước.")
    assert "Số liệu đã đổi: Số hộ đã lấy 608, nay không còn số." in submission.findings


def test_a_table_stands_in_a_line_of_its_own(
    ward: Organization, drafter: Official, groups: object
) -> None:
    text = "Số liệu như sau:\n{{bang_dan_toc}}\n1. Việc một."
    content = replace(CONTENT, text=text, recipients=("Khối trưởng các khối",))
    document = make_document(ward, drafter, content)
    blocks = sheet_of(document, document.current).blocks
    assert [block.rank for block in blocks] == [Rank.PARAGRAPH, Rank.TABLE, Rank.CLAUSE]
    assert "| Thái | 8 | 40 | … |" in blocks[1].text
    edit(document, drafter, text="Gồm {{bang_dan_toc}} đây.")
    (one,) = Standing(document.current).lines
    assert one.why == "Bảng phải đứng riêng một dòng, không đứng trong câu."
    assert draft_of(document, document.current).unknown == ("{{bang_dan_toc}}",)


def test_an_annex_takes_figures_too(ward: Organization, drafter: Official, groups: object) -> None:
    annexes = (AnnexText("Số liệu", "Dân số {{nhan_khau}} người."),)
    document = make_document(ward, drafter, replace(CONTENT, annexes=annexes))
    (annex,) = sheet_of(document, document.current).annexes
    assert annex.blocks[0].text == "Dân số 2.440 người."


def test_an_office_that_keeps_no_figures_takes_none(
    police: Organization, ward_police: Official, groups: object
) -> None:
    make_appointment(ward_police, police, Role.DRAFTER)
    document = make_document(police, ward_police, replace(CONTENT, text=TEXT))
    assert not TakenFigure.objects.exists()
    (first, _) = Standing(document.current).lines
    assert first.why == "Chỉ Ủy ban nhân dân xã, phường có số liệu dân cư."


def test_the_history_tells_which_figures_were_taken_and_no_value(draft: Document) -> None:
    entry = Entry.objects.get(verb="households.take_figures")
    assert entry.subject == f"documents.document:{draft.pk}"
    assert entry.details == {"revision": 1, "figures": ["ho", "nhan_khau"]}


def test_a_draft_without_marks_asks_the_database_nothing_more(
    ward: Organization, drafter: Official, groups: object, django_assert_num_queries: object
) -> None:
    document = make_document(ward, drafter)
    with django_assert_num_queries(0):  # type: ignore[operator]
        taking.take_first(document, document.current, drafter)


def test_marks_that_are_no_figures_take_nothing(
    ward: Organization, drafter: Official, groups: object
) -> None:
    text = "Theo {{khong_co}} và \\{{ho}} viết nguyên."
    document = make_document(ward, drafter, replace(CONTENT, text=text))
    assert not TakenFigure.objects.exists()
    assert [one.why for one in Standing(document.current).lines] == [
        "Không có số liệu nào mang tên này."
    ]


def test_a_figure_that_was_taken_cannot_be_written_over(draft: Document) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        TakenFigure.objects.update(value="9.999")
    with pytest.raises(DatabaseError), transaction.atomic():
        FigureTaking.objects.all().delete()


def test_saving_the_same_words_again_takes_nothing_again(
    draft: Document, drafter: Official
) -> None:
    drafting.save(draft, draft.current.content, base=1, by=drafter)
    assert (draft.revisions.count(), FigureTaking.objects.count()) == (1, 1)


def test_which_ethnic_groups_are_named_follows_the_rule_of_the_chair(
    ward: Organization, drafter: Official, chair: Official, groups: object
) -> None:
    inside = ("Khối trưởng các khối",)
    content = replace(CONTENT, text="Gồm {{cac_dan_toc}}.", recipients=inside)
    assert opening(make_document(ward, drafter, content)) == "Gồm Thái."
    decide(ward, smallest=41, valid_from=today(), by=chair)
    assert opening(make_document(ward, drafter, content)) == "Gồm dân tộc khác."
