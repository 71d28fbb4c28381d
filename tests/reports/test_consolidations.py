"""Consolidations: what counts, the sums behind them, versions, what of small figures is told."""

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from officials.models import Official, Organization
from reports.consolidating.counting import NothingNewError, consolidate, moved_since
from reports.consolidating.differing import differences
from reports.consolidating.reading import Consolidated, Total
from reports.consolidating.summing import Sum
from reports.models import AskedFigure, Consolidation, Regime, Report, SentFigure
from reports.regimes.calendar import Due
from tests.cast import UnitKind, make_organization, make_unit
from tests.reporting import a_due, make_asked, make_regime, make_sending, make_submitted

pytestmark = pytest.mark.django_db

ACCEPTED, SUBMITTED = Report.State.ACCEPTED, Report.State.SUBMITTED


@pytest.fixture
def regime(province: Organization, province_reviewer: Official) -> Regime:
    return make_regime(province, province_reviewer)


@pytest.fixture
def due(regime: Regime) -> Due:
    return a_due(regime)


@pytest.fixture
def wards(ward: Organization, other_ward: Organization) -> list[Organization]:
    """Four in all; by name: Hoà Hiếu, Long Sơn, Quang Tiến, Tây Hiếu."""
    parent = ward.unit.parent
    more = [("17001", "Tây Hiếu"), ("17003", "Long Sơn")]
    made = [
        make_organization(
            make_unit(code, name, UnitKind.WARD, parent=parent), f"Ủy ban nhân dân phường {name}"
        )
        for code, name in more
    ]
    return [ward, made[1], other_ward, made[0]]


def hand_in(due: Due, wards: list[Organization], by: Official, *figures: dict[str, int]) -> None:
    """Accepted, one of each ward in their order."""
    for office, given_figures in zip(wards, figures, strict=False):
        make_submitted(due, office, by, state=ACCEPTED, figures=given_figures)


def total(made: Consolidation, code: str = "so_buoi") -> Total:
    return next(one for one in Consolidated(made).totals if one.asked.code == code)


def send_again(report: Report, by: Official, figures: dict[str, int]) -> None:
    """Reopened, sent once more and accepted again."""
    report.current = make_sending(report, by, figures=figures)
    report.save(update_fields=["current"])


def put_words(report: Report, code: str, words: str) -> None:
    asked = report.terms.asked_figures.get(code=code)
    SentFigure.objects.create(sending=report.current, asked=asked, words=words)


def test_only_what_was_accepted_counts_unless_said(
    due: Due, wards: list[Organization], province: Organization, province_reviewer: Official
) -> None:
    by = province_reviewer
    make_submitted(due, wards[0], by, state=ACCEPTED, figures={"so_buoi": 3})
    make_submitted(due, wards[1], by, state=SUBMITTED, figures={"so_buoi": 5})
    make_submitted(due, wards[2], by, state=Report.State.RETURNED, figures={"so_buoi": 7})
    strict = consolidate(due, province, by=by)
    assert (total(strict).now, total(strict).without) == (Sum(Decimal(3), 1), 3)
    assert [row.instead for row in Consolidated(strict).rows] == [
        "",
        "Đã nộp, chưa chấp nhận",
        "Đang bị trả lại",
        "Chưa nộp",
    ]
    wide = consolidate(due, province, counts_submitted=True, by=by)
    assert (total(wide).now, total(wide).without) == (Sum(Decimal(8), 2), 2)
    assert (strict.number, wide.number) == (1, 2)


def test_nothing_to_report_is_neither_a_number_nor_missing(
    due: Due, wards: list[Organization], province: Organization, province_reviewer: Official
) -> None:
    by = province_reviewer
    make_submitted(due, wards[0], by, state=ACCEPTED, figures={"so_buoi": 3})
    make_submitted(due, wards[1], by, state=ACCEPTED, is_nothing=True)
    made = consolidate(due, province, by=by)
    found = total(made)
    assert (found.now.places, found.nothing, found.without) == (1, 1, 2)
    assert Consolidated(made).rows[1].instead == "Không phát sinh"


