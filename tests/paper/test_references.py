"""References of a text to its own places: found, told from others', moved along."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paper import outline
from paper.blocks import Block, Rank
from paper.references import Places, followed, references, words

TEXT = """\
I. MỤC ĐÍCH
1. Một.
2. Hai, theo khoản 1 Mục II.
II. NHIỆM VỤ
1. Ba:
a) Bốn.
b) Năm.
2. Sáu, theo điểm b khoản 1 Mục II và Mục I.
"""


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("theo khoản 2 Mục II", ["khoản 2 Mục II"]),
        ("theo điểm b khoản 1 Mục II của Kế hoạch này", ["điểm b khoản 1 Mục II"]),
        ("tại Mục I và khoản 1, Mục II", ["Mục I", "khoản 1 Mục II"]),
        ("tại Mục II.1", ["khoản 1 Mục II"]),
        ("tại Mục II, khoản 1", ["khoản 1 Mục II"]),
        ("tại Điều 5 của Quy chế này", ["Điều 5"]),
        ("Khoản 1 Mục II quy định", ["khoản 1 Mục II"]),
        ("Điều 5. Tổ chức", []),
        ("khoản 1 Điều 5 Luật Cư trú", []),
        ("khoản 1, khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP", []),
        ("Nghị định số 30/2020/NĐ-CP (Điều 5, Điều 6)", []),
        ("mục tiêu, danh mục, chuyên mục", []),
        ("Mục 1.2, mục 12.000", []),
    ],
)
def test_places_of_the_text_are_told_from_those_of_others(text: str, named: list[str]) -> None:
    assert [words(reference.steps) for reference in references(text)] == named


def test_a_place_is_there_or_not() -> None:
    places = Places.of(outline.parse(TEXT))
    known = [places.has(reference) for reference in references(TEXT)]
    assert known == [True, True, True]
    (wrong,) = references("theo khoản 9 Mục II")
    assert not places.has(wrong)


def keyed(text: str, keys: str) -> list[tuple[str, Block]]:
    return list(zip(keys, outline.number(outline.parse(text)), strict=True))


def test_references_follow_the_places_they_name() -> None:
    before = keyed(TEXT, "abcdefgh")
    new = TEXT.replace("II. NHIỆM VỤ\n", "II. MỚI\nII. NHIỆM VỤ\n1. Không.\n")
    after = keyed(new, "abcxdyefgh")
    assert outline.write(followed(before, after)).replace("\n\n", "\n") == (
        "I. MỤC ĐÍCH\n1. Một.\n2. Hai, theo khoản 2 Mục III.\nII. MỚI\nIII. NHIỆM VỤ\n1. Không.\n"
        "2. Ba:\na) Bốn.\nb) Năm.\n3. Sáu, theo điểm b khoản 2 Mục III và Mục I.\n"
    )


def test_a_sentence_that_was_changed_is_left_to_its_author() -> None:
    before = keyed(TEXT, "abcdefgh")
    new = TEXT.replace("II. NHIỆM VỤ\n", "II. NHIỆM VỤ\n1. Mới.\n").replace("Hai, theo", "Theo")
    after = keyed(new, "abcdxefgh")
    assert followed(before, after)[2].text == "Theo khoản 1 Mục II."


def test_what_named_a_place_that_is_gone_stays() -> None:
    before = keyed(TEXT, "abcdefgh")
    after = keyed(TEXT.replace("b) Năm.\n", ""), "abcdefh")
    assert followed(before, after)[6].text == "Sáu, theo điểm b khoản 1 Mục II và Mục I."


BLOCKS = st.lists(
    st.builds(
        Block,
        st.sampled_from([Rank.SECTION, Rank.CLAUSE, Rank.POINT, Rank.PARAGRAPH]),
        st.sampled_from(["a", "theo khoản 1 Mục I", "Mục II", "điểm a khoản 2 Mục I, Mục I"]),
    ),
    max_size=8,
)


@given(BLOCKS, st.randoms())
def test_after_any_shuffle_a_reference_still_names_the_same_block(
    blocks: list[Block], random: object
) -> None:
    before = list(zip("abcdefgh", outline.number(blocks), strict=False))
    order = list(before)
    random.shuffle(order)  # type: ignore[attr-defined]
    numbered = outline.number([block for _, block in order])
    after = list(zip([key for key, _ in order], numbered, strict=True))
    moved = followed(before, after)
    was, now = Places.of([block for _, block in before]), Places.of(moved)
    texts = {key: block.text for (key, _), block in zip(after, moved, strict=True)}
    for key, block in before:
        for old, new in zip(references(block.text), references(texts[key]), strict=True):
            if old.steps not in was.index:
                continue
            target = before[was.index[old.steps]][0]
            reached = now.index.get(new.steps)
            ranks = [rank for rank, _ in new.steps]
            own = now.steps[[k for k, _ in after].index(target)]
            unique = [s for s in now.steps if s == own]
            if [rank for rank, _ in own] == ranks and len(unique) == 1:
                assert reached is not None
                assert after[reached][0] == target


@given(st.text(max_size=300))
def test_no_text_stops_the_search(text: str) -> None:
    for reference in references(text):
        assert text[reference.start : reference.end] == reference.text
