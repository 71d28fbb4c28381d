"""What a place of a text is called."""

from hypothesis import given
from hypothesis import strategies as st

from paper import outline
from paper.places import ordinal, places

LETTER = """\
Đề nghị các nơi:

1. Quán triệt.

2. Công an tỉnh

- Tham mưu.

- Tổ chức tọa đàm:

+ Ở tỉnh.

+ Ở xã.

4. Ủy ban nhân dân các xã, phường

Phối hợp chặt chẽ.

- Khảo sát.

5. Đề nghị Mặt trận phối hợp.

Giao Công an tỉnh theo dõi./.
"""
PLAN = """\
I. MỤC ĐÍCH

1. Giữ vững trật tự:

a) Tuyên truyền.

II. TỔ CHỨC

1. Công an chủ trì.

Các đơn vị báo cáo.

| Việc | Đơn vị |
|---|---|
| Trực | Công an |
"""


def named(text: str) -> list[str]:
    return list(places(outline.parse(text)))


def test_places_of_a_letter_are_named_as_a_clerk_would() -> None:
    assert named(LETTER) == [
        "đoạn thứ nhất",
        "mục 1",
        "mục 2",
        "mục 2, gạch đầu dòng thứ nhất",
        "mục 2, gạch đầu dòng thứ hai",
        "mục 2, gạch đầu dòng thứ hai, dấu cộng thứ nhất",
        "mục 2, gạch đầu dòng thứ hai, dấu cộng thứ hai",
        "mục 4",
        "mục 4, đoạn thứ nhất",
        "mục 4, gạch đầu dòng thứ nhất",
        "mục 5",
        "đoạn cuối",
    ]


def test_numbered_paragraphs_under_a_section_are_clauses() -> None:
    assert named(PLAN) == [
        "mục I",
        "mục I, khoản 1",
        "mục I, khoản 1, điểm a",
        "mục II",
        "mục II, khoản 1",
        "mục II, đoạn thứ nhất",
        "mục II, bảng thứ nhất",
    ]


def test_articles_and_chapters_bear_their_own_names() -> None:
    assert named("Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\n1. Quyết định này") == [
        "Chương I",
        "Chương I, Điều 1",
        "Chương I, Điều 1, khoản 1",
    ]


def test_an_empty_text_has_no_places() -> None:
    assert places(()) == ()


def test_ordinals_are_words_up_to_ten() -> None:
    assert [ordinal(n) for n in (1, 4, 10, 11)] == ["nhất", "tư", "mười", "11"]


LINES = st.lists(
    st.sampled_from(["I. Mục", "1. Khoản", "1. Khoản:", "a) Điểm", "- Gạch", "+ Cộng", "Đoạn."]),
    max_size=12,
)


@given(LINES)
def test_every_block_has_a_place_and_no_two_the_same(lines: list[str]) -> None:
    """Of our own texts, whose markers are counted anew."""
    blocks = outline.number(outline.parse("\n".join(lines)))
    found = places(blocks)
    assert len(found) == len(blocks)
    assert len(set(found)) == len(found)
