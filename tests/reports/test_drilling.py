"""From a total to the ward to what it sent to the page that was signed; of an entered report to
what came."""

import re
from datetime import date
from decimal import Decimal
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from documents.models import Use
from documents.originals import files
from documents.secrecy import Answer
from officials.models import Official, Organization
from paper import freezing, outline
from paper.kinds import Kind
from paper.sheet import Sheet
from reports.consolidating.counting import consolidate
from reports.models import Report
from reports.regimes.calendar import Due
from reports.submitting import entering
from reports.submitting.entering import Arrived
from tests.cast import signed_in
from tests.reporting import a_due, make_regime, make_report, make_sending

pytestmark = pytest.mark.django_db


@pytest.fixture
def due(province: Organization, province_reviewer: Official) -> Due:
    return a_due(make_regime(province, province_reviewer))


@pytest.fixture
def signed(due: Due, ward: Organization, drafter: Official) -> Report:
    """Handed in with a paper."""
    report = make_report(due, ward, drafter)
    sheet = Sheet(kind=Kind.REPORT, blocks=outline.parse("Trong kỳ đã tổ chức 12 buổi./."))
    report.current = make_sending(
        report,
        drafter,
        figures={"so_buoi": 12},
        sheet=freezing.to_data(sheet),
        paper_number="12/BC-UBND",
    )
    report.state = Report.State.SUBMITTED
    report.save(update_fields=["current", "state"])
    return report


@pytest.fixture
def entered(due: Due, other_ward: Organization, province_reviewer: Official) -> Report:
    """Put in by the reviewing office, with the file that came."""
    file = files.accept(b"Bao cao so 3", use=Use.EVIDENCE, name="bao-cao-3.txt")
    arrived = Arrived(
        date(2026, 6, 16),
        {"so_buoi": Decimal(7)},
        file=file,
        paper_number="3/BC-UBND",
        paper_date=date(2026, 6, 15),
    )
    report = entering.enter(other_ward, due, arrived, secret=Answer.NO, by=province_reviewer)
    assert isinstance(report, Report), report
    return report


@pytest.fixture
def above(province_reviewer: Official) -> Client:
    return signed_in(province_reviewer)


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def followed(client: Client, address: str, *words: str) -> str:
    """Click along the links that read so; the address of the last."""
    for text in words:
        links = re.findall(r'<a [^>]*?href="([^"]+)"[^>]*>(.*?)</a>', page(client, address), re.S)
        address = next(unescape(to) for to, inside in links if _words(inside).startswith(text))
    return address


def _words(inside: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", inside).split())


def test_from_a_number_of_the_states_to_the_signed_page(
    due: Due, signed: Report, ward: Organization, above: Client
) -> None:
    table = reverse("reports:states", args=[due.regime.pk]) + "?nam=2026"
    ways = (
        ("6 tháng đầu năm 2026", "Xem bản đã nộp", "Văn bản (PDF)"),
        ("6 tháng đầu năm 2026", "Phường Hoà Hiếu", "Bản nộp", "Văn bản (PDF)"),
        ("Phường Hoà Hiếu", "Bản nộp", "Biên nhận, biểu số liệu", "PDF"),
    )
    addresses = {followed(above, table, *way) for way in ways}
    assert addresses == {reverse("reports:sending_print", args=[signed.pk, 1, "pdf"])}
    assert above.get(addresses.pop()).content.startswith(b"%PDF")


def test_from_a_sum_to_the_ward_to_what_it_sent(
    due: Due,
    signed: Report,
    entered: Report,
    province: Organization,
    province_reviewer: Official,
    above: Client,
) -> None:
    made = consolidate(due, province, counts_submitted=True, by=province_reviewer)
    start = reverse("reports:consolidation", args=[made.pk])
    assert followed(above, start, "19", "Phường Hoà Hiếu", "PDF") == reverse(
        "reports:sending_print", args=[signed.pk, 1, "pdf"]
    )
    sending = followed(above, start, "19", "Phường Quang Tiến")
    assert sending == reverse("reports:sending", args=[entered.pk, 1])


def test_a_ward_that_is_not_counted_leads_to_its_periods(
    due: Due,
    ward: Organization,
    signed: Report,
    province: Organization,
    province_reviewer: Official,
    above: Client,
) -> None:
    made = consolidate(due, province, by=province_reviewer)
    units = reverse("reports:consolidated_units", args=[made.pk])
    assert followed(above, units, "Phường Hoà Hiếu", "Bản nộp") == (
        reverse("reports:review", args=[signed.pk]) + "?lan=1"
    )


def test_an_entered_report_has_its_page_with_what_came_and_who_put_it_in(
    due: Due, entered: Report, province_reviewer: Official, above: Client
) -> None:
    table = reverse("reports:states", args=[due.regime.pk]) + "?nam=2026"
    review = followed(above, table, "Phường Quang Tiến", "Bản nộp")
    sending = followed(above, review, "Biên nhận, biểu số liệu")
    for address in (review, sending):
        shown = " ".join(_words(page(above, address)).split())
        for told in (
            f"{province_reviewer} ghi hộ",
            "nhận ngày 16/06/2026",
            "3/BC-UBND ngày 15/06/2026",
            "bao-cao-3.txt",
            "Số buổi tuyên truyền",
        ):
            assert told in shown, (address, told)
    file = above.get(followed(above, review, "Tệp đã nhận"))
    assert b"".join(file) == b"Bao cao so 3"  # type: ignore[arg-type]
