"""/tinh-hinh-bao-cao/: from the total to the ward to the signed page, and the calls about it."""

import io
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from history.models import Entry
from localities.models import AdministrativeUnit
from officials.models import Official, Organization, Role
from reports.models import CallNote, Regime, Report
from reports.regimes.calendar import Due
from tests.cast import make_member, signed_in
from tests.reporting import a_due, make_regime, make_report, make_submitted
from tests.reports.test_states import make_wards
from vietnamese.dates import today

pytestmark = pytest.mark.django_db
State = Report.State


@pytest.fixture
def regime(province: Organization, province_reviewer: Official) -> Regime:
    return make_regime(province, province_reviewer)


@pytest.fixture
def above(province_reviewer: Official) -> Client:
    return signed_in(province_reviewer)


@pytest.fixture
def due(regime: Regime) -> Due:
    """Of last year: over, whatever day it is."""
    return a_due(regime, today().year - 1)


def text_of(client: Client, name: str, *arguments: object, **query: object) -> str:
    answer = client.get(reverse(name, args=arguments), query)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def page_of(due: Due, ward: Organization) -> str:
    address = reverse("reports:ward_states", args=[due.regime.pk, ward.unit_id])
    return f"{address}?nam={due.until.year}"


def table_of(client: Client, due: Due) -> str:
    return text_of(client, "reports:states", due.regime.pk, nam=due.until.year)


def told(client: Client, address: str) -> str:
    """What a page says, without the tokens of its forms."""
    return re.sub(r"\b\w{64}\b", "", client.get(address).content.decode())


def test_every_ward_stands_in_the_table_and_behind_its_number(
    above: Client, due: Due, ward: Organization, other_ward: Organization, drafter: Official
) -> None:
    make_submitted(due, ward, drafter, is_late=True, state=State.ACCEPTED)
    page = table_of(above, due)
    assert "Phường Hoà Hiếu" in page
    assert "Phường Quang Tiến" in page
    assert '<td class="state-late">Nộp trễ<span class="row-note">chấp nhận</span></td>' in page
    late = text_of(
        above, "reports:states_of_period", due.regime.pk, due.span, **{"tinh-trang": "late"}
    )
    assert "Phường Hoà Hiếu" in late
    assert "Phường Quang Tiến" not in late


def test_from_the_list_to_the_ward_to_what_it_handed_in(
    above: Client, due: Due, ward: Organization, drafter: Official
) -> None:
    report = make_submitted(due, ward, drafter, figures={"so_buoi": 9})
    signed = f"{reverse('reports:review', args=[report.pk])}?lan=1"
    listed = text_of(above, "reports:states_of_period", due.regime.pk, due.span)
    assert signed in listed
    page = text_of(above, "reports:ward_states", due.regime.pk, ward.unit_id, nam=due.until.year)
    assert signed in page
    assert above.get(signed).status_code == 200


def test_a_ward_sees_nothing_of_these_pages(
    due: Due, ward: Organization, drafter: Official, other_ward: Organization
) -> None:
    below = signed_in(drafter)
    for name, arguments in (
        ("reports:states", [due.regime.pk]),
        ("reports:states_of_period", [due.regime.pk, due.span]),
        ("reports:ward_states", [due.regime.pk, ward.unit_id]),
        ("reports:states_workbook", [due.regime.pk]),
    ):
        assert below.get(reverse(name, args=arguments)).status_code == 404
    assert due.regime.name not in text_of(below, "reports:province")
    assert "Quang Tiến" not in text_of(below, "reports:monday")


def test_nothing_of_a_draft_shows_on_any_page(
    above: Client, due: Due, ward: Organization, drafter: Official
) -> None:
    pages = [
        f"{reverse('reports:states', args=[due.regime.pk])}?nam={due.until.year}",
        reverse("reports:states_of_period", args=[due.regime.pk, due.span]),
        page_of(due, ward),
        reverse("reports:monday"),
    ]
    before = [told(above, page) for page in pages]
    make_report(due, ward, drafter, is_nothing=True)
    assert [told(above, page) for page in pages] == before


