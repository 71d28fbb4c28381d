from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from localities import grouping
from localities.forms import AddGroupForm, CorrectGroupForm, MergeGroupsForm, SplitGroupForm
from localities.grouping import Naming
from localities.models import Kind, ResidentialGroup
from tests.localities.units import make_group, make_unit

pytestmark = pytest.mark.django_db

DAY = date(2026, 7, 1)
EVE = date(2026, 6, 30)
GroupKind = ResidentialGroup.Kind


def names_on(day: date) -> list[str]:
    return [group.name for group in ResidentialGroup.objects.on(day)]


def test_groups_are_listed_by_number_then_name() -> None:
    ward = make_unit()
    for name in ["Khối 10", "Khối Quyết Tiến", "Khối 2", "Khối Đông Tân", "Khối 1"]:
        make_group(ward, name)
    listed = [group.name for group in ward.residential_groups.all()]
    assert listed == ["Khối 1", "Khối 2", "Khối 10", "Khối Đông Tân", "Khối Quyết Tiến"]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Khối 2", GroupKind.KHOI),
        ("khu phố 3", GroupKind.KHU_PHO),
        ("Khu 3", GroupKind.KHU),
        ("Tổ dân phố số 4", GroupKind.TO_DAN_PHO),
        ("Bản Mòng", GroupKind.BAN),
        ("Bàn Thạch", GroupKind.OTHER),
        ("Quyết Tiến", GroupKind.OTHER),
    ],
)
def test_the_kind_is_read_from_the_name(name: str, kind: ResidentialGroup.Kind) -> None:
    assert Naming.of(name).kind is kind


@pytest.mark.parametrize("again", ["Khối 1", "khối 1", "Khối  01"])
def test_two_groups_of_one_unit_do_not_bear_one_name(again: str) -> None:
    ward = make_unit()
    make_group(ward)
    with pytest.raises(ValidationError, match="đã có khối"):
        make_group(ward, again)
    with pytest.raises(IntegrityError), transaction.atomic():
        ResidentialGroup.objects.create(unit=ward, name=again, kind=GroupKind.KHOI)


def test_another_unit_may_have_the_same_name() -> None:
    make_group(make_unit())
    make_group(make_unit("99002"))
    assert ResidentialGroup.objects.count() == 2


def test_a_name_may_be_given_again_after_its_group_has_ended() -> None:
    ward = make_unit()
    grouping.end(make_group(ward), last_day=EVE)
    with pytest.raises(ValidationError, match="30/06/2026"):
        make_group(ward, valid_from=EVE)
    make_group(ward, valid_from=DAY)
    assert names_on(EVE) == names_on(DAY) == ["Khối 1"]


def test_a_group_belongs_to_a_unit_of_the_commune_level() -> None:
    with pytest.raises(ValidationError, match="không phải là đơn vị hành chính cấp xã"):
        make_group(make_unit("990", kind=Kind.RURAL_DISTRICT))


def test_a_group_begins_and_ends_within_its_unit() -> None:
    ward = make_unit(valid_to=EVE)
    with pytest.raises(ValidationError, match="không tồn tại vào ngày 01/07/2026"):
        make_group(ward, valid_from=DAY)
    assert make_group(ward).valid_to == EVE


def test_a_mistyped_name_is_put_right_in_place() -> None:
    ward = make_unit()
    group = make_group(ward, "Khôi 1")
    grouping.correct(group, naming=Naming.of("Khối 1"))
    group.refresh_from_db()
    assert (group.name, group.kind, group.name_search) == ("Khối 1", GroupKind.KHOI, "khoi 1")


def test_a_correction_to_the_name_of_another_is_refused() -> None:
    ward = make_unit()
    make_group(ward)
    other = make_group(ward, "Khối 2")
    with pytest.raises(ValidationError, match="đã có khối"):
        grouping.correct(other, naming=Naming.of("Khối 1"))
    other.refresh_from_db()
    assert other.name == "Khối 2"


