"""The citation doctor: what is wrong with a citation on a day, and the words that mend it."""

from datetime import date
from pathlib import Path

import pytest

from directives.doctor import examine, mended
from directives.knowing import shipped
from paper.checks import Finding, Manuscript, Severity
from tests.directives.known import BOTH, FULL, REGISTER, TITLE
from tests.reference import reference

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures" / "demonstration"
DAY = date(2024, 4, 1)


def found(text: str, on: date = DAY) -> list[Finding]:
    """What is said of citations, without the hint that there is no document around them."""
    findings = examine(Manuscript.of_text(text), register=REGISTER, on=on)
    return [finding for finding in findings if finding.rule != "no-document"]


@pytest.mark.parametrize(
    "text",
    [
        f"Thực hiện {BOTH}.",
        f"Thực hiện {BOTH}. Theo Quyết định số 12/2018/QĐ-TTg thì cần họp.",
        BOTH.replace("06/3/2018", "06 tháng 3 năm 2018"),
        BOTH.replace(f"về {TITLE}", f"về “{TITLE}”"),
        BOTH.replace("Thủ tướng Chính phủ", "TTg"),
        BOTH.replace("Quyết định số 12", "Quyết\nđịnh số 12"),
        "Kế hoạch số 70/KH-UBND ngày 30/01/2024 của UBND tỉnh triển khai xây dựng xã, phường "
        "điển hình",
        "Chỉ thị số 06/2008/CT-TTg ngày 01/02/2008 của Thủ tướng Chính phủ về phát huy vai trò "
        "người có uy tín",
        "Kế hoạch số 05/KH-UBND ngày 01/3/2018 của Ủy ban nhân dân phường về phòng cháy",
    ],
)
def test_a_right_citation_is_left_alone(text: str) -> None:
    rules = {finding.rule for finding in found(text)}
    assert rules <= {"number-unknown"}
    assert rules == set() or "05/KH-UBND" in text


WRONG = [
    ("12/2018/QĐ-TTg ngày", "12/2018/CT-TTG ngày", "symbol-kind", "error"),
    ("12/2018/QĐ-TTg ngày", "12/2018/CT-TTg ngày", "symbol-kind", "error"),
    ("12/2018/QĐ-TTg ngày", "12/2018/QĐ-TTG ngày", "symbol-letters", "error"),
    ("12/2018/QĐ-TTg ngày", "12/2018/QD-TTg ngày", "symbol-letters", "error"),
    ("12/2018/QĐ-TTg ngày", "12/2018/qđ-ttg ngày", "symbol-letters", "error"),
    ("12/2018/QĐ-TTg ngày", "12/2018/QĐ - TTg ngày", "symbol-spacing", "error"),
    ("12/2018/QĐ-TTg ngày", "12 /2018/QĐ–TTg ngày", "symbol-spacing", "error"),
    ("12/2018/QĐ-TTg ngày", "12/2018 ngày", "number-incomplete", "error"),
    ("06/3/2018", "06/3/2019", "date-other", "error"),
    ("06/3/2018", "6/3/2018", "date-written", "hint"),
    ("06/3/2018", "06/03/2018", "date-written", "hint"),
    ("của Thủ tướng Chính phủ", "của Bộ Công an", "issuer-other", "error"),
    ("lựa chọn, công nhận", "bình chọn, công nhận", "title-drift", "warning"),
    (", công nhận người có uy tín (", " (", "title-cut", "hint"),
    ("Quyết định số 12", "quyết định số 12", "kind-capital", "error"),
    ("Quyết định số 12", "QĐ số 12", "kind-short", "hint"),
    ("Quyết định số 12", "Quyết định 12", "number-word", "hint"),
    ("Quyết định số 12", "Quyết định số: 12", "number-word", "hint"),
    (" (được sửa đổi, bổ sung bởi Quyết định số 28/2023/QĐ-TTg)", "", "amended", "warning"),
]