def test_the_table_is_a_workbook_too(
    above: Client, due: Due, ward: Organization, other_ward: Organization, drafter: Official
) -> None:
    make_submitted(due, ward, drafter, is_nothing=True, state=State.ACCEPTED)
    address = reverse("reports:states_workbook", args=[due.regime.pk])
    file = above.get(address, {"nam": due.until.year}).getvalue()
    rows = list(load_workbook(io.BytesIO(file)).active.iter_rows(values_only=True))
    assert [row[1:4] for row in rows[1:3]] == [
        ("Phường Hoà Hiếu", "16939", "Nộp đúng hạn, chấp nhận, không phát sinh"),
        ("Phường Quang Tiến", "17002", "Chưa nộp"),
    ]


def test_whoever_signs_in_is_rung_by_their_own_number_before_the_one_put_down(
    above: Client, due: Due, ward: Organization, reviewer: Official
) -> None:
    place = [due.regime.pk, ward.unit_id]
    address = f"{reverse('reports:ward_phone', args=place)}?nam={due.until.year}"
    assert "chỉ gồm chữ số" in above.post(address, {"phone": "gọi anh Mẫu"}).content.decode()
    answer = above.post(address, {"phone": "(0238) 0000 001"})
    assert answer.url == f"{reverse('reports:ward_states', args=place)}?nam={due.until.year}"
    assert "(0238) 0000 001" in text_of(above, "reports:ward_states", *place)
    reviewer.office_phone = "0238 3811 000"
    reviewer.save(update_fields=["office_phone"])
    page = text_of(above, "reports:ward_states", *place)
    assert ("0238 3811 000" in page, "(0238) 0000 001" in page) == (True, False)


def test_a_call_is_noted_for_those_above_and_never_changed(
    above: Client, due: Due, ward: Organization, reviewer: Official, province_reviewer: Official
) -> None:
    reviewer.office_phone = "0238 3811 000"
    reviewer.save(update_fields=["office_phone"])
    address = (
        f"{reverse('reports:ward_states', args=[due.regime.pk, ward.unit_id])}?nam={due.until.year}"
    )
    asked = {"period": "1", "text": "Văn phòng hẹn nộp chiều thứ Ba."}
    assert above.post(address, asked).status_code == 302
    note = CallNote.objects.get()
    assert (note.unit, note.until, note.by) == (ward.unit, due.until, province_reviewer)
    page = text_of(above, "reports:states_of_period", due.regime.pk, due.span)
    assert "Văn phòng hẹn nộp chiều thứ Ba." in page
    assert "0238 3811 000" in page
    (entry,) = Entry.objects.filter(verb="reports.note_call")
    assert entry.details == {"note": note.pk, "unit": ward.unit_id}
    assert "hẹn" not in str(entry.details)


def test_a_private_number_in_a_note_is_pointed_at_first(
    above: Client, due: Due, ward: Organization
) -> None:
    address = (
        f"{reverse('reports:ward_states', args=[due.regime.pk, ward.unit_id])}?nam={due.until.year}"
    )
    asked = {"period": "1", "text": "Gọi lại số 0912345678."}
    page = above.post(address, asked)
    assert "Giống số điện thoại" in page.content.decode()
    assert not CallNote.objects.exists()
    assert above.post(address, {**asked, "confirmed": "on"}).status_code == 302


def test_whoever_only_signs_does_not_note_calls(
    province: Organization, due: Due, ward: Organization
) -> None:
    chair = make_member("tinh.ct", "Hồ Văn Thí Dụ", province, Role.CHAIR)
    answer = signed_in(chair).post(page_of(due, ward), {"period": "0", "text": "x"})
    assert answer.status_code == 403
    assert not CallNote.objects.exists()


def queries_of(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as counted:
        assert client.get(address).status_code == 200
    return len(counted)


def test_as_many_queries_for_two_wards_as_for_twenty(
    above: Client,
    due: Due,
    ward: Organization,
    other_ward: Organization,
    drafter: Official,
    province_unit: AdministrativeUnit,
) -> None:

    make_submitted(due, ward, drafter)
    pages = [
        f"{reverse('reports:states', args=[due.regime.pk])}?nam={due.until.year}",
        reverse("reports:states_of_period", args=[due.regime.pk, due.span]),
        reverse("reports:monday"),
    ]
    once = [queries_of(above, page) for page in pages for _ in range(2)][1::2]
    for office in make_wards(province_unit, 20)[::2]:
        make_submitted(due, office, drafter, state=State.RETURNED)
    assert [queries_of(above, page) for page in pages] == once
