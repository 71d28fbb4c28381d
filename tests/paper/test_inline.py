from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paper import inline
from paper.inline import Run, RunKind
from tests.paper.texts import many

_ALPHABET = "ab1 .,()“”*\\[]{}|-Đ"
texts = st.text(_ALPHABET, max_size=40)
text_runs = st.builds(Run, st.text(_ALPHABET, min_size=1, max_size=6), st.booleans(), st.booleans())
token_runs = st.builds(
    Run,
    st.sampled_from(["06/2008/CT-TTg", "1/A"]),
    st.booleans(),
    st.booleans(),
    st.sampled_from([RunKind.CITATION, RunKind.FIGURE]),
)
run_lists = st.lists(text_runs | token_runs, max_size=6)


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("", ()),
        ("**đậm** rồi", (Run("đậm", bold=True), Run(" rồi"))),
        ("(*qua Công an*)", (Run("("), Run("qua Công an", italic=True), Run(")"))),
        ("***cả hai***", (Run("cả hai", bold=True, italic=True),)),
        (
            "**a *b* c**",
            (Run("a ", bold=True), Run("b", bold=True, italic=True), Run(" c", bold=True)),
        ),
        (
            "*a **b***",
            (Run("a ", italic=True), Run("b", bold=True, italic=True)),
        ),
        (
            "**a *b** c*",
            (
                Run("a ", bold=True),
                Run("b", bold=True, italic=True),
                Run(" c", italic=True),
            ),
        ),
        ("**Đ**ồng", (Run("Đ", bold=True), Run("ồng"))),
        (
            "theo [[06/2008/CT-TTg]]",
            (Run("theo "), Run("06/2008/CT-TTg", kind=RunKind.CITATION)),
        ),
        ("**{{ ho_dtts }}**", (Run("ho_dtts", bold=True, kind=RunKind.FIGURE),)),
    ],
)
def test_marks_give_a_text_its_looks(text: str, runs: tuple[Run, ...]) -> None:
    assert inline.runs(text) == runs


@pytest.mark.parametrize(
    "text",
    [
        "**lẻ",
        "lẻ*",
        "* a *",
        "** a **",
        "****",
        "*",
        "(*) Ghi chú (*)",
        "30*40*50 cm",
        "[[chưa đóng",
        "[[]]",
        "{{ }}",
        "[[a\nb]]",
        "C:\\thư mục\\",
    ],
)
def test_what_has_no_partner_stands_for_itself(text: str) -> None:
    assert inline.runs(text) == (Run(text),)


def test_a_backslash_takes_the_meaning_of_a_mark_away() -> None:
    assert inline.plain("\\*a\\* \\[[1/A]] \\{{b}} \\\\") == "*a* [[1/A]] {{b}} \\"
    assert len(inline.runs("\\*a\\*")) == 1


def test_what_looks_like_a_mark_in_written_runs_is_escaped() -> None:
    assert inline.write([Run("[[1/A]] {{b}} *c*")]) == "\\[[1/A]] \\{{b}} \\*c\\*"


def test_plain_text_keeps_the_braces_of_a_figure() -> None:
    assert inline.plain("**có** {{ho}} hộ theo [[1/A-B]]") == "có {{ho}} hộ theo 1/A-B"


def test_written_runs_leave_spaces_and_full_stops_outside_the_marks() -> None:
    written = inline.write([Run("Công an", bold=True), Run(" phường", bold=True), Run(". Hết")])
    assert written == "**Công an phường**. Hết"
    assert inline.write([Run("a"), Run(" b ", italic=True), Run("c")]) == "a *b* c"
    assert inline.write([Run("."), Run(" ", bold=True), Run("*")]) == ". \\*"
    assert inline.write([Run("06/2008/CT-TTg", kind=RunKind.CITATION)]) == "[[06/2008/CT-TTg]]"


@many
@given(texts)
def test_escaped_text_shows_as_it_was(text: str) -> None:
    assert inline.plain(inline.escape(text)) == text
    assert {(r.bold, r.italic, r.kind) for r in inline.runs(inline.escape(text))} <= {
        (False, False, RunKind.TEXT)
    }


@many
@given(st.text(_ALPHABET, max_size=40))
def test_no_letter_is_lost(text: str) -> None:
    marks = set("*\\[]{} ")
    shown = "".join(run.text for run in inline.runs(text))
    assert [c for c in shown if c not in marks] == [c for c in text if c not in marks]


@many
@given(run_lists)
def test_written_runs_read_the_same(runs: list[Run]) -> None:
    assert units(inline.runs(inline.write(runs))) == units(runs)


def units(runs: Sequence[Run]) -> list[tuple[str, RunKind]]:
    return [
        (unit, run.kind)
        for run in runs
        for unit in (run.text if run.kind is RunKind.TEXT else [run.text])
    ]


@many
@given(run_lists)
def test_written_letters_keep_their_emphasis_between_letters(runs: list[Run]) -> None:
    """Only what stands at the edge of an emphasis may lose it; letters never gain any."""
    before, after = flags(runs), flags(inline.runs(inline.write(runs)))
    assert len(before) == len(after)
    for was, now in zip(before, after, strict=True):
        assert now[1] <= was[1]
        assert now[2] <= was[2]
        if was[0].isalpha():
            assert now == was


def flags(runs: Sequence[Run]) -> list[tuple[str, bool, bool]]:
    return [
        (letter, run.bold, run.italic)
        for run in runs
        for letter in (run.text if run.kind is RunKind.TEXT else "x")
    ]
