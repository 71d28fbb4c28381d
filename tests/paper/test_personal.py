import unicodedata

import pytest

from paper import personal
from paper.personal import FindingKind
from tests.reference import reference


def kinds(text: str) -> list[FindingKind]:
    return [finding.kind for finding in personal.findings(text)]


@pytest.mark.parametrize(
    "text",
    [
        "CCCD 040085001234",
        "CMND: 182345678.",
        "số 040 085 001 234",
        "số 040.085.001.234",
        "số 0400 8500 1234",
        "căn cước số 182.345.678",
    ],
)
def test_runs_of_nine_or_twelve_digits_are_pointed_at(text: str) -> None:
    assert kinds(text) == [FindingKind.IDENTITY_NUMBER]


@pytest.mark.parametrize(
    "text",
    [
        "0912345678",
        "0912.345.678",
        "+84 912 345 678",
        "ĐT: (0238) 3881.234",
        "02383881234",
        "024 3822 1234",
    ],
)
def test_telephone_numbers_are_pointed_at(text: str) -> None:
    assert kinds(text) == [FindingKind.TELEPHONE]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Nguyễn Văn Mẫu, sinh năm 1975", 1),
        ("Ông NGUYỄN VĂN MẪU, sinh ngày 01/02/1975", 1),
        ("Trần Thị Thử (SN 1980)", 1),
        ("| 1 | Lê Văn Ví | 1962 |\n| 2 | Lô Thị Dụ | 1971 |", 2),
        ("Lê Văn Ví (1962)", 0),
        ("Phường Hoà Hiếu (2024), Phường Thái Hòa (2026)", 0),
    ],
)
def test_names_with_birth_years_are_pointed_at(text: str, count: int) -> None:
    assert kinds(text) == [FindingKind.BIRTH_YEAR] * count


@pytest.mark.parametrize(
    "text",
    ["các đối tượng xấu", "ĐỐI TƯỢNG", "đối  tượng", "đối tựơng", "Đối tuợng nghiện"],
)
def test_the_word_for_suspects_is_pointed_at_in_any_form(text: str) -> None:
    assert kinds(text) == [FindingKind.SUBJECT_PERSON]
    assert kinds(unicodedata.normalize("NFD", text)) == [FindingKind.SUBJECT_PERSON]


@pytest.mark.parametrize(
    "text",
    [
        "sử dụng người có uy tín để tuyên truyền",
        "sử dụng tốt đội ngũ người có uy tín",
        "người có uy tín do lực lượng Công an sử dụng",
        "người có uy tín phục vụ nắm tình hình",
    ],
)
def test_sentences_on_using_reputable_persons_are_pointed_at(text: str) -> None:
    assert kinds(text) == [FindingKind.USE_OF_REPUTABLE_PERSON]


@pytest.mark.parametrize(
    "text",
    [
        "3.079 hộ, 12.922 nhân khẩu, diện tích 4,59 km²",
        "kinh phí 150.000.000 đồng; 150000000 đồng; 150 000 000",
        "| 150.000.000 | 1.250.000 |",
        "các năm 2023 2024 2025",
        "01/02/2008, 01.02.2008, 01.4.2024 - 30.4.2024, 21/9/2000",
        "06/2008/CT-TTg, 1502/UBND-NC, 612/KH-BCA-V05",
        "10 chữ số 1234567890 và 11 chữ số 12345678901",
        "đối tượng áp dụng, đối tượng được hỗ trợ, Đối tượng chính sách",
        "sử dụng kinh phí thăm hỏi người có uy tín",
        "vận động, tranh thủ người có uy tín",
    ],
)
def test_figures_dates_and_document_numbers_raise_no_alarm(text: str) -> None:
    assert kinds(text) == []


def test_a_finding_says_what_and_where_in_vietnamese() -> None:
    (finding,) = personal.findings("Liên hệ 0912345678 để biết")
    assert (finding.excerpt, finding.start) == ("0912345678", 8)
    assert finding.message == "Giống số điện thoại; chỉ để lại nếu là số của cơ quan."


def test_the_seed_speaks_of_suspects_and_of_using_reputable_persons() -> None:
    found = kinds(reference("seeds/000_b6cd2368df2194b5.txt").read_text("utf-8"))
    assert found.count(FindingKind.SUBJECT_PERSON) == 3
    assert found.count(FindingKind.USE_OF_REPUTABLE_PERSON) == 3
    assert len(found) == 6
