from hypothesis import given

from paper import outline
from paper.blocks import Block, Rank
from tests.paper.texts import many, outline_texts
from vietnamese.numerals import POINT_LETTERS, roman

GROUPS = "ABCDĐEGHKMNOPQRSTUY"
RESTARTING = (Rank.DIVISION, Rank.GROUP, Rank.SECTION, Rank.CLAUSE, Rank.POINT)


def markers(text: str) -> list[str]:
    return [block.marker for block in outline.number(outline.parse(text))]


def test_sections_groups_and_clauses_start_again_under_what_is_higher() -> None:
    text = "B. a\nIV. b\n7. c\n7. d\nI. e\n3. f\nB. g\nII. h\n9. i"
    assert markers(text) == ["A.", "I.", "1.", "2.", "II.", "1.", "B.", "I.", "1."]


def test_parts_chapters_and_articles_run_through_the_text() -> None:
    text = "Phần I. A\nChương V. B\nĐiều 9. C\nPhần I. D\nChương I. E\nMục 3. F\nĐiều 2: G"
    assert markers(text) == [
        *("Phần I", "Chương I", "Điều 1.", "Phần II", "Chương II", "Mục 1", "Điều 2."),
    ]


def test_subdivisions_stand_under_their_division() -> None:
    text = "Mục 1. A\nTiểu mục 4. B\nTiểu mục 4. C\nMục 1. D\nTIỂU MỤC 3. E"
    assert markers(text) == ["Mục 1", "Tiểu mục 1", "Tiểu mục 2", "Mục 2", "Tiểu mục 1"]


def test_subclauses_keep_their_depth() -> None:
    text = "2. a\n1.5 B\n1.5.1. c\n1.5.1. d\n1.6. e\n1.6.1. f\n3. g\n1.1. h\nII. i\n1.1. k"
    assert markers(text) == [
        *("1.", "1.1.", "1.1.1.", "1.1.2.", "1.2.", "1.2.1.", "2.", "2.1.", "I.", "1.1."),
    ]


def test_points_follow_the_vietnamese_alphabet_and_then_double() -> None:
    numbered = markers("1. a\n" + "a) b\n" * 25)
    assert "".join(m[0] for m in numbered[1:24]) == "abcdđeghiklmnopqrstuvxy"
    assert numbered[24:] == ["aa)", "bb)"]


def test_paragraphs_and_dashes_interrupt_no_count() -> None:
    assert markers("1. a\nb\n– c\n* d\n5. e\na. f\n• g\na. h") == [
        *("1.", "", "-", "", "2.", "a)", "-", "b)"),
    ]


def test_no_number_is_too_large() -> None:
    blocks = [Block(Rank.SECTION, "Mục")] * 4001 + [Block(Rank.GROUP, "Nhóm")] * 40
    numbered = outline.number(blocks)
    assert numbered[3998].marker == f"{roman(3999)}."
    assert numbered[4001 + 19].marker == "AA."


@many
@given(outline_texts)
def test_numbered_text_is_canonical(text: str) -> None:
    written = outline.write(outline.number(outline.parse(text)))
    assert outline.write(outline.number(outline.parse(written))) == written


@many
@given(outline_texts)
def test_values_are_those_of_a_count_from_the_start(text: str) -> None:
    blocks = outline.parse(text)
    for index, block in enumerate(outline.number(blocks)):
        if block.rank in RESTARTING and not block.marker.startswith("Tiểu"):
            assert block.marker == slow_marker(blocks, index)


def slow_marker(blocks: tuple[Block, ...], index: int) -> str:
    """Walks back to the last higher block and counts its own kind on the way."""
    rank, value = blocks[index].rank, 0
    for block in reversed(blocks[: index + 1]):
        if block.rank < rank:
            break
        value += block.rank is rank and not block.marker.lower().startswith("tiểu")
    letter = (value - 1) % 23
    return {
        Rank.DIVISION: f"Mục {value}",
        Rank.GROUP: f"{GROUPS[(value - 1) % 19] * ((value - 1) // 19 + 1)}.",
        Rank.SECTION: f"{roman(value)}.",
        Rank.CLAUSE: f"{value}.",
        Rank.POINT: f"{POINT_LETTERS[letter] * ((value - 1) // 23 + 1)})",
    }[rank]
