"""What is read from ugly workbooks, against the tables written by hand, in each format."""

import pytest
from _pytest.mark import ParameterSet

from households.workbooks.reading import read
from households.workbooks.values import Finding, Kind, Members, Reading, Row, Unreadable
from tests.households.ugly_cells import CELLS
from tests.households.ugly_counts import COUNTS
from tests.households.ugly_persons import LIES, PERSONS
from tests.households.ugly_rows import ROWS, Case
from tests.households.ugly_workbooks import FORMATS, make

GROUPS = [*(f"Khối {number}" for number in range(1, 10)), "Khối Đồng Tâm"]
ETHNIC = {
    "Kinh": "01",
    "Tày": "02",
    "Thái": "03",
    "Hoa": "04",
    "Khơ-me": "05",
    "Mường": "06",
    "Nùng": "07",
    "HMông": "08",
    "Dao": "09",
    "Ê-đê": "12",
    "Thổ": "24",
    "Khơ-mú": "29",
    "Co": "30",
}
TOTALS_ONLY = next(case for case in COUNTS if case.name == "totals only")


def reading_of(case: Case, kind: str) -> Reading:
    return read(f"so-lieu.{kind}", make(kind, case.sheets), known_groups=GROUPS, ethnic=ETHNIC)


def in_each_format(*cases: Case) -> list[ParameterSet]:
    return [
        pytest.param(case, kind, id=f"{case.name}-{kind}")
        for case in cases
        for kind in FORMATS
        if kind not in case.but
    ]


@pytest.mark.parametrize(("case", "kind"), in_each_format(*ROWS, *CELLS, *PERSONS, *LIES))
def test_rows_are_read_as_the_table_says(case: Case, kind: str) -> None:
    reading = reading_of(case, kind)
    assert reading.kind is Kind.ROWS
    assert [said(row) for row in reading.rows] == lines(case.expected)
    compare_the_rest(reading, case)


@pytest.mark.parametrize(
    ("case", "kind"), in_each_format(*(case for case in COUNTS if case is not TOTALS_ONLY))
)
def test_counts_are_read_as_the_table_says(case: Case, kind: str) -> None:
    reading = reading_of(case, kind)
    assert reading.kind is Kind.COUNTS
    assert [counted(row) for row in reading.rows] == lines(case.expected)
    compare_the_rest(reading, case)


def test_a_table_without_ethnic_groups_is_refused() -> None:
    with pytest.raises(Unreadable, match="Dân tộc"):
        reading_of(TOTALS_ONLY, "xlsx")


def compare_the_rest(reading: Reading, case: Case) -> None:
    assert "; ".join(reading.unread_columns) == case.unread
    assert "; ".join(reading.unused_columns) == case.unused
    assert len(reading.findings) == case.findings, reading.findings


def lines(expected: str) -> list[str]:
    return [line.strip() for line in expected.strip().splitlines()]


def said(row: Row) -> str:
    """A row in the words of the tables of rows."""
    serial = [f"[{row.serial}]"] if row.serial else []
    named = " ".join([str(row.number), *serial, *filter(None, [row.group, row.head])])
    members = [f"{code}={amount(each)}" for code, each in row.members.items()]
    since = [f"từ {row.from_day}"] if row.from_day else []
    colon = ":" if row.group or row.head else " :"
    return " ".join([f"{named}{colon}", *members, *since, *told(row.findings)]).strip()


def counted(row: Row) -> str:
    """A row in the words of the tables of counts."""
    cells = f" tổ {row.cells}" if row.cells else ""
    total = [f"tổng {count(row.stated)}"] if row.stated else []
    each = [f"{code}={count(members)}" for code, members in row.members.items()]
    return " ".join([f"{row.number} {row.group}{cells}:", *total, *each, *told(row.findings)])


def amount(members: Members) -> str:
    return f"{members.persons}({'?' if members.women is None else members.women})"


def count(members: Members) -> str:
    return f"{members.households}/{amount(members)}"


def told(findings: tuple[Finding, ...]) -> list[str]:
    wrong = [finding.column or "-" for finding in findings if finding.wrong]
    noted = [finding.column or "-" for finding in findings if not finding.wrong]
    return [
        f"{word} {', '.join(columns)}"
        for word, columns in (("sai", wrong), ("lưu ý", noted))
        if columns
    ]
