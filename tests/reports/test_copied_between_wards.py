"""Text that two wards sent alike is shown to who may see both, and to no ward."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from localities.models import AdministrativeUnit
from officials.models import Official, Organization, Role
from paper import freezing, outline
from paper.kinds import Kind
from paper.sheet import Sheet
from reports.models import Report, Sending
from tests.cast import UnitKind, make_member, make_organization, make_unit, signed_in
from tests.reporting import a_due, make_regime, make_report, make_sending

pytestmark = pytest.mark.django_db
COPIED = (
    "Các khối đã tổ chức tuyên truyền pháp luật, hòa giải kịp thời mâu thuẫn trong Nhân dân, không "
    "để phát sinh điểm nóng, phức tạp."
)
TEXT = f"Báo cáo như sau:\n\n1. {COPIED}\n\n2. Không có.\n\nTrên đây là báo cáo./."
TOLD = "giống nguyên văn báo cáo của phường Quang Tiến"


@pytest.fixture
def report(
    ward: Organization, drafter: Official, province: Organization, province_reviewer: Official
) -> Report:
    regime = make_regime(province, province_reviewer)
    return make_report(a_due(regime), ward, drafter)


def sent(report: Report, by: Official, text: str = TEXT) -> Sending:
    """With a sheet that reads so."""
    sheet = Sheet(kind=Kind.REPORT, blocks=outline.parse(text))
    sending = make_sending(report, by, sheet=freezing.to_data(sheet))
    report.current, report.state = sending, Report.State.SUBMITTED
    report.save(update_fields=["current", "state"])
    return sending


def beside(report: Report, office: Organization, by: Official, text: str = TEXT) -> None:
    sent(make_report(a_due(report.regime), office, by), by, text)


def page(report: Report, reader: Official) -> str:
    return signed_in(reader).get(reverse("reports:review", args=[report.pk])).content.decode()


def test_the_reviewer_is_told_whose_text_it_is_and_the_ward_nothing(
    report: Report,
    drafter: Official,
    stranger: Official,
    other_ward: Organization,
    province_reviewer: Official,
) -> None:
    sending = sent(report, drafter)
    beside(report, other_ward, stranger)
    shown = page(report, province_reviewer)
    assert TOLD in shown
    assert 'href="#doan-cho-2"' in shown
    for name, arguments in (
        ("detail", [report.pk]),
        ("answer", [report.pk]),
        ("sending", [report.pk, sending.number]),
        ("receipt", [report.pk, sending.number]),
    ):
        of_ward = signed_in(drafter).get(reverse(f"reports:{name}", args=arguments))
        assert of_ward.status_code == 200
        assert "Quang Tiến" not in of_ward.content.decode()


def test_what_was_taken_back_by_a_later_sending_no_longer_counts(
    report: Report,
    drafter: Official,
    stranger: Official,
    other_ward: Organization,
    province_reviewer: Official,
) -> None:
    sent(report, drafter)
    other = make_report(a_due(report.regime), other_ward, stranger)
    sent(other, stranger)
    sent(other, stranger, "Báo cáo như sau:\n\n1. Không có gì.")
    assert TOLD not in page(report, province_reviewer)


def test_who_reviews_only_one_of_them_is_not_told_of_the_other(
    report: Report,
    drafter: Official,
    stranger: Official,
    other_ward: Organization,
    police: Organization,
    province_reviewer: Official,
) -> None:
    """The terms changed hands: of the same period each office reviews its own."""
    other_reviewer = make_member("xem.khac", "Người Mẫu", police, Role.REVIEWER)
    sent(report, drafter)
    beside(report, other_ward, stranger)
    theirs = report.terms
    theirs.pk, theirs.reviewer = None, police
    theirs.valid_from = theirs.valid_from.replace(day=2)
    theirs.save()
    Report.objects.filter(pk=report.pk).update(terms=theirs)
    assert TOLD not in page(report, other_reviewer)
    assert TOLD in page(report, province_reviewer)


def test_as_many_questions_for_one_neighbour_as_for_five(
    report: Report,
    drafter: Official,
    province_unit: AdministrativeUnit,
    province_reviewer: Official,
) -> None:
    sent(report, drafter)
    counts = []
    for number in range(5):
        unit = make_unit(f"9000{number}", f"Mẫu {number}", UnitKind.WARD, parent=province_unit)
        beside(report, make_organization(unit, f"UBND phường Mẫu {number}"), drafter)
        page(report, province_reviewer)
        with CaptureQueriesContext(connection) as asked:
            page(report, province_reviewer)
        counts.append(len(asked))
    assert len(set(counts)) == 1
