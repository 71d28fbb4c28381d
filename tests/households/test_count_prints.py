"""What stands on the printed sheets: recorded figures, or room to write them in."""

from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from households.counting import printing, prints
from localities.models import ResidentialGroup
from officials.models import Official, Organization
from paper.counts import CountLine
from tests.cast import signed_in
from tests.households.counts import (
    END_OF_2024,
    KINH,
    TAY,
    make_ethnic_groups,
    make_groups,
    make_sheet,
)
from tests.paper.pdf_files import words_of

Kind = ResidentialGroup.Kind
COST_OF_ALL_SHEETS = 19


@pytest.fixture
def groups(ward: Organization) -> list[ResidentialGroup]:
    make_ethnic_groups()
    return make_groups(ward, 2)


@pytest.fixture
def desk(drafter: Official) -> Client:
    return signed_in(drafter)


def test_a_recorded_sheet_prints_its_figures_beside_those_of_last_time(
    ward: Organization, drafter: Official, groups: list[ResidentialGroup]
) -> None:
    make_sheet(groups[0], ward, drafter, lines={KINH: (300, 1200)})
    count = make_sheet(
        groups[0],
        ward,
        drafter,
        lines={KINH: (301, 1204, 600), TAY: (2, 9, 4)},
        closes_on=END_OF_2024,
        cells=9,
    )
    sheet = prints.sheet_of(count)
    assert sheet.before == "31/12/2023"
    assert sheet.lines == (
        CountLine("Tổng số", ("303", "1.213", "604"), ("300", "1.200")),
        CountLine("Kinh", ("301", "1.204", "600"), ("300", "1.200")),
        CountLine("Tày", ("2", "9", "4"), ("0", "0")),
    )
    assert [section.label for section in sheet.frame.sections] == ["Số tổ", "Nguồn"]
    assert sheet.frame.issuer == ("KHỐI 1",)
    assert sheet.frame.superior == "ỦY BAN NHÂN DÂN PHƯỜNG HOÀ HIẾU"
    assert sheet.frame.signers == (("Người lập phiếu", ""), ("Khối trưởng", ""))


def test_a_sheet_of_a_day_to_come_is_open_to_be_filled_in(
    ward: Organization, drafter: Official, groups: list[ResidentialGroup]
) -> None:
    make_sheet(groups[0], ward, drafter, lines={KINH: (300, 1200)})
    first, second = prints.sheets_of(ward, date(2030, 12, 31))
    assert first.lines[0] == CountLine("Tổng số", before=("300", "1.200"))
    assert [line.name for line in first.lines] == ["Tổng số", "Kinh", "", "", ""]
    assert (first.before, second.before) == ("31/12/2023", "")
    assert second.lines[0] == CountLine("Tổng số")


def test_a_difference_is_printed_with_its_explanation(
    ward: Organization, drafter: Official, groups: list[ResidentialGroup]
) -> None:
    sentence = "Khu nhà trọ ghi theo nơi ở thực tế."
    count = make_sheet(groups[0], ward, drafter, lines={KINH: (2, 99)}, explanation=sentence)
    labels = {one.label: one.lines for one in prints.sheet_of(count).frame.sections}
    assert labels["Giải thích chênh lệch"] == (sentence,)


@pytest.mark.parametrize(
    ("kind", "head"),
    [
        (Kind.KHOI, "Khối trưởng"),
        (Kind.TO_DAN_PHO, "Tổ trưởng tổ dân phố"),
        (Kind.THON, "Trưởng thôn"),
        (Kind.BAN, "Trưởng bản"),
        (Kind.BUON, "Trưởng buôn"),
        (Kind.OTHER, "Người đứng đầu"),
    ],
)
def test_who_signs_is_called_as_in_that_place(kind: ResidentialGroup.Kind, head: str) -> None:
    assert prints.head_of(ResidentialGroup(kind=kind)) == head


def test_one_sheet_and_all_sheets_come_as_pdf(
    desk: Client, ward: Organization, drafter: Official, groups: list[ResidentialGroup]
) -> None:
    count = make_sheet(groups[0], ward, drafter)
    one = desk.get(reverse("households:print_sheet", args=[count.pk]))
    name = "phieu-so-lieu-dan-cu-khoi-1-31-12-2023.pdf"
    assert one.headers["Content-Disposition"] == f'inline; filename="{name}"'
    assert "1.220" in words_of(one.content)
    address = reverse("households:print_sheets", args=[ward.pk])
    words = words_of(desk.get(address, {"ngay": "31/12/2023"}).content)
    assert [words.count(word) for word in ("1.220", "KHỐI", "TRƯỞNG")] == [1, 4, 2]


def test_the_sheets_of_many_groups_are_printed_in_the_background(
    desk: Client,
    ward: Organization,
    groups: list[ResidentialGroup],
    monkeypatch: pytest.MonkeyPatch,
    settings: object,
    tmp_path: Path,
) -> None:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]
    monkeypatch.setattr(printing, "AT_ONCE", 1)
    asked = f"{reverse('households:print_sheets', args=[ward.pk])}?ngay=31/12/2023"
    waiting = desk.get(asked, follow=True)
    assert waiting.status_code == 202
    assert waiting.headers["Refresh"]
    (ordered,) = DBTaskResult.objects.all()
    printing.print_in_background.call(**ordered.args_kwargs["kwargs"])
    assert "KHỐI" in words_of(desk.get(asked).content)


def test_a_ward_without_groups_has_nothing_to_print(desk: Client, ward: Organization) -> None:
    page = desk.get(reverse("households:print_sheets", args=[ward.pk]), follow=True)
    assert "Chưa có khối, tổ, thôn, bản nào để in phiếu" in page.content.decode()


def test_all_sheets_cost_the_same_however_many_groups(
    ward: Organization,
    drafter: Official,
    groups: list[ResidentialGroup],
    django_assert_num_queries: object,
) -> None:
    make_sheet(groups[0], ward, drafter)
    for more in (0, 12):
        for place in range(more):
            one = ResidentialGroup.objects.create(unit=ward.unit, kind="thon", name=f"Thôn {place}")
            make_sheet(one, ward, drafter, lines={f"{place + 10}": (3, 12)})
        with django_assert_num_queries(COST_OF_ALL_SHEETS):  # type: ignore[operator]
            prints.sheets_of(ward, END_OF_2024)
