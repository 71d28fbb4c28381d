"""Widths from the face, and where title lines break."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paper import layout, metrics

WORDS = st.lists(st.sampled_from(["an", "trật", "tự,", "phường", "nghiêng", "2026", "-", "m"]))


def test_widths_are_those_of_times() -> None:
    # Times New Roman: n is half an em, the bold em dash a whole one.
    assert metrics.width("n" * 20, size=72) == pytest.approx(254)
    assert metrics.width("—", size=72, bold=True) == pytest.approx(25.4)
    assert metrics.measure("ấ", layout.SECTION) == metrics.width("Ấ", size=14, bold=True)


def test_a_title_breaks_into_even_lines() -> None:
    subject = "Bảo đảm an ninh, trật tự trong vùng đồng bào dân tộc thiểu số năm 2026"
    lines = metrics.balanced(subject, layout.SUBJECT, column=148)
    assert lines == ("Bảo đảm an ninh, trật tự trong vùng", "đồng bào dân tộc thiểu số năm 2026")


def test_a_short_title_is_not_broken() -> None:
    assert metrics.balanced("Kế hoạch", layout.SUBJECT, column=148) == ("Kế hoạch",)
    assert metrics.balanced("", layout.SUBJECT, column=148) == ()


def test_a_number_stays_with_its_noun_and_a_dash_with_the_word_before() -> None:
    for column in range(20, 90):
        for line in metrics.balanced("Tết năm 2026 - tháng 4", layout.SUBJECT, column=column):
            assert not line.startswith(("2026", "4", "-"))


@settings(deadline=None)
@given(WORDS, st.integers(40, 160))
def test_lines_hold_all_words_fit_and_are_the_fewest(words: list[str], column: int) -> None:
    lines = metrics.balanced(" ".join(words), layout.SUBJECT, column=column)
    assert " ".join(lines).split() == words
    assert all(metrics.measure(line, layout.SUBJECT) <= column for line in lines)
    assert len(lines) <= greedy(words, column) + 1


def greedy(words: list[str], column: int) -> int:
    """Lines of the plainest way to fill them, without words that stay together."""
    lines = [""]
    for word in words:
        longer = f"{lines[-1]} {word}".strip()
        if metrics.measure(longer, layout.SUBJECT) > column:
            lines.append(word)
        else:
            lines[-1] = longer
    return len([line for line in lines if line])
