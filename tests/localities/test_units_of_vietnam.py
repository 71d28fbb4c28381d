"""The counts are the public ones; the examples were read off the tables by hand."""

from collections import Counter
from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from localities.loading import FIXTURES, read_successions, read_units
from localities.models import AdministrativeUnit, Certainty, Kind, UnitSuccession
from tests.localities import source_tables

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]

Extent = UnitSuccession.Extent
LAST_OLD_DAY = date(2025, 6, 30)
TWO_TIERS = date(2025, 7, 1)
MADE_WARDS = date(2026, 4, 30)
TODAY = date(2026, 11, 1)

COMMUNES_NOW = {
    "01": 126,
    "04": 56,
    "08": 124,
    "11": 45,
    "12": 38,
    "14": 75,
    "15": 99,
    "19": 92,
    "20": 65,
    "22": 54,
    "24": 99,
    "25": 148,
    "31": 114,
    "33": 104,
    "37": 129,
    "38": 166,
    "40": 130,
    "42": 69,
    "44": 78,
    "46": 40,
    "48": 94,
    "51": 96,
    "52": 135,
    "56": 65,
    "66": 102,
    "68": 124,
    "75": 95,
    "79": 168,
    "80": 96,
    "82": 102,
    "86": 124,
    "91": 102,
    "92": 103,
    "96": 64,
}
UNCHANGED = {"01", "04", "11", "12", "14", "20", "22", "38", "40", "42", "46"}
MADE_WARDS_IN_2026 = {
    *("25270", "25357", "25363", "26116", "26170"),
    *("26248", "26326", "26368", "26425", "26485"),
}


def unit(code: str, on: date = TODAY) -> AdministrativeUnit:
    return AdministrativeUnit.objects.of_code(code, on=on)


def names(units: object) -> set[str]:
    return {f"{u.code} {u}" for u in units}  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("day", "provinces", "districts", "communes"),
    [(LAST_OLD_DAY, 63, 696, 10_035), (TWO_TIERS, 34, 0, 3_321), (TODAY, 34, 0, 3_321)],
)
def test_every_unit_of_a_day_is_there(
    day: date, provinces: int, districts: int, communes: int
) -> None:
    valid = AdministrativeUnit.objects.on(day)
    assert valid.provinces().count() == provinces
    assert valid.districts().count() == districts
    assert valid.communes().count() == communes


def test_the_kinds_of_today_are_those_of_the_list() -> None:
    kinds = AdministrativeUnit.objects.on(TODAY).values_list("kind", flat=True)
    assert Counter(kinds) == {
        Kind.PROVINCE: 27,
        Kind.CITY: 7,
        Kind.COMMUNE: 2611,
        Kind.WARD: 697,
        Kind.SPECIAL_ZONE: 13,
    }


def test_the_kinds_before_the_mergers_include_towns_and_districts() -> None:
    kinds = AdministrativeUnit.objects.on(LAST_OLD_DAY).values_list("kind", flat=True)
    assert Counter(kinds) == {
        Kind.PROVINCE: 57,
        Kind.CITY: 6,
        Kind.URBAN_DISTRICT: 49,
        Kind.RURAL_DISTRICT: 508,
        Kind.DISTRICT_TOWN: 52,
        Kind.PROVINCIAL_CITY: 85,
        Kind.MUNICIPAL_CITY: 2,
        Kind.COMMUNE: 7690,
        Kind.WARD: 1728,
        Kind.TOWN: 617,
    }


def test_each_province_has_its_communes() -> None:
    communes = AdministrativeUnit.objects.on(TODAY).communes()
    assert Counter(communes.values_list("parent__code", flat=True)) == COMMUNES_NOW


def test_nghe_an_has_119_communes_and_11_wards() -> None:
    within = AdministrativeUnit.objects.within(unit("40"), on=TODAY)
    kinds = Counter(within.values_list("kind", flat=True))
    assert kinds == {Kind.COMMUNE: 119, Kind.WARD: 11}


def test_a_province_of_old_held_districts_and_communes() -> None:
    within = AdministrativeUnit.objects.within(unit("12", LAST_OLD_DAY), on=LAST_OLD_DAY)
    assert (within.districts().count(), within.communes().count()) == (8, 106)


def test_provinces_that_did_not_change_are_one_row_of_unknown_start() -> None:
    rows = AdministrativeUnit.objects.provinces().filter(valid_from=None, valid_to=None)
    assert set(rows.values_list("code", flat=True)) == UNCHANGED


