import pytest

from paper import headings, outline
from tests.reference import reference


def titles(text: str) -> list[bool]:
    blocks = outline.parse(text)
    return [headings.is_title(blocks, index) for index in range(len(blocks))]


def test_parts_to_sections_are_always_titles() -> None:
    text = "Phần I\nChương I\nMục 1\nA. Một câu dài, có dấu chấm.\nI. MỤC ĐÍCH"
    assert titles(text) == [True] * 5


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. Công an phường\n- Tuần tra.", True),
        ("1. Công an phường\nPhối hợp.", True),
        ("1. **Công an phường**\n| a | b |", True),
        ("1. Công an phường\na) Tuần tra.", True),
        ("1. Công an phường\n2. Quân sự", False),
        ("1. Công an phường", False),
        ("1. Công an phường tuần tra.\n- Đêm.", False),
        ("1. Công an phường, trọng tâm là:\n- Đêm.", False),
        ("1. Thực hiện **nghiêm túc.**\n- Đêm.", False),
        (f"1. {'dài ' * 40}\n- Đêm.", False),
        ("1.1. Tuyên truyền\n- Đêm.", True),
        ("Điều 1. Phạm vi điều chỉnh\n1. Một.", True),
        ("Điều 1. Ban hành kèm theo Quyết định này.\nĐiều 2. Hiệu lực", False),
        ("a) Tuyên truyền\n- Đêm.", False),
        ("- Tuyên truyền\n+ Đêm.", False),
        ("Tuyên truyền\n- Đêm.", False),
    ],
)
def test_a_clause_is_a_title_when_it_stands_over_text_and_is_no_sentence(
    text: str, expected: bool
) -> None:
    assert titles(text)[0] is expected


def test_the_titled_clauses_of_the_official_letter_are_found() -> None:
    text = reference("seeds/002_ad137d421f94e747.txt").read_text("utf-8")
    blocks = outline.parse(text)
    found = [b.text for i, b in enumerate(blocks) if headings.is_title(blocks, i)]
    assert found == [
        "Công an tỉnh",
        "Báo Tây Ninh, Đài phát thanh và truyền hình tỉnh",
        "Ủy ban nhân dân huyện, thành phố",
    ]
