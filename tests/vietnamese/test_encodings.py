import unicodedata
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vietnamese.encodings import to_unicode

# Typed by hand from the two standards, apart from the tables of the program.
SMALL = "áàảãạăắằẳẵặâấầẩẫậéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵđ"
TCVN3 = bytes.fromhex(
    "b8b5b6b7b9 a8bebbbcbdc6 a9cac7c8c9cb d0cccecfd1 aad5d2d3d4d6 ddd7d8dcde"
    "e3dfe1e2e4 abe8e5e6e7e9 acedeaebecee f3eff1f2f4 adf8f5f6f7f9 fdfafbfcfe ae"
).decode("latin-1")
VNI_TEXT = (
    "aù aø aû aõ aï aê aé aè aú aü aë aâ aá aà aå aã aä eù eø eû eõ eï eâ eá eà eå eã eä "
    "í ì æ ó ò où oø oû oõ oï oâ oá oà oå oã oä ô ôù ôø ôû ôõ ôï "
    "uù uø uû uõ uï ö öù öø öû öõ öï yù yø yû yõ î ñ"
)
VNI = VNI_TEXT.split(" ")
VNI_CAPITALS = [letter.upper() for letter in VNI]

UNICODE = "Ủy ban nhân dân phường ban hành Kế hoạch bảo đảm an ninh, trật tự năm 2024"
IN_TCVN3 = "ñy ban nh©n d©n ph­êng ban hµnh KÕ ho¹ch b¶o ®¶m an ninh, trËt tù n¨m 2024"
IN_VNI = "UÛy ban nhaân daân phöôøng ban haønh Keá hoaïch baûo ñaûm an ninh, traät töï naêm 2024"

OTHERS = [
    "Plan No. 05/KH-UBND, 1.234.567 VND, 25 %",
    "The café’s naïve résumé: “für Müller”, São Paulo, El Niño, 3 × 4 = 12",
    "25 °C ± 1, 10 m², ¼ giờ, 5 µm, © 2024, § 7, «Nam», A · B",
    "không có",
    "Hà Nam và Thanh Hoá; hoà giải, thuỷ lợi",
    "bê cê",
    "Krông Nô, Kông Chro, Plei Kần",
    "",
]


def test_the_lists_hold_all_67_marked_letters_once() -> None:
    letters = set("aăâeêioôơuưyđ")
    marked = {
        unicodedata.normalize("NFC", base + tone)
        for base, tone in product(letters - {"đ"}, ["", *"\u0301\u0300\u0309\u0303\u0323"])
    }
    assert set(SMALL) == (marked | {"đ"}) - set("aeiouy")
    assert len(SMALL) == len(TCVN3) == len(VNI) == 67


def test_all_134_letters_are_converted_from_tcvn3_fonts() -> None:
    assert to_unicode(TCVN3, font=".VnTime") == SMALL
    assert to_unicode(TCVN3, font=".VnTimeH") == SMALL.upper()


def test_tcvn3_has_seven_capitals_of_its_own() -> None:
    assert to_unicode("¡¢£¤¥¦§", font=".VnTime") == "ĂÂÊÔƠƯĐ"


def test_all_134_letters_are_converted_from_vni_fonts() -> None:
    assert to_unicode(" ".join(VNI), font="VNI-Times") == " ".join(SMALL)
    assert to_unicode(" ".join(VNI_CAPITALS), font="VNI-Times") == " ".join(SMALL.upper())


def test_a_vni_capital_may_carry_a_small_mark() -> None:
    assert to_unicode("Aù Ñaù", font="VNI-Times") == "Á Đá"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (IN_TCVN3, "ủy" + UNICODE[2:]),
        (IN_VNI, UNICODE),
        ("Céng hßa x· héi chñ nghÜa ViÖt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("ViÖt", "Việt"),
    ],
)
def test_without_a_font_the_words_tell(typed: str, meant: str) -> None:
    assert to_unicode(typed) == meant
    assert to_unicode(typed, font="Times New Roman") == meant


def test_a_line_too_short_to_tell_goes_with_the_whole() -> None:
    assert to_unicode("cã") == "cã"
    assert to_unicode(f"{IN_TCVN3}\ncã") == f"ủy{UNICODE[2:]}\ncó"
    assert to_unicode(f"{IN_VNI}\nNôi nhaän:") == f"{UNICODE}\nNơi nhận:"


def test_old_lines_among_lines_of_unicode_are_converted_alone() -> None:
    mixed = f"{UNICODE}\n{IN_TCVN3}\nkhông có\n{UNICODE}"
    assert to_unicode(mixed) == f"{UNICODE}\nủy{UNICODE[2:]}\nkhông có\n{UNICODE}"


@pytest.mark.parametrize("text", OTHERS)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_other_text_is_left_alone(text: str, form: str) -> None:
    written = unicodedata.normalize(form, text)  # type: ignore[arg-type]
    assert to_unicode(written) == written


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_long_text_of_unicode_is_left_alone_whole_and_line_by_line(form: str) -> None:
    lines = [unicodedata.normalize(form, line) for line in [UNICODE, *OTHERS] * 100]  # type: ignore[arg-type]
    assert to_unicode("\n".join(lines)) == "\n".join(lines)


@given(st.text(st.characters(max_codepoint=127)))
def test_plain_ascii_is_never_touched(text: str) -> None:
    assert to_unicode(text) == text
    assert to_unicode(text, font=".VnTime") == text


@given(st.text())
def test_reading_never_fails_and_keeps_the_lines(text: str) -> None:
    assert to_unicode(text).count("\n") == text.count("\n")


@given(st.lists(st.sampled_from(UNICODE.split()), min_size=1))
def test_any_words_of_ours_are_left_alone_in_any_order(words: list[str]) -> None:
    text = " ".join(words)
    assert to_unicode(text) == text
