import shutil
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from localities.calendars import office_calendar
from localities.loading import FIXTURES, HOLIDAYS, Loaded, load_holidays
from localities.models import Holiday

pytestmark = pytest.mark.django_db

CULTURE_DAY = date(2026, 11, 24)
LISTED = 61


def make_holiday(day: date, **values: object) -> Holiday:
    values = {
        "kind": Holiday.Kind.HOLIDAY,
        "name": "Ngày lễ mẫu",
        "source": "Văn bản mẫu",
        "certainty": Holiday.Certainty.CERTAIN,
        **values,
    }
    return Holiday.objects.create(day=day, **values)


def later_list(folder: Path, old: str, new: str) -> Path:
    """The list as a later version of the program may bring it."""
    later = shutil.copytree(FIXTURES, folder / "later")
    text = (later / HOLIDAYS).read_text(encoding="utf-8")
    assert old in text
    (later / HOLIDAYS).write_text(text.replace(old, new), encoding="utf-8")
    return later


def superuser() -> Client:
    client = Client()
    client.force_login(
        get_user_model().objects.create(
            username="goc",
            full_name="Quản Trị Gốc",
            is_staff=True,
            is_superuser=True,
            must_change_password=False,
        )
    )
    return client


# Loading


def test_days_are_loaded_once(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    assert load_holidays() == Loaded(LISTED, 0)
    # The days, and the savepoint around them.
    with django_assert_num_queries(3):
        assert load_holidays() == Loaded(0, 0)


def test_the_command_loads_them_after_the_units(loaded: None) -> None:
    said = StringIO()
    call_command("load_localities", stdout=said)
    assert f"Ngày nghỉ, ngày làm bù: thêm {LISTED}, sửa 0." in said.getvalue()


def test_a_later_list_corrects_what_was_loaded(tmp_path: Path) -> None:
    load_holidays()
    later = later_list(tmp_path, "2027-09-03,holiday", "2027-09-01,holiday")
    assert load_holidays(later) == Loaded(1, 0)
    later_again = later_list(tmp_path / "2", "2027-01-01,holiday", "2027-01-01,swapped_off")
    assert load_holidays(later_again) == Loaded(0, 1)


def test_a_list_with_a_mistake_changes_nothing(tmp_path: Path) -> None:
    wrong = later_list(tmp_path, "2027-01-01,holiday", "2027-01-01,feast")
    with pytest.raises(ValueError, match="feast"):
        load_holidays(wrong)
    assert not Holiday.objects.exists()


def test_a_day_stands_once() -> None:
    make_holiday(CULTURE_DAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        make_holiday(CULTURE_DAY)
    with pytest.raises(ValidationError, match="đã có trong danh sách"):
        Holiday(day=CULTURE_DAY).validate_unique()


# Keeping by hand


def posted(holiday: Holiday, **changes: str) -> dict[str, str]:
    fields = ("kind", "name", "source", "certainty")
    return {**{name: getattr(holiday, name) for name in fields}, **changes}


def test_a_day_corrected_by_a_superuser_stays_when_the_list_is_loaded_again() -> None:
    load_holidays()
    holiday = Holiday.objects.get(day=CULTURE_DAY)
    address = reverse("admin:localities_holiday_change", args=[holiday.pk])
    changes = posted(holiday, kind="working", certainty="certain")
    assert superuser().post(address, changes).status_code == 302
    assert load_holidays() == Loaded(0, 0)
    calendar = office_calendar()
    assert calendar.next_working_day(date(2026, 11, 23)) == CULTURE_DAY
    assert calendar.is_known(CULTURE_DAY)


def test_saving_without_a_change_leaves_the_day_to_the_list(tmp_path: Path) -> None:
    load_holidays()
    holiday = Holiday.objects.get(day=CULTURE_DAY)
    address = reverse("admin:localities_holiday_change", args=[holiday.pk])
    assert superuser().post(address, posted(holiday)).status_code == 302
    later = later_list(tmp_path, "2026-11-24,holiday", "2026-11-24,working")
    assert load_holidays(later) == Loaded(0, 1)


def test_a_day_added_by_a_superuser_is_not_overwritten(tmp_path: Path) -> None:
    client = superuser()
    added = {"day": "23/11/2026", "kind": "swapped_off", "certainty": "certain"}
    words = {"name": "Nghỉ hoán đổi", "source": "Thông báo mẫu"}
    answer = client.post(reverse("admin:localities_holiday_add"), {**added, **words})
    assert answer.status_code == 302
    assert load_holidays() == Loaded(LISTED - 1, 0)
    assert Holiday.objects.get(day=date(2026, 11, 23)).name == "Nghỉ hoán đổi"


def test_a_day_entered_twice_is_refused_in_vietnamese() -> None:
    make_holiday(CULTURE_DAY)
    entered = {"day": "24/11/2026", "kind": "holiday", "certainty": "certain", "name": "Mẫu"}
    answer = superuser().post(reverse("admin:localities_holiday_add"), {**entered, "source": "Mẫu"})
    assert "Ngày này đã có trong danh sách." in answer.content.decode()


def test_the_list_in_the_admin_names_the_weekday() -> None:
    make_holiday(CULTURE_DAY)
    page = superuser().get(reverse("admin:localities_holiday_changelist")).content.decode()
    assert "Thứ 3" in page


def test_the_day_itself_cannot_be_moved() -> None:
    holiday = make_holiday(CULTURE_DAY)
    address = reverse("admin:localities_holiday_change", args=[holiday.pk])
    superuser().post(address, {**posted(holiday), "day": "25/11/2026"})
    holiday.refresh_from_db()
    assert holiday.day == CULTURE_DAY


# The calendar


def test_the_calendar_is_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    load_holidays()
    with django_assert_num_queries(1):
        office_calendar()


def test_without_data_offices_work_by_the_week_and_nothing_is_known() -> None:
    calendar = office_calendar()
    assert calendar.next_working_day(date(2026, 11, 20)) == date(2026, 11, 23)
    assert not calendar.is_known(date(2026, 11, 23))


def test_a_year_half_entered_is_not_known() -> None:
    """The law gives eleven days (Bộ luật Lao động 2019, Điều 112.1)."""
    for day in range(1, 11):
        make_holiday(date(2028, 5, day))
    assert not office_calendar().is_known(date(2028, 6, 1))
    make_holiday(date(2028, 5, 11))
    assert office_calendar().is_known(date(2028, 6, 1))


def test_one_day_still_to_be_announced_makes_the_year_unknown() -> None:
    load_holidays()
    assert not office_calendar().is_known(date(2027, 6, 1))
    Holiday.objects.filter(day__year=2027).update(certainty=Holiday.Certainty.CERTAIN)
    assert office_calendar().is_known(date(2027, 6, 1))
