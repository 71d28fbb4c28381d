"""What the names stand for: values, days and sources, and why there is none."""

from dataclasses import replace
from decimal import Decimal

import pytest

from households.figures.names import Topic, by_name, decimal, figure, why_none
from households.loading import shipped
from paper import tables
from tests.households.counts import KINH, NUNG, TAY, THAI
from tests.households.wards import SHEETS, STATEMENT, make_ward

WARD = make_ward(
    groups=[
        ("khoi", {KINH: (300, 1200, 610), TAY: (4, 20, 9)}),
        ("khoi", {KINH: (310, 1250, 600), THAI: (2, 11, 5), NUNG: (1, 3, 2)}),
        ("xom", {KINH: (90, 350, 170)}),
    ],
    cells=4,
    stated=(706, 2834),
    area="1204.50",
    religions={"catholicism": (21, 90, 44), "hoa_hao": (2, 8)},
)


def value(name: str, ward: object = WARD) -> str | None:
    one = figure(name)
    assert one is not None, name
    found = one.find(ward)  # type: ignore[arg-type]
    return found.text if found else None


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("ho", "707"),
        ("nhan_khau", "2.834"),
        ("nu", "1.396"),
        ("ngay_so_lieu", "31/12/2025"),
        ("dien_tich", "12,045"),
        ("dien_tich_ha", "1.204,5"),
        ("so_dia_ban", "3"),
        ("so_khoi", "2"),
        ("so_xom", "1"),
        ("so_thon", None),
        ("so_to", "12"),
        ("ho_dtts", "7"),
        ("nhan_khau_dtts", "34"),
        ("nu_dtts", "16"),
        ("cac_dan_toc", "Tày, Thái và dân tộc khác"),
        ("ho_thai", "2"),
        ("nhan_khau_nung", "3"),
        ("ho_kinh", "700"),
        ("ho_hmong", "0"),
        ("ho_cong_giao", "21"),
        ("nhan_khau_phat_giao_hoa_hao", "8"),
        ("nu_cong_giao", "44"),
        ("ho_tin_lanh", None),
    ],
)
def test_a_name_stands_for_its_figure(name: str, text: str | None) -> None:
    assert value(name) == text


def test_a_name_is_known_however_it_is_typed() -> None:
    one = figure("ho_dtts")
    assert one is not None
    assert figure("HO_DTTS") == figure("Hộ DTTS") == figure(" ho  dtts ") == one
    assert figure("khong_co") is None
    assert figure("") is None


def test_no_name_stands_for_two_figures() -> None:
    three_each = 3 * len(shipped())
    assert sum(1 for one in by_name().values() if one.topic is Topic.ETHNIC_GROUP) == three_each
    assert all(name == one.name and name.isascii() for name, one in by_name().items())
    assert "nam" not in by_name()  # {nam} is the year of a template


def test_a_figure_says_since_when_it_is_true_and_where_it_comes_from() -> None:
    for name, origin in {"ho": SHEETS, "ho_dtts": SHEETS, "ho_cong_giao": STATEMENT}.items():
        one = figure(name)
        found = one.find(WARD) if one else None
        assert found is not None
        assert found.origin == origin
        assert found.number is not None


def test_as_long_as_a_sheet_is_missing_only_the_stated_totals_stand() -> None:
    ward = make_ward(
        groups=[("khoi", {KINH: (300, 1200), TAY: (4, 20)})], missing=["Khối 9"], stated=(900, 3600)
    )
    assert (value("ho", ward), value("nhan_khau", ward)) == ("900", "3.600")
    assert value("ho_dtts", ward) is None
    assert value("cac_dan_toc", ward) is None
    assert value("bang_dia_ban", ward) is None
    one = figure("ho_dtts")
    assert one is not None
    assert why_none(one, ward) == "Còn thiếu phiếu số liệu của Khối 9."


def test_sheets_that_do_not_tell_ethnic_groups_apart_give_no_minorities() -> None:
    counted = WARD.counted
    assert counted is not None
    ward = replace(WARD, counted=replace(counted, lines={}))
    assert value("ho", ward) == "707"
    assert value("ho_dtts", ward) is None


def test_women_are_told_only_where_every_sheet_tells_them() -> None:
    ward = make_ward(
        groups=[("khoi", {KINH: (300, 1200, 610)}), ("khoi", {KINH: (300, 1200)})],
    )
    assert value("nu", ward) is None
    assert value("nhan_khau", ward) == "2.400"


def test_why_there_is_no_figure_is_said_in_words() -> None:
    total, area = figure("ho"), figure("dien_tich")
    assert total is not None
    assert area is not None
    assert why_none(total, None) == "Chỉ Ủy ban nhân dân xã, phường có số liệu dân cư."
    empty = make_ward()
    assert why_none(total, empty) == "Chưa có phiếu số liệu nào chốt đến ngày 31/12/2025."
    assert why_none(area, empty) == "Số liệu chung đến ngày 31/12/2025 chưa ghi."


def test_the_table_by_ethnic_group_adds_up() -> None:
    assert value("bang_dan_toc") == (
        "| Dân tộc | Số hộ | Số nhân khẩu | Trong đó nữ |\n|---|---|---|---|\n"
        "| Kinh | 700 | 2.800 | 1.380 |\n| Tày | 4 | 20 | 9 |\n| Thái | 2 | 11 | 5 |\n"
        "| Nùng | 1 | 3 | 2 |\n| **Cộng** | **707** | **2.834** | **1.396** |"
    )


def test_the_table_by_residential_group_has_a_row_for_each() -> None:
    told = value("bang_dia_ban")
    assert told is not None
    rows = [[cell.text for cell in row] for row in tables.read(told).body]
    assert rows == [
        ["khoi 1", "304", "1.220", "4", "20"],
        ["khoi 2", "313", "1.264", "3", "14"],
        ["xom 3", "90", "350", "0", "0"],
        ["**Cộng**", "**707**", "**2.834**", "**7**", "**34**"],
    ]


def test_the_table_of_religions_has_the_totals_of_the_ward_only() -> None:
    told = value("bang_ton_giao")
    assert told is not None
    rows = [[cell.text for cell in row] for row in tables.read(told).body]
    assert rows == [
        ["Công giáo", "21", "90", "44"],
        ["Phật giáo Hòa Hảo", "2", "8", "…"],
        ["**Cộng**", "**23**", "**98**", "**…**"],
    ]


def test_decimals_are_written_as_offices_write_them() -> None:
    assert [decimal(Decimal(n)) for n in ("4.5900", "12045.00", "0.50", "100")] == [
        "4,59",
        "12.045",
        "0,5",
        "100",
    ]
