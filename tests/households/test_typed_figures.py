"""Numbers typed by hand: which of them mean the whole ward, and marks put in their place."""

from dataclasses import replace

import pytest

from documents.drafts.content import AnnexText
from documents.drafts.drafting import StaleError
from documents.models import Document
from documents.sheets import sheet_of
from households.figures.draft_asides import listed
from households.figures.standing import Standing
from households.figures.typed import spots
from households.figures.writing import GoneError, opening_of, put, put_opening, typed_of
from officials.models import Official, Organization
from paper.kinds import Kind
from tests.households.counts import KINH, TAY, THAI, make_groups, make_sheet
from tests.lifecycle import edit
from tests.papers import CONTENT, make_document

SEED = (
    "Phường nằm ở trung tâm thị xã, diện tích tự nhiên 4,59 km², dân số 3.079 hộ, 12.922 nhân "
    "khẩu, chia thành 9 khối với 87 tổ dân cư. Toàn phường có 21 hộ, 90 nhân khẩu theo đạo Thiên "
    "chúa giáo. Đồng bào dân tộc thiểu số có 42 hộ, 221 nhân khẩu thuộc các dân tộc Tày, Mường, "
    "Thái, Nùng, Thổ; bà con sống xen ghép tại các khối."
)


def found(text: str) -> list[tuple[str, str]]:
    return [(text[spot.start : spot.end], spot.name) for spot in spots(text)]


