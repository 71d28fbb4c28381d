"""Setting what others report: samples, terms from a day on, what they may not say."""

from collections.abc import Callable
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from history.models import Entry
from localities.models import AdministrativeUnit
from officials.models import Official, Organization
from reports.models import Addressee, AskedFigure, Regime, Terms
from reports.regimes.calendar import dues_of
from reports.regimes.periods import Closing, Rhythm
from reports.regimes.presenting import days_left_out
from reports.regimes.samples import from_sample, sample, samples
from reports.regimes.setting import change_terms, end
from tests.cast import make_organization, make_unit
from tests.reporting import a_due, make_regime, make_report

pytestmark = pytest.mark.django_db
JULY = date(2026, 7, 1)
Change = Callable[..., Terms]


@pytest.fixture
def regime(province: Organization, province_reviewer: Official) -> Regime:
    return make_regime(province, province_reviewer)


@pytest.fixture
def change(regime: Regime, province: Organization, province_reviewer: Official) -> Change:
    """New terms of the regime, with one figure unless told otherwise."""

    def do(
        *figures: AskedFigure,
        valid_from: date = JULY,
        forms: dict[str, tuple[int, ...]] | None = None,
        addressees: tuple[str, ...] = ("Ủy ban nhân dân tỉnh Nghệ An",),
        by: Official = province_reviewer,
        **columns: object,
    ) -> Terms:
        terms = Terms(
            **{
                "valid_from": valid_from,
                "rhythm": Rhythm.MONTH,
                "within": province.unit,
                "reviewer": province,
                **columns,
            }
        )
        return change_terms(
            regime,
            terms,
            addressees=[Addressee(name=name) for name in addressees],
            figures=figures or (figure("so_buoi"),),
            forms=forms or {},
            by=by,
        )

    return do


def figure(code: str, **columns: object) -> AskedFigure:
    return AskedFigure(code=code, **{"name": code.capitalize(), "unit": "lượt", **columns})


def complaints(act: Callable[[], object]) -> list[str]:
    with pytest.raises(ValidationError) as refusal:
        act()
    return refusal.value.messages


@pytest.mark.parametrize("slug", [one.slug for one in samples()])
def test_every_sample_can_be_set_as_it_ships(
    slug: str, province: Organization, province_reviewer: Official
) -> None:
    shipped = sample(slug)
    regime = from_sample(
        shipped,
        owner=province,
        reviewer=province,
        within=province.unit,
        valid_from=date(2026, 1, 1),
        by=province_reviewer,
    )
    terms = regime.terms.get()
    assert [one.code for one in terms.asked_figures.all()] == [
        one["code"] for one in shipped.figure_columns
    ]
    assert terms.addressees.count() == 1
    assert len(dues_of(regime, 2026)) == {"half_year": 2, "year": 1, "month": 12}.get(
        terms.rhythm, 0
    )
    entry = Entry.objects.get(verb="reports.set_regime")
    assert entry.organization_id == province.pk
    assert entry.details == {"terms": terms.pk, "figures": len(shipped.figure_columns)}


def test_samples_of_one_office_have_different_names() -> None:
    names = [one.name for one in samples()]
    assert len(names) == len(set(names)) == 4


def test_new_terms_hold_from_their_day_and_the_old_stay(regime: Regime, change: Change) -> None:
    change(rhythm=Rhythm.QUARTER)
    assert [due.name for due in dues_of(regime, 2026)] == [
        "6 tháng đầu năm 2026",
        "quý III năm 2026",
        "quý IV năm 2026",
    ]
    assert regime.terms.count() == 2


def test_terms_nobody_reported_by_are_corrected_in_place(regime: Regime, change: Change) -> None:
    change(due_days=3)
    change(due_days=5)
    assert [one.due_days for one in regime.terms.filter(valid_from=JULY)] == [5]
    verbs = Entry.objects.filter(verb__startswith="reports.").values_list("verb", flat=True)
    assert list(verbs) == ["reports.change_terms", "reports.correct_terms"]


def test_terms_do_not_reach_back_to_what_was_reported(
    regime: Regime, change: Change, ward: Organization, drafter: Official
) -> None:
    make_report(a_due(regime), ward, drafter)
    told = complaints(lambda: change(valid_from=date(2026, 6, 14)))
    assert told == [
        "Kỳ đến ngày 14/6/2026 đã có báo cáo theo quy định đang dùng; quy định mới chỉ áp dụng "
        "được từ sau ngày 14/6/2026."
    ]
    assert change(valid_from=date(2026, 6, 15)).pk


