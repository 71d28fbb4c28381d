import unicodedata
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from vietnamese.ordering import name_sort_key, sort_key


def ordered(words: list[str]) -> list[str]:
    return sorted(words, key=sort_key)


def test_the_alphabet_has_its_own_order() -> None:
    alphabet = list("aăâbcdđeêghiklmnoôơpqrstuưvxy")
    assert ordered(sorted(alphabet)) == alphabet


def test_tones_go_level_falling_hook_tilde_sharp_heavy() -> None:
    assert ordered(["tạ", "tá", "tã", "tả", "tà", "ta"]) == ["ta", "tà", "tả", "tã", "tá", "tạ"]


def test_letters_count_over_the_whole_text_before_any_tone() -> None:
    words = ["Tạ An", "Ta Ba", "Tà Bá", "Tạ Ba", "Ta Bà"]
    assert ordered(words[::-1]) == ["Tạ An", "Ta Ba", "Ta Bà", "Tà Bá", "Tạ Ba"]


def test_a_shorter_word_and_a_space_come_first() -> None:
    assert ordered(["Than", "Tha Na", "Tha"]) == ["Tha", "Tha Na", "Than"]


def test_digits_come_before_letters() -> None:
    assert ordered(["Khối An", "Khối 1"]) == ["Khối 1", "Khối An"]


def test_a_roll_goes_by_given_name_then_surname_then_middle_names() -> None:
    roll = ["Trần Văn An", "Lê Thị Bình", "Lê Văn An", "Lê Thị An", "Đỗ Văn Ân"]
    assert sorted(roll, key=name_sort_key) == [
        "Lê Thị An",
        "Lê Văn An",
        "Trần Văn An",
        "Đỗ Văn Ân",
        "Lê Thị Bình",
    ]


def test_a_name_of_one_word_and_an_empty_one_have_keys() -> None:
    assert name_sort_key("An") == sort_key("An")
    assert name_sort_key("") < name_sort_key("An")


VIETNAMESE = st.text("aáàăắâậdđeêêngoơờuưxy 1-", max_size=12)


@given(VIETNAMESE)
def test_the_key_is_short_and_does_not_depend_on_case_or_form(text: str) -> None:
    assert len(sort_key(text)) <= 2 * len(text) + 1
    assert sort_key(text) == sort_key(text.upper()) == sort_key(unicodedata.normalize("NFD", text))


def slow_letters(text: str) -> list[int]:
    """Places of the letters without their tones, by a table written out."""
    toneless = {"á": "a", "à": "a", "ắ": "ă", "ậ": "â", "ờ": "ơ"}
    order = " -1aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
    return [order.index(toneless.get(c, c)) for c in " ".join(text.split())]


@given(st.lists(VIETNAMESE, max_size=5))
def test_letters_decide_as_a_table_written_out_says(texts: list[str]) -> None:
    for one, other in combinations(texts, 2):
        if slow_letters(one) < slow_letters(other):
            assert sort_key(one) < sort_key(other)