def test_a_province_that_grew_under_its_code_is_another_unit() -> None:
    old, new = unit("25", LAST_OLD_DAY), unit("25")
    assert old != new
    assert (old.valid_to, new.valid_from) == (LAST_OLD_DAY, TWO_TIERS)
    assert names(new.predecessors()) == {"17 Tỉnh Hoà Bình", "25 Tỉnh Phú Thọ", "26 Tỉnh Vĩnh Phúc"}


def test_dong_nai_became_a_city_on_30_april_2026() -> None:
    """Nghị quyết 30/2026/QH16, known from one source."""
    assert str(unit("75", date(2026, 4, 29))) == "Tỉnh Đồng Nai"
    assert str(unit("75", MADE_WARDS)) == "Thành phố Đồng Nai"
    assert unit("75").origins.get().certainty == Certainty.LIKELY
    assert names(unit("75").predecessors(on=LAST_OLD_DAY)) == {
        "70 Tỉnh Bình Phước",
        "75 Tỉnh Đồng Nai",
    }


def test_ten_communes_of_dong_nai_became_wards_on_that_day() -> None:
    made = UnitSuccession.objects.filter(happened_on=MADE_WARDS).exclude(successor__code="75")
    assert {link.successor.code for link in made} == MADE_WARDS_IN_2026
    assert {(link.extent, link.certainty) for link in made} == {("reclassified", "likely")}
    assert str(unit("25270", date(2026, 4, 29))) == "Xã Lộc Ninh"
    assert str(unit("25270", MADE_WARDS)) == "Phường Lộc Ninh"


def test_a_commune_that_stayed_names_the_superior_of_each_day() -> None:
    commune = unit("26122")
    assert str(commune) == "Xã Nam Cát Tiên"
    assert commune.valid_from == TWO_TIERS
    assert str(commune.parent) == "Thành phố Đồng Nai"
    assert str(commune.superior(on=date(2025, 12, 1))) == "Tỉnh Đồng Nai"


def test_hoa_hieu_quang_phong_and_long_son_became_thai_hoa() -> None:
    thai_hoa = unit("16939")
    assert str(thai_hoa) == "Phường Thái Hòa"
    assert names(thai_hoa.predecessors()) == {
        "16939 Phường Hòa Hiếu",
        "16993 Phường Quang Phong",
        "17003 Phường Long Sơn",
    }
    assert {link.extent for link in thai_hoa.origins.all()} == {Extent.WHOLE}


def test_hoa_hieu_of_2024_stood_under_thi_xa_thai_hoa() -> None:
    hoa_hieu = unit("16939", date(2024, 4, 1))
    assert str(hoa_hieu.superior(on=date(2024, 4, 1))) == "Thị xã Thái Hoà"
    assert str(hoa_hieu.province) == "Tỉnh Nghệ An"
    assert names(hoa_hieu.successors(on=TODAY)) == {"16939 Phường Thái Hòa"}


@pytest.mark.parametrize(
    ("code", "name", "predecessors"),
    [
        (
            "17011",
            "Phường Tây Hiếu",
            {"16994 Phường Quang Tiến", "17005 Xã Nghĩa Tiến", "17011 Xã Tây Hiếu"},
        ),
        (
            "17017",
            "Xã Đông Hiếu",
            {"17008 Xã Nghĩa Mỹ", "17014 Xã Nghĩa Thuận", "17017 Xã Đông Hiếu"},
        ),
        ("24235", "Xã Buôn Đôn", {"24235 Xã Krông Na"}),
        ("24496", "Xã Ea Kly", {"24493 Xã Krông Búk", "24496 Xã Ea Kly"}),
        ("24829", "Phường B'Lao", None),
        ("27979", "Xã Hòa Khánh", None),
        ("05941", "Xã Điềm Thuỵ", None),
        ("22561", "Phường Đông Ninh Hoà", None),
    ],
)
def test_a_unit_has_the_spelling_of_the_list_and_the_predecessors_of_the_table(
    code: str, name: str, predecessors: set[str] | None
) -> None:
    assert str(unit(code)) == name
    if predecessors:
        assert names(unit(code).predecessors()) == predecessors


def test_the_changes_of_2025_are_counted_in_the_words_of_the_table() -> None:
    """10,571 rows and the 52 provinces that were merged or grew; one 'Nhâp' among the parts.

    The coast strip of Kim Sơn stands as part of the area of its district.
    """
    links = UnitSuccession.objects.filter(happened_on=TWO_TIERS)
    assert Counter(links.values_list("extent", flat=True)) == {
        Extent.WHOLE: 9464 - 1 + 52,
        Extent.PART: 823,
        Extent.PART_AREA: 82 + 1 + 1,
        Extent.PART_AREA_ALL_PEOPLE: 58,
        Extent.PART_PEOPLE: 2,
        Extent.WHOLE_AREA: 1,
        Extent.KEPT: 127,
        Extent.RENAMED: 2,
        Extent.RECLASSIFIED: 2,
        Extent.MADE_ZONE: 6,
        Extent.REST: 1,
        Extent.RENAMED_PART: 1,
        Extent.RENAMED_RECLASSIFIED_PART: 1,
    }


