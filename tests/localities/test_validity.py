from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from localities.models import AdministrativeUnit, Kind
from tests.localities.units import make_unit

pytestmark = pytest.mark.django_db

DAY = date(2025, 7, 1)
Span = tuple[date | None, date | None]

days = st.none() | st.integers(0, 6).map(lambda n: DAY + timedelta(days=n))
spans = st.tuples(days, days).filter(lambda s: None in s or s[0] <= s[1])  # type: ignore[operator]


@pytest.mark.parametrize(
    ("day", "valid"),
    [
        (date(2025, 6, 30), False),
        (date(2025, 7, 1), True),
        (date(2026, 4, 29), True),
        (date(2026, 4, 30), False),
    ],
)
def test_both_ends_of_a_validity_are_included(day: date, valid: bool) -> None:
    unit = make_unit(valid_from=date(2025, 7, 1), valid_to=date(2026, 4, 29))
    assert unit.is_valid_on(day) is valid
    assert AdministrativeUnit.objects.on(day).exists() is valid


def test_an_unknown_start_is_before_every_day_and_an_open_end_after() -> None:
    make_unit()
    assert AdministrativeUnit.objects.on(date(1945, 9, 2)).exists()
    assert AdministrativeUnit.objects.on(date(2999, 1, 1)).exists()


def test_a_unit_cannot_end_before_it_begins() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        make_unit(valid_from=DAY, valid_to=DAY - timedelta(days=1))


def test_a_code_passes_on_from_one_day_to_the_next() -> None:
    old = make_unit(name="Cũ", valid_to=DAY - timedelta(days=1))
    new = make_unit(name="Mới", valid_from=DAY)
    assert AdministrativeUnit.objects.of_code("99001", on=DAY - timedelta(days=1)) == old
    assert AdministrativeUnit.objects.of_code("99001", on=DAY) == new


@settings(max_examples=60, deadline=None)
@given(st.lists(spans, min_size=2, max_size=5))
def test_no_code_has_two_units_on_one_day(asked: list[Span]) -> None:
    """The database takes exactly the spans that share no day with those it has."""
    AdministrativeUnit.objects.all().delete()
    taken: list[Span] = []
    for span in asked:
        free = not any(share_a_day(span, other) for other in taken)
        assert takes(span) is free
        if free:
            taken.append(span)


def share_a_day(one: Span, other: Span) -> bool:
    return bool(set(written_out(one)) & set(written_out(other)))


def written_out(span: Span) -> list[int]:
    """Days as numbers, from a day before all the days in play to a day after."""
    first = -1 if span[0] is None else (span[0] - DAY).days
    last = 7 if span[1] is None else (span[1] - DAY).days
    return list(range(first, last + 1))


def takes(span: Span) -> bool:
    try:
        with transaction.atomic():
            make_unit(valid_from=span[0], valid_to=span[1])
    except IntegrityError:
        return False
    return True


def test_a_change_of_dates_is_held_to_the_same_rule() -> None:
    make_unit(valid_to=DAY)
    new = make_unit(valid_from=DAY + timedelta(days=1))
    new.valid_from = DAY
    with pytest.raises(ValidationError, match="đã có đơn vị khác"):
        new.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        new.save(update_fields=["valid_from"])


def test_a_row_may_be_saved_over_itself() -> None:
    unit = make_unit()
    unit.full_clean()
    unit.save()


@pytest.mark.django_db(transaction=True)
def test_the_rule_outlives_a_rebuild_of_the_table() -> None:
    """SQLite drops triggers when a later migration rebuilds the table."""
    span = AdministrativeUnit._meta.constraints[0]
    with connection.schema_editor() as editor:
        editor.remove_constraint(AdministrativeUnit, span)
        editor.add_constraint(AdministrativeUnit, span)
    make_unit()
    with pytest.raises(IntegrityError, match="localities_unit_no_overlap"), transaction.atomic():
        make_unit()


@pytest.mark.parametrize(
    ("code", "kind"),
    [("01", Kind.WARD), ("001", Kind.PROVINCE), ("00001", Kind.RURAL_DISTRICT), ("1", Kind.CITY)],
)
def test_a_code_has_the_digits_of_its_level(code: str, kind: Kind) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        make_unit(code, kind=kind)
