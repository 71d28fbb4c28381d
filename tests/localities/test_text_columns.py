import unicodedata

import pytest
from django.core import checks
from django.db import models
from django.test.utils import isolate_apps
from hypothesis import given, settings
from hypothesis import strategies as st

from localities.fields import SearchField, WithDerivedColumns, natural_key, one_line
from localities.models import AdministrativeUnit, Kind
from tests.localities.units import make_unit

pytestmark = pytest.mark.django_db

DECOMPOSED = unicodedata.normalize("NFD", "Hoà  Hiếu\u200b")


def test_a_name_is_stored_composed_and_single_spaced() -> None:
    unit = make_unit(name=DECOMPOSED)
    unit.refresh_from_db()
    assert unit.name == "Hoà Hiếu"


def test_a_name_is_normalised_when_created_in_bulk_too() -> None:
    AdministrativeUnit.objects.bulk_create(
        [AdministrativeUnit(code="99001", kind=Kind.WARD, name=DECOMPOSED)]
    )
    unit = AdministrativeUnit.objects.get()
    assert (unit.name, unit.name_search) == ("Hoà Hiếu", "phuong hoa hieu")


def test_a_look_up_normalises_what_is_asked_for() -> None:
    unit = make_unit(name="Hoà Hiếu")
    assert AdministrativeUnit.objects.get(name=DECOMPOSED) == unit


def test_derived_columns_follow_a_save_of_their_source_alone() -> None:
    unit = make_unit(name="Ân")
    unit.name = "Đức"
    unit.save(update_fields=["name"])
    unit.refresh_from_db()
    assert unit.name_search == "phuong duc"
    assert unit.name_sort == natural_key("Đức")


def test_derived_columns_follow_the_columns_a_property_reads() -> None:
    unit = make_unit(name="Đức")
    unit.kind = Kind.COMMUNE
    unit.save(update_fields=["kind"])
    unit.refresh_from_db()
    assert unit.name_search == "xa duc"


def test_a_save_of_another_column_leaves_derived_columns_alone() -> None:
    unit = make_unit(name="Đức")
    stale = AdministrativeUnit.objects.get()
    unit.name = "Ân"
    unit.save()
    stale.remark = "ghi chú"
    stale.save(update_fields=["remark"])
    unit.refresh_from_db()
    assert unit.name_search == "phuong an"


@isolate_apps("localities")
def test_a_model_that_would_let_a_derived_column_fall_behind_is_refused() -> None:
    class Careless(models.Model):  # noqa: DJ008 - never has a row
        name = models.CharField(max_length=10)
        name_search = SearchField("name")

        class Meta:
            app_label = "localities"

    class Careful(WithDerivedColumns):
        name = models.CharField(max_length=10)
        name_search = SearchField("name")

        class Meta:
            app_label = "localities"

    assert [e.id for e in Careless.check() if isinstance(e, checks.Error)] == ["localities.E001"]
    assert Careful.check() == []


@pytest.mark.parametrize("asked", ["đức", "ĐỨC", "duc", "phường duc", "duc phuong", "ức"])
def test_a_unit_is_found_without_marks_or_case(asked: str) -> None:
    unit = make_unit(name="Đức")
    make_unit("99002", name="Dục Mỹ")
    assert unit in AdministrativeUnit.objects.named(asked)


def test_a_wild_card_is_a_letter_like_any_other() -> None:
    make_unit(name="Đức")
    assert not AdministrativeUnit.objects.named("%").exists()
    assert not AdministrativeUnit.objects.named("d_c").exists()


def test_numbers_in_names_are_ordered_by_value() -> None:
    names = ["Khối 10", "Khối 2", "Khối 1", "Khối Đông", "Khối Dinh"]
    assert sorted(names, key=natural_key) == [
        "Khối 1",
        "Khối 2",
        "Khối 10",
        "Khối Dinh",
        "Khối Đông",
    ]


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.text(alphabet="aăâbdđeêoôơuưyáàảãạẮỷ 019'-.Zf", min_size=1, max_size=8).filter(one_line),
        max_size=12,
        unique_by=one_line,
    )
)
def test_the_database_orders_names_as_python_does(names: list[str]) -> None:
    AdministrativeUnit.objects.all().delete()
    AdministrativeUnit.objects.bulk_create(
        AdministrativeUnit(code=f"{number:05}", kind=Kind.WARD, name=name)
        for number, name in enumerate(names)
    )
    ordered = AdministrativeUnit.objects.order_by("name_sort", "name")
    keys = [natural_key(unit.name) for unit in ordered]
    assert keys == sorted(keys)