def test_a_unit_that_went_whole_went_nowhere_else() -> None:
    whole = [extent for extent in Extent if extent.is_whole]
    gone = UnitSuccession.objects.filter(happened_on=TWO_TIERS, extent__in=whole)
    elsewhere = UnitSuccession.objects.filter(happened_on=TWO_TIERS).exclude(extent__in=whole)
    assert not set(gone.values_list("predecessor_id")) & set(
        elsewhere.values_list("predecessor_id")
    )


def test_every_commune_of_old_went_somewhere_and_every_new_one_came_from_somewhere() -> None:
    communes = AdministrativeUnit.objects.communes()
    assert not communes.on(LAST_OLD_DAY).filter(successions=None).exists()
    assert not communes.on(TODAY).filter(origins=None).exists()


@pytest.mark.parametrize(
    ("code", "district"),
    [
        ("11948", "318 Huyện Bạch Long Vĩ"),
        ("19742", "471 Huyện Cồn Cỏ"),
        ("20333", "498 Huyện Hoàng Sa"),
        ("21548", "536 Huyện Lý Sơn"),
        ("26732", "755 Huyện Côn Đảo"),
    ],
)
def test_a_district_without_communes_became_a_special_zone(code: str, district: str) -> None:
    zone = unit(code)
    assert zone.kind == Kind.SPECIAL_ZONE
    assert names(zone.predecessors()) == {district}
    assert zone.origins.get().extent == Extent.MADE_ZONE


def test_the_coast_strip_of_kim_son_was_no_unit_and_is_remembered_in_words() -> None:
    strip = unit("14698").origins.get(predecessor__kind=Kind.RURAL_DISTRICT)
    assert str(strip.predecessor) == "Huyện Kim Sơn"
    assert strip.extent == Extent.PART_AREA
    assert strip.remark.startswith("Khu vực bãi bồi ven biển")


@pytest.mark.parametrize(
    ("code", "name", "successor"),
    [
        ("00553", "Xã Cổ Bi", "00565 Xã Gia Lâm"),
        ("00556", "Xã Đặng Xá", "00562 Xã Thuận An"),
        ("01615", "Xã Hồng Quang", "01636 Xã Bế Văn Đàn"),
        ("01651", "Xã Mỹ Hưng", "01648 Xã Phục Hòa"),
        ("02482", "Xã Phú Thịnh", "02494 Xã Thái Bình"),
        ("02485", "Xã Công Đa", "02458 Xã Trung Sơn"),
    ],
)
def test_communes_that_share_a_code_in_the_table_have_their_own(
    code: str, name: str, successor: str
) -> None:
    commune = unit(code, LAST_OLD_DAY)
    assert str(commune) == name
    assert successor in names(commune.successors())


@pytest.mark.parametrize(
    ("code", "province"),
    [("794", "Tỉnh Long An"), ("900", "Tỉnh Kiên Giang"), ("471", "Tỉnh Quảng Trị")],
)
def test_districts_stand_in_the_province_they_were_in(code: str, province: str) -> None:
    assert str(unit(code, LAST_OLD_DAY).province) == province


def test_every_unit_below_a_province_has_a_superior_on_each_of_its_days() -> None:
    for day in (LAST_OLD_DAY, TWO_TIERS, MADE_WARDS):
        rows = AdministrativeUnit.objects.on(day).exclude(parent=None)
        valid = set(AdministrativeUnit.objects.on(day).values_list("code", flat=True))
        assert set(rows.values_list("parent__code", flat=True)) <= valid


def test_a_page_and_a_search_take_one_query_each(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    valid = AdministrativeUnit.objects.on(TODAY).communes().select_related("parent")
    with django_assert_num_queries(1):
        page = [f"{u}, {u.parent}" for u in valid[:50]]
    with django_assert_num_queries(1):
        found = {f"{u}, {u.parent}" for u in valid.named("thai hoa")}
    assert len(page) == 50
    assert found == {
        "Phường Thái Hòa, Tỉnh Nghệ An",
        "Xã Thái Hòa, Tỉnh Phú Thọ",
        "Xã Thái Hòa, Tỉnh Tuyên Quang",
    }


def test_the_fixtures_say_what_the_source_tables_say() -> None:
    assert read_units(FIXTURES) == source_tables.units()
    assert read_successions(FIXTURES) == source_tables.successions()