def test_the_opening_of_last_year_s_plan_is_read_whole() -> None:
    assert found(SEED) == [
        ("4,59", "dien_tich"),
        ("3.079", "ho"),
        ("12.922", "nhan_khau"),
        ("9", "so_khoi"),
        ("87", "so_to"),
        ("21", "ho_cong_giao"),
        ("90", "nhan_khau_cong_giao"),
        ("42", "ho_dtts"),
        ("221", "nhan_khau_dtts"),
        ("Tày, Mường, Thái, Nùng, Thổ", "cac_dan_toc"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Xã có 812 hộ, 3.204 khẩu, trong đó đồng bào dân tộc thiểu số 42 hộ, 221 khẩu",
            [("812", "ho"), ("3.204", "nhan_khau"), ("42", "ho_dtts"), ("221", "nhan_khau_dtts")],
        ),
        ("Dân số toàn phường 12.922 người", [("12.922", "nhan_khau")]),
        ("Dân số 12922 người", [("12922", "nhan_khau")]),
        (
            "Diện tích 459 ha, gồm 9 khối và 2 xóm.",
            [("459", "dien_tich_ha"), ("9", "so_khoi"), ("2", "so_xom")],
        ),
        (
            "Toàn xã có 42 hộ với 221 khẩu là người dân tộc thiểu số",
            [("42", "ho_dtts"), ("221", "nhan_khau_dtts")],
        ),
        (
            "Toàn xã có 5 hộ/18 khẩu theo Phật giáo Hòa Hảo",
            [("5", "ho_phat_giao_hoa_hao"), ("18", "nhan_khau_phat_giao_hoa_hao")],
        ),
        ("Phấn đấu 100 hộ đạt gia đình văn hóa", []),
        ("Toàn phường còn 20 hộ, 80 khẩu nghèo", []),
        ("Đồng bào dân tộc thiểu số có 5 hộ, 19 khẩu cận nghèo", []),
        ("Vận động 50 hộ, 200 khẩu tham gia", []),
        ("Tuyên truyền tại 3 khối, 2 thôn", []),
        ("Xã có 2 thôn đặc biệt khó khăn", []),
        ("Có {{ho}} hộ, {{nhan_khau}} nhân khẩu, chia thành {{so_khoi}} khối", []),
        ("Chính sách với các dân tộc thiểu số, vùng sâu", []),
        ("Theo Quyết định số 12/2018/QĐ-TTg ngày 06/3/2018", []),
    ],
)
def test_only_what_means_the_whole_ward_is_recognised(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert found(text) == expected


@pytest.fixture
def counted(ward: Organization, drafter: Official) -> None:
    """Two khối: 626 households, 2.522 persons; 26 and 122 of minorities."""
    for group in make_groups(ward, 2):
        make_sheet(group, ward, drafter, lines={KINH: (300, 1200), THAI: (4, 20), TAY: (9, 41)})


TEXT = (
    "Phường ở trung tâm, dân số 626 hộ, 2.500 nhân khẩu. Đồng bào dân tộc thiểu số có 26 hộ, 122 "
    "nhân khẩu thuộc các dân tộc Tày, Thái.\n1. Việc một.\n2. Toàn phường có 620 hộ, 2.522 khẩu./."
)


@pytest.fixture
def carried(ward: Organization, drafter: Official, counted: None) -> Document:
    return make_document(ward, drafter, replace(CONTENT, text=TEXT))


@pytest.mark.django_db
def test_typed_numbers_are_pointed_at_with_what_the_register_says(carried: Document) -> None:
    told = [(one.words, one.now, one.is_equal) for one in typed_of(Standing(carried.current))]
    assert told == [
        ("626", "626", True),
        ("2.500", "2.522", False),
        ("26", "26", True),
        ("122", "122", True),
        ("Tày, Thái", "Tày, Thái", True),
        ("620", "626", False),
        ("2.522", "2.522", True),
    ]


@pytest.mark.django_db
def test_those_that_differ_are_listed_when_the_draft_is_handed_up(carried: Document) -> None:
    assert [one.text for one in listed(carried, carried.current)] == [
        "Số gõ tay khác số liệu: Số nhân khẩu ghi 2.500, số liệu là 2.522.",
        "Số gõ tay khác số liệu: Số hộ ghi 620, số liệu là 626.",
    ]


@pytest.mark.django_db
def test_marks_take_the_place_of_those_that_were_chosen(
    carried: Document, drafter: Official
) -> None:
    ids = [one.id for one in typed_of(Standing(carried.current))]
    put(carried, ids[:5], base=1, by=drafter)
    assert carried.current.text.startswith(
        "Phường ở trung tâm, dân số {{ho}} hộ, {{nhan_khau}} nhân khẩu. Đồng bào dân tộc thiểu số "
        "có {{ho_dtts}} hộ, {{nhan_khau_dtts}} nhân khẩu thuộc các dân tộc {{cac_dan_toc}}."
    )
    assert "Toàn phường có 620 hộ, 2.522 khẩu" in carried.current.text
    printed = sheet_of(carried, carried.current).blocks[0].text
    assert printed.endswith(
        "dân số 626 hộ, 2.522 nhân khẩu. Đồng bào dân tộc thiểu số có 26 hộ, 122 nhân khẩu thuộc "
        "các dân tộc Tày, Thái."
    )


@pytest.mark.django_db
def test_an_annex_is_put_right_too(ward: Organization, drafter: Official, counted: None) -> None:
    annexes = (AnnexText("Tình hình", "Dân số toàn phường 2.500 người."),)
    document = make_document(ward, drafter, replace(CONTENT, text="1. Việc.", annexes=annexes))
    (one,) = typed_of(Standing(document.current))
    put(document, [one.id], base=1, by=drafter)
    (annex,) = document.current.annexes
    assert annex["text"] == "Dân số toàn phường {{nhan_khau}} người.\n"


@pytest.mark.django_db
def test_a_stale_or_strange_choice_changes_nothing(carried: Document, drafter: Official) -> None:
    with pytest.raises(GoneError):
        put(carried, ["khong-co.0"], base=1, by=drafter)
    ids = [one.id for one in typed_of(Standing(carried.current))]
    edit(carried, drafter, subject="Trích yếu khác")
    with pytest.raises(StaleError):
        put(carried, ids, base=1, by=drafter)
    assert carried.revisions.count() == 2


OPENED = (
    "Tính đến ngày 31/12/2023, phường Hoà Hiếu có 626 hộ, 2.522 nhân khẩu, chia thành 2 khối. Đồng "
    "bào dân tộc thiểu số có 26 hộ, 122 nhân khẩu thuộc các dân tộc Tày, Thái."
)


@pytest.mark.django_db
def test_the_paragraph_of_the_register_is_offered_for_the_one_typed_by_hand(
    carried: Document, drafter: Official
) -> None:
    offered = opening_of(Standing(carried.current))
    assert offered is not None
    assert offered.reads == OPENED
    assert offered.instead_of.startswith("Phường ở trung tâm, dân số 626 hộ")
    put_opening(carried, instead=True, base=1, by=drafter)
    blocks = sheet_of(carried, carried.current).blocks
    assert [block.text for block in blocks[:2]] == [OPENED, "Việc một."]
    assert opening_of(Standing(carried.current)) is None


@pytest.mark.django_db
def test_it_may_stand_before_everything_instead(
    ward: Organization, drafter: Official, counted: None
) -> None:
    document = make_document(ward, drafter, replace(CONTENT, text="1. Việc một.\n2. Việc hai."))
    offered = opening_of(Standing(document.current))
    assert offered is not None
    assert offered.instead_of == ""
    with pytest.raises(GoneError):
        put_opening(document, instead=True, base=1, by=drafter)
    put_opening(document, instead=False, base=1, by=drafter)
    blocks = sheet_of(document, document.current).blocks
    assert [block.text for block in blocks] == [OPENED, "Việc một.", "Việc hai."]


@pytest.mark.django_db
def test_only_plans_and_reports_are_offered_it(
    ward: Organization, drafter: Official, counted: None
) -> None:
    letter = make_document(ward, drafter, kind=Kind.OFFICIAL_LETTER)
    report = make_document(ward, drafter, kind=Kind.REPORT)
    assert opening_of(Standing(letter.current)) is None
    assert opening_of(Standing(report.current)) is not None