@pytest.mark.parametrize(("right", "wrong", "rule", "severity"), WRONG)
def test_a_wrong_citation_is_found_and_its_suggestion_mends_it(
    right: str, wrong: str, rule: str, severity: str
) -> None:
    text = f"Thực hiện {BOTH.replace(right, wrong, 1)}."
    (finding,) = found(text)
    assert (finding.rule, finding.severity) == (rule, severity)
    assert mended(text, finding) == f"Thực hiện {BOTH}."


def test_the_kind_is_mended_where_the_symbol_is_right() -> None:
    text = (
        "Quyết định số 06/2008/CT-TTg ngày 01/02/2008 của Thủ tướng Chính phủ về phát huy vai trò "
        "của người có uy tín"
    )
    (finding,) = found(text)
    assert finding.rule == "symbol-kind"
    assert mended(text, finding).startswith("Chỉ thị số 06/2008/CT-TTg")


def test_a_cited_letter_with_the_abbreviation_of_a_kind_is_to_be_looked_up() -> None:
    text = "Công văn số 12/CV-UBND ngày 01/3/2024 của Ủy ban nhân dân phường về phòng cháy."
    assert {f.rule: f.severity for f in found(text)} == {
        "letter-symbol-cited": Severity.HINT,
        "number-unknown": Severity.WARNING,
    }


def test_two_that_disagree_and_are_unknown_have_no_suggestion() -> None:
    text = "Quyết định số 99/2018/CT-TTg ngày 01/02/2018 của Thủ tướng Chính phủ về phòng cháy"
    assert [(f.rule, f.suggestion) for f in found(text)] == [
        ("number-unknown", None),
        ("symbol-kind", None),
    ]


def test_the_first_mention_is_completed_and_later_ones_may_be_short() -> None:
    text = "Theo Quyết định số 12/2018/QĐ-TTg, rồi Quyết định số 12/2018/QĐ-TTg."
    first = [f for f in found(text) if f.rule == "first-mention"]
    assert len(first) == 1
    assert first[0].severity is Severity.ERROR
    assert mended(text, first[0]) == (
        "Theo Quyết định số 12/2018/QĐ-TTg ngày 06 tháng 3 năm 2018 của Thủ tướng Chính phủ về "
        f"{TITLE}, rồi Quyết định số 12/2018/QĐ-TTg."
    )


def test_what_is_completed_is_not_pointed_at_piece_by_piece() -> None:
    rules = [f.rule for f in found("Theo QĐ 12/2018/QĐ-TTg ngày 6/3/2018, ông nói.")]
    assert rules == ["first-mention", "amended"]


def test_a_subject_is_judged_where_its_document_is_cited_in_the_text() -> None:
    text = (
        "KẾ HOẠCH\nThực hiện Quyết định số 77/QĐ-UBND\n\n"
        "Thực hiện Quyết định số 77/QĐ-UBND ngày 02/02/2024 của Ủy ban nhân dân phường về họp./."
    )
    assert [f.rule for f in found(text) if f.group == "citation"] == ["number-unknown"]


def test_a_first_mention_that_lacks_only_the_day_keeps_its_title() -> None:
    text = f"Theo {BOTH.replace(' ngày 06/3/2018', '')}."
    (finding,) = found(text)
    assert mended(text, finding) == f"Theo {BOTH.replace('06/3/2018', '06 tháng 3 năm 2018')}."


@pytest.mark.parametrize(
    "text",
    [
        "KẾ HOẠCH\nThực hiện Quyết định số 12/2018/QĐ-TTg\n\nNội dung./.",
        "| STT | Quyết định số 12/2018/QĐ-TTg |",
        "(Kèm theo Quyết định số 12/2018/QĐ-TTg)",
    ],
)
def test_subject_tables_and_heads_of_annexes_may_cite_in_short(text: str) -> None:
    assert "first-mention" not in {finding.rule for finding in found(text)}


