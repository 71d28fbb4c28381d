from paper import inline, outline, sources
from paper.blocks import Block, Rank


class Register:
    """Two directives and one figure, as an office might know them."""

    full = {"06/2008/CT-TTg": "Chỉ thị số 06/2008/CT-TTg ngày 01/02/2008 của Thủ tướng"}
    figures = {"ho": "42", "sao": "1*2 | 3"}

    def citation(self, number: str, *, first: bool) -> str | None:
        if number.lstrip("0") != "6/2008/CT-TTg":
            return None
        return self.full["06/2008/CT-TTg"] if first else "Chỉ thị số 06/2008/CT-TTg"

    def figure(self, name: str) -> str | None:
        return self.figures.get(name)


def texts(text: str) -> list[str]:
    return [block.text for block in sources.resolve(outline.parse(text), Register())]


def test_a_document_is_cited_in_full_first_and_then_by_its_number() -> None:
    text = "1. Theo [[06/2008/CT-TTg]].\n2. Theo [[6/2008/CT-TTg]] có {{ ho }} hộ."
    assert texts(text) == [
        "Theo Chỉ thị số 06/2008/CT-TTg ngày 01/02/2008 của Thủ tướng.",
        "Theo Chỉ thị số 06/2008/CT-TTg có 42 hộ.",
    ]


def test_an_unknown_mark_stays_visible_and_is_listed_once() -> None:
    blocks = outline.parse("{{chua_co}} và [[1/A-B]]\n- {{chua_co}} và {{ho}}")
    shown = sources.resolve(blocks, Register())
    assert [inline.plain(b.text) for b in shown] == [
        "«{{chua_co}}» và «[[1/A-B]]»",
        "«{{chua_co}}» và 42",
    ]
    assert {r.kind for b in shown for r in inline.runs(b.text)} == {inline.RunKind.TEXT}
    assert sources.unresolved(blocks, Register()) == ("{{chua_co}}", "[[1/A-B]]")


def test_what_a_source_gives_is_text_and_no_marks() -> None:
    (cell, line) = texts("| {{sao}} |\n\n{{sao}} \\{{ho}}")
    assert cell == "| 1\\*2 \\| 3 |"
    assert line == "1\\*2 | 3 \\{{ho}}"


def test_blocks_without_marks_are_left_alone() -> None:
    blocks = (Block(Rank.CLAUSE, "**Công an** \\*", "7."),)
    assert sources.resolve(blocks, Register()) == blocks
