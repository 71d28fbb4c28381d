"""What the two public tables say, with their slips corrected one by one: the fixtures come from it.

    manage.py shell -c "from tests.localities import source_tables; source_tables.write_fixtures()"

`administrative_units.csv` is the code list as of 30/4/2026 (Quyết định 19/2025/QĐ-TTg with the
changes of 2026), `unit_changes_2025.csv` says which old unit went into which new one on 01/7/2025.
"""

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from datetime import date
from functools import cache
from itertools import groupby
from pathlib import Path

from localities.kinds import Kind
from localities.loading import FIXTURES, SUCCESSIONS, UNITS, SuccessionRow, UnitRow
from localities.models import Certainty, UnitSuccession
from tests.reference import reference

Extent = UnitSuccession.Extent

LAST_OLD_DAY = date(2025, 6, 30)
TWO_TIERS = date(2025, 7, 1)
LAST_COMMUNE_DAY = date(2026, 4, 29)
MADE_WARDS = date(2026, 4, 30)
DONG_NAI = "75"

EXTENTS = {
    **{extent.label: extent for extent in Extent},
    "Nhâp một phần diện tích": Extent.PART_AREA,
    "Phần còn lại sau khi tách một phần vào xã Canh Vinh": Extent.REST,
    "Đổi tên từ một phần Phường 15": Extent.RENAMED_PART,
    "Đổi tên, đổi loại hình từ một phần thị trấn Lai Uyên": Extent.RENAMED_RECLASSIFIED_PART,
}
SPECIAL_ZONE = re.compile(r"Sắp xếp toàn bộ \S+ .+ thành đặc khu .+")

# The code the table gives, the name: the code of the list before 01/7/2025 (Quyết định 124/2004).
OTHER_CODES = {
    ("00553", "Xã Đặng Xá"): "00556",
    ("01615", "Xã Mỹ Hưng"): "01651",
    ("02485", "Xã Phú Thịnh"): "02482",
}
OTHER_NAMES = {
    "Xuân Quang 3": "Xã Xuân Quang 3",
    "Xuân Phước": "Xã Xuân Phước",
    "Thi trấn Ngan Dừa": "Thị trấn Ngan Dừa",
}
# One row each puts the district into another province; district 471 has no other row.
PROVINCE_OF_DISTRICT = {"794": "80", "900": "91", "471": "45"}
COAST_STRIP = "Khu vực bãi bồi ven biển do huyện Kim Sơn quản lý"

TITLES = {
    "tỉnh": Kind.PROVINCE,
    "quận": Kind.URBAN_DISTRICT,
    "huyện": Kind.RURAL_DISTRICT,
    "thị xã": Kind.DISTRICT_TOWN,
    "xã": Kind.COMMUNE,
    "phường": Kind.WARD,
    "thị trấn": Kind.TOWN,
    "đặc khu": Kind.SPECIAL_ZONE,
}


def tidy(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).replace("’", "'").split())


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    with reference(f"data/{name}").open(encoding="utf-8-sig", newline="") as file:
        return tuple({k: tidy(v) for k, v in row.items()} for row in csv.DictReader(file))


def list_of_2026() -> dict[str, dict[str, str]]:
    return {row["code"]: row for row in table("administrative_units.csv")}


def changes() -> tuple[dict[str, str], ...]:
    return table("unit_changes_2025.csv")


def split(full_name: str) -> tuple[Kind, str]:
    """("Thị Xã Thái Hoà") → (Kind.DISTRICT_TOWN, "Thái Hoà"); "Thành phố" is told by the level."""
    for title, kind in TITLES.items():
        if full_name.casefold().startswith(f"{title} "):
            return kind, full_name[len(title) + 1 :]
    assert full_name.casefold().startswith("thành phố ")
    return Kind.CITY, full_name[len("Thành phố ") :]


def named_with_code(text: str) -> tuple[str, str]:
    """("Huyện Kim Sơn (376)") → ("Huyện Kim Sơn", "376")."""
    found = re.fullmatch(r"(.+) \((\d+)\)", text)
    assert found, text
    return found[1], found[2]


def district_of(row: dict[str, str]) -> tuple[str, str, str]:
    """Name, code and province code of the district of a row."""
    name, code = named_with_code(row["old_district"])
    province = named_with_code(row["old_province"])[1]
    return name, code, PROVINCE_OF_DISTRICT.get(code, province)


def old_code(row: dict[str, str]) -> str:
    """The old commune's code; of the district where no commune stood before."""
    if not row["old_code"]:
        return district_of(row)[1]
    return OTHER_CODES.get((row["old_code"], row["old_name"]), row["old_code"])


def extent_of(row: dict[str, str]) -> Extent:
    if row["old_name"] == COAST_STRIP:
        return Extent.PART_AREA
    return Extent.MADE_ZONE if SPECIAL_ZONE.fullmatch(row["how"]) else EXTENTS[row["how"]]


# Provinces


def provinces_before() -> dict[str, str]:
    """Code → full name of the 63; one row each of Cồn Cỏ, Tân An, Hà Tiên names another."""
    named: dict[str, str] = {}
    for row in changes():
        if district_of(row)[1] not in PROVINCE_OF_DISTRICT:
            name, code = named_with_code(row["old_province"])
            assert named.setdefault(code, name) == name
    return named


def province_changes() -> set[tuple[str, str]]:
    """Old code → new code, of all 63."""
    return {(district_of(row)[2], named_with_code(row["new_province"])[1]) for row in changes()}


