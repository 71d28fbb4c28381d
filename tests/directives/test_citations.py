"""How `[[…]]` prints: by the register of the office, on the paper's date."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from directives import loading
from directives.citations import cited, mark_for, which
from directives.knowing import shipped
from directives.knowledge import Known, Register
from documents import rendering
from documents.drafts.content import AnnexText
from documents.models import Document
from documents.review import submitting
from documents.secrecy import Answer
from documents.sheets import draft_of, sheet_of
from officials.models import Appointment, Official, Organization
from paper.citing.marks import Mark
from tests.directives.making import make_directive
from tests.papers import CONTENT, make_document

SHIPPED = shipped()
DECISION = "Quyết định số 12/2018/QĐ-TTg"
IN_FULL = (
    "Quyết định số 12/2018/QĐ-TTg ngày 06 tháng 3 năm 2018 của Thủ tướng Chính phủ về tiêu chí "
    "lựa chọn, công nhận người có uy tín và chính sách đối với người có uy tín trong đồng bào dân "
    "tộc thiểu số"
)
AMENDED = " (được sửa đổi, bổ sung bởi Quyết định số 28/2023/QĐ-TTg)"
BEFORE, AFTER = date(2024, 1, 14), date(2024, 1, 15)


def found(mark: str, *, on: date = AFTER, register: Register = SHIPPED) -> Known | None:
    return which(Mark.read(mark), register, on=on)


def words(mark: str, *, on: date = AFTER) -> tuple[str, str, str]:
    known = found(mark, on=on)
    assert known
    said = cited(known, on=on)
    return said.full, said.short, said.basis


def test_a_decision_is_cited_in_full_then_by_kind_and_number() -> None:
    assert words("12/2018/QĐ-TTg", on=BEFORE) == (IN_FULL, DECISION, IN_FULL)


def test_the_amendment_is_named_from_the_day_it_takes_effect() -> None:
    assert words("12/2018/QĐ-TTg", on=AFTER) == (IN_FULL + AMENDED, DECISION, IN_FULL + AMENDED)


def test_a_law_is_cited_by_its_name_and_in_the_legal_basis_with_its_date() -> None:
    name = "Luật Tổ chức chính quyền địa phương"
    dated = f"{name} ngày 16 tháng 6 năm 2025"
    assert words("72/2025/QH15", on=date(2026, 1, 5)) == (name, name, dated)


@pytest.mark.parametrize(
    "typed",
    ["12/2018/QĐ-TTg", "12/2018/QD-TTG", "12/2018/qđ-ttg", "12/2018/QĐ - TTg", "12/2018/QĐ-TTg "],
)
def test_a_mark_reads_a_number_in_any_spelling(typed: str) -> None:
    known = found(typed)
    assert known
    assert known.number == "12/2018/QĐ-TTg"


def test_of_laws_with_one_name_the_one_in_force_on_the_day_is_meant() -> None:
    numbers = {
        day: law.number
        for day in (date(2024, 5, 1), date(2026, 2, 28), date(2026, 3, 1))
        if (law := found("Luật Bảo vệ bí mật nhà nước", on=day))
    }
    assert numbers == {
        date(2024, 5, 1): "29/2018/QH14",
        date(2026, 2, 28): "29/2018/QH14",
        date(2026, 3, 1): "117/2025/QH15",
    }


PLAN = Known(None, "KH", "05/KH-UBND", "Ủy ban nhân dân tỉnh A", date(2025, 1, 9), "Về một việc")
NEXT_YEAR = replace(PLAN, issued_on=date(2026, 1, 12))
ELSEWHERE = replace(NEXT_YEAR, issuer="Ủy ban nhân dân tỉnh B")


def test_a_number_that_several_documents_bear_means_none_of_them() -> None:
    register = Register.of([PLAN, NEXT_YEAR, ELSEWHERE])
    assert found("05/KH-UBND", register=register) is None
    assert found("05/KH-UBND, 09/01/2025", register=register) == PLAN
    assert found("05/KH-UBND, 12/01/2026", register=register) is None
    assert found("05/KH-UBND, 12/01/2026, ủy ban nhân dân tỉnh b", register=register) == ELSEWHERE


def test_what_two_registers_hold_is_one_document() -> None:
    again = replace(PLAN, pk=7, title="Như trên")
    assert found("05/KH-UBND", register=Register.of([PLAN, again])) == PLAN


def test_the_shortest_mark_that_means_one_document_is_offered() -> None:
    register = Register.of([PLAN, NEXT_YEAR, ELSEWHERE])
    marks = [mark_for(known, register) for known in (PLAN, NEXT_YEAR)]
    assert marks == ["05/KH-UBND, 09/01/2025", "05/KH-UBND, 12/01/2026, Ủy ban nhân dân tỉnh A"]
    (law,) = SHIPPED.by_number["117/2025/QH15"]
    assert mark_for(law, SHIPPED) == "117/2025/QH15"


def test_every_shipped_document_is_meant_by_the_mark_it_is_offered_as() -> None:
    for known in (one for several in SHIPPED.by_number.values() for one in several):
        assert found(mark_for(known, SHIPPED), on=known.issued_on) == known


@pytest.fixture
def loaded(db: None) -> None:
    loading.load()


def make_draft(ward: Organization, by: Official, **components: object) -> Document:
    values = {"dated_on": AFTER, **components}
    return make_document(ward, by, replace(CONTENT, **values))


@pytest.mark.usefixtures("loaded")
def test_a_draft_prints_its_citations_in_legal_basis_text_and_annexes(
    ward: Organization, drafter: Official
) -> None:
    document = make_draft(
        ward,
        drafter,
        legal_basis=("Căn cứ [[72/2025/QH15]]", "Căn cứ [[12/2018/QĐ-TTg]]"),
        text="1. Theo [[12/2018/QĐ-TTg]] và [[18/2000/CT-TTg]].",
        annexes=(AnnexText("Bảng", "| Theo [[18/2000/CT-TTg]] | Việc |\n|---|---|\n| a | b |"),),
    )
    sheet = sheet_of(document, document.current)
    assert sheet.legal_basis == (
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",
        f"Căn cứ {IN_FULL}{AMENDED}",
    )
    assert sheet.blocks[0].text == (
        f"Theo {DECISION} và Chỉ thị số 18/2000/CT-TTg ngày 21 tháng 9 năm 2000 của Thủ tướng "
        "Chính phủ về tăng cường công tác dân vận."
    )
    assert sheet.annexes[0].blocks[0].text.startswith("| Theo Chỉ thị số 18/2000/CT-TTg | Việc |")


@pytest.mark.usefixtures("loaded")
def test_a_draft_reads_the_register_in_as_many_queries_however_much_it_cites(
    ward: Organization, drafter: Official
) -> None:
    numbers = list(SHIPPED.by_number)
    counts = []
    for many in ([], numbers[:1], numbers):
        text = "\n".join(f"{place}. Theo [[{n}]]." for place, n in enumerate(many, start=1))
        document = make_draft(ward, drafter, text=text or "1. Không dẫn gì.")
        document = Document.objects.with_content().get(pk=document.pk)
        with CaptureQueriesContext(connection) as asked:
            assert draft_of(document, document.current).unknown == ()
        counts.append(len(asked))
    nothing, one, all_of_them = counts
    assert nothing < one == all_of_them
    assert one - nothing <= 4


@pytest.mark.usefixtures("loaded")
def test_another_office_s_register_is_not_read(
    ward: Organization, drafter: Official, other_ward: Organization, stranger: Official
) -> None:
    make_directive(other_ward, stranger, number="88/UBND-NC", issuer="UBND tỉnh Ví Dụ")
    document = make_draft(ward, drafter, text="1. Theo [[88/UBND-NC]].")
    assert draft_of(document, document.current).unknown == ("[[88/UBND-NC]]",)


@pytest.mark.usefixtures("loaded")
def test_what_is_handed_up_keeps_its_words_when_the_register_learns_more(
    ward: Organization, drafter: Official, chair: Official
) -> None:
    """The pin is what is reviewed and approved; a draft taken back reads the register again."""
    known = make_directive(ward, drafter, number="88/UBND-NC", title="về việc thứ nhất")
    signer = Appointment.objects.get(official=chair)
    document = make_draft(ward, drafter, text="1. Theo [[88/UBND-NC]].", signer=signer)
    base = document.current.number
    assert submitting.submit(document, base=base, secret=Answer.NO, answer="Đã xem.", by=drafter)
    known.title = "về việc thứ hai"
    known.save()
    document.refresh_from_db()
    assert "thứ nhất" in sheet_of(document, document.current).blocks[0].text
    assert submitting.recall(document, by=drafter)
    document.refresh_from_db()
    assert "thứ hai" in sheet_of(document, document.current).blocks[0].text


@pytest.mark.usefixtures("loaded")
def test_what_is_printed_in_the_background_cites_as_the_page_does(
    ward: Organization, drafter: Official
) -> None:
    document = make_draft(ward, drafter, text="1. Theo [[12/2018/QĐ-TTg]].")
    revision = document.current
    rendering.render_in_background.func(revision_id=revision.pk, suffix="docx")
    assert rendering.Print(sheet_of(document, revision), "docx").path.exists()
    assert IN_FULL + AMENDED in sheet_of(document, revision).blocks[0].text
