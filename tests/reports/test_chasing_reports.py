"""One công văn to every ward that is late, with the list of them, as a paper like any other."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from documents.drafts.chasing import BeingChasedError
from documents.models import Document
from documents.sheets import sheet_of
from history.models import Entry
from localities.models import AdministrativeUnit
from officials.models import Official, Organization, Role
from paper.writers import text
from reports.models import ChasedReport, Terms
from reports.province.chasing import draft_letter, late_of
from reports.regimes.calendar import Due
from tests.cast import make_letterhead, make_member, signed_in
from tests.reporting import a_due, make_regime, make_submitted
from tests.reports.test_states import make_wards
from vietnamese.dates import today

pytestmark = pytest.mark.django_db
NEXT_WEEK = today() + timedelta(7)


@pytest.fixture
def above(province: Organization) -> Official:
    """Drafts for the province."""
    make_letterhead(province, issuer="ỦY BAN NHÂN DÂN\nTỈNH NGHỆ AN")
    return make_member("tinh.soan", "Cao Thị Giả Dụ", province, Role.DRAFTER)


@pytest.fixture
def due(province: Organization, province_reviewer: Official) -> Due:
    """Of last year: over, whatever day it is."""
    return a_due(make_regime(province, province_reviewer), today().year - 1)


def chased(due: Due, by: Official, units: list[int], **options: object) -> Document:
    return draft_letter(
        due, units, organization=due.regime.owner, answer_by=NEXT_WEEK, by=by, **options
    )


def words_of(letter: Document) -> str:
    return text.write(sheet_of(letter, letter.current))


def test_one_letter_lists_every_late_ward(
    due: Due, above: Official, province_unit: AdministrativeUnit, drafter: Official
) -> None:
    offices = make_wards(province_unit, 4)
    make_submitted(due, offices[3], drafter)
    units = [one.place.unit_id for one in late_of(due, today())]
    letter = chased(due, above, units)
    words = words_of(letter)
    assert len(units) == 4  # the ward of the cast, and three of the four
    assert [name in words for name in ("Mẫu 0", "Mẫu 1", "Mẫu 2", "Hoà Hiếu")] == [True] * 4
    assert "Mẫu 3" not in words
    assert "Ủy ban nhân dân các xã, phường, đặc khu có tên trong danh sách kèm theo" in words
    assert "danh sách đơn vị chưa nộp báo cáo" in words.lower()
    assert letter.subject.startswith("đôn đốc nộp báo cáo công tác an ninh trật tự 6 tháng đầu năm")
    assert ChasedReport.objects.filter(document=letter).count() == 4
    (entry,) = Entry.objects.filter(verb="reports.chase")
    assert entry.details == {"document": letter.pk, "units": units}


def test_a_single_ward_is_addressed_by_its_name(
    due: Due, above: Official, ward: Organization
) -> None:
    letter = chased(due, above, [ward.unit_id])
    assert letter.current.addressed_to == ["Ủy ban nhân dân phường Hoà Hiếu"]
    assert not letter.current.annexes


def test_who_is_being_chased_is_chased_again_only_on_purpose(
    due: Due, above: Official, ward: Organization
) -> None:
    first = chased(due, above, [ward.unit_id])
    with pytest.raises(BeingChasedError) as refused:
        chased(due, above, [ward.unit_id])
    assert refused.value.letters == [first]
    assert chased(due, above, [ward.unit_id], again=True) != first


def test_who_has_handed_in_is_not_chased(
    due: Due, above: Official, ward: Organization, drafter: Official
) -> None:
    make_submitted(due, ward, drafter, is_late=True)
    with pytest.raises(ValidationError, match="vừa nộp"):
        chased(due, above, [ward.unit_id])
    assert not Document.objects.exists()


def test_before_the_deadline_is_over_nobody_is_late(due: Due, ward: Organization) -> None:
    assert late_of(due, due.due_on) == []
    assert [one.place.office_id for one in late_of(due, due.due_on + timedelta(1))] == [ward.pk]


def test_only_drafters_of_the_office_that_asks_may_chase(
    due: Due, ward: Organization, drafter: Official, province_reviewer: Official
) -> None:
    for by, office in ((province_reviewer, due.regime.owner), (drafter, ward)):
        with pytest.raises(PermissionDenied):
            draft_letter(due, [ward.unit_id], organization=office, answer_by=NEXT_WEEK, by=by)


def test_from_the_list_of_a_period_to_the_draft(
    due: Due, above: Official, ward: Organization
) -> None:
    client = signed_in(above)
    address = reverse("reports:chase_reports", args=[due.regime.pk, due.span])
    listed = reverse("reports:states_of_period", args=[due.regime.pk, due.span])
    assert address in client.get(listed).content.decode()
    asked = {"units": [ward.unit_id], "answer_by": f"{NEXT_WEEK:%d/%m/%Y}", "secret": "khong"}
    answer = client.post(address, asked)
    letter = Document.objects.get()
    assert answer["Location"] == reverse("documents:detail", args=[letter.pk])
    again = client.post(address, asked)
    assert "Đã có công văn đôn đốc" in again.content.decode()
    assert "Đã đôn đốc" in client.get(listed).content.decode()
    stopped = client.post(address, {**asked, "secret": "chua-ro", "again": "on"})
    assert stopped.status_code == 403
    assert Document.objects.count() == 1


def test_missing_plans_are_called_plans(
    province: Organization, province_reviewer: Official, above: Official, ward: Organization
) -> None:
    regime = make_regime(province, province_reviewer, asks=Terms.Asks.PLAN)
    letter = chased(a_due(regime, today().year - 1), above, [ward.unit_id])
    words = words_of(letter)
    assert "hoàn thành và nộp kế hoạch trước ngày" in words
    assert "không phát sinh" not in words
