"""The outline that a regime gives, filled with what the office has to tell."""

from reports.writing import outlining

GIVEN = """\
I. KẾT QUẢ
1. Tuyên truyền, vận động
2. Mô hình tự quản
3. Việc khác
II. NHIỆM VỤ TRỌNG TÂM"""
TOLD = {
    "tinh_hinh": "Phường có 9 khối.",
    "chi_tieu": "{{bang_chi_tieu_bao_cao}}",
    "hoat_dong": "{{bang_hoat_dong}}",
    "mo_hinh": "",
    "nhiem_vu": "{{bang_nhiem_vu}}",
    "sap_toi": "- Tập huấn.",
}


def lines(text: str, told: dict[str, str]) -> list[str]:
    return [line for line in outlining.filled(text, told).splitlines() if line]


def test_each_part_stands_under_the_heading_that_speaks_of_it() -> None:
    assert lines(GIVEN, TOLD) == [
        "Phường có 9 khối.",
        "I. KẾT QUẢ",
        "1. Tuyên truyền, vận động",
        "{{bang_hoat_dong}}",
        "2. Mô hình tự quản",
        outlining.TO_WRITE,
        "3. Việc khác",
        outlining.TO_WRITE,
        "{{bang_chi_tieu_bao_cao}}",
        "{{bang_nhiem_vu}}",
        "II. NHIỆM VỤ TRỌNG TÂM",
        "- Tập huấn.",
    ]


def test_of_a_single_heading_everything_follows_it() -> None:
    filled = lines("I. KẾT QUẢ", {"nhiem_vu": "{{bang_nhiem_vu}}"})
    assert filled == ["I. KẾT QUẢ", outlining.TO_WRITE, "{{bang_nhiem_vu}}"]


def test_an_outline_with_marks_says_itself_where_they_stand() -> None:
    assert outlining.has_marks("I. KẾT QUẢ\n{{bang_nhiem_vu}}")
    assert not outlining.has_marks(GIVEN)
