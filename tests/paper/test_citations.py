"""Citations as people really type them: how many are found, and how many found are none."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paper.citing import Citation, find
from tests.timing import busy_seconds
from vietnamese.folding import fold, nfc

CORPUS = Path(__file__).parent / "citations"
Reading = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Case:
    text: str
    readings: tuple[Reading, ...]


def cases(*names: str) -> Iterator[Case]:
    for name in names:
        content = (CORPUS / f"{name}.txt").read_text("utf-8")
        for entry in re.split(r"\n\s*\n", content):
            lines = [line for line in entry.splitlines() if not line.startswith("#")]
            text = "\n".join(line[2:] for line in lines if line.startswith("> "))
            readings = tuple(_expected(line) for line in lines if not line.startswith("> "))
            if text:
                yield Case(text, readings)


def _expected(line: str) -> Reading:
    kind, number, day, organ = (part.strip() for part in f"{line} |".split("|")[:4])
    return kind, fold(number), day, fold(organ)


def reading(citation: Citation) -> Reading:
    kind = citation.kind.code if citation.kind else "-"
    day = citation.day.isoformat() if citation.day else ""
    organ = citation.issuer.text if citation.issuer else ""
    return kind, fold(_name(citation)), day, fold(organ)


def _name(citation: Citation) -> str:
    if citation.number:
        return citation.number_text
    by_name = citation.kind is not None and citation.kind.by_name
    return citation.title.text if citation.title and by_name else "-"


def score(corpus: list[Case]) -> tuple[float, float, int, list[str]]:
    """Recall, precision, how many are there, and what went wrong."""
    hits = expected = found = 0
    wrong = []
    for case in corpus:
        there, read = Counter(case.readings), Counter(map(reading, find(case.text)))
        hits += (there & read).total()
        expected += there.total()
        found += read.total()
        if there != read:
            wrong.append(f"{case.text!r}\n   missed {there - read}\n   made up {read - there}")
    return hits / expected, hits / found, expected, wrong


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_citations_are_recognised_as_people_type_them(
    form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus = list(cases("typed", "running", "further", "unlike"))
    corpus = [Case(unicodedata.normalize(form, case.text), case.readings) for case in corpus]
    recall, precision, count, wrong = score(corpus)
    with capsys.disabled():
        print(f"\n{form}: {count} citations, recall {recall:.3f}, precision {precision:.3f}")
    assert count >= 300
    assert recall >= 0.98, "\n".join(wrong)
    assert precision >= 0.98, "\n".join(wrong)


@pytest.mark.parametrize(
    "text",
    [
        "theo Quyết định số 12/QĐ-UBND\n\nNgày 01/3/2024, phường họp.",
        "theo Quyết định số 12/QĐ-UBND\nNgày 01/3/2024, phường họp.",
        "theo Quyết định số 12/QĐ-UBND\n\nThực hiện tốt việc này.",
        "theo Quyết định số 12/QĐ-UBND\nThực hiện tốt việc này.",
        "theo Quyết định số 12/QĐ-UBND\n\n“Tổ quốc”.",
    ],
)
def test_a_citation_ends_with_its_paragraph(text: str) -> None:
    (citation,) = find(text)
    assert text[citation.start : citation.end] == "Quyết định số 12/QĐ-UBND"


@pytest.mark.parametrize("head", ["TỜ TRÌNH\nSố: 05/TTr-UBND", "QUYẾT ĐỊNH\n\nSố: 5/QĐ-UBND"])
def test_the_number_of_the_paper_itself_is_no_citation(head: str) -> None:
    assert find(head) == ()


@given(st.text(max_size=300))
def test_no_text_stops_the_search_and_pieces_are_where_they_say(text: str) -> None:
    check_pieces(text)


SCRAPS = (
    *("Quyết định", " số ", "số:", "12/2018/", "QĐ-TTg", "QĐ -", " TTg", "ngày 06/3/2018", "của "),
    *("Thủ tướng Chính phủ", " về ", "“", "”", "[[", "]]", "06/2008/CT-TTg", "\n", "Luật ", "và "),
    *(
        "Phòng, chống ma túy",
        ", ",
        "năm 2013",
        "(",
        ")",
        "NĐ",
        "30",
        "/2020",
        "Bộ ",
        "tháng 3 năm ",
    ),
)


@given(st.lists(st.sampled_from(SCRAPS), max_size=30).map("".join))
def test_no_mixture_of_the_pieces_of_citations_does_either(text: str) -> None:
    check_pieces(text)


def check_pieces(text: str) -> None:
    stored = nfc(text)
    for citation in find(text):
        assert 0 <= citation.start < citation.end <= len(stored)
        pieces = (citation.kind_typed, citation.number_typed, citation.day_typed)
        for piece in (*pieces, citation.issuer, citation.title):
            assert piece is None or stored[piece.start : piece.end] == piece.text


@pytest.mark.parametrize(
    "unit",
    [
        "Quyết định số 12/2018/QĐ-TTg ngày 06/3/2018 của Thủ tướng Chính phủ về tiêu chí; ",
        "Quyết định số ",
        "1",
        "12/",
        "A-",
        "Luật Phòng, chống ",
        "của Bộ ",
        "Quyết định của Bộ Công an ",
        " về ",
        "“",
        "\n",
        " ",
        "ngày 1/1/2020 ",
        "[[",
        "Kế hoạch a b c d số ",
        "12/2018/QĐ-TTg ",
        "số * * *",
    ],
)
def test_the_time_it_takes_grows_with_the_length_of_the_text(unit: str) -> None:
    """Ten times the text takes about ten times as long."""
    short, long = (_seconds(unit * (size // len(unit))) for size in (20_000, 200_000))
    assert long < 25 * max(short, 0.05)


def test_a_megabyte_of_citations_is_read_in_seconds(capsys: pytest.CaptureFixture[str]) -> None:
    unit = "Quyết định số 12/2018/QĐ-TTg ngày 06/3/2018 của Thủ tướng Chính phủ về tiêu chí; "
    seconds = _seconds(unit * (1_000_000 // len(unit)))
    with capsys.disabled():
        print(f"\n1,000,000 characters with {1_000_000 // len(unit)} citations: {seconds:.1f} s")
    assert seconds < 20


def _seconds(text: str) -> float:
    return busy_seconds(lambda: find(text))
