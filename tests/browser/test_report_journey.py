"""A ward's report of six months among those of 130: remarked, mended, signed, accepted, counted.

Filmed where $BINHAN_FILM names a folder (docs/development.md).
"""

import pytest
from playwright.sync_api import expect

from desk import (
    demonstrated_duties,
    demonstrated_province,
    demonstrated_regimes,
    demonstrated_reports,
    demonstration,
)
from desk.demonstrated_regimes import first_half
from directives import loading
from reports.models import Consolidation, Report
from reports.province.states import states_of, tally
from tests.browser.test_life_of_a_plan import (
    Journey,
    endorse_twice,
    give_number,
    issue,
    journey,
    media,
    record_ink,
)
from tests.demonstrated import make_province, make_units

__all__ = ["journey", "media"]
pytestmark = pytest.mark.django_db(transaction=True)
WRITTEN = "Kết quả nêu tại Mục I; không có việc tồn đọng lớn."
FIRST, SECOND = "Giải trình vì sao ít buổi tập huấn.", "Nêu rõ nguyên nhân của việc quá hạn."


@pytest.fixture
def report(media: None) -> Report:
    """Thái Hòa's, not opened yet: only its place is known."""
    make_units()
    make_province()
    loading.load()
    demonstration.load()
    demonstrated_duties.load()
    demonstrated_reports.load()
    demonstrated_regimes.load()
    demonstrated_province.load()
    return Report(regime=first_half().regime)


def test_a_report_goes_from_its_draft_into_the_consolidation(
    journey: Journey, report: Report
) -> None:
    home = open_and_send(journey)
    remark_twice(journey)
    mend_and_answer(journey, home)
    sign_and_number(journey, home)
    hand_in(journey, home)
    accept(journey)
    told = tally(states_of(first_half()))
    assert (told.total, told.accepted, told.standings["missing"]) == (130, 91, 12)
    assert told.standings["late"] == 7
    consolidate_and_print(journey, report)


def open_and_send(journey: Journey) -> str:
    page = journey.sit_down("soanthao", "/bao-cao/")
    page.get_by_role("link", name="6 tháng đầu năm 2026").first.click()
    page.get_by_label("Không", exact=True).check()
    journey.film("mo-bao-cao")
    journey.send("Mở báo cáo")
    expect(page.locator(".paper").first).to_contain_text("5.446 hộ, 22.655 nhân khẩu")
    journey.film("bao-cao-dien-san")
    home = page.url.removeprefix(journey.server.url)
    journey.follow("Gửi góp ý")
    page.get_by_label("Không", exact=True).check()
    page.locator("textarea[name=words]").fill("Dự thảo; phần đánh giá viết sau góp ý.")
    journey.send("Gửi góp ý")
    expect(page.get_by_text("Đã gửi góp ý").first).to_be_visible()
    journey.film("da-gui-gop-y")
    return home


def remark_twice(journey: Journey) -> None:
    page = journey.sit_down("congantinh", "/xem-xet/")
    journey.film("hang-doi-xem-xet")
    page.get_by_role("link", name="phường Thái Hòa").first.click()
    journey.send("Nhận xem")
    page.get_by_role("button", name="Ghi ý kiến về Lớp, buổi tập huấn").click()
    expect(page.get_by_text("Về số liệu: Lớp, buổi tập huấn")).to_be_visible()
    for text in (FIRST, SECOND):
        page.locator("#ghi-y-kien select[name=kind]").select_option(label="Thiếu")
        page.locator("#ghi-y-kien").get_by_label("Lý do").fill(text)
        journey.send("Ghi ý kiến")
        expect(page.get_by_text(text).first).to_be_visible()
    journey.film("hai-y-kien-xem-xet")
    journey.send("Gửi lại góp ý kèm 2 ý kiến")
    expect(page.get_by_text("Đã gửi lại góp ý").first).to_be_visible()


