"""The opening paragraph of a plan as it writes itself for wards of many kinds; words by hand."""

from pathlib import Path

import pytest

from documents.sheets import draft_of
from households.figures.opening import opening, read_with
from officials.models import Official, Organization
from paper import outline
from paper.blocks import Rank
from paper.personal import findings
from plans import creating
from plans.models import Template
from tests.households.counts import (
    KINH,
    MUONG,
    NUNG,
    TAY,
    THAI,
    THO,
    make_groups,
    make_sheet,
)
from tests.households.wards import make_ward

KHOI = "khoi"
WARDS = {
    "khối, tổ, one religion, five minorities": make_ward(
        "phường Hoà Hiếu",
        groups=[
            (KHOI, {KINH: (1500, 6300), TAY: (12, 60), THAI: (8, 44)}),
            (KHOI, {KINH: (1537, 6401), MUONG: (10, 50), NUNG: (7, 40), THO: (5, 27)}),
        ],
        cells=43,
        stated=(3079, 12922),
        area="459.00",
        religions={"catholicism": (21, 90)},
    ),
    "thôn without tổ, no religion, one minority": make_ward(
        "xã Suối Mẫu",
        groups=[("thon", {KINH: (200, 800)}), ("thon", {KINH: (210, 820), THAI: (12, 50)})],
        stated=(422, 1670),
        area="2040.50",
    ),
    "no residential groups, nothing but what was announced": make_ward(
        "đặc khu Đảo Mẫu", stated=(812, 3204), area="1860.00"
    ),
    "no area, no minority": make_ward(groups=[(KHOI, {KINH: (300, 1200)})] * 2),
    "khối, xóm and bản": make_ward(
        groups=[
            (KHOI, {KINH: (300, 1200)}),
            (KHOI, {KINH: (310, 1210)}),
            ("xom", {KINH: (100, 400), THO: (3, 14)}),
            ("ban", {THAI: (80, 350)}),
        ],
        area="2163.00",
        stated=(793, 3174),
    ),
    "several religions, one of them by persons only": make_ward(
        groups=[("to_dan_pho", {KINH: (900, 3600)})] * 3,
        stated=(2700, 10800),
        area="310.00",
        religions={
            "buddhism": (40, 160),
            "catholicism": (21, 90),
            "protestantism": (0, 7),
            "islam": (0, 0),
        },
    ),
    "two minorities, one just large enough": make_ward(
        groups=[(KHOI, {KINH: (300, 1200), THAI: (9, 40), NUNG: (1, 3)})] * 2,
    ),
    "only small minorities": make_ward(
        groups=[(KHOI, {KINH: (300, 1200), NUNG: (1, 2), TAY: (0, 1)})] * 2,
    ),
    "several minorities, the small ones together": make_ward(
        groups=[(KHOI, {KINH: (300, 1200), TAY: (10, 50), THAI: (9, 40), NUNG: (1, 2)})] * 2,
    ),
    "minorities are most of the people": make_ward(
        "xã Bản Mẫu",
        groups=[("ban", {KINH: (20, 80), THAI: (150, 700), MUONG: (60, 260)})] * 4,
        stated=(920, 4160),
        area="15230.00",
    ),
    "nobody else but minorities": make_ward(
        "xã Núi Mẫu", groups=[("ban", {THAI: (150, 700), MUONG: (60, 260)})] * 3
    ),
    "minorities in households of others only": make_ward(
        groups=[(KHOI, {KINH: (300, 1194), THAI: (0, 6)})] * 2
    ),
    "one residential group": make_ward("xã Một Thôn", groups=[("thon", {KINH: (90, 350)})]),
    "a sheet is missing": make_ward(
        groups=[(KHOI, {KINH: (300, 1200), THAI: (4, 20)})],
        missing=["Khối 2"],
        stated=(620, 2480),
        area="459.00",
    ),
    "a group of another kind": make_ward(
        "thị trấn Mẫu", groups=[("other", {KINH: (300, 1200)}), (KHOI, {KINH: (310, 1300)})]
    ),
}
EXPECTED = {
    "khối, tổ, one religion, five minorities": (
        "Tính đến ngày 31/12/2025, phường Hoà Hiếu có diện tích tự nhiên 4,59 km², dân số 3.079 "
        "hộ, 12.922 nhân khẩu, chia thành 2 khối với 86 tổ dân cư. Toàn phường có 21 hộ, 90 nhân "
        "khẩu theo Công giáo. Đồng bào dân tộc thiểu số có 42 hộ, 221 nhân khẩu thuộc các dân tộc "
        "Tày, Mường, Thái, Nùng, Thổ."
    ),
    "thôn without tổ, no religion, one minority": (
        "Tính đến ngày 31/12/2025, xã Suối Mẫu có diện tích tự nhiên 20,405 km², dân số 422 hộ, "
        "1.670 nhân khẩu, chia thành 2 thôn. Đồng bào dân tộc thiểu số có 12 hộ, 50 nhân khẩu "
        "thuộc dân tộc Thái."
    ),
    "no residential groups, nothing but what was announced": (
        "Tính đến ngày 31/12/2025, đặc khu Đảo Mẫu có diện tích tự nhiên 18,6 km², dân số 812 hộ, "
        "3.204 nhân khẩu."
    ),
    "no area, no minority": (
        "Tính đến ngày 31/12/2025, phường Mẫu có 600 hộ, 2.400 nhân khẩu, chia thành 2 khối. Trên "
        "địa bàn phường không có đồng bào dân tộc thiểu số sinh sống."
    ),
    "khối, xóm and bản": (
        "Tính đến ngày 31/12/2025, phường Mẫu có diện tích tự nhiên 21,63 km², dân số 793 hộ, "
        "3.174 nhân khẩu, chia thành 2 khối, 1 xóm và 1 bản. Đồng bào dân tộc thiểu số có 83 hộ, "
        "364 nhân khẩu thuộc các dân tộc Thái, Thổ."
    ),
    "several religions, one of them by persons only": (
        "Tính đến ngày 31/12/2025, phường Mẫu có diện tích tự nhiên 3,1 km², dân số 2.700 hộ, "
        "10.800 nhân khẩu, chia thành 3 tổ dân phố. Toàn phường có 40 hộ, 160 nhân khẩu theo Phật "
        "giáo; 21 hộ, 90 nhân khẩu theo Công giáo; 7 nhân khẩu theo đạo Tin lành. Trên địa bàn "
        "phường không có đồng bào dân tộc thiểu số sinh sống."
    ),
    "two minorities, one just large enough": (
        "Tính đến ngày 31/12/2025, phường Mẫu có 620 hộ, 2.486 nhân khẩu, chia thành 2 khối. Đồng "
        "bào dân tộc thiểu số có 20 hộ, 86 nhân khẩu thuộc các dân tộc Thái, Nùng."
    ),
    "only small minorities": (
        "Tính đến ngày 31/12/2025, phường Mẫu có 602 hộ, 2.406 nhân khẩu, chia thành 2 khối. Đồng "
        "bào dân tộc thiểu số có 2 hộ, 6 nhân khẩu."
    ),
    "several minorities, the small ones together": (
        "Tính đến ngày 31/12/2025, phường Mẫu có 640 hộ, 2.584 nhân khẩu, chia thành 2 khối. Đồng "
        "bào dân tộc thiểu số có 40 hộ, 184 nhân khẩu thuộc các dân tộc Tày, Thái và dân tộc khác."
    ),
    "minorities are most of the people": (
        "Tính đến ngày 31/12/2025, xã Bản Mẫu có diện tích tự nhiên 152,3 km², dân số 920 hộ, "
        "4.160 nhân khẩu, chia thành 4 bản. Đồng bào dân tộc thiểu số chiếm đa số dân cư, có 840 "
        "hộ, 3.840 nhân khẩu thuộc các dân tộc Thái, Mường."
    ),
    "nobody else but minorities": (
        "Tính đến ngày 31/12/2025, xã Núi Mẫu có 630 hộ, 2.880 nhân khẩu, chia thành 3 bản. Toàn "
        "bộ nhân khẩu là đồng bào dân tộc thiểu số thuộc các dân tộc Thái, Mường."
    ),
    "minorities in households of others only": (
        "Tính đến ngày 31/12/2025, phường Mẫu có 600 hộ, 2.400 nhân khẩu, chia thành 2 khối. Toàn "
        "phường có 12 nhân khẩu là người dân tộc thiểu số thuộc dân tộc Thái."
    ),
    "one residential group": (
        "Tính đến ngày 31/12/2025, xã Một Thôn có 90 hộ, 350 nhân khẩu, gồm 1 thôn. Trên địa bàn "
        "xã không có đồng bào dân tộc thiểu số sinh sống."
    ),
    "a sheet is missing": (
        "Tính đến ngày 31/12/2025, phường Mẫu có diện tích tự nhiên 4,59 km², dân số 620 hộ, 2.480 "
        "nhân khẩu, chia thành 2 khối."
    ),
    "a group of another kind": (
        "Tính đến ngày 31/12/2025, thị trấn Mẫu có 610 hộ, 2.500 nhân khẩu. Trên địa bàn thị trấn "
        "không có đồng bào dân tộc thiểu số sinh sống."
    ),
}


