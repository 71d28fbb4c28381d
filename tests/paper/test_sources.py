from paper import inline, outline, sources
from paper.blocks import Block, Rank
from paper.sources import Cited, Reading

DIRECTIVE = Cited(
    full="Chỉ thị số 06/2008/CT-TTg ngày 01 tháng 02 năm 2008 của Thủ tướng",
    short="Chỉ thị số 06/2008/CT-TTg",
    basis="Chỉ thị số 06/2008/CT-TTg ngày 01 tháng 02 năm 2008 của Thủ tướng",
)
LAW = Cited(full="Luật Cư trú", short="Luật Cư trú", basis="Luật Cư trú ngày 13 tháng 11 năm 2020")


class Register:
    """A directive, a law and some figures, as an office might know them."""

    marks = {"06/2008/CT-TTg": DIRECTIVE, "6/2008/CT-TTg": DIRECTIVE, "Luật Cư trú": LAW}
    figures = {"ho": "42", "sao": "1*2 | 3", "bang": "| Khối | Hộ |\n|---|---|\n| Khối 1 | 42 |"}

    def citation(self, mark: str) -> Cited | None:
        return self.marks.get(mark)

    def figure(self, name: str) -> str | None:
        return self.figures.get(name)


def texts(text: str) -> list[str]:
    return [block.text for block in sources.resolve(outline.parse(text), Register())]


def test_a_document_is_cited_in_full_first_and_then_by_its_number() -> None:
    text = "1. Theo [[06/2008/CT-TTg]].\n2. Theo [[6/2008/CT-TTg]] có {{ ho }} hộ."
    assert texts(text) == [
        "Theo Chỉ thị số 06/2008/CT-TTg ngày 01 tháng 02 năm 2008 của Thủ tướng.",
        "Theo Chỉ thị số 06/2008/CT-TTg có 42 hộ.",
    ]


def test_what_the_legal_basis_cites_is_cited_again_by_its_number() -> None:
    reading = Reading(Register())
    lines = reading.basis(["Căn cứ [[Luật Cư trú]]", "Căn cứ [[06/2008/CT-TTg]]"])
    (block,) = reading.text(outline.parse("Theo [[Luật Cư trú]] và [[06/2008/CT-TTg]]."))
    assert lines == (
        "Căn cứ Luật Cư trú ngày 13 tháng 11 năm 2020",
        "Căn cứ Chỉ thị số 06/2008/CT-TTg ngày 01 tháng 02 năm 2008 của Thủ tướng",
    )
    assert block.text == "Theo Luật Cư trú và Chỉ thị số 06/2008/CT-TTg."


def test_the_legal_basis_cites_in_full_at_every_mention() -> None:
    lines = Reading(Register()).basis(["Căn cứ [[06/2008/CT-TTg]]"] * 2)
    assert lines == (f"Căn cứ {DIRECTIVE.full}",) * 2


def test_what_the_text_cites_is_cited_again_in_its_annex() -> None:
    reading = Reading(Register())
    reading.text(outline.parse("Theo [[06/2008/CT-TTg]]."))
    (annex,) = reading.text(outline.parse("Theo [[06/2008/CT-TTg]]."))
    assert annex.text == "Theo Chỉ thị số 06/2008/CT-TTg."


def test_an_unknown_mark_stays_visible_and_is_listed_once() -> None:
    reading = Reading(Register())
    shown = reading.text(outline.parse("{{chua_co}} và [[1/A-B]]\n- {{chua_co}} và {{ho}}"))
    assert [inline.plain(b.text) for b in shown] == [
        "«{{chua_co}}» và «[[1/A-B]]»",
        "«{{chua_co}}» và 42",
    ]
    assert {r.kind for b in shown for r in inline.runs(b.text)} == {inline.RunKind.TEXT}
    assert reading.unknown == ("{{chua_co}}", "[[1/A-B]]")


def test_what_a_source_gives_is_text_and_no_marks() -> None:
    (cell, line) = texts("| {{sao}} |\n\n{{sao}} \\{{ho}}")
    assert cell == "| 1\\*2 \\| 3 |"
    assert line == "1\\*2 | 3 \\{{ho}}"


def test_blocks_without_marks_are_left_alone() -> None:
    blocks = (Block(Rank.CLAUSE, "**Công an** \\*", "7."),)
    assert sources.resolve(blocks, Register()) == blocks


def test_a_figure_that_is_a_table_takes_the_place_of_its_paragraph() -> None:
    (before, table) = sources.resolve(outline.parse("Gồm:\n{{bang}}"), Register())
    assert before == Block(Rank.PARAGRAPH, "Gồm:")
    assert table == Block(Rank.TABLE, Register.figures["bang"])


def test_a_table_has_no_place_within_words() -> None:
    reading = Reading(Register())
    (block,) = reading.text(outline.parse("Gồm {{bang}}."))
    assert block == Block(Rank.PARAGRAPH, "Gồm «\\{{bang}}».")
    assert reading.unknown == ("{{bang}}",)