def unchanged_provinces() -> set[str]:
    grown = {new for old, new in province_changes() if old != new}
    return (
        {old for old, new in province_changes()}
        - grown
        - {old for old, new in province_changes() if old != new}
    )


def province_rows() -> Iterator[UnitRow]:
    before, now, kept = provinces_before(), list_of_2026(), unchanged_provinces()
    for code, name in before.items():
        kind, bare = split(now[code]["full_name"] if code in kept else name)
        yield UnitRow(code, kind, bare, None, None, None if code in kept else LAST_OLD_DAY)
    for code, row in now.items():
        if len(code) == 2 and code not in kept:
            kind, bare = split(row["full_name"])
            if code == DONG_NAI:
                yield UnitRow(code, Kind.PROVINCE, bare, None, TWO_TIERS, LAST_COMMUNE_DAY)
                yield UnitRow(code, kind, bare, None, MADE_WARDS, None)
            else:
                yield UnitRow(code, kind, bare, None, TWO_TIERS, None)


# Districts


def district_rows() -> Iterator[UnitRow]:
    cities = {code for code, name in provinces_before().items() if split(name)[0] is Kind.CITY}
    seen = {}
    for row in changes():
        name, code, province = district_of(row)
        kind, bare = split(name)
        if kind is Kind.CITY:
            kind = Kind.MUNICIPAL_CITY if province in cities else Kind.PROVINCIAL_CITY
        unit = UnitRow(code, kind, bare, province, None, LAST_OLD_DAY)
        assert seen.setdefault(code, unit) == unit
    yield from seen.values()


# Communes


def old_commune_rows() -> Iterator[UnitRow]:
    seen: dict[str, UnitRow] = {}
    for row in changes():
        if row["old_code"]:
            unit = old_commune(row)
            assert seen.setdefault(unit.code, unit) == unit
    yield from seen.values()


def old_commune(row: dict[str, str]) -> UnitRow:
    code = old_code(row)
    kind, name = split(OTHER_NAMES.get(row["old_name"], row["old_name"]))
    if row["how"] == "Giữ nguyên":
        kind_now, name = split(list_of_2026()[code]["full_name"])
        assert kind_now is kind
    wrong = {right: given for (given, _), right in OTHER_CODES.items()}.get(code)
    remark = f"Bảng thay đổi năm 2025 có dòng ghi mã {wrong}." if wrong else ""
    return UnitRow(code, kind, name, district_of(row)[1], None, LAST_OLD_DAY, remark)


def made_wards() -> set[str]:
    """Codes of the communes that became wards between the two tables."""
    now = list_of_2026()
    return {
        row["new_code"]
        for row in changes()
        if split(row["new_name"].replace("Xa ", "Xã "))[0] is Kind.COMMUNE
        and now[row["new_code"]]["kind"] == "Phường"
    }


def commune_rows() -> Iterator[UnitRow]:
    wards = made_wards()
    for code, row in list_of_2026().items():
        if len(code) != 5:
            continue
        kind, name = split(row["full_name"])
        parent = row["province_code"]
        if code in wards:
            yield UnitRow(code, Kind.COMMUNE, name, parent, TWO_TIERS, LAST_COMMUNE_DAY)
            yield UnitRow(code, kind, name, parent, MADE_WARDS, None)
        else:
            yield UnitRow(code, kind, name, parent, TWO_TIERS, None)


# Successions


def succession(row: dict[str, str]) -> SuccessionRow:
    remark = ""
    if row["old_name"] == COAST_STRIP:
        remark = f"{COAST_STRIP} (nhập toàn bộ)."
    elif extent_of(row) is Extent.REST:
        remark = "Một phần đã tách vào xã Canh Vinh."
    return SuccessionRow(
        TWO_TIERS, old_code(row), row["new_code"], extent_of(row), Certainty.CERTAIN, remark
    )


def succession_rows() -> Iterator[SuccessionRow]:
    kept = unchanged_provinces()
    for old, new in province_changes():
        if old not in kept:
            yield SuccessionRow(TWO_TIERS, old, new, Extent.WHOLE)
    yield from map(succession, changes())
    likely = Certainty.LIKELY
    yield SuccessionRow(
        MADE_WARDS, DONG_NAI, DONG_NAI, Extent.RECLASSIFIED, likely, "Nghị quyết 30/2026/QH16."
    )
    for code in made_wards():
        yield SuccessionRow(
            MADE_WARDS, code, code, Extent.RECLASSIFIED, likely, "Nghị quyết 237/NQ-UBTVQH16."
        )


def units() -> list[UnitRow]:
    rows = [*province_rows(), *district_rows(), *old_commune_rows(), *commune_rows()]
    return sorted(rows, key=lambda row: (len(row.code), row.code, row.valid_from or date.min))


def successions() -> list[SuccessionRow]:
    return sorted(
        succession_rows(),
        key=lambda row: (row.happened_on, len(row.successor), row.successor, row.predecessor),
    )


def write(path: Path, rows: Iterable[UnitRow | SuccessionRow], names: Sequence[str]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(names)
        writer.writerows([getattr(row, name) for name in names] for row in rows)


def write_fixtures() -> None:
    FIXTURES.mkdir(parents=True, exist_ok=True)
    write(FIXTURES / UNITS, units(), [field.name for field in fields(UnitRow)])
    names = [field.name for field in fields(SuccessionRow) if field.name != "happened_on"]
    for day, rows in groupby(successions(), key=lambda row: row.happened_on):
        write(FIXTURES / SUCCESSIONS.format(day=day), rows, names)