def test_every_fault_of_the_figures_is_told_at_once(regime: Regime, change: Change) -> None:
    told = complaints(
        lambda: change(
            figure("tong", parts=["mot", "hai"]),
            figure("mot", parts=["tong"]),
            figure("mot"),
            figure("rieng", parts=["rieng"]),
            forms={"tong": (2,)},
        )
    )
    assert told == [
        "Mã “mot” ghi 2 lần, ở dòng 2, 3; mỗi mã một lần.",
        "Dòng 1: “hai” không phải mã của chỉ tiêu nào trong danh sách.",
        "“rieng” là tổng của chính nó; bỏ vòng này đi.",
        "Chỉ tiêu “tong”: không có nơi nhận thứ 2.",
    ]
    assert regime.terms.count() == 1


def test_no_regime_asks_for_a_single_ethnic_group_or_religion(change: Change) -> None:
    asked = [
        figure(key, source=AskedFigure.Source.REGISTER, key=key)
        for key in ("ho_dtts", "ho_thai", "nhan_khau_cong_giao")
    ]
    assert complaints(lambda: change(*asked)) == [
        "Dòng 2: chọn lại nơi lấy số; “ho_thai” không có trong nguồn ấy.",
        "Dòng 3: chọn lại nơi lấy số; “nhan_khau_cong_giao” không có trong nguồn ấy.",
    ]


def test_a_circle_of_sums_is_found_through_others(change: Change) -> None:
    told = complaints(
        lambda: change(figure("a", parts=["b"]), figure("b", parts=["c"]), figure("c", parts=["a"]))
    )
    assert told == [f"“{code}” là tổng của chính nó; bỏ vòng này đi." for code in "abc"]


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ({"due_days": -1}, "không được nhỏ hơn 0"),
        ({"due_days": 61}, "không được lớn hơn 60"),
        ({"addressees": ()}, "ít nhất một nơi nhận"),
    ],
)
def test_terms_without_sense_are_refused(
    change: Change, columns: dict[str, object], said: str
) -> None:
    assert said in " ".join(complaints(lambda: change(**columns)))


def test_nobody_asks_beyond_the_own_territory(
    change: Change, other_ward: Organization, province_unit: AdministrativeUnit
) -> None:
    elsewhere = make_unit("38", "Thanh Hóa", AdministrativeUnit.Kind.PROVINCE)
    office = make_organization(elsewhere, "Ủy ban nhân dân tỉnh Thanh Hóa")
    assert complaints(lambda: change(within=elsewhere, reviewer=office)) == [
        "Tỉnh Thanh Hóa không thuộc tỉnh Nghệ An.",
        "Ủy ban nhân dân tỉnh Thanh Hóa không phải cơ quan của tỉnh Nghệ An.",
    ]
    assert complaints(lambda: change(within=other_ward.unit)) == [
        "Phường Quang Tiến cùng cấp với nơi báo cáo; chọn địa bàn của cấp trên."
    ]


def test_a_ward_sets_no_regime_and_changes_none(
    change: Change, ward: Organization, drafter: Official
) -> None:
    with pytest.raises(PermissionDenied, match="cấp xã"):
        from_sample(samples()[0], owner=ward, reviewer=ward, within=ward.unit, by=drafter)
    with pytest.raises(PermissionDenied, match="Ủy ban nhân dân tỉnh Nghệ An"):
        change(by=drafter)


def test_an_end_keeps_what_was_reported(
    regime: Regime, ward: Organization, drafter: Official, province_reviewer: Official
) -> None:
    make_report(a_due(regime), ward, drafter)
    told = complaints(lambda: end(regime, date(2026, 6, 13), by=province_reviewer))
    assert told == ["Kỳ đến ngày 14/6/2026 đã có báo cáo; ngày thôi không được trước ngày ấy."]
    assert len(dues_of(end(regime, date(2026, 6, 14), by=province_reviewer), 2026)) == 1
    assert len(dues_of(end(regime, None, by=province_reviewer), 2026)) == 2


def test_days_between_two_rhythms_are_told(regime: Regime, change: Change) -> None:
    change(rhythm=Rhythm.QUARTER)
    assert days_left_out(regime, JULY) is None
    change(rhythm=Rhythm.MONTH, closing=Closing.CALENDAR)
    assert days_left_out(regime, JULY) == (date(2026, 6, 15), date(2026, 6, 30))
