import pytest

from paper import numbers
from paper.kinds import Kind
from paper.numbers import DocumentNumber
from tests.reference import reference


@pytest.mark.parametrize(
    "number",
    [
        "06/2008/CT-TTg",
        "18/2000/CT-TTg",
        "12/2018/CT-TTG",
        "1502/UBND-NC",
        "72/2025/QH15",
        "202/2025/NQ-QH15",
        "01/2021/UBTVQH15",
        "30a/2008/NQ-CP",
        "1678/NQ-UBTVQH15",
        "04/HD-BCA(A11)",
        "612/KH-BCA-V05",
        "28/2023/QĐ-TTg",
        "15a/KH-UBND",
        "05/TTr-UBND",
        "3/QyĐ-UBND",
        "09/2017/TTLT-BCA-BQP",
        "27-NQ/TW",
        "05-CTr/ĐU",
    ],
)
def test_a_number_is_found_as_typed_wherever_it_stands(number: str) -> None:
    assert numbers.find(number) == (number,)
    assert numbers.find(f"Theo [[{number}]], ({number}); số:{number}.") == (number,)
    assert DocumentNumber.parse(number) is not None


@pytest.mark.parametrize(
    "text",
    [
        "ngày 21/9/2000 và 02/6/2016",
        "ngày 01/02/2008 của UBND",
        "trực 24/7",
        "60 km/h, 2/3 số hộ, 1/2 hộ",
        "ĐT: 0238/3881234",
        "Số: /KH-UBND",
        "quý I/2024",
        "tổ 5/Khối-Tân",
        "thửa 12/KH",
        "theo 12/KH\n- UBND phường",
    ],
)
def test_dates_fractions_and_telephones_are_no_numbers(text: str) -> None:
    assert numbers.find(text) == ()


def test_numbers_are_found_in_order_once_each() -> None:
    text = "theo 18/2000/CT-TTg; 06/2008/CT-TTg; lại 18/2000/CT-TTg và 12/2018/CT-TTG"
    assert numbers.find(text) == ("18/2000/CT-TTg", "06/2008/CT-TTg", "12/2018/CT-TTG")


def test_spaces_typed_into_a_number_are_read_over() -> None:
    assert numbers.find("Số: 1502 /UBND - NC") == ("1502 /UBND - NC",)
    assert str(DocumentNumber.parse("1502 /UBND - NC")) == "1502/UBND-NC"
    assert numbers.find("Kế hoạch 70/KH-UBND - Tổ công tác") == ("70/KH-UBND",)


def test_the_parts_of_a_number() -> None:
    assert DocumentNumber.parse("15a/KH-UBND") == DocumentNumber(15, "KH-UBND", suffix="a")
    assert DocumentNumber.parse("6/2008/CT-TTg") == DocumentNumber(6, "CT-TTg", year=2008)
    assert str(DocumentNumber.parse("6/2008/CT-TTg")) == "06/2008/CT-TTg"
    assert str(DocumentNumber.parse("5-CT/TW")) == "05-CT/TW"
    assert DocumentNumber.parse("số sáu") is None


def test_a_symbol_opens_with_the_kind_where_the_kind_has_an_abbreviation() -> None:
    assert numbers.symbol_for(Kind.PLAN, "UBND", "VX") == "KH-UBND"
    assert numbers.symbol_for(Kind.OFFICIAL_LETTER, "UBND", "VX") == "UBND-VX"
    assert numbers.symbol_for(Kind.OFFICIAL_LETTER, "UBND") == "UBND"


def test_numbers_under_ten_are_padded() -> None:
    assert [numbers.padded(n) for n in ("5", "5a", "15", "15a", "")] == [
        *("05", "05a", "15", "15a", ""),
    ]


def test_the_directives_of_the_seed_are_found() -> None:
    text = reference("seeds/000_b6cd2368df2194b5.txt").read_text("utf-8")
    assert numbers.find(text) == ("18/2000/CT-TTg", "06/2008/CT-TTg", "12/2018/CT-TTG")


def test_kinds_are_known_by_title_in_any_case_and_tone_style() -> None:
    assert Kind.of_title("KẾ HOẠCH") is Kind.PLAN
    assert Kind.of_title("Bản thoả thuận") is Kind.AGREEMENT
    assert Kind.of_title("GIẤY ỦY QUYỀN") is Kind.AUTHORIZATION
    assert Kind.of_title("Kế hoạch năm") is None
    assert all(Kind.of_title(kind.title.upper()) is kind for kind in Kind)
    assert len({kind.code for kind in Kind}) == 29
