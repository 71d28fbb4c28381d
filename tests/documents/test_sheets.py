"""From a draft to the sheet that is printed."""

from dataclasses import replace
from datetime import date

import pytest

from documents.drafts.content import Content
from documents.sheets import draft_of, sheet_of
from officials.models import Appointment, Official, Organization, SigningCapacity
from paper.kinds import Kind
from paper.sheet import Sheet, Urgency
from tests.papers import ANNEXED, CONTENT, make_document

pytestmark = pytest.mark.django_db


def sheet(ward: Organization, by: Official, content: Content, kind: Kind = Kind.PLAN) -> Sheet:
    document = make_document(ward, by, content, kind=kind)
    return sheet_of(document, document.current)


def post_of(official: Official) -> Appointment:
    return Appointment.objects.get(official=official)


def test_until_30_june_2025_the_district_stands_above_the_ward(
    ward: Organization, drafter: Official
) -> None:
    made = sheet(ward, drafter, replace(CONTENT, dated_on=date(2025, 6, 30)))
    assert made.superior == "UBND THỊ XÃ THÁI HÒA"
    assert made.issuer == ("ỦY BAN NHÂN DÂN", "PHƯỜNG HOÀ HIẾU")


def test_from_1_july_2025_the_ward_stands_alone(ward: Organization, drafter: Official) -> None:
    made = sheet(ward, drafter, replace(CONTENT, dated_on=date(2025, 7, 1)))
    assert made.superior == ""
    assert made.issuer == ("ỦY BAN NHÂN DÂN", "PHƯỜNG HOÀ HIẾU")


def test_a_draft_has_no_number_and_no_day_and_says_that_it_is_one(
    ward: Organization, drafter: Official
) -> None:
    made = sheet(ward, drafter, CONTENT)
    assert made.number == ""
    assert made.issued is not None
    assert (made.issued.day, made.issued.month) == (None, None)
    assert made.draft
    assert (made.symbol, made.place) == ("KH-UBND", "Hoà Hiếu")


def test_the_day_written_on_the_draft_is_printed(ward: Organization, drafter: Official) -> None:
    made = sheet(ward, drafter, replace(CONTENT, dated_on=date(2026, 4, 1)))
    assert made.issued is not None
    assert made.issued.date == date(2026, 4, 1)


def test_the_chair_signs_for_the_committee(
    ward: Organization, drafter: Official, chair: Official
) -> None:
    made = sheet(ward, drafter, replace(CONTENT, signer=post_of(chair)))
    assert made.signatures[0].authority == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    assert made.signatures[0].signer == "Lê Văn Thử"


def test_a_deputy_signs_for_the_chair(
    ward: Organization, drafter: Official, deputy: Official
) -> None:
    made = sheet(ward, drafter, replace(CONTENT, signer=post_of(deputy)))
    assert made.signatures[0].authority == (
        "TM. ỦY BAN NHÂN DÂN",
        "KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
    )


def test_an_office_head_signs_by_order(
    ward: Organization, drafter: Official, reviewer: Official
) -> None:
    post = post_of(reviewer)
    post.signing_capacity = SigningCapacity.BY_ORDER
    post.save(update_fields=["signing_capacity"])
    made = sheet(ward, drafter, replace(CONTENT, signer=post))
    assert made.signatures[0].authority == ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG")


def test_without_a_signer_nobody_signs(ward: Organization, drafter: Official) -> None:
    assert sheet(ward, drafter, CONTENT).signatures == ()


def test_several_annexes_are_numbered_and_a_single_one_is_not(
    ward: Organization, drafter: Official
) -> None:
    several = sheet(ward, drafter, ANNEXED)
    assert [(a.label, a.title) for a in several.annexes] == [
        ("Phụ lục I", "Bảng phân công"),
        ("Phụ lục II", "Danh mục mô hình"),
    ]
    single = sheet(ward, drafter, replace(ANNEXED, annexes=ANNEXED.annexes[:1]))
    assert [annex.label for annex in single.annexes] == ["Phụ lục"]


@pytest.mark.parametrize(("unit", "symbol"), [("VHXH", "UBND-VHXH"), ("", "UBND")])
def test_the_symbol_of_an_official_letter_names_the_drafting_unit_and_no_kind(
    ward: Organization, drafter: Official, unit: str, symbol: str
) -> None:
    made = sheet(ward, drafter, replace(CONTENT, unit=unit), Kind.OFFICIAL_LETTER)
    assert made.symbol == symbol


def test_the_urgency_is_stamped(ward: Organization, drafter: Official) -> None:
    assert sheet(ward, drafter, replace(CONTENT, urgency="EXPRESS")).urgency is Urgency.EXPRESS


def test_a_figure_that_nothing_is_known_of_stays_visible_and_is_listed(
    ward: Organization, drafter: Official
) -> None:
    content = replace(CONTENT, text="1. Có {{ho_dtts}} hộ và {{ho_dtts}} lần.")
    document = make_document(ward, drafter, content)
    draft = draft_of(document, document.current)
    assert draft.sheet.blocks[0].text == "Có «\\{{ho_dtts}}» hộ và «\\{{ho_dtts}}» lần."
    assert draft.unknown == ("{{ho_dtts}}",)


def test_a_citation_that_no_register_knows_stays_visible_and_is_listed(
    ward: Organization, drafter: Official
) -> None:
    document = make_document(ward, drafter, replace(CONTENT, text="1. Theo [[06/2008/CT-TTg]]."))
    draft = draft_of(document, document.current)
    assert draft.sheet.blocks[0].text == "Theo «\\[[06/2008/CT-TTg]]»."
    assert draft.unknown == ("[[06/2008/CT-TTg]]",)