def test_a_group_cannot_end_before_it_begins_nor_twice() -> None:
    group = make_group(make_unit(), valid_from=DAY)
    with pytest.raises(ValidationError, match="không được trước ngày bắt đầu"):
        grouping.end(group, last_day=EVE)
    group.refresh_from_db()
    grouping.end(group, last_day=DAY)
    with pytest.raises(ValidationError, match="đã kết thúc ngày 01/07/2026"):
        grouping.end(group, last_day=date(2026, 8, 1))


def test_a_renamed_group_keeps_its_old_name_for_earlier_days() -> None:
    old = make_group(make_unit())
    new = grouping.rename(old, naming=Naming.of("Khối Quyết Tiến"), on=DAY)
    assert (names_on(EVE), names_on(DAY)) == (["Khối 1"], ["Khối Quyết Tiến"])
    assert list(new.predecessors.all()) == [old]
    assert list(old.successors.all()) == [new]


def test_a_merged_group_names_those_it_came_from_and_may_take_the_name_of_one() -> None:
    ward = make_unit()
    old = [make_group(ward, "Khối 1"), make_group(ward, "Khối 2")]
    make_group(ward, "Khối 3")
    new = grouping.merge(old, naming=Naming.of("Khối 1"), on=DAY)
    assert names_on(EVE) == ["Khối 1", "Khối 2", "Khối 3"]
    assert names_on(DAY) == ["Khối 1", "Khối 3"]
    assert list(new.predecessors.all()) == old
    assert {link.happened_on for link in new.origins.all()} == {DAY}


def test_a_merger_takes_two_groups_of_one_unit() -> None:
    one, other = make_group(make_unit()), make_group(make_unit("99002"))
    for groups, reason in [([one], "ít nhất hai"), ([one, other], "cùng một địa bàn")]:
        with pytest.raises(ValidationError, match=reason):
            grouping.merge(groups, naming=Naming.of("Khối 9"), on=DAY)


def test_a_merger_that_is_refused_ends_nothing() -> None:
    ward = make_unit()
    old = [make_group(ward, f"Khối {number}") for number in (1, 2, 3)]
    with pytest.raises(ValidationError, match="đã có khối"):
        grouping.merge(old[:2], naming=Naming.of("Khối 3"), on=DAY)
    assert names_on(DAY) == ["Khối 1", "Khối 2", "Khối 3"]


def test_a_group_is_split_into_two_that_name_it() -> None:
    old = make_group(make_unit())
    into = [Naming.of("Khối 1A"), Naming.of("Khối 1B")]
    new = grouping.split(old, into=into, on=DAY)
    assert names_on(DAY) == ["Khối 1A", "Khối 1B"]
    assert all(list(group.predecessors.all()) == [old] for group in new)
    with pytest.raises(ValidationError, match="ít nhất hai tên"):
        grouping.split(new[0], into=[Naming.of("Khối 1C")], on=date(2026, 8, 1))


def test_a_group_moves_with_its_ward_into_another() -> None:
    old_ward, new_ward = make_unit(valid_to=EVE), make_unit("99002", valid_from=DAY)
    group = make_group(old_ward)
    moved = grouping.move(group, to=new_ward, on=DAY)
    assert (moved.unit, moved.name, moved.valid_from) == (new_ward, "Khối 1", DAY)
    assert list(moved.predecessors.all()) == [group]


def test_the_form_reads_vietnamese_dates_and_cleans_the_name() -> None:
    form = AddGroupForm({"name": "  Khối\u200b  2 ", "kind": "", "valid_from": "25/04/2024"})
    assert form.is_valid(), form.errors
    assert form.naming == Naming("Khối 2", GroupKind.KHOI)
    assert form.cleaned_data["valid_from"] == date(2024, 4, 25)


