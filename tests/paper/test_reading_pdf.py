"""Words of a PDF, and two texts compared word by word."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paper.comparing import Difference, differences
from paper.readers import pdf as pdf_reader
from paper.readers.received import Unreadable
from paper.writers import pdf
from tests.paper.sheets import make_paragraphs, make_plan

LONG = make_plan(number="5", blocks=make_paragraphs(60))


def test_page_numbers_are_no_words_of_the_paper() -> None:
    read = pdf_reader.read(pdf.write(LONG))
    words = [word.rstrip(":") for word in read.words]

    assert read.pages > 4
    assert read.signatures == 0
    # Each begins its paragraph; the 4 is also the month.
    assert [words.count(str(number)) for number in (2, 3, 4)] == [1, 1, 2]
    assert words[:4] == ["UBND", "TỈNH", "NGHỆ", "AN"]


def test_what_is_no_pdf_is_told() -> None:
    with pytest.raises(Unreadable) as refused:
        pdf_reader.read(b"%PDF-1.7 nothing follows")
    assert refused.value.message == "Tệp không phải là PDF đọc được, hoặc đã hỏng."


def split(text: str) -> list[str]:
    return text.split()


def test_a_difference_is_shown_with_the_words_before_it() -> None:
    expected = split("Công an phường chủ trì, phối hợp với các khối thực hiện.")
    found = split("Công an phường chủ trì, phối hợp với 9 khối thực hiện.")
    assert differences(expected, found) == (Difference("chủ trì, phối hợp với", "các", "9"),)


def test_the_columns_of_a_head_may_be_ordered_in_another_way() -> None:
    head = split("UBND PHƯỜNG CỘNG HÒA Số: 05 ngày 01")
    assert differences(head, split("UBND PHƯỜNG Số: 05 CỘNG HÒA ngày 01")) == ()


def test_a_word_moved_to_another_sentence_is_a_difference() -> None:
    head = [f"đầu{n}" for n in range(40)]
    expected = [*head, *split("Khối 1 không họp. Khối 2 có họp.")]
    found = [*head, *split("Khối 1 họp. Khối 2 không có họp.")]
    assert [(one.removed, one.added) for one in differences(expected, found)] == [
        ("không", ""),
        ("", "không"),
    ]


def test_words_missing_twice_and_added_once_are_a_difference() -> None:
    assert differences(split("mot x y mot x y hai"), split("mot mot hai x y")) != ()


words = st.lists(st.sampled_from(["a", "b", "c", "d", "e"]), max_size=12)


@settings(max_examples=200, deadline=None)
@given(one=words, other=words)
def test_nothing_differs_only_between_the_same_words(one: list[str], other: list[str]) -> None:
    found = differences(one, other)
    assert differences(one, one) == ()
    if sorted(one) != sorted(other):
        assert found != ()
    removed = sum(len(each.removed.split()) for each in found)
    added = sum(len(each.added.split()) for each in found)
    assert len(one) - removed == len(other) - added
