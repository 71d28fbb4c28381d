"""A paper is printed in one face, Times New Roman or its equal, and in no other."""

import io
from pathlib import Path

import pikepdf
import pytest
from fontTools.ttLib import TTFont

from paper import faces, glyphs
from paper.blocks import Rank
from paper.sheet import Sheet
from paper.writers import pdf
from tests.paper.pdf_files import FULL, fonts, opened, run, words_of, written
from tests.paper.sheets import (
    make_block,
    make_letter,
    make_plan,
)


def face_names() -> set[str]:
    return {cut.postscript_name for cut in faces.face().cuts}


@pytest.mark.parametrize("sheet", [FULL, make_letter()], ids=["plan", "letter"])
def test_no_other_face_is_in_the_file(sheet: Sheet) -> None:
    with opened(sheet) as document:
        assert set(fonts(document)) <= face_names()


def test_every_vietnamese_letter_is_printed_in_all_four_styles() -> None:
    letters = "".join(sorted(faces.NEEDED)).strip()
    styles = (letters, f"**{letters}**", f"*{letters}*", f"***{letters}***")
    blocks = tuple(make_block(Rank.PARAGRAPH, text.replace("\u00a0", "")) for text in styles)
    sheet = make_plan(blocks=blocks)
    with opened(sheet) as document:
        assert set(fonts(document)) == face_names()
    assert glyphs.unprintable(letters) == ()
    words = "".join(words_of(written(sheet)))
    assert all(words.count(letter) >= 4 for letter in letters if letter.strip())


@pytest.mark.parametrize("text", ["Chúc mừng 🎉", "家", "ﷺ", "\u0e01", "👩‍👧", "\U000e0041"])
def test_a_character_the_face_lacks_is_printed_as_a_box_in_our_face(text: str) -> None:
    sheet = make_plan(blocks=(make_block(Rank.PARAGRAPH, f"Một {text} hai."),))
    with opened(sheet) as document:
        assert set(fonts(document)) <= face_names()
    lost = glyphs.unprintable(text)
    words = " ".join(words_of(written(sheet)))
    assert words.count(glyphs.REPLACEMENT) == len(lost)
    assert "Một" in words


def test_a_fallback_glyph_would_be_noticed() -> None:
    """The test above can fail: without the replacement the empty glyph is drawn."""
    sheet = make_plan(blocks=(make_block(Rank.PARAGRAPH, "Một 家."),))
    with pdf.RENDER_LOCK:
        data = pdf.renderer().render(pdf.page(sheet), draft=False)
    assert glyphs.REPLACEMENT not in " ".join(words_of(data))


def test_signs_with_an_equal_are_printed_by_it() -> None:
    assert glyphs.printable("a\u2011b\u00adc\u200bd\ufeff\u3000e\x07") == "a-bcd e"
    assert glyphs.unprintable("Thái Hòa – 100% “đúng”…") == ()


def test_a_missing_face_is_refused_with_what_to_install() -> None:
    source = """
from paper import faces
try:
    faces.face()
except faces.MissingFaceError as error:
    print(error)
"""
    message = run(source, BINHAN_FACES="/nonexistent")
    assert "fonts-liberation2" in message
    assert "/nonexistent" in message


def renamed(cut: faces.Cut, folder: Path) -> None:
    """A stand-in for the licensed face: the same glyphs under the name of Times New Roman."""
    with TTFont(cut.path) as font:
        style = font["name"].getBestSubFamilyName()
        for record in font["name"].names:
            if record.nameID in {1, 16}:
                record.string = "Times New Roman"
            if record.nameID in {4, 6}:
                record.string = f"TimesNewRoman-{style.replace(' ', '')}"
        font.save(folder / f"TIMES{style.replace(' ', '')}.TTF")


def test_an_office_may_supply_its_own_times_new_roman(tmp_path: Path) -> None:
    for cut in faces.face().cuts:
        renamed(cut, tmp_path)
    source = """
import sys
from paper.writers import pdf
from tests.paper.sheets import make_plan
sys.stdout.buffer.write(pdf.write(make_plan()).hex().encode())
"""
    data = bytes.fromhex(run(source, BINHAN_FACES=str(tmp_path)))
    with pikepdf.open(io.BytesIO(data)) as document:
        names = set(fonts(document))
    assert len(names) == 4
    assert all(name.startswith("TimesNewRoman-") for name in names)


def test_a_face_of_other_widths_is_refused() -> None:
    sans = faces.face().regular.path.with_name("LiberationSans-Regular.ttf")
    cut = faces.Cut(sans)
    fault = faces.fault(faces.Face("Liberation Sans", cut, cut, cut, cut))
    assert "bề rộng" in fault
