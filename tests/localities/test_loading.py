import shutil
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from pytest_django import DjangoAssertNumQueries

from localities.loading import FIXTURES, UNITS, Loaded, load
from localities.models import AdministrativeUnit, ResidentialGroup, UnitSuccession
from tests.localities.units import TODAY, make_group

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]

NOTHING = (Loaded(0, 0), Loaded(0, 0))


def test_a_second_run_changes_nothing_and_asks_little(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    before = set(AdministrativeUnit.objects.values_list("pk", "code", "name", "parent"))
    # The units, their successions, and the savepoint around them.
    with django_assert_num_queries(4):
        assert load() == NOTHING
    assert set(AdministrativeUnit.objects.values_list("pk", "code", "name", "parent")) == before


def test_the_command_says_what_it_did() -> None:
    said = StringIO()
    call_command("load_localities", stdout=said)
    assert "thêm 0, sửa 0" in said.getvalue()


def test_a_unit_that_was_changed_by_hand_is_put_right() -> None:
    ward = AdministrativeUnit.objects.of_code("16939", on=TODAY)
    ward.name = "Thái Hoà"
    ward.save(update_fields=["name"])
    assert load() == (Loaded(0, 1), Loaded(0, 0))
    ward.refresh_from_db()
    assert ward.name == "Thái Hòa"


def test_what_a_user_added_stays() -> None:
    ward = AdministrativeUnit.objects.of_code("16939", on=TODAY)
    group = make_group(ward)
    load()
    assert ResidentialGroup.objects.get() == group


def test_a_later_list_ends_one_row_and_begins_the_next(tmp_path: Path) -> None:
    """As when Thái Hòa is renamed: its last row is ended before the new one is added."""
    later = shutil.copytree(FIXTURES, tmp_path / "later")
    units = later / UNITS
    row = "16939,ward,Thái Hòa,40,2025-07-01,,"
    assert row in units.read_text(encoding="utf-8")
    ended = "16939,ward,Thái Hòa,40,2025-07-01,2026-12-31,"
    renamed = "16939,ward,Mẫu,40,2027-01-01,,"
    text = units.read_text(encoding="utf-8").replace(row, f"{ended}\n{renamed}")
    units.write_text(text, encoding="utf-8")
    (later / "successions_2027-01-01.csv").write_text(
        "predecessor,successor,extent,certainty,remark\n16939,16939,renamed,certain,\n",
        encoding="utf-8",
    )
    assert load(later) == (Loaded(1, 1), Loaded(1, 0))
    new = AdministrativeUnit.objects.of_code("16939", on=date(2027, 1, 1))
    assert [str(unit) for unit in new.predecessors()] == ["Phường Thái Hòa"]
    assert new.predecessors(on=date(2025, 6, 30)).count() == 3


def test_a_list_with_a_mistake_changes_nothing(tmp_path: Path) -> None:
    wrong = shutil.copytree(FIXTURES, tmp_path / "wrong")
    with (wrong / UNITS).open("a", encoding="utf-8") as units:
        units.write("99001,ward,Mẫu,39,2026-01-01,,\n")
    count = AdministrativeUnit.objects.count()
    with pytest.raises(LookupError, match="Không có đơn vị mang mã 39"):
        load(wrong)
    assert AdministrativeUnit.objects.count() == count
    assert UnitSuccession.objects.count() == 10_634
