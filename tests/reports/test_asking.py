"""A period asked for beside the rhythm, and the deadline of one period moved for everybody."""

from collections.abc import Callable
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from officials.models import Official, Organization
from reports.models import DeadlineChange, Regime, Request
from reports.regimes.asking import ask, move_deadline
from reports.regimes.calendar import dues_of
from reports.regimes.setting import end
from tests.reporting import a_due, make_regime, make_submitted

pytestmark = pytest.mark.django_db


@pytest.fixture
def regime(province: Organization, province_reviewer: Official) -> Regime:
    return make_regime(province, province_reviewer)


def a_request(regime: Regime, **columns: object) -> Request:
    return Request(
        **{
            "regime": regime,
            "occasion": Request.Occasion.INTERIM,
            "name": "2 năm (2025 - 2026)",
            "since": date(2025, 1, 1),
            "until": date(2026, 9, 30),
            "due_on": date(2026, 10, 10),
            **columns,
        }
    )


def complaints(act: Callable[[], object]) -> list[str]:
    with pytest.raises(ValidationError) as refusal:
        act()
    return refusal.value.messages


def test_what_was_asked_stands_among_the_periods(
    regime: Regime, province_reviewer: Official, drafter: Official
) -> None:
    ask(a_request(regime), by=province_reviewer)
    assert [due.name for due in dues_of(regime, 2026)] == [
        "6 tháng đầu năm 2026",
        "2 năm (2025 - 2026)",
        "6 tháng cuối năm 2026",
    ]
    with pytest.raises(PermissionDenied):
        ask(a_request(regime, occasion=Request.Occasion.FINAL), by=drafter)


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ({"since": date(2026, 9, 1)}, "Chồng lên yêu cầu “2 năm (2025 - 2026)”"),
        ({"until": date(2024, 12, 31)}, "Ngày cuối không trước ngày đầu"),
        ({"due_on": date(2026, 9, 29)}, "hạn nộp không trước cả"),
        ({"since": date(2026, 9, 30), "due_on": date(2062, 10, 1)}, "xem lại năm của hạn nộp"),
        (
            {"occasion": "ad_hoc", "since": date(2025, 12, 15), "until": date(2026, 6, 14)},
            "là kỳ 6 tháng đầu năm 2026, đã phải báo cáo theo định kỳ",
        ),
        (
            {"occasion": "final", "since": date(2023, 1, 1), "until": date(2023, 6, 1)},
            "áp dụng từ ngày 01/01/2024",
        ),
    ],
)
def test_requests_without_sense_are_refused(
    regime: Regime, province_reviewer: Official, columns: dict[str, object], said: str
) -> None:
    ask(a_request(regime), by=province_reviewer)
    told = complaints(lambda: ask(a_request(regime, **columns), by=province_reviewer))
    assert said in " ".join(told)
    assert Request.objects.count() == 1


def test_an_interim_review_may_lie_within_the_final_one(
    regime: Regime, province_reviewer: Official
) -> None:
    ask(a_request(regime), by=province_reviewer)
    ask(a_request(regime, occasion="final", since=date(2024, 1, 1)), by=province_reviewer)
    assert regime.requests.count() == 2


def test_nothing_is_asked_after_the_end(regime: Regime, province_reviewer: Official) -> None:
    end(regime, date(2026, 6, 30), by=province_reviewer)
    told = complaints(lambda: ask(a_request(regime), by=province_reviewer))
    assert told == ["Chế độ báo cáo đã thôi từ sau ngày 30/6/2026."]


def test_a_moved_deadline_counts_and_what_was_handed_in_keeps_its_own(
    regime: Regime, ward: Organization, drafter: Official, province_reviewer: Official
) -> None:
    report = make_submitted(a_due(regime), ward, drafter)
    for day in (date(2026, 6, 24), date(2026, 6, 22)):
        move_deadline(a_due(regime), day, reason="Bão số 2.", by=province_reviewer)
    assert a_due(regime).due_on == date(2026, 6, 22)
    assert report.sendings.get().due_on == date(2026, 6, 17)


@pytest.mark.parametrize(
    ("day", "reason", "said"),
    [
        (date(2026, 6, 17), "Lý do", "đang là ngày 17/6/2026"),
        (date(2026, 6, 13), "Lý do", "hạn nộp không trước ngày chốt"),
        (date(2027, 6, 24), "Lý do", "xem lại năm của hạn nộp"),
        (date(2026, 6, 24), "", "không được để trống"),
    ],
)
def test_deadlines_without_sense_are_refused(
    regime: Regime, province_reviewer: Official, day: date, reason: str, said: str
) -> None:
    told = complaints(
        lambda: move_deadline(a_due(regime), day, reason=reason, by=province_reviewer)
    )
    assert said in " ".join(told).lower()
    assert not DeadlineChange.objects.exists()
