"""What a ward is composed of and how it changed: drawn to scale, with a table, for itself alone."""

import re
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from households.charts.drawing import Value, bars, columns
from households.charts.years import Album, album
from localities import grouping
from localities.grouping import Naming
from officials.models import Official, Organization
from tests.cast import signed_in
from tests.households.counts import KINH, MUONG, THAI, make_ethnic_groups
from tests.households.territories import put_sheet
from tests.localities.units import make_group


@pytest.fixture
def pictures(ward: Organization, drafter: Official) -> Album:
    """A khối with sheets of three years, renamed before the last; another one of the last year."""
    make_ethnic_groups()
    old = make_group(ward.unit, "Khối 1")
    for year, people in ((2022, 1000), (2023, 1040)):
        put_sheet(old, drafter, 250, people, closes_on=date(year, 12, 31))
    new = grouping.rename(old, naming=Naming.of("Khối 2"), on=date(2025, 3, 1))
    told = {KINH: (250, 1060), THAI: (5, 25), MUONG: (1, 4)}
    put_sheet(new, drafter, closes_on=date(2025, 12, 31), lines=told)
    return album(ward)


def test_bars_are_in_the_ratio_of_their_numbers() -> None:
    drawn = bars([Value("Kinh", 200), Value("Thái", 50), Value("Tày", 0)])
    assert [bar.width for bar in drawn.bars] == ["48.00%", "12.00%", "0.00%"]
    assert [bar.end for bar in drawn.bars] == ["82.00%", "46.00%", "34.00%"]


def test_columns_stand_on_nought_and_are_in_the_ratio_of_their_numbers() -> None:
    drawn = columns([Value("2024", 200), Value("2025", 100, is_partial=True)])
    assert [column.height for column in drawn.columns] == [150, 75]
    assert {column.top + column.height for column in drawn.columns} == {drawn.ground}
    assert [column.value.told for column in drawn.columns] == ["200", "100*"]


def test_nothing_counted_is_drawn_without_dividing_by_it() -> None:
    assert bars([Value("Kinh", 0)]).bars[0].width == "0.00%"
    assert columns([]).columns == ()


@pytest.mark.django_db
def test_years_without_a_new_sheet_are_left_out(pictures: Album) -> None:
    persons = next(chart for chart in pictures.charts if chart.name == "khau")
    told = [(line.label, line.told, line.note) for line in persons.lines]
    assert told == [
        ("31/12/2022", "1.000", "đủ phiếu"),
        ("31/12/2023", "1.040", "đủ phiếu"),
        ("31/12/2025", "1.089", "đủ phiếu"),
    ]
    assert persons.sentence.endswith("đến 1.089 khẩu ngày 31/12/2025: tăng 89.")


@pytest.mark.django_db
def test_ethnic_groups_stand_by_their_code_and_minorities_once_more_by_themselves(
    pictures: Album,
) -> None:
    drawn = {chart.name: [line.label for line in chart.lines] for chart in pictures.charts}
    assert drawn["dan-toc"] == ["Kinh", "Thái", "Mường"]
    assert drawn["dtts-nay"] == ["Thái", "Mường"]


@pytest.mark.django_db
def test_what_lacks_sheets_says_so_and_is_not_compared(
    ward: Organization, drafter: Official, pictures: Album
) -> None:
    late = make_group(ward.unit, "Khối 9")
    persons = next(chart for chart in album(ward).charts if chart.name == "khau")
    assert persons.sentence == "Ngày 31/12/2025: 1.089 khẩu. Cột có dấu * chưa đủ phiếu."
    assert {line.note for line in persons.lines} == {"chưa đủ phiếu"}
    put_sheet(late, drafter, 10, 40, closes_on=date(2023, 12, 31))
    persons = next(chart for chart in album(ward).charts if chart.name == "khau")
    assert persons.sentence == (
        "Từ 1.080 khẩu ngày 31/12/2023 đến 1.129 khẩu ngày 31/12/2025: tăng 49. "
        "Cột có dấu * chưa đủ phiếu."
    )


@pytest.mark.django_db
def test_every_picture_has_its_table_and_words_for_those_who_hear_it(
    ward: Organization, drafter: Official, pictures: Album
) -> None:
    page = signed_in(drafter).get(reverse("households:charts", args=[ward.pk])).content.decode()
    drawn = re.findall(r"<svg.*?</svg>", page, re.DOTALL)
    assert len(drawn) == page.count("<table>") == len(pictures.charts) == 5
    assert all('role="img" aria-label="' in one for one in drawn)
    assert not any("style" in one or "script" in one for one in drawn)
    numbers = re.findall(r'(?:x|width)="(\S+)"', "".join(re.findall(r"<rect[^>]*>", page)))
    assert numbers
    assert all(re.fullmatch(r"\d+\.\d\d%", number) for number in numbers)


@pytest.mark.django_db
def test_a_ward_without_sheets_is_told_what_is_missing(
    ward: Organization, drafter: Official
) -> None:
    page = signed_in(drafter).get(reverse("households:charts", args=[ward.pk])).content.decode()
    assert "Chưa có gì để vẽ" in page


@pytest.mark.django_db
def test_nobody_outside_the_ward_sees_a_picture(
    ward: Organization,
    pictures: Album,
    ward_police: Official,
    province_reviewer: Official,
    stranger: Official,
) -> None:
    for official in (ward_police, province_reviewer, stranger):
        client: Client = signed_in(official)
        assert client.get(reverse("households:charts", args=[ward.pk])).status_code == 404