@pytest.mark.parametrize(
    ("on", "rules"),
    [
        (date(2018, 3, 1), {"not-issued"}),
        (date(2018, 3, 6), set()),
        (date(2023, 12, 1), {"change-to-come"}),
        (date(2024, 1, 20), {"amended"}),
    ],
)
def test_the_day_decides_what_is_said_of_validity(on: date, rules: set[str]) -> None:
    assert {finding.rule for finding in found(f"Theo {FULL}.", on)} == rules


def test_what_is_not_yet_in_force_is_a_warning() -> None:
    text = (
        "Nghị định số 13/2023/NĐ-CP ngày 17/4/2023 của Chính phủ về bảo vệ dữ liệu cá nhân được "
        "thực hiện"
    )
    (finding,) = found(text, date(2023, 5, 1))
    assert (finding.rule, finding.severity) == ("not-in-force", Severity.WARNING)


def test_what_is_replaced_is_mended_by_what_replaced_it() -> None:
    text = "Theo Nghị định số 13/2023/NĐ-CP ngày 17/4/2023 của Chính phủ về bảo vệ dữ liệu cá nhân."
    findings = found(text, date(2026, 3, 1))
    out = next(finding for finding in findings if finding.rule == "out-of-force")
    assert out.severity is Severity.WARNING
    assert mended(text, out) == (
        "Theo Nghị định số 356/2025/NĐ-CP ngày 31 tháng 12 năm 2025 của Chính phủ quy định chi "
        "tiết Luật Bảo vệ dữ liệu cá nhân."
    )


def test_an_amendment_named_anywhere_in_the_paper_is_named() -> None:
    text = (
        f"Căn cứ {FULL};\nCăn cứ Quyết định số 28/2023/QĐ-TTg ngày 23/11/2023 của Thủ tướng Chính "
        "phủ sửa đổi, bổ sung một số điều của Quyết định số 12/2018/QĐ-TTg."
    )
    assert found(text) == []


BASIS = (
    "KẾ HOẠCH\nPhòng cháy\n\nCăn cứ {};\nTheo đề nghị của Công an phường.\n\nI. NỘI DUNG\n\n1. A./."
)


@pytest.mark.parametrize(
    ("law", "rule"),
    [
        ("Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025", ""),
        ("Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16/6/2025", "law-by-name"),
        ("Luật số 72/2025/QH15 của Quốc hội", "law-by-name"),
        ("Luật Tổ chức chính quyền địa phương", "law-date"),
        ("Luật Tổ chức chính quyền địa phương năm 2025", "law-date"),
    ],
)
def test_a_law_stands_in_the_basis_by_name_and_day(law: str, rule: str) -> None:
    text = BASIS.format(law)
    findings = [f for f in found(text, date(2026, 1, 1)) if f.group == "citation"]
    if not rule:
        assert findings == []
        return
    finding = next(f for f in findings if f.rule == rule)
    assert finding.severity is Severity.ERROR
    assert mended(text, finding) == BASIS.format(
        "Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025"
    )


def test_a_law_in_the_text_is_named_without_day() -> None:
    assert found("Tuyên truyền Luật Tổ chức chính quyền địa phương.", date(2026, 1, 1)) == []


def test_what_the_register_is_not_sure_of_is_no_error() -> None:
    text = (
        "Theo Chỉ thị số 18/2000/CT-TTg ngày 22/9/2000 của Thủ tướng Chính phủ về tăng cường công "
        "tác dân vận."
    )
    assert {f.rule: f.severity for f in found(text)} == {
        "date-other": Severity.WARNING,
        "not-verified": Severity.HINT,
    }


def test_a_number_of_another_year_or_place_is_not_taken_for_the_one_known() -> None:
    text = "Kế hoạch số 70/KH-UBND ngày 02/5/2023 của Ủy ban nhân dân phường về phòng cháy."
    assert [finding.rule for finding in found(text)] == ["number-unknown"]


def draft(text: str) -> Manuscript:
    return Manuscript.of_sheet(Manuscript.of_text(text).sheet)