def mend_and_answer(journey: Journey, home: str) -> None:
    page = journey.sit_down("soanthao", home)
    journey.film("bao-cao-co-gop-y")
    journey.follow("Sửa toàn văn")
    typed = page.locator("textarea[name=text]")
    lines = typed.input_value().splitlines()
    typed.fill("\n".join(WRITTEN if line.startswith("[") else line for line in lines))
    journey.send("Lưu")
    page.goto(f"{journey.server.url}{home}")
    expect(page.locator(".paper").first).to_contain_text(WRITTEN)
    journey.follow("Trả lời ý kiến")
    page.get_by_label("Trả lời").nth(0).fill("Trong kỳ chỉ có một lớp cho 48 hòa giải viên.")
    page.get_by_label("Trả lời").nth(1).fill("Đã nêu ở phần nguyên nhân.")
    journey.film("tra-loi-gop-y")
    journey.send("Lưu trả lời")
    expect(page.get_by_text("Đã lưu").first).to_be_visible()


def sign_and_number(journey: Journey, home: str) -> None:
    page = journey.sit_down("soanthao", home)
    journey.follow("Trình ký")
    page.get_by_label("Không", exact=True).check()
    explain(journey)
    journey.send("Trình ký")
    expect(page.get_by_text("Đã trình ký.", exact=True)).to_be_visible()
    endorse_twice(journey, film=False)
    page = journey.sit_down("chutich", "/")
    journey.follow("Xem và duyệt")
    page.locator(".deciding").get_by_role("link", name="Duyệt").click()
    page.get_by_label("Không", exact=True).check()
    page.get_by_role("button", name="Duyệt").click()
    expect(page.get_by_text("Không có văn bản nào chờ duyệt")).to_be_visible()
    record_ink(journey, home)
    give_number(journey, "02/BC-UBND")
    issue(journey)


def explain(journey: Journey) -> None:
    """One sentence where the program points at something."""
    box = journey.page.locator("textarea[name=answer]")
    if box.count():
        box.fill("Đã rà lại; số liệu theo biểu kèm theo.")


def hand_in(journey: Journey, home: str) -> None:
    page = journey.sit_down("vanthu", home)
    journey.follow("Nộp báo cáo")
    page.get_by_label("Không", exact=True).check()
    journey.film("nop-bao-cao")
    page.locator("textarea[name=words]").fill("Nộp sau góp ý.")
    journey.send("Nộp báo cáo")
    expect(page.get_by_text("Đã nộp").first).to_be_visible()
    expect(page.locator("main")).to_contain_text("02/BC-UBND")
    journey.film("bien-nhan")


def accept(journey: Journey) -> None:
    page = journey.sit_down("congantinh", "/xem-xet/")
    page.get_by_role("link", name="phường Thái Hòa").first.click()
    journey.film("xem-ban-da-nop")
    journey.send("Nhận xem")
    page.locator(".decision").get_by_role("button", name="Chấp nhận").click()
    expect(page.get_by_text("Đã chấp nhận").first).to_be_visible()


def consolidate_and_print(journey: Journey, report: Report) -> None:
    page = journey.sit_down("congantinh", f"/tong-hop/che-do/{report.regime_id}/?nam=2026")
    journey.film("tong-hop-theo-ky")
    page.get_by_role("button", name="Tổng hợp 6 tháng đầu năm 2026").click()
    expect(page.get_by_text("91/130 đơn vị")).to_be_visible()
    journey.film("ban-tong-hop")
    assert (
        Consolidation.objects.get().units.filter(sending__isnull=False, period="now").count() == 91
    )
    address = page.get_by_role("link", name="Tệp XLSX").get_attribute("href")
    answer = page.context.request.get(f"{journey.server.url}{address}")
    assert answer.ok
    assert answer.body().startswith(b"PK")
    page.goto(f"{journey.server.url}/tinh-hinh-bao-cao/")
    journey.film("tinh-hinh-bao-cao")