def test_a_version_is_made_only_when_something_moved(
    due: Due, wards: list[Organization], province: Organization, province_reviewer: Official
) -> None:
    by = province_reviewer
    hand_in(due, wards, by, {"so_buoi": 3}, {"so_buoi": 4})
    made = consolidate(due, province, by=by)
    with pytest.raises(NothingNewError):
        consolidate(due, province, by=by)
    make_submitted(due, wards[2], by, state=ACCEPTED, figures={"so_buoi": 5})
    assert moved_since(made, due) == 1
    assert total(consolidate(due, province, by=by)).now.amount == 12
    assert total(made).now.amount == 7


def test_a_correction_after_acceptance_makes_a_version_with_the_difference(
    due: Due, wards: list[Organization], province: Organization, province_reviewer: Official
) -> None:
    by = province_reviewer
    hand_in(due, wards, by, {"so_buoi": 3, "so_nguoi": 50}, {"so_buoi": 4, "so_nguoi": 60})
    first = consolidate(due, province, by=by)
    send_again(Report.objects.get(organization=wards[1]), by, {"so_buoi": 6, "so_nguoi": 60})
    second = consolidate(due, province, by=by)
    found = differences(Consolidated(first), Consolidated(second))
    assert (second.number, found.moved) == (2, ())
    (figure,) = found.figures
    assert figure.asked.name == "Số buổi tuyên truyền"
    assert (figure.was, figure.now) == (Sum(Decimal(7), 2), Sum(Decimal(9), 2))
    told = [(str(one.unit), one.was.shown, one.now.shown) for one in figure.places]
    assert told == [("Phường Long Sơn", "4", "6")]


def test_a_report_taken_back_is_named_in_the_difference(
    due: Due, wards: list[Organization], province: Organization, province_reviewer: Official
) -> None:
    by = province_reviewer
    hand_in(due, wards, by, {"so_buoi": 3}, {"so_buoi": 4})
    first = consolidate(due, province, by=by)
    Report.objects.filter(organization=wards[1]).update(state=Report.State.RETURNED)
    second = consolidate(due, province, by=by)
    (moved,) = differences(Consolidated(first), Consolidated(second)).moved
    assert moved.was
    assert moved.now
    assert (str(moved.unit), moved.was.instead, moved.now.instead) == (
        "Phường Long Sơn",
        "",
        "Đang bị trả lại",
    )


def test_periods_are_compared_over_the_same_wards_too(
    regime: Regime, wards: list[Organization], province: Organization, province_reviewer: Official
) -> None:
    by = province_reviewer
    year_before, before = a_due(regime, 2025, 0), a_due(regime, 2025, 1)
    hand_in(year_before, wards, by, {"so_buoi": 2}, {"so_buoi": 1})
    hand_in(before, wards, by, {"so_buoi": 10})
    hand_in(a_due(regime), wards, by, {"so_buoi": 12}, {"so_buoi": 6}, {"so_buoi": 100})
    made = consolidate(a_due(regime), province, by=by)
    found = total(made)
    assert found.before
    assert found.year_before
    assert (found.before.then, found.before.same, found.before.change) == (
        Sum(Decimal(10), 1),
        1,
        2,
    )
    assert found.before.percent == Decimal("20.0")
    assert (found.year_before.then.amount, found.year_before.same) == (3, 2)
    assert (found.year_before.now_same, found.year_before.then_same) == (18, 3)
    assert list(Consolidated(made).names.values()) == [
        "6 tháng cuối năm 2025",
        "6 tháng đầu năm 2025",
    ]


def test_the_year_before_is_what_a_ward_names_where_it_reported_nothing_then(
    due: Due, wards: list[Organization], province: Organization, province_reviewer: Official
) -> None:
    by = province_reviewer
    report = make_submitted(due, wards[0], by, state=ACCEPTED, figures={})
    asked = report.terms.asked_figures.get(code="so_buoi")
    SentFigure.objects.create(sending=report.current, asked=asked, amount=9, earlier=6)
    found = total(consolidate(due, province, by=by))
    assert found.before is None
    assert found.year_before
    assert (found.year_before.then.amount, found.year_before.percent) == (6, 50)


