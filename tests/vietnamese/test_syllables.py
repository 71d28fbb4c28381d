import pytest

from vietnamese.syllables import is_syllable

OF_THE_OFFICE = (
    "Uỷ Ủy ban nhân dân phường Hoà Hòa Hiếu Nghệ An gì giếng quý quốc Quỳnh quyết nghiêng ghế "
    "kế khuya khuỷu thuở xoong toán ngoằn ấy ở ỷ yên bướu rượu tuyết huých CHƯƠNG"
)
NO_SYLLABLES = (
    "Céng hßa ViÖt phöôøng kạn cê ngề việc\u0301 viec\u0309 hoạtt café Müller UBND hoạch. tac 1"
)


@pytest.mark.parametrize("word", OF_THE_OFFICE.split(" "))
def test_words_of_the_office_are_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["", *NO_SYLLABLES.split(" ")])
def test_what_spelling_forbids_is_none(word: str) -> None:
    assert not is_syllable(word)
