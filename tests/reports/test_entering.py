"""A ward without the system: what came is put in with its figures, measured by the day it came."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from documents.models import Use
from documents.originals import files
from documents.originals.files import Accepted
from documents.secrecy import Answer
from localities.models import AdministrativeUnit
from officials.establishing import proposed
from officials.models import Official, Organization, Role
from paper.readers.received import Unreadable
from reports.models import Regime, Report
from reports.province.states import Standing, states_of
from reports.regimes.calendar import Due
from reports.submitting import entering, workbooks
from reports.submitting.entering import Arrived
from reports.writing.dues import span_of
from tests.cast import UnitKind, make_member, make_unit, signed_in
from tests.reporting import a_due, make_regime

pytestmark = pytest.mark.django_db
IN_TIME, LATE = date(2026, 6, 17), date(2026, 6, 18)


@pytest.fixture
def regime(province: Organization, province_reviewer: Official) -> Regime:
    return make_regime(province, province_reviewer)


@pytest.fixture
def due(regime: Regime) -> Due:
    return a_due(regime)


def scan(content: bytes = b"Bao cao so 12") -> Accepted:
    return files.accept(content, use=Use.EVIDENCE, name="bao-cao.txt")


def entered(due: Due, ward: Organization, by: Official, arrived: Arrived) -> Report:
    report = entering.enter(ward, due, arrived, secret=Answer.NO, by=by)
    assert isinstance(report, Report), report
    return report


def filled(due: Due, ward: Organization, **cells: object) -> bytes:
    """The form as a ward sends it back; cells by their place, E9 and the like."""
    book = openpyxl.load_workbook(BytesIO(workbooks.written(due, ward)))
    for place, value in cells.items():
        book.active[place] = value
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


@pytest.mark.parametrize(("day", "is_late"), [(IN_TIME, False), (LATE, True)])
def test_the_day_it_came_counts_not_the_day_it_is_entered(
    due: Due, ward: Organization, province_reviewer: Official, day: date, is_late: bool
) -> None:
    arrived = Arrived(day, {"so_buoi": Decimal(4), "so_nguoi": None}, file=scan())
    report = entered(due, ward, province_reviewer, arrived)
    current = report.current
    assert current is not None
    assert (report.state, report.is_late, current.is_late) == ("submitted", is_late, is_late)
    assert (current.is_for_another, current.received_on) == (True, day)
    assert [(one.asked.code, one.amount) for one in current.figures.all()] == [
        ("so_buoi", Decimal(4))
    ]


def test_the_same_file_is_refused_the_second_time(
    due: Due, regime: Regime, ward: Organization, province_reviewer: Official
) -> None:
    entered(due, ward, province_reviewer, Arrived(IN_TIME, file=scan()))
    again = Arrived(date(2026, 12, 15), file=scan())
    verdict = entering.enter(
        ward, a_due(regime, place=1), again, secret=Answer.NO, by=province_reviewer
    )
    assert not isinstance(verdict, Report)
    assert Report.objects.count() == 1


def test_who_has_the_system_hands_in_himself(
    due: Due, ward: Organization, drafter: Official, province_reviewer: Official
) -> None:
    verdict = entering.may_enter(ward, due, province_reviewer)
    assert "có tài khoản" in verdict.reason


def test_a_small_ethnic_number_is_not_kept_even_if_the_ward_told_it(
    due: Due, ward: Organization, province_reviewer: Official
) -> None:
    due.terms.asked_figures.filter(code="so_buoi").update(source="register", key="nhan_khau_dtts")
    arrived = Arrived(IN_TIME, {"so_buoi": Decimal(3), "so_nguoi": Decimal(3)}, file=scan())
    report = entered(due, ward, province_reviewer, arrived)
    assert report.current is not None
    told = [(one.amount, one.words) for one in report.current.figures.all()]
    assert told == [(None, "dưới 5"), (3, "")]


def test_the_form_is_read_back_as_it_was_filled(due: Due, ward: Organization) -> None:
    data = filled(due, ward, D7="1.204", D8=12.5, E8="Đã đối chiếu")
    found = workbooks.read("bieu.xlsx", data, due=due, organization=ward)
    assert found.amounts == {"so_buoi": Decimal(1204), "so_nguoi": Decimal("12.5")}
    assert found.reasons["so_nguoi"] == "Đã đối chiếu"


def test_a_form_of_another_period_office_or_regime_is_refused(
    regime: Regime,
    due: Due,
    ward: Organization,
    other_ward: Organization,
    province: Organization,
    province_reviewer: Official,
) -> None:
    other = a_due(make_regime(province, province_reviewer, "Báo cáo khác"))
    for data, told in (
        (filled(a_due(regime, 2025), ward), "kỳ khác (15/12/2024 – 14/6/2025)"),
        (filled(due, other_ward), "nơi khác"),
        (filled(other, ward), "chế độ báo cáo khác"),
        (b"Ma,So\n1,2\n", "Mã biểu"),
    ):
        with pytest.raises(Unreadable) as refused:
            workbooks.read("bieu.xlsx", data, due=due, organization=ward)
        assert told in refused.value.message


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"D7": -3}, "nhỏ hơn 0"),
        ({"D7": "mười hai"}, "không phải là số"),
        ({"D7": "=1+1"}, "Công thức chưa có kết quả"),
        ({"D7": 10**15}, "một nghìn tỷ"),
        ({"A8": "ma_la"}, "mã không có trong chế độ"),
        ({"A8": "so_buoi"}, "mã ghi hai lần"),
        ({"D6": "Tổng"}, "tiêu đề"),
    ],
)
def test_a_bad_cell_is_told_with_its_line_and_nothing_is_taken(
    due: Due, ward: Organization, cells: dict[str, object], told: str
) -> None:
    with pytest.raises(Unreadable) as refused:
        workbooks.read("bieu.xlsx", filled(due, ward, **cells), due=due, organization=ward)
    assert told in refused.value.message


def test_the_page_reads_the_workbook_first_and_keeps_the_file_for_the_second_button(
    due: Due, ward: Organization, province_reviewer: Official
) -> None:
    client = signed_in(province_reviewer)
    span = f"{due.since:%Y%m%d}-{due.until:%Y%m%d}"
    address = reverse("reports:enter", args=[due.regime.pk, span, ward.unit_id])
    sent = SimpleUploadedFile("bieu.xlsx", filled(due, ward, D7=7, D8=70))
    read = client.post(address, {"file": sent, "doc-tep": "1"})
    form = read.context["form"]
    assert (form["so-so_buoi"].value(), Report.objects.count()) == ("7", 0)
    typed = {field.name: field.value() or "" for field in form}
    answer = client.post(
        address, {**typed, "is_nothing": "", "received_on": "17/6/2026", "secret": "khong"}
    )
    report = Report.objects.get()
    assert answer.headers["Location"] == reverse("reports:receipt", args=[report.pk, 1])
    assert report.current is not None
    assert report.current.file is not None
    assert [one.amount for one in report.current.figures.all()] == [7, 70]


def test_a_unit_without_an_office_is_entered_for_and_leaves_its_column(
    due: Due,
    ward: Organization,
    district_unit: AdministrativeUnit,
    province_reviewer: Official,
    stranger: Official,
) -> None:
    unit = make_unit("17017", "Đông Hiếu", UnitKind.COMMUNE, parent=district_unit)
    client = signed_in(province_reviewer)
    address = reverse("reports:enter", args=[due.regime.pk, span_of(due), unit.pk])
    lists = [
        reverse("reports:states_of_period", args=[due.regime.pk, due.span]),
        reverse("reports:ward_states", args=[due.regime.pk, unit.pk]) + "?nam=2026",
    ]
    assert [f'href="{address}"' in client.get(one).content.decode() for one in lists] == [True] * 2
    assert "được lập kèm theo" in client.get(address).content.decode()
    assert client.get(f"{address}bieu.xlsx").status_code == 200
    assert signed_in(stranger).get(address).status_code == 404
    typed = {"received_on": "17/6/2026", "paper_number": "3/BC-UBND", "secret": "khong"}
    assert client.post(address, {**typed, "so-so_buoi": "-1"}).status_code == 200
    assert not Organization.objects.filter(unit=unit).exists()

    assert client.post(address, {**typed, "so-so_buoi": "6"}).status_code == 302
    office = Organization.objects.get(unit=unit)
    assert (office.name, office.appointments.count()) == ("Ủy ban nhân dân xã Đông Hiếu", 0)
    stands = {one.place.name: one.standing for one in states_of(due)}
    assert stands["Xã Đông Hiếu"] == Standing.ON_TIME
    assert [f'href="{address}"' in client.get(one).content.decode() for one in lists] == [False] * 2


def test_of_who_signs_in_no_list_offers_to_enter(
    due: Due, drafter: Official, province_reviewer: Official
) -> None:
    period = reverse("reports:states_of_period", args=[due.regime.pk, due.span])
    assert "ghi-ho" not in signed_in(province_reviewer).get(period).content.decode()


def test_whoever_does_not_review_establishes_nothing(
    due: Due, province: Organization, district_unit: AdministrativeUnit
) -> None:
    unit = make_unit("17017", "Đông Hiếu", UnitKind.COMMUNE, parent=district_unit)
    clerk = make_member("tinh.vanthu", "Người Mẫu", province, Role.CLERK)
    office = proposed(unit, Organization.Kind.PEOPLES_COMMITTEE)
    arrived = Arrived(IN_TIME, paper_number="3/BC-UBND")
    assert not entering.enter(office, due, arrived, secret=Answer.NO, by=clerk)
    assert not Organization.objects.filter(unit=unit).exists()
