"""Households written into sheets of any shape are read back as they are."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from households.workbooks.reading import read
from households.workbooks.values import Members
from tests.households.test_reading_workbooks import ETHNIC, GROUPS
from tests.households.ugly_workbooks import FORMATS, make

CODES = {"Kinh": "01", "Thái": "03", "Mường": "06", "Thổ": "24"}
HEADINGS = {
    "group": ("Khối", "Tên khối", "KHỐI, TỔ DÂN PHỐ", "Khoi"),
    "head": ("Dân tộc", "DÂN TỘC", "Dân tộc chủ hộ", "DT"),
    "persons": ("Số khẩu", "Nhân khẩu", "SỐ NHÂN KHẨU (người)", "Tổng số khẩu"),
    "women": ("Nữ", "Trong đó nữ", "Số nữ", "TĐ: Nữ"),
    "name": ("Họ và tên", "HỌ TÊN CHỦ HỘ", "Ghi chú", "Số điện thoại"),
}
TITLES = ("UBND PHƯỜNG MẪU", "DANH SÁCH HỘ", "(Kèm theo Báo cáo số 5)", "|")
DITTO = ("nt", '"', "-nt-", "như trên")


@dataclass(frozen=True)
class Household:
    group: str
    head: str
    persons: int
    women: int


@st.composite
def households(draw: st.DrawFn) -> Household:
    persons = draw(st.integers(1, 12))
    return Household(
        draw(st.sampled_from(GROUPS)),
        draw(st.sampled_from(sorted(CODES))),
        persons,
        draw(st.integers(0, persons)),
    )


@dataclass(frozen=True)
class Sheet:
    households: list[Household]
    grid: str
    lines: list[int]


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    """Columns in any order, titles above, empty lines, ditto marks, numbers as text, a total."""
    found = draw(st.lists(households(), min_size=1, max_size=8))
    order = draw(st.permutations(sorted(HEADINGS)))
    titles = draw(st.lists(st.sampled_from(TITLES), max_size=3))
    heading = [draw(st.sampled_from(HEADINGS[field])) for field in order]
    grid = [*titles, " | ".join(["STT", *heading])]
    lines: list[int] = []
    for number, household in enumerate(found, start=1):
        grid += ["|"] * draw(st.integers(0, 1))
        above = found[number - 2] if number > 1 else None
        said = {field: draw(_said(field, household, above)) for field in order}
        grid.append(" | ".join([str(number), *(said[field] for field in order)]))
        lines.append(len(grid))
    sums = {
        "persons": str(sum(h.persons for h in found)),
        "women": str(sum(h.women for h in found)),
    }
    grid.append(" | ".join(["Tổng cộng", *(sums.get(field, "") for field in order)]))
    return Sheet(found, "\n".join(grid), lines)


def _said(field: str, one: Household, above: Household | None) -> st.SearchStrategy[str]:
    if field == "name":
        return st.just("")
    value = getattr(one, field)
    if isinstance(value, int):
        return st.sampled_from([str(value), f"'{value}", f"'{value:02}", f"'{value} người"])
    same = above is not None and getattr(above, field) == value
    return st.sampled_from([value, value.upper(), *(DITTO if same else ())])


@given(sheets(), st.sampled_from(FORMATS))
def test_what_was_written_is_read(sheet: Sheet, kind: str) -> None:
    found = read(f"a.{kind}", make(kind, sheet.grid), known_groups=GROUPS, ethnic=ETHNIC)
    read_back = [(row.number, row.group, row.head, row.members, row.findings) for row in found.rows]
    assert read_back == [
        (line, h.group, CODES[h.head], {CODES[h.head]: Members(h.persons, h.women)}, ())
        for line, h in zip(sheet.lines, sheet.households, strict=True)
    ]
    assert found.findings == ()
