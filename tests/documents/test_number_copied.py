"""The second mode: the office's book is elsewhere, and the clerk copies number and date from it."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from documents.numbers.entering import Wanted, Way
from documents.numbers.numbering import give_number, void
from officials.models import Official, Organization
from tests.books import NOW, TODAY, YESTERDAY, Mode, make_approved, make_decision

pytestmark = pytest.mark.django_db


def typed(figure: int, letter: str = "") -> Wanted:
    return Wanted(Way.TYPED, figure, letter)


def test_where_the_book_is_elsewhere_its_number_and_date_are_typed(
    ward: Organization, drafter: Official, clerk: Official, administrator: Official
) -> None:
    make_decision(ward, administrator, mode=Mode.ELSEWHERE)
    document = make_approved(ward, drafter)
    with pytest.raises(ValidationError, match="Cần ghi số"):
        give_number(document, on=TODAY, by=clerk, now=NOW)
    entry = give_number(document, on=TODAY, by=clerk, wanted=typed(57), now=NOW)
    other = make_approved(ward, drafter)
    with pytest.raises(ValidationError) as raised:
        give_number(other, on=TODAY, by=clerk, wanted=typed(57), now=NOW)
    assert raised.value.messages[0].startswith(
        "Số 57/KH-UBND ngày 10/3/2026 của Ủy ban nhân dân phường"
    )
    with pytest.raises(ValidationError, match="ở tương lai"):
        give_number(other, on=TODAY + timedelta(1), by=clerk, wanted=typed(58), now=NOW)
    earlier = give_number(other, on=YESTERDAY, by=clerk, wanted=typed(60, "a"), now=NOW)
    assert [str(entry), str(earlier)] == ["57/KH-UBND", "60a/KH-UBND"]


def test_a_number_copied_for_the_wrong_paper_can_be_copied_again(
    ward: Organization, drafter: Official, clerk: Official, administrator: Official
) -> None:
    make_decision(ward, administrator, mode=Mode.ELSEWHERE)
    wrong, right = make_approved(ward, drafter), make_approved(ward, drafter)
    entry = give_number(wrong, on=TODAY, by=clerk, wanted=typed(57), now=NOW)
    void(entry, reason="Chép nhầm văn bản", by=clerk)
    again = give_number(right, on=TODAY, by=clerk, wanted=typed(57), now=NOW)
    assert (str(again), again.correction) == ("57/KH-UBND", 1)


def test_where_the_book_is_ours_no_number_is_typed(
    ward: Organization, drafter: Official, clerk: Official
) -> None:
    with pytest.raises(ValidationError, match="số do chương trình cấp"):
        give_number(make_approved(ward, drafter), on=TODAY, by=clerk, wanted=typed(9), now=NOW)
