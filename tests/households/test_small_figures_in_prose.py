"""In which sentences and tables exact small figures are pointed at, and in which they are not."""

import pytest

from households.disclosure.prose import Guarded, Why, spots
from paper import outline

GUARDED = Guarded(k=5, names=("Thái", "Mường", "Thổ"), folded={"Mường": frozenset({3, 12})})

POINTED = [
    ("Trong đó có 02 hộ dân tộc Thổ.", Why.SMALL),
    ("Toàn phường có 3 khẩu là đồng bào dân tộc thiểu số.", Why.SMALL),
    ("Trên địa bàn có ba hộ theo đạo Tin lành.", Why.SMALL),
    ("Có 4 tín đồ Phật giáo Hòa Hảo.", Why.SMALL),
    ("Có 1 người Thái mới chuyển đến.", Why.SMALL),
    ("Hiện có 2 (hai) hộ DTTS.", Why.SMALL),
    ("Dân tộc Mường 12 khẩu; dân tộc Thái 40 khẩu.", Why.FOLDED),
    ("Khối 3 có 14 hộ đồng bào dân tộc Thái.", Why.BY_GROUP),
    ("Khối Tân Tiến có 30 khẩu theo Công giáo.", Why.BY_GROUP),
]
LEFT_ALONE = [
    "Phường có 3.079 hộ, 12.922 nhân khẩu; có 42 hộ, 221 nhân khẩu là đồng bào dân tộc thiểu số.",
    "Có dưới 5 hộ đồng bào dân tộc thiểu số.",
    "Có 3 hộ kinh doanh karaoke. Công tác dân tộc được quan tâm.",
    "Giao 2 người trực tại mỗi khối.",
    "Đại hội đại biểu các dân tộc thiểu số lần thứ 4 năm 2024.",
    "Thực hiện 3 nội dung của chính sách dân tộc.",
    "Có 0 hộ dân tộc Thổ.",
    "Khối 3 có 140 hộ, 560 khẩu.",
    "Công giáo 21 hộ, 90 khẩu.",
]


@pytest.mark.parametrize(("text", "why"), POINTED)
def test_an_exact_small_figure_is_pointed_at(text: str, why: Why) -> None:
    found = spots([outline.parse(text)], GUARDED)
    assert [one.why for one in found] == [why]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_other_figures_are_left_alone(text: str) -> None:
    assert spots([outline.parse(text)], GUARDED) == ()


def test_cells_of_a_table_are_looked_at_but_not_its_ordinals() -> None:
    table = """\
| TT | Dân tộc | Số hộ | Số nhân khẩu |
|---|---|---|---|
| 1 | Thái | 9 | 40 |
| 2 | Thổ | 1 | 3 |
"""
    found = spots([outline.parse(table)], GUARDED)
    assert [one.excerpt for one in found] == ["Thổ, Số hộ: 1", "Thổ, Số nhân khẩu: 3"]


def test_a_table_by_residential_group_is_pointed_at() -> None:
    table = """\
| Địa bàn | Số hộ | Hộ DTTS |
|---|---|---|
| Khối 1 | 300 | 12 |
| Khối 2 | 280 | 7 |
"""
    found = spots([(), outline.parse(table)], GUARDED)
    assert {(one.annex, one.excerpt, one.why) for one in found} == {
        (1, "Khối 1, Hộ DTTS: 12", Why.BY_GROUP),
        (1, "Khối 2, Hộ DTTS: 7", Why.BY_GROUP),
    }


def test_a_long_sentence_is_told_by_its_middle() -> None:
    text = f"{'Nội dung ' * 30} có 2 hộ dân tộc Thổ {'và việc khác ' * 30}."
    (found,) = spots([outline.parse(text)], GUARDED)
    assert "2 hộ" in found.excerpt
    assert len(found.excerpt) < 130
