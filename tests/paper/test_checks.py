"""The wording checks that the decree's appendices allow: what is found, and mended how."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paper.checks import Finding, Manuscript, Severity, check, mended

DAY = date(2026, 3, 2)

PLAN = """\
ỦY BAN NHÂN DÂN
PHƯỜNG MẪU
Số: 05/KH-UBND
Mẫu, ngày 02 tháng 3 năm 2026

KẾ HOẠCH
Phòng cháy, chữa cháy năm 2026

Căn cứ Luật Phòng cháy, chữa cháy và cứu nạn, cứu hộ ngày 29 tháng 11 năm 2024;
Theo đề nghị của Trưởng Công an phường.

Ủy ban nhân dân phường ban hành Kế hoạch như sau:

I. MỤC ĐÍCH

1. Giữ an toàn cho Nhân dân.

2. Mỗi khối có một đội.

II. TỔ CHỨC THỰC HIỆN

1. Công an phường chủ trì theo khoản 2 Mục I.

2. Các khối thực hiện./.

Nơi nhận:
- UBND tỉnh (để báo cáo);
- Các khối;
- Lưu: VT, CAP.

TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Nguyễn Văn Mẫu
"""
LETTER = """\
ỦY BAN NHÂN DÂN
PHƯỜNG MẪU
Số: 12/UBND-VX
V/v mời họp
Mẫu, ngày 02 tháng 3 năm 2026

Kính gửi:
- Công an tỉnh;
- Sở Nội vụ.

Mời các đơn vị dự họp./.

Nơi nhận:
- Như trên;
- Lưu: VT, VX.

CHÁNH VĂN PHÒNG

