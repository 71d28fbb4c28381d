"""The documents that ship with the software: what stands in the files, and loading them."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from directives.knowing import known, register_of, shipped
from directives.loading import load, read
from directives.models import Certainty, Directive, Relation
from officials.models import Official, Organization
from paper.legislation import is_legislation, of_symbol
from paper.numbers import DocumentNumber
from tests.directives.making import make_directive

# Number, day of issue, first day in force: read by hand from the texts themselves.
FACTS = [
    ("18/2000/CT-TTg", date(2000, 9, 21), None),
    ("06/2008/CT-TTg", date(2008, 2, 1), None),
    ("05/2011/NĐ-CP", date(2011, 1, 14), date(2011, 3, 4)),
    ("1502/UBND-NC", date(2016, 6, 2), None),
    ("12/2018/QĐ-TTg", date(2018, 3, 6), date(2018, 4, 24)),
    ("09/2019/NĐ-CP", date(2019, 1, 24), date(2019, 3, 12)),
    ("30/2020/NĐ-CP", date(2020, 3, 5), date(2020, 3, 5)),
    ("06/2022/TT-UBDT", date(2022, 12, 30), date(2023, 2, 15)),
    ("13/2023/NĐ-CP", date(2023, 4, 17), date(2023, 7, 1)),
    ("28/2023/QĐ-TTg", date(2023, 11, 23), date(2024, 1, 15)),
    ("33/2024/QH15", date(2024, 6, 21), date(2025, 7, 1)),
    ("127/2024/NĐ-CP", date(2024, 10, 10), date(2024, 12, 1)),
    ("124/2025/NĐ-CP", date(2025, 6, 11), date(2025, 7, 1)),
    ("150/2025/NĐ-CP", date(2025, 6, 12), date(2025, 7, 1)),
    ("202/2025/QH15", date(2025, 6, 12), date(2025, 6, 12)),
    ("65/2025/QH15", date(2025, 2, 19), date(2025, 3, 1)),
    ("72/2025/QH15", date(2025, 6, 16), date(2025, 6, 16)),
    ("91/2025/QH15", date(2025, 6, 26), date(2026, 1, 1)),
    ("19/2025/QĐ-TTg", date(2025, 6, 30), date(2025, 7, 1)),
    ("612/KH-BCA-V05", date(2025, 10, 10), None),
    ("116/2025/QH15", date(2025, 12, 10), date(2026, 7, 1)),
    ("117/2025/QH15", date(2025, 12, 10), date(2026, 3, 1)),
    ("356/2025/NĐ-CP", date(2025, 12, 31), date(2026, 1, 1)),
    ("70/KH-UBND", date(2026, 1, 30), None),
]


@pytest.mark.parametrize(("number", "issued_on", "in_force_from"), FACTS)
def test_the_facts_are_there(number: str, issued_on: date, in_force_from: date | None) -> None:
    (found,) = shipped().by_number[number]

    assert (found.issued_on, found.in_force_from) == (issued_on, in_force_from)


@pytest.mark.parametrize("directive", read(), ids=str)
def test_every_document_is_written_as_the_decree_asks_and_says_where_it_is_from(
    directive: Directive,
) -> None:
    number = DocumentNumber.parse(directive.number)

    assert number is not None
    assert number.text == directive.number
    kind = of_symbol(number.symbol)
    assert kind is None or kind.code == directive.kind
    assert directive.source
    assert directive.certainty in Certainty.values
    assert directive.in_force_from is None or directive.in_force_from >= directive.issued_on
    assert bool(directive.doubt) == bool(directive.doubtful_from)


def test_titles_stand_as_they_follow_the_organ_in_a_citation_and_laws_by_name() -> None:
    openings = ("về ", "quy định ", "sửa đổi, bổ sung ", "ban hành ", "triển khai ")
    for directive in read():
        if directive.kind == "L":
            assert directive.title.startswith("Luật "), directive
        else:
            assert directive.title.startswith(openings), directive


def test_nothing_changes_what_came_after_it_or_goes_round_in_a_circle() -> None:
    for directive in read():
        for change in directive.changes:
            assert change.later.issued_on >= directive.issued_on, change
            assert change.later.number != directive.number


def test_a_law_is_found_by_its_name_and_by_its_number() -> None:
    register = shipped()

    named = register.by_name["luat an ninh mang"]
    assert [law.number for law in named] == ["24/2018/QH14", "116/2025/QH15"]
    assert register.by_number["116/2025/QH15"] == (named[1],)


@pytest.mark.parametrize(
    ("number", "takes_a_day_of_its_own"),
    [("12/2018/QĐ-TTg", True), ("33/CT-TTg", False), ("70/KH-UBND", False), ("", False)],
)
def test_what_bears_the_year_in_its_number_is_legislation(
    number: str, takes_a_day_of_its_own: bool
) -> None:
    assert is_legislation("QĐ", number) is takes_a_day_of_its_own


@pytest.mark.django_db
def test_loading_twice_changes_nothing() -> None:
    documents, relations = load()
    assert documents.added == Directive.objects.count() == len(read())
    assert relations.added == Relation.objects.count()

    again = load()

    assert [(loaded.added, loaded.changed) for loaded in again] == [(0, 0), (0, 0)]


@pytest.mark.django_db
def test_loading_corrects_what_was_changed(tmp_path: Path) -> None:
    load()
    Directive.objects.filter(number="30/2020/NĐ-CP").update(title="về việc khác", source="x")
    Relation.objects.filter(later__number="28/2023/QĐ-TTg").update(takes_effect_on=None)

    documents, relations = load()

    assert (documents.changed, relations.changed) == (1, 1)
    assert Directive.objects.get(number="30/2020/NĐ-CP").title == "về công tác văn thư"


@pytest.mark.django_db
def test_loading_leaves_what_an_office_wrote_down(ward: Organization, clerk: Official) -> None:
    own = make_directive(ward, clerk)

    load()

    own.refresh_from_db()
    assert own.title == "về việc xây dựng phong trào ở cơ sở"


@pytest.mark.django_db
def test_the_rows_say_what_the_files_say(ward: Organization) -> None:
    load()

    from_rows, from_files = register_of(ward), shipped()

    assert from_rows.by_number.keys() == from_files.by_number.keys()
    for number, (row,) in from_rows.by_number.items():
        (file,) = from_files.by_number[number]
        assert replace(row, pk=None) == file


@pytest.mark.django_db
def test_a_row_without_its_changes_is_no_value_yet(ward: Organization, clerk: Official) -> None:
    directive = make_directive(ward, clerk)

    with pytest.raises(AttributeError):
        known(Directive.objects.get(pk=directive.pk))
