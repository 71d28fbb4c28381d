"""Thái Hòa's report on the first half of 2026: every number added up by hand, printed, checked.

The work is that of the demonstration (desk/demonstrated_reports.py tells what was done on which
day); the numbers here were added up from it with pencil and paper.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from desk.demonstrated_offices import Office, issued
from desk.demonstrated_regimes import first_half
from desk.demonstration import WARD
from documents import frozen
from documents.drafts import drafting
from documents.sheets import sheet_of
from officials.models import Official, Organization
from paper import tables
from paper.kinds import Kind
from paper.sheet import NATION, Sheet
from paper.writers import pdf
from paper.writers import text as text_writer
from reports.models import Report
from reports.writing import filling
from reports.writing.filling import Typed
from reports.writing.opening import open_report
from reports.writing.skeleton import TO_WRITE
from tests.desk.test_check_document import checked
from tests.paper import geometry
from tests.paper.test_pdf_head import near

SINCE, UNTIL = date(2025, 12, 15), date(2026, 6, 14)
FIGURES = {
    "dia_ban": "17",
    "ho": "5.446",
    "nhan_khau": "22.655",
    "ho_dtts": "157",
    "nhan_khau_dtts": "764",
    "buoi_tuyen_truyen": "15",  # 2 + 3 + 4 + 3 + 2 + 1
    "nguoi_du": "725",  # 85 + 140 + 210 + 155 + 95 + 40
    "buoi_tap_huan": "1",
    "buoi_hoa_giai": "3",  # 1 + 2
    "buoi_tuan_tra": "12",
    "buoi_kiem_tra": "17",  # 9 + 8
    "mo_hinh": "2",  # three launched, one of them stopped
    "mo_hinh_an_ninh": "2",
    "khen_thuong": "1",
    "nhiem_vu": "7",
    "nhiem_vu_xong": "6",
    "nhiem_vu_cho_xac_nhan": "0",
    "nhiem_vu_dang_lam": "1",
}
TYPED = {
    "vu_mau_thuan": "3",
    "vu_hoa_giai_thanh": "2",
    "vu_khong_thanh": "0",
    "vu_dang_hoa_giai": "1",
    "ty_le_hoa_giai_thanh": "66.67",
}
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def opened(loaded: None) -> Iterator[None]:
    with transaction.atomic():
        open_report(ward(), first_half(), drafter())
        yield
        transaction.set_rollback(True)


def drafter() -> Official:
    return Official.objects.get(username="soanthao")


def ward() -> Organization:
    return drafter().appointments.get().organization


@pytest.fixture
def report() -> Report:
    return Report.objects.get(regime=first_half().regime, organization=ward(), until=UNTIL)


def sheet(report: Report) -> Sheet:
    document = report.document
    assert document is not None
    return sheet_of(document, document.current)


def test_the_period_is_that_of_the_decree(report: Report) -> None:
    assert (report.since, report.until) == (SINCE, UNTIL)
    assert report.period_name == "6 tháng đầu năm 2026"


def test_every_number_is_what_was_added_up_by_hand(report: Report) -> None:
    shown = {one.asked.code: one.shown for one in report.figures.all() if one.shown}
    assert shown == FIGURES


def test_every_number_has_its_day_and_source(report: Report) -> None:
    for one in report.figures.exclude(amount=None):
        assert one.source
        assert one.on == (UNTIL if "phiếu" not in one.source else date(2025, 12, 31))


def test_every_table_is_what_was_added_up_by_hand(report: Report) -> None:
    told = {table.name: tables.read(table.text) for table in report.tables.all() if table.text}
    cells = {
        name: [[cell.text for cell in row] for row in table.body]
        for name, table in told.items()
        if table.header_rows
    }
    assert [row[1:] for row in cells["bang_hoat_dong"]] == [
        ["Tuyên truyền", "6", "15", "725"],
        ["Kiểm tra", "2", "17", "–"],
        ["Hòa giải", "2", "3", "15"],
        ["Ra mắt mô hình", "1", "1", "42"],
        ["Họp", "1", "1", "26"],
        ["Tuần tra", "1", "12", "60"],
        ["Tập huấn", "1", "1", "48"],
    ]
    assert [row[1:] for row in cells["bang_mo_hinh"]] == [["Tự quản về an ninh, trật tự", "2"]]
    states = [(row[3], row[4]) for row in cells["bang_nhiem_vu"]]
    assert states == [
        ("10/3/2026 - 10/6/2026", "2 hoàn thành"),
        ("10/3/2026 - 10/6/2026", "2 hoàn thành"),
        ("29/5/2026", "Hoàn thành"),
        ("31/3/2026", "Hoàn thành"),
        ("20/5/2026", "Chưa thực hiện (quá hạn)"),
    ]
    assert "bang_dan_cu" not in cells  # nobody counted by 14/12/2025


def test_its_words_are_bound_to_the_same_numbers(report: Report) -> None:
    told = sheet(report)
    words = "\n".join(block.text for block in told.blocks)
    assert "5.446 hộ, 22.655 nhân khẩu, chia thành 15 khối và 2 xóm" in words
    turns = "5 nhiệm vụ với 7 lượt phải thực hiện: 6 hoàn thành, 1 chưa thực hiện (quá hạn)."
    assert turns in words
    assert "Trong kỳ đã tổ chức 14 hoạt động với 50 buổi, lượt." in words
    assert "Đến ngày 14/6/2026 có 2 mô hình đang hoạt động." in words
    assert told.recipients == ("Như trên", "Công an tỉnh", "Lưu: VT")
    assert told.addressed_to == ("Ủy ban nhân dân tỉnh Nghệ An (qua Công an tỉnh)",)
    assert "Tuyên truyền pháp luật ở các khối, xóm (thời hạn 10/9/2026)" in words


def test_nobody_types_another_number_of_an_ethnic_group(report: Report) -> None:
    typed = {"ho_dtts": Typed(Decimal(158), "Theo sổ tay.")}
    with pytest.raises(ValidationError, match="chỉ lấy từ số liệu dân cư"):
        filling.type_in(report, typed, version=report.version, by=drafter())
    assert report.figures.get(asked__code="ho_dtts").amount == 157


@pytest.fixture
def finished(report: Report) -> Sheet:
    """Its author writes what waits in brackets and types what no book has; then it is issued."""
    typed = {code: Typed(Decimal(amount)) for code, amount in TYPED.items()}
    assert filling.type_in(report, typed, version=report.version, by=drafter())
    document = report.document
    assert document is not None
    current = document.current
    text = TO_WRITE.sub("Thực hiện tốt công tác phối hợp ở cơ sở.", current.text)
    drafting.save(document, replace(current.content, text=text), base=current.number, by=drafter())
    document.refresh_from_db()
    issued(document, Office.of(WARD[:4]))
    document.refresh_from_db()
    return frozen.sheet_of(document)


def test_it_prints_with_the_measures_of_the_decree(finished: Sheet) -> None:
    pages = geometry.read(pdf.write(finished))
    page = pages[0]
    assert finished.kind is Kind.REPORT
    assert (page.width, page.height) == (near(210), near(297))
    assert min(line.x0 for line in page.lines) == near(30)
    assert max(line.x1 for line in page.lines) <= 190.5
    assert page.line("BÁO CÁO").style == (14, "b")
    assert page.line("BÁO CÁO").middle == near(110)
    assert page.line(NATION).style == (13, "b")
    assert "BC-UBND" in page.line("Số:").text
    assert page.line("Kính gửi").text.startswith("Kính gửi: Ủy ban nhân dân tỉnh Nghệ An")
    body = {line.size for line in page.lines if line.base > page.line("Kính gửi").base + 12}
    assert max(body) <= 14
    assert all(297 - line.base >= 20 for one in pages for line in one.lines if line.text != "")


def test_the_checks_find_nothing_to_mend(finished: Sheet, tmp_path: Path) -> None:
    file = tmp_path / "bao-cao.txt"
    file.write_text(text_writer.write(finished), "utf-8")
    told = checked(file)
    assert [one for one in told["findings"] if one["severity"] != "hint"] == []
