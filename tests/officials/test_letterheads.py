"""Header lines by date, proposed by the list of units, confirmed by a person."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse

from history.models import Entry
from localities.models import AdministrativeUnit
from officials import administering
from officials.letterheads import proposed
from officials.models import Letterhead, Official, Organization
from tests.cast import Kind, UnitKind, make_letterhead, make_organization, make_unit, signed_in

BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)


def typed(ward: Organization, **other: str) -> dict[str, str]:
    return {
        "organization": str(ward.pk),
        "valid_from": "01/01/2026",
        "superior": "",
        "issuer": "ỦY BAN NHÂN DÂN\r\nPHƯỜNG HOÀ HIẾU",
        "symbol": "UBND",
        "place": "Hoà Hiếu",
        "collective": "ỦY BAN NHÂN DÂN",
        **other,
    }


def test_the_lines_of_the_day_are_used(ward: Organization) -> None:
    assert ward.letterhead_on(date(2019, 12, 31)) is None
    before, after = ward.letterhead_on(BEFORE), ward.letterhead_on(AFTER)
    assert before
    assert after
    assert before.superior == "UBND THỊ XÃ THÁI HÒA"
    assert after.superior == ""
    assert after.issuer_lines == ("ỦY BAN NHÂN DÂN", "PHƯỜNG HOÀ HIẾU")
    assert ward.letterhead_on(date(2030, 1, 1)) == after


def test_an_organization_has_one_head_a_day(ward: Organization) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        make_letterhead(ward, valid_from=AFTER)


def test_a_ward_is_proposed_its_district_until_30_june_2025(ward: Organization) -> None:
    before, after = proposed(ward, on=BEFORE), proposed(ward, on=AFTER)
    assert before.superior == "UBND THỊ XÃ THÁI HÒA"
    assert after.superior == ""
    for head in (before, after):
        assert head.issuer_lines == ("ỦY BAN NHÂN DÂN", "PHƯỜNG HOÀ HIẾU")
        assert (head.symbol, head.place) == ("UBND", "Hoà Hiếu")
        assert head.collective == "ỦY BAN NHÂN DÂN"
        assert head.pk is None
        assert head.confirmed_by is None


def test_a_department_stands_under_its_committee(ward: Organization) -> None:
    department = make_organization(
        ward.unit, "Phòng Văn hóa - Xã hội", kind=Kind.DEPARTMENT, parent=ward
    )
    head = proposed(department, on=AFTER)
    assert head.superior == "UBND PHƯỜNG HOÀ HIẾU"
    assert head.issuer_lines == ("PHÒNG VĂN HÓA - XÃ HỘI",)
    assert head.symbol == "VHXH"
    assert head.collective == ""


def test_the_ward_police_stand_under_the_provincial_police(
    police: Organization, province_unit: AdministrativeUnit
) -> None:
    police.unit.parent = province_unit
    police.unit.save(update_fields=["parent"])
    head = proposed(police, on=AFTER)
    assert head.superior == "CÔNG AN TỈNH NGHỆ AN"
    assert head.issuer_lines == ("CÔNG AN PHƯỜNG HOÀ HIẾU",)
    assert head.symbol == "CAP"


def test_a_place_with_a_number_for_a_name_keeps_its_kind(
    province_unit: AdministrativeUnit,
) -> None:
    unit = make_unit("26734", "1", UnitKind.WARD, parent=province_unit)
    assert proposed(make_organization(unit, "UBND Phường 1"), on=AFTER).place == "Phường 1"


def test_adding_a_head_confirms_it(ward: Organization, administrator: Official) -> None:
    answer = signed_in(administrator).post(reverse("officials:add_letterhead"), typed(ward))
    assert answer.status_code == 302
    head = ward.letterhead_on(date(2026, 1, 1))
    assert head
    assert head.valid_from == date(2026, 1, 1)
    assert head.confirmed_by == administrator
    assert head.confirmed_at
    assert Entry.objects.get().verb == "officials.add_letterhead"


def test_correcting_one_traces_the_columns_and_not_the_words(
    ward: Organization, administrator: Official
) -> None:
    head = ward.letterheads.get(valid_from=AFTER)
    lines = typed(ward, valid_from="01/7/2025", place="Hòa Hiếu", version="1")
    answer = signed_in(administrator).post(
        reverse("officials:correct_letterhead", args=[head.pk]), lines
    )
    assert answer.status_code == 302
    head.refresh_from_db()
    assert head.place == "Hòa Hiếu"
    entry = Entry.objects.get()
    assert entry.details["columns"] == ["confirmed_at", "confirmed_by", "place"]
    assert "Hiếu" not in str(entry.details)


def test_a_second_head_of_the_same_day_is_refused_with_all_that_was_typed(
    ward: Organization, administrator: Official
) -> None:
    lines = typed(ward, valid_from="01/07/2025", place="Nơi khác")
    page = signed_in(administrator).post(reverse("officials:add_letterhead"), lines)
    assert "đã có tiêu đề dùng từ ngày này" in page.content.decode()
    assert "Nơi khác" in page.content.decode()


def test_more_than_three_issuer_lines_are_refused(
    ward: Organization, administrator: Official
) -> None:
    page = signed_in(administrator).post(
        reverse("officials:add_letterhead"), typed(ward, issuer="A\nB\nC\nD")
    )
    assert "nhiều nhất ba dòng" in page.content.decode()
    assert ward.letterheads.count() == 2


def test_the_preview_shows_what_is_typed_and_saves_nothing(
    ward: Organization, administrator: Official
) -> None:
    page = (
        signed_in(administrator)
        .post(reverse("officials:preview_letterhead"), typed(ward, superior="UBND <b>X</b>"))
        .content.decode()
    )
    assert "UBND &lt;b&gt;X&lt;/b&gt;" in page
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in page
    assert "KH-UBND" in page
    assert Letterhead.objects.count() == 2


@pytest.mark.parametrize("broken", [{"valid_from": "hôm qua"}, {"issuer": ""}, {"place": ""}])
def test_the_preview_bears_with_lines_half_typed(
    ward: Organization, administrator: Official, broken: dict[str, str]
) -> None:
    page = signed_in(administrator).post(
        reverse("officials:preview_letterhead"), typed(ward, **broken)
    )
    assert page.status_code == 200


def test_without_scripts_a_button_shows_the_preview(
    ward: Organization, administrator: Official
) -> None:
    page = signed_in(administrator).post(
        reverse("officials:add_letterhead"), typed(ward, place="Thử Nghiệm", xem="1")
    )
    assert page.status_code == 200
    assert "Thử Nghiệm, ngày" in page.content.decode()
    assert ward.letterheads.count() == 2


def test_lines_of_another_organization_cannot_be_added(
    ward: Organization, other_ward: Organization, administrator: Official
) -> None:
    page = signed_in(administrator).post(reverse("officials:add_letterhead"), typed(other_ward))
    assert page.status_code == 200
    assert other_ward.letterheads.count() == 0
    head = Letterhead(organization=other_ward, valid_from=AFTER, issuer="X", symbol="X", place="X")
    with pytest.raises(PermissionDenied):
        administering.add_letterhead(head, by=administrator)