@pytest.mark.parametrize("kind", WARDS)
def test_a_ward_is_told_of_in_the_sentences_it_needs(kind: str) -> None:
    ward = WARDS[kind]
    assert read_with(ward, opening(ward)) == EXPECTED[kind]


def test_every_kind_of_ward_has_its_words() -> None:
    assert WARDS.keys() == EXPECTED.keys()
    assert len(WARDS) >= 12


def test_the_numbers_stay_marks() -> None:
    text = opening(WARDS["khối, tổ, one religion, five minorities"])
    assert text == (
        "Tính đến ngày {{ngay_so_lieu}}, phường Hoà Hiếu có diện tích tự nhiên {{dien_tich}} km², "
        "dân số {{ho}} hộ, {{nhan_khau}} nhân khẩu, chia thành {{so_khoi}} khối với {{so_to}} tổ "
        "dân cư. Toàn phường có {{ho_cong_giao}} hộ, {{nhan_khau_cong_giao}} nhân khẩu theo Công "
        "giáo. Đồng bào dân tộc thiểu số có {{ho_dtts}} hộ, {{nhan_khau_dtts}} nhân khẩu thuộc các "
        "dân tộc {{cac_dan_toc}}."
    )


@pytest.mark.parametrize("kind", WARDS)
def test_it_is_one_plain_paragraph_that_nobody_has_to_be_pointed_at(kind: str) -> None:
    text = opening(WARDS[kind])
    (block,) = outline.parse(text)
    assert block.rank is Rank.PARAGRAPH
    assert findings(EXPECTED[kind]) == ()


