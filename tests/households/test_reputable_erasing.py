"""Names go some years after somebody left the list; the numbers stay."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from history.models import Entry
from households.models import ReputablePerson
from households.reputable import erasing, persons
from officials.models import Official, Organization, Role
from tests.cast import make_member
from tests.households.reputable import (
    DECIDED,
    make_group,
    make_identity,
    make_listed,
    make_proposal,
    make_removed,
    make_rule,
)

pytestmark = pytest.mark.django_db
FIVE_YEARS_LATER = date(2031, 3, 20)


@pytest.fixture(autouse=True)
def rule(ward: Organization, chair: Official) -> None:
    make_rule(ward, chair)


@pytest.fixture
def gone(ward: Organization, drafter: Official) -> ReputablePerson:
    """Left the list on 20 March 2026."""
    return make_removed(ward, drafter)


def test_names_are_kept_for_five_years_to_the_day(gone: ReputablePerson) -> None:
    assert erasing.erase_expired(FIVE_YEARS_LATER) == 0
    assert erasing.erase_expired(date(2031, 3, 21)) == 1
    gone.refresh_from_db()
    left = [getattr(gone, column) for column in ReputablePerson.IDENTIFYING]
    assert left == ["", None, "", None, "", ""]
    assert str(gone) == "(đã xóa theo thời hạn lưu)"
    assert erasing.erase_expired(date(2031, 3, 21)) == 0


def test_the_chair_may_set_another_term(
    ward: Organization, chair: Official, gone: ReputablePerson
) -> None:
    make_rule(ward, chair, valid_from=date(2026, 4, 1), kept_years=1)
    assert erasing.erase_expired(date(2027, 3, 20)) == 0
    assert erasing.erase_expired(date(2027, 3, 21)) == 1


def test_the_numbers_of_past_days_stay(ward: Organization, gone: ReputablePerson) -> None:
    day = date(2025, 12, 31)
    before = ReputablePerson.objects.of(ward).listed(day).count()
    erasing.erase_expired(date(2031, 3, 21))
    assert ReputablePerson.objects.of(ward).listed(day).count() == before == 1


def test_who_is_on_the_list_is_never_erased(
    ward: Organization, drafter: Official, chair: Official
) -> None:
    listed = make_listed(ward, drafter)
    assert erasing.erase_expired(date(2099, 1, 1)) == 0
    with pytest.raises(PermissionDenied, match="danh sách công khai"):
        erasing.erase(listed, by=chair)


def test_a_candidate_is_forgotten_with_the_file(
    ward: Organization, drafter: Official, chair: Official
) -> None:
    person = make_proposal(ward, drafter).person
    assert person is not None
    with pytest.raises(PermissionDenied, match="hãy dừng hồ sơ"):
        erasing.erase(person, by=chair)


def test_on_request_the_chair_or_the_data_officer_erases_at_once(
    ward: Organization, drafter: Official, gone: ReputablePerson
) -> None:
    with pytest.raises(PermissionDenied, match="Chủ tịch hoặc người phụ trách"):
        erasing.erase(gone, by=drafter)
    officer = make_member("du.lieu", "Ngô Văn Giữ Gìn", ward, Role.DATA_PROTECTION)
    erasing.erase(gone, by=officer)
    assert gone.erased_at is not None
    with pytest.raises(ValidationError, match="đã được xóa"):
        persons.correct(gone, make_identity(), group=make_group(ward), by=drafter)


def test_the_history_tells_that_it_happened_and_not_to_whom(
    ward: Organization, chair: Official, gone: ReputablePerson
) -> None:
    erasing.erase(gone, by=chair)
    entry = Entry.objects.latest("pk")
    assert (entry.verb, entry.subject) == (
        "households.erase_reputable",
        f"households.reputableperson:{gone.pk}",
    )
    assert not entry.details


def test_a_leap_day_ends_on_the_day_before() -> None:
    assert erasing._years_later(date(2024, 2, 29), 5) == date(2029, 2, 28)
    assert erasing._years_later(DECIDED, 5) == FIVE_YEARS_LATER


def test_a_correction_is_recorded_by_columns_only(ward: Organization, drafter: Official) -> None:
    person = make_listed(ward, drafter)
    identity = make_identity("Lô Văn Mẫu Hai", birth_year=1956)
    persons.correct(person, identity, group=person.group, by=drafter)
    assert (person.full_name, person.birth_year) == ("Lô Văn Mẫu Hai", 1956)
    assert Entry.objects.latest("pk").details == {"columns": ["full_name", "birth_year"]}