Nguyễn Văn Mẫu
"""


def found(text: str, on: date = DAY) -> list[Finding]:
    return list(check(Manuscript.of_text(text), on))


def rules(text: str, on: date = DAY) -> set[str]:
    return {finding.rule for finding in found(text, on)}


@pytest.mark.parametrize("text", [PLAN, LETTER], ids=["plan", "letter"])
def test_a_paper_in_order_has_no_finding(text: str) -> None:
    assert found(text) == []


MISTAKES = [
    (PLAN, "Số: 05/KH", "Số: 5/KH", "number-padding", Severity.ERROR),
    (PLAN, "Số: 05/KH", "Số 05/KH", "number-colon", Severity.ERROR),
    (PLAN, "Số: 05/KH", "Số:05/KH", "number-spacing", Severity.HINT),
    (PLAN, "05/KH-UBND", "05/KH - UBND", "number-symbol-spacing", Severity.ERROR),
    (PLAN, "05/KH-UBND", "05/KH–UBND", "number-symbol-spacing", Severity.ERROR),
    (PLAN, "05/KH-UBND", "05/kh-ubnd", "number-symbol-letters", Severity.ERROR),
    (PLAN, "05/KH-UBND", "05/BC-UBND", "number-kind", Severity.ERROR),
    (PLAN, "ngày 02 tháng 3", "ngày 2 tháng 3", "date-padding", Severity.ERROR),
    (PLAN, "ngày 02 tháng 3", "ngày 02 tháng 03", "date-padding", Severity.ERROR),
    (PLAN, "Mẫu, ngày 02", "Mẫu ngày 02", "dateline-comma", Severity.ERROR),
    (PLAN, "năm 2024;", "năm 2024.", "basis-end-mark", Severity.ERROR),
    (PLAN, "Công an phường.\n", "Công an phường;\n", "basis-end-mark", Severity.ERROR),
    (PLAN, "thực hiện./.", "thực hiện.", "end-mark", Severity.HINT),
    (PLAN, "thực hiện./.", "thực hiện…/.", "end-mark", Severity.HINT),
    (PLAN, "Nơi nhận:", "Nơi nhận", "recipients-colon", Severity.ERROR),
    (PLAN, "- Các khối;", "- Các khối.", "recipients-end-mark", Severity.ERROR),
    (PLAN, "VT, CAP.", "VT, CAP;", "recipients-end-mark", Severity.ERROR),
    (PLAN, "Lưu: VT, CAP.", "Lưu VT, CAP.", "archive-line", Severity.ERROR),
    (PLAN, "Lưu: VT, CAP.", "Lưu:VT, CAP.", "archive-line", Severity.ERROR),
    (PLAN, "Lưu: VT, CAP.", "Lưu: Văn thư, CAP.", "archive-line", Severity.ERROR),
    (PLAN, "TM. ỦY", "TM ỦY", "authority-mark", Severity.ERROR),
    (PLAN, "TM. ỦY", "TM.ỦY", "authority-mark", Severity.ERROR),
    (PLAN, "TM. ỦY", "T/M ỦY", "authority-mark", Severity.ERROR),
    (PLAN, "KT. CHỦ", "KT CHỦ", "authority-mark", Severity.ERROR),
    (PLAN, "TM. ỦY BAN NHÂN DÂN\n", "", "authority-collective", Severity.ERROR),
    (PLAN, "KT. CHỦ TỊCH\n", "", "authority-for-head", Severity.ERROR),
    (PLAN, "Nguyễn Văn Mẫu", "ThS. Nguyễn Văn Mẫu", "signer-honour", Severity.ERROR),
    (PLAN, "cho Nhân dân", "cho nhân dân", "capitals-people", Severity.HINT),
    (PLAN, "khoản 2 Mục I.", "khoản 2 mục I.", "capitals-place", Severity.HINT),
    (PLAN, "khoản 2 Mục I.", "điểm 2 Mục I.", "place-named", Severity.HINT),
    (PLAN, "một đội.", "một “đội”.", "", None),
    (LETTER, "12/UBND-VX", "12/CV-UBND-VX", "letter-symbol", Severity.ERROR),
    (LETTER, "Kính gửi:", "Kính gửi", "address-colon", Severity.ERROR),
    (LETTER, "- Công an tỉnh;", "- Công an tỉnh", "addressees-end-mark", Severity.ERROR),
    (LETTER, "- Sở Nội vụ.", "- Sở Nội vụ;", "addressees-end-mark", Severity.ERROR),
    (LETTER, "- Như trên;\n", "", "as-above", Severity.ERROR),
]


@pytest.mark.parametrize(("paper", "right", "wrong", "rule", "severity"), MISTAKES)
def test_a_mistake_is_found_and_its_suggestion_mends_it(
    paper: str, right: str, wrong: str, rule: str, severity: Severity | None
) -> None:
    text = paper.replace(right, wrong, 1)
    assert text != paper
    if not rule:
        assert found(text) == []
        return
    (finding,) = found(text)
    assert (finding.rule, finding.severity) == (rule, severity)
    assert mended(Manuscript.of_text(text).passages[0].text, finding) == paper


def test_a_quotation_left_open_is_closed_at_the_end_of_its_sentence() -> None:
    text = PLAN.replace("một đội.", "một “đội xung kích.")
    (finding,) = found(text)
    assert (finding.rule, finding.severity) == ("quotation-open", Severity.WARNING)
    assert "một “đội xung kích”." in mended(text, finding)


@pytest.mark.parametrize(
    "words",
    [
        "gọi là “đội” và “tổ”",
        'gọi là "đội" và "tổ"',
        "màn hình 40” và “đội”",
        'màn hình 40" mới',
        "“Một đoạn.\n\nHai đoạn.”",
    ],
)
def test_closed_quotations_and_inches_are_left_alone(words: str) -> None:
    assert rules(PLAN.replace("một đội", words)) == set()


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("theo khoản 7 Mục I", "place-missing"),
        ("theo Mục IX của Kế hoạch này", "place-missing"),
        ("theo điểm a khoản 1 Mục I", "place-missing"),
        ("theo Điều 5 của Kế hoạch này", "place-missing"),
        ("theo khoản 1 Mục II", ""),
        ("theo Mục I, khoản 2 nêu trên", ""),
        ("theo khoản 7 Mục IX Nghị định số 30/2020/NĐ-CP", ""),
        ("theo Điều 5, Điều 7 Luật Cư trú", ""),
        ("theo Nghị định số 30/2020/NĐ-CP, Điều 8", ""),
        ("theo khoản 2 Điều 5", ""),
        ("theo khoản 9 Mục III Phụ lục này", ""),
    ],
)
def test_a_reference_to_a_place_of_the_text_must_lead_somewhere(words: str, rule: str) -> None:
    assert rules(PLAN.replace("theo khoản 2 Mục I", words)) == ({rule} if rule else set())


@pytest.mark.parametrize(
    ("words", "since", "mended_words"),
    [
        ("UBND thị xã Mẫu", date(2025, 7, 1), None),
        ("Công an huyện", date(2025, 7, 1), None),
        ("Thị ủy", date(2025, 7, 1), None),
        ("UBND thành phố Vinh", date(2025, 7, 1), None),
        ("Ủy ban nhân dân cấp huyện", date(2025, 7, 1), None),
        ("UBND thị trấn Mẫu", date(2025, 7, 1), None),
        ("Ủy ban Dân tộc", date(2025, 3, 1), "Bộ Dân tộc và Tôn giáo"),
        ("vùng dân tộc thiểu số", date(2024, 12, 1), "vùng đồng bào dân tộc thiểu số"),
        ("công chức Văn hóa - xã hội", date(2025, 7, 1), "Phòng Văn hóa - Xã hội"),
        ("căn cước công dân", date(2024, 7, 1), "căn cước"),
    ],
)
def test_old_words_and_organs_are_pointed_at_from_their_day_on(
    words: str, since: date, mended_words: str | None
) -> None:
    text = PLAN.replace("Mỗi khối", f"Theo {words}, mỗi khối")
    before = date.fromordinal(since.toordinal() - 1)
    assert rules(text, before) == set()
    (finding,) = found(text, since)
    assert finding.severity is Severity.WARNING
    assert finding.excerpt in words
    assert finding.suggestion == mended_words


@pytest.mark.parametrize(
    "words",
    [
        "UBND thành phố Hà Nội",
        "UBND phường, xã, đặc khu",
        "UBND thị xã Mẫu trước đây",
        "nguyên Công an huyện",
        "Quyết định số 12/QĐ-UBND ngày 01/3/2024 của UBND thị xã Mẫu về phòng cháy",
        "Quận 1",
        "vùng đồng bào dân tộc thiểu số",
    ],
)
def test_what_there_is_or_is_called_former_is_left_alone(words: str) -> None:
    assert rules(PLAN.replace("Mỗi khối", f"Theo {words}, mỗi khối")) == set()


@pytest.mark.parametrize(
    ("without", "rule"),
    [
        ("Phòng cháy, chữa cháy năm 2026\n", "no-subject"),
        ("Mẫu, ngày 02 tháng 3 năm 2026\n", "no-date"),
        ("Số: 05/KH-UBND\n", "no-symbol"),
        ("Nguyễn Văn Mẫu\n", "no-signer"),
    ],
)
def test_a_component_that_is_missing_is_named(without: str, rule: str) -> None:
    findings = found(PLAN.replace(without, ""))
    assert [f.severity for f in findings if f.rule == rule] == [Severity.ERROR]
    assert all(f.group.value == "completeness" for f in findings if f.rule == rule)


def test_a_plan_addresses_nobody() -> None:
    text = PLAN.replace("Căn cứ Luật", "Kính gửi: Công an tỉnh.\n\nCăn cứ Luật")
    assert "address-not-due" in rules(text)


def test_annexes_are_named_in_the_text_and_there() -> None:
    annex = f"{PLAN}\nPhụ lục\nBẢNG PHÂN CÔNG\n\n1. Công an phường.\n"
    assert rules(annex) == {"annex-not-named"}
    named = PLAN.replace("thực hiện./.", "thực hiện theo Phụ lục kèm theo Kế hoạch này./.")
    assert rules(named) == {"annex-missing"}
    assert rules(f"{named}\nPhụ lục\nBẢNG PHÂN CÔNG\n\n1. Công an phường.\n") == set()


def test_what_looks_like_personal_data_is_a_hint_only() -> None:
    findings = found(PLAN.replace("một đội.", "một đội, ĐT 0912345678."))
    assert [(f.rule, f.severity) for f in findings] == [("personal-telephone", Severity.HINT)]


def test_a_finding_says_where_it_is() -> None:
    (finding,) = found(PLAN.replace("cho Nhân dân", "cho nhân dân"))
    assert finding.where == "Mục I, khoản 1 (dòng 16)"
    sheet = Manuscript.of_text(PLAN.replace("cho Nhân dân", "cho nhân dân")).sheet
    (finding,) = check(Manuscript.of_sheet(sheet), DAY)
    assert (finding.part, finding.where) == ("text", "Nội dung, Mục I, khoản 1 (đoạn 3)")


def test_the_parts_of_a_draft_are_checked_like_a_file() -> None:
    sheet = Manuscript.of_text(PLAN.replace("Lưu: VT", "Lưu VT")).sheet
    (finding,) = check(Manuscript.of_sheet(sheet), DAY)
    assert (finding.part, finding.suggestion) == ("recipients", "Lưu: VT, CAP")


LINES = st.sampled_from([*PLAN.splitlines(), *LETTER.splitlines(), "", "“", '"', "TM", "- Lưu"])


@given(st.text(max_size=200) | st.lists(LINES, max_size=40).map("\n".join))
def test_no_text_stops_the_checks(text: str) -> None:
    manuscript = Manuscript.of_text(text)
    (passage,) = manuscript.passages
    for finding in check(manuscript, DAY):
        assert 0 <= finding.start <= finding.end <= len(passage.text)
        assert passage.text[finding.start : finding.end] == finding.excerpt
        mended(passage.text, finding)


def test_the_recipients_of_a_draft_begin_as_above_and_end_with_the_archive() -> None:
    sheet = replace(Manuscript.of_text(LETTER).sheet, recipients=("Các khối",))
    mends = {(f.rule, f.suggestion) for f in check(Manuscript.of_sheet(sheet), DAY)}
    assert mends == {("as-above", "Như trên\n"), ("archive-line-missing", "\nLưu: VT")}