def drafted(text: str) -> list[Finding]:
    plan = f"KẾ HOẠCH\nPhòng cháy\n\nI. NỘI DUNG\n\n1. {text}\n\nHết./."
    findings = examine(draft(plan), register=REGISTER, on=DAY)
    return [finding for finding in findings if finding.group == "citation"]


def test_in_a_draft_a_known_citation_is_offered_for_binding() -> None:
    (finding,) = drafted(f"Theo {BOTH} thì họp.")
    assert (finding.rule, finding.severity) == ("unbound", Severity.HINT)
    assert (finding.part, finding.suggestion) == ("text", "[[12/2018/QĐ-TTg]]")
    text = next(p.text for p in draft(f"I. A\n\n1. Theo {BOTH} thì họp.").passages)
    assert finding.excerpt == BOTH
    assert "[[12/2018/QĐ-TTg]] thì họp" in text.replace(finding.excerpt, "[[12/2018/QĐ-TTg]]")


def test_a_mark_needs_nothing_more_but_must_be_known() -> None:
    assert drafted("Theo [[12/2018/QĐ-TTg]] và [[06/2008/CT-TTg]].") == []
    (finding,) = drafted("Theo [[99/2018/QĐ-TTg]].")
    assert (finding.rule, finding.severity) == ("mark-unknown", Severity.WARNING)


def test_words_before_a_mark_that_would_print_twice_are_taken_away() -> None:
    (finding,) = drafted("Theo Quyết định số [[12/2018/QĐ-TTg]].")
    assert (finding.rule, finding.suggestion) == ("words-before-mark", "")
    assert finding.excerpt == "Quyết định số "


def test_ids_stay_while_other_places_change() -> None:
    text = f"Thực hiện {BOTH.replace('QĐ-TTg ngày', 'QĐ-TTG ngày')}."
    (before,) = found(text)
    (after,) = found(f"Một đoạn mới.\n\n{text}")
    assert before.id == after.id
    assert before.start != after.start


def test_the_seed_is_diagnosed() -> None:
    text = reference("seeds/000_b6cd2368df2194b5.txt").read_text("utf-8")
    manuscript = Manuscript.of_text(text)
    findings = examine(manuscript, register=shipped())
    told = {
        (finding.rule, finding.severity.value): (finding.excerpt, finding.suggestion)
        for finding in findings
        if finding.severity is not Severity.HINT
    }
    assert told == {
        ("symbol-kind", "error"): ("12/2018/CT-TTG", "12/2018/QĐ-TTg"),
        ("kind-capital", "error"): ("quyết định", "Quyết định"),
        ("archive-line", "error"): ("Lưu VT.", "Lưu: VT."),
        ("quotation-open", "warning"): ("Tổ quốc", "Tổ quốc”"),
        ("amended", "warning"): (
            "",
            " (được sửa đổi, bổ sung bởi Quyết định số 28/2023/QĐ-TTg)",
        ),
    }


def test_the_seed_is_mended_by_putting_in_the_words_one_after_another() -> None:
    text = reference("seeds/000_b6cd2368df2194b5.txt").read_text("utf-8")
    text, steps = mended_wholly(Manuscript.of_text(text).passages[0].text)
    assert steps == 8
    left = examine(Manuscript.of_text(text), register=shipped())
    assert {finding.severity for finding in left} == {Severity.HINT}
    assert all(finding.suggestion is None for finding in left)


def mended_wholly(text: str) -> tuple[str, int]:
    for steps in range(40):
        findings = examine(Manuscript.of_text(text), register=shipped())
        proposed = [finding for finding in findings if finding.suggestion is not None]
        if not proposed:
            return text, steps
        text = mended(text, proposed[0])
    raise AssertionError("the suggestions never end")


@pytest.mark.parametrize("path", sorted(FIXTURES.glob("*.txt")), ids=lambda path: path.stem)
def test_the_papers_of_the_demonstration_are_without_error_and_warning(path: Path) -> None:
    text = path.read_text("utf-8").replace("{nam}", "2026")
    findings = examine(Manuscript.of_text(text), register=shipped())
    assert [f for f in findings if f.severity is not Severity.HINT] == []