def test_without_figures_there_is_nothing_to_say() -> None:
    assert opening(None) == ""
    assert opening(make_ward(missing=["Khối 1"])) == ""


SAMPLE = Path(__file__).parents[2] / "fixtures" / "templates" / "an-ninh-trat-tu-dan-toc.txt"


def sample() -> Template:
    return Template.objects.create(slug="mau", kind="KH", title="Mẫu", text=SAMPLE.read_text())


@pytest.mark.django_db
def test_a_plan_begun_from_a_sample_opens_with_the_figures_of_its_ward(
    ward: Organization, drafter: Official
) -> None:
    for group in make_groups(ward, 2):
        make_sheet(group, ward, drafter, lines={KINH: (300, 1200), THAI: (4, 20), TAY: (9, 41)})
    plan = creating.from_template(ward, sample(), year=2026, by=drafter)
    revision = plan.original.current
    assert revision.text.startswith(
        "Tính đến ngày {{ngay_so_lieu}}, phường Hoà Hiếu có {{ho}} hộ, {{nhan_khau}} nhân khẩu"
    )
    draft = draft_of(plan.original, revision)
    assert draft.unknown == ()
    assert draft.sheet.blocks[0].text == (
        "Tính đến ngày 31/12/2023, phường Hoà Hiếu có 626 hộ, 2.522 nhân khẩu, chia thành 2 khối. "
        "Đồng bào dân tộc thiểu số có 26 hộ, 122 nhân khẩu thuộc các dân tộc Tày, Thái."
    )


@pytest.mark.django_db
def test_a_ward_without_figures_is_told_what_to_write(
    ward: Organization, drafter: Official
) -> None:
    plan = creating.from_template(ward, sample(), year=2026, by=drafter)
    assert plan.original.current.text.startswith("Nêu tình hình chung của địa bàn: diện tích")