def test_the_kind_chosen_in_the_form_goes_before_the_name() -> None:
    form = AddGroupForm({"name": "Quyết Tiến", "kind": "thon", "valid_from": ""})
    assert form.is_valid(), form.errors
    assert form.naming.kind is GroupKind.THON


def test_the_form_of_a_correction_starts_with_what_there_is() -> None:
    form = CorrectGroupForm(group=make_group(make_unit(), "Bản Mòng"))
    assert form.initial == {"name": "Bản Mòng", "kind": GroupKind.BAN}


def test_the_form_of_a_merger_offers_the_groups_of_its_unit_only() -> None:
    ward = make_unit()
    mine, other = make_group(ward), make_group(make_unit("99002"))
    data = {"name": "Khối 9", "kind": "", "on": "01/7/2026", "groups": [mine.pk, other.pk]}
    assert "groups" in MergeGroupsForm(data, unit=ward).errors


def test_the_form_of_a_split_reads_one_name_a_line() -> None:
    group = make_group(make_unit(), "Thôn Đông")
    form = SplitGroupForm({"names": "Thôn Đông 1\r\n\r\nĐông 2\n", "on": "01/7/2026"}, group=group)
    assert form.is_valid(), form.errors
    assert form.namings == [
        Naming("Thôn Đông 1", GroupKind.THON),
        Naming("Đông 2", GroupKind.THON),
    ]


def test_what_has_become_another_group_does_not_become_a_third() -> None:
    old = make_group(make_unit())
    grouping.rename(old, naming=Naming.of("Khối 2"), on=DAY)
    with pytest.raises(ValidationError, match="Khối 1 đã thành Khối 2 từ ngày 01/07/2026"):
        grouping.rename(old, naming=Naming.of("Khối 3"), on=DAY)


def test_a_border_cuts_a_group_into_parts_of_two_units() -> None:
    ended = make_unit(valid_to=EVE)
    one, other = (make_unit(code, valid_from=DAY) for code in ("99002", "99003"))
    old = make_group(ended)
    parts = [grouping.move(old, to=unit, on=DAY, in_part=True) for unit in (one, other)]
    assert [link.in_part for link in old.successions.all()] == [True, True]
    assert set(old.successors.all()) == set(parts)
    with pytest.raises(ValidationError, match="đã thành"):
        grouping.move(old, to=one, naming=Naming.of("Khối 9"), on=DAY)


def test_a_day_is_told_as_it_was_known_at_a_moment() -> None:
    ward = make_unit()
    before = timezone.now()
    first, second = make_group(ward), make_group(ward, "Khối 2")
    begun = timezone.now()
    grouping.end(second, last_day=date(2026, 12, 31))
    later = timezone.now()
    grouping.end(second, last_day=EVE)
    groups = ResidentialGroup.objects.filter(unit=ward)
    eve_of_year = date(2026, 12, 31)
    assert list(groups.on(DAY, known=before)) == []
    assert list(groups.on(date(2027, 1, 1), known=begun)) == [first, second]
    assert list(groups.on(eve_of_year, known=later)) == [first, second]
    assert list(groups.on(date(2027, 1, 1), known=later)) == [first]
    assert list(groups.on(DAY, known=timezone.now())) == list(groups.on(DAY)) == [first]


def test_the_end_that_a_group_took_from_its_unit_was_known_from_its_beginning() -> None:
    group = make_group(make_unit(valid_to=EVE))
    begun = timezone.now()
    grouping.end(group, last_day=date(2026, 5, 31))
    groups = ResidentialGroup.objects.all()
    assert list(groups.on(EVE, known=begun)) == [group]
    assert list(groups.on(DAY, known=begun)) == list(groups.on(EVE)) == []


def test_what_was_recorded_of_a_group_s_end_is_only_appended_to() -> None:
    group = make_group(make_unit())
    grouping.rename(group, naming=Naming.of("Khối 2"), on=DAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        group.endings.update(last_day=DAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        group.successions.update(happened_on=EVE)