def test_rates_are_shown_and_never_added_up(
    regime: Regime, wards: list[Organization], province: Organization, province_reviewer: Official
) -> None:
    terms = regime.terms.get()
    make_asked(terms, "ty_le", "Tỷ lệ khối đạt chuẩn", unit="%", is_summed=False, position=2)
    hand_in(a_due(regime), wards, province_reviewer, {"ty_le": 80}, {"ty_le": 90})
    found = total(consolidate(a_due(regime), province, by=province_reviewer), "ty_le")
    assert (found.now, found.before) == (Sum(None, 2), None)


def make_guarded(regime: Regime, code: str, key: str, **columns: object) -> AskedFigure:
    return make_asked(regime.terms.get(), code, f"Số liệu {key}", source="register", key=key)


def test_what_a_ward_gave_in_words_is_not_given(
    regime: Regime, wards: list[Organization], province: Organization, province_reviewer: Official
) -> None:
    make_guarded(regime, "dtts", "nhan_khau_dtts")
    due, by = a_due(regime), province_reviewer
    hand_in(due, wards, by, {"dtts": 21}, {})
    put_words(Report.objects.get(organization=wards[1]), "dtts", "dưới 5")
    made = consolidate(due, province, by=by)
    assert total(made, "dtts").now == Sum(Decimal(21), 1)
    assert Consolidated(made).rows[1].figures["dtts"].shown == "dưới 5"


def test_a_few_persons_put_in_by_hand_are_neither_shown_nor_to_be_worked_out(
    regime: Regime, wards: list[Organization], province: Organization, province_reviewer: Official
) -> None:
    make_guarded(regime, "tho", "nhan_khau_tho")
    make_guarded(regime, "ho_tho", "ho_tho")
    make_asked(regime.terms.get(), "cong", "Cộng hai nhóm", parts=["tho", "so_nguoi"])
    by = province_reviewer
    given_figures = {"tho": 3, "so_nguoi": 20, "cong": 23, "ho_tho": 1}
    hand_in(a_due(regime), wards, by, given_figures, {"tho": 7, "so_nguoi": 30, "cong": 37})
    made = consolidate(a_due(regime), province, by=by)
    row = Consolidated(made).rows[0]
    told = {code: one.shown for code, one in row.figures.items()}
    assert told == {"tho": "dưới 5", "so_nguoi": "20", "cong": "không nêu", "ho_tho": "1"}
    assert [total(made, code).now.amount for code in ("tho", "so_nguoi", "cong")] == [7, 50, 37]


def test_only_the_offices_of_the_regime_consolidate(
    due: Due, ward: Organization, province: Organization, drafter: Official
) -> None:
    with pytest.raises(PermissionDenied, match="quy định hoặc xem xét"):
        consolidate(due, ward, by=drafter)
    with pytest.raises(PermissionDenied, match="người xem xét"):
        consolidate(due, province, by=drafter)


def test_a_version_is_read_in_the_same_questions_for_many_wards(
    regime: Regime, wards: list[Organization], province: Organization, province_reviewer: Official
) -> None:
    def questions(made: Consolidation) -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            found = Consolidated(made)
            assert found.totals
            assert found.rows
            assert found.names is not None
        return len(asked)

    by, parent = province_reviewer, wards[0].unit.parent
    few = consolidate(a_due(regime), province, by=by)
    for place in range(20):
        unit = make_unit(f"9{place:04}", f"Mẫu {place}", UnitKind.WARD, parent=parent)
        office = make_organization(unit, f"Ủy ban nhân dân phường Mẫu {place}")
        make_submitted(a_due(regime), office, by, state=ACCEPTED, figures={"so_buoi": place})
    many = consolidate(a_due(regime), province, by=by)
    assert questions(few) == questions(many) == 5
