"""Envelope, phiếu trình and checklist on paper, measured in the file."""

import io
from dataclasses import replace

import pikepdf
import pytest

from paper.sheet import Urgency
from paper.slips import ArrivalStamp, Check, Envelope, EnvelopeSize, Section, Slip
from paper.writers import envelope_pdf, slip_pdf, stamp_pdf
from tests.paper import geometry
from tests.paper.pdf_files import words_of

ENVELOPE = Envelope(
    "Ủy ban nhân dân tỉnh Nghệ An",
    number="05/KH-UBND",
    superior="UBND TỈNH NGHỆ AN",
    issuer=("ỦY BAN NHÂN DÂN", "PHƯỜNG HOÀ HIẾU"),
    contact=("Địa chỉ: Khối Mẫu, phường Hoà Hiếu",),
)
SLIP = Slip(
    "Phiếu trình",
    "Kế hoạch bảo đảm an ninh, trật tự năm 2026",
    issuer=("ỦY BAN NHÂN DÂN", "PHƯỜNG HOÀ HIẾU"),
    dateline="Hoà Hiếu, ngày 05 tháng 3 năm 2026",
    sections=(
        Section("Kính trình", ("Chủ tịch Lê Văn Thử",)),
        Section("Ý kiến của người ký", room=40),
    ),
    checks=(Check("Đóng dấu cơ quan", "03 bản"), Check("Đóng dấu giáp lai")),
    signers=(("Người soạn thảo", "Nguyễn Văn Mẫu"), ("Văn thư", "")),
)


def test_the_four_sizes_of_envelopes() -> None:
    assert {size.name: size.value for size in EnvelopeSize} == {
        "WHOLE": (307, 220),
        "HALF": (220, 158),
        "THIRD": (220, 109),
        "QUARTER": (158, 115),
    }
    assert EnvelopeSize.THIRD.words == "220 × 109 mm (A4 gấp ba)"


@pytest.mark.parametrize("size", EnvelopeSize, ids=lambda size: size.name)
def test_an_envelope_has_its_own_size_and_its_fields_in_their_places(size: EnvelopeSize) -> None:
    (page,) = geometry.read(envelope_pdf.write([ENVELOPE], size=size))
    assert (page.width, page.height) == pytest.approx(size.value, abs=0.1)
    sender, number = page.line("PHƯỜNG HOÀ HIẾU"), page.line("Số: 05/KH-UBND")
    addressee = page.line("Kính gửi: Ủy ban")
    assert sender.base < page.line("Địa chỉ").base < number.base < addressee.base
    assert sender.x1 < page.width / 2
    assert addressee.x0 > page.width / 3
    assert addressee.base > page.height / 3
    assert max(line.base for line in page.lines) < page.height - 10


def test_each_recipient_gets_an_envelope() -> None:
    others = [Envelope(f"Khối {number}") for number in range(1, 4)]
    pages = geometry.read(envelope_pdf.write([ENVELOPE, *others], size=EnvelopeSize.HALF))
    assert len(pages) == 4
    assert pages[3].lines[-1].text == "Kính gửi: Khối 3"


@pytest.mark.parametrize(
    ("urgency", "width"),
    [(Urgency.URGENT, 20), (Urgency.VERY_URGENT, 40), (Urgency.EXPRESS, 30)],
)
def test_an_urgent_paper_has_its_stamp_on_the_envelope_too(urgency: Urgency, width: float) -> None:
    envelope = Envelope("Khối 1", issuer=("ỦY BAN NHÂN DÂN",), urgency=urgency)
    (page,) = geometry.read(envelope_pdf.write([envelope], size=EnvelopeSize.QUARTER))
    assert page.line(urgency.value).bold
    (frame,) = page.boxes
    assert frame.x1 - frame.x0 == pytest.approx(width, abs=0.5)
    assert frame.y1 - frame.y0 == pytest.approx(8, abs=0.5)


def test_a_long_address_stays_on_the_smallest_envelope() -> None:
    long = Envelope("Ban Chỉ huy phòng thủ dân sự " * 8, contact=("Địa chỉ: " + "x" * 90,))
    (page,) = geometry.read(envelope_pdf.write([long], size=EnvelopeSize.QUARTER))
    assert max(line.x1 for line in page.lines) < 148.5
    assert max(line.base for line in page.lines) < 105


def test_a_slip_is_one_sheet_of_a4_with_a_margin_for_the_file() -> None:
    (page,) = geometry.read(slip_pdf.write(SLIP))
    assert (page.width, page.height) == pytest.approx((210, 297), abs=0.1)
    assert min(rule.x0 for rule in page.rules) == pytest.approx(25, abs=0.6)
    assert page.line("PHIẾU TRÌNH").middle == pytest.approx(110, abs=1)
    assert page.line("Kính trình").bold
    opinion, checks = page.line("Ý kiến của người ký"), page.line("Việc")
    assert checks.base - opinion.base > 40


def test_each_check_has_a_box_to_tick() -> None:
    (page,) = geometry.read(slip_pdf.write(SLIP))
    ticks = [box for box in page.boxes if box.x1 - box.x0 < 6 and box.y1 - box.y0 < 6]
    assert len(ticks) == 2


WORDS = """
ỦY BAN NHÂN DÂN PHƯỜNG HOÀ HIẾU Hoà Hiếu, ngày 05 tháng 3 năm 2026
PHIẾU TRÌNH Kế hoạch bảo đảm an ninh, trật tự năm 2026
Kính trình Chủ tịch Lê Văn Thử
Ý kiến của người ký
Việc Của văn bản này Đã làm
Đóng dấu cơ quan 03 bản
Đóng dấu giáp lai
NGƯỜI SOẠN THẢO VĂN THƯ Nguyễn Văn Mẫu
"""


def test_only_the_words_of_the_slip_are_printed() -> None:
    printed = words_of(slip_pdf.write(SLIP))
    assert sorted(printed) == sorted(WORDS.split())


def test_markup_in_a_slip_and_on_an_envelope_is_printed_as_it_stands() -> None:
    text = '<img src="file:///etc/hostname">&amp;'
    slip = Slip(text, text, sections=(Section(text, (text,)),), checks=(Check(text, text),))
    assert "".join(words_of(slip_pdf.write(slip))).upper().count("&AMP;") == 6
    envelope = Envelope(text, number=text, contact=(text,))
    data = envelope_pdf.write([envelope], size=EnvelopeSize.WHOLE)
    assert "".join(words_of(data)).count("&amp;") == 3


def test_the_files_are_archival_and_accessible() -> None:
    envelopes = envelope_pdf.write([ENVELOPE], size=EnvelopeSize.THIRD)
    for data in (slip_pdf.write(SLIP), envelopes):
        with pikepdf.open(io.BytesIO(data)) as document, document.open_metadata() as metadata:
            assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")
            assert metadata["pdfuaid:part"] == "1"
            assert document.Root.Lang == "vi"


STAMP = ArrivalStamp("Ủy ban nhân dân phường Hoà Hiếu", "05", "05/3/2026", "Phòng Kinh tế")
LONG = "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân phường Thái Hòa tỉnh Nghệ An"


@pytest.mark.parametrize(
    "stamp",
    [
        STAMP,
        ArrivalStamp("UBND"),
        ArrivalStamp(LONG, "12045", "22/11/2026", LONG, LONG),
        ArrivalStamp(LONG * 4, "12045"),
    ],
    ids=["filled in", "to be written in", "long", "very long"],
)
def test_the_stamp_of_arrival_is_50_by_35_mm(stamp: ArrivalStamp) -> None:
    (page,) = geometry.read(stamp_pdf.write(stamp))
    across, down = [rule.x0 for rule in page.rules], [rule.y for rule in page.rules]
    assert max(rule.x1 for rule in page.rules) - min(across) == pytest.approx(50, abs=0.4)
    assert max(down) - min(down) == pytest.approx(35, abs=0.4)
    assert max(line.x1 for line in page.lines) < max(rule.x1 for rule in page.rules)
    assert page.line("ĐẾN").bold


def test_the_stamp_has_the_fields_of_the_decree() -> None:
    (page,) = geometry.read(stamp_pdf.write(STAMP))
    lines = ("Số: 05", "Ngày: 05/3/2026", "Chuyển: Phòng Kinh tế", "Số và ký hiệu HS: …")
    bases = [page.line(line).base for line in lines]
    assert bases == sorted(bases)


def test_on_a_sheet_the_stamp_stands_below_number_and_subject() -> None:
    (page,) = geometry.read(stamp_pdf.write(STAMP, place=stamp_pdf.Place.SHEET))
    assert (page.width, page.height) == pytest.approx((210, 297), abs=0.1)
    assert min(rule.x0 for rule in page.rules) == pytest.approx(32, abs=0.4)
    assert 60 < page.line("ĐẾN").base < 100


def test_a_stately_slip_bears_the_words_of_the_state_beside_the_office() -> None:
    (page,) = geometry.read(slip_pdf.write(replace(SLIP, stately=True)))
    office, nation = page.line("ỦY BAN NHÂN DÂN"), page.line("CỘNG HÒA XÃ HỘI")
    assert office.x1 < nation.x0
    assert nation.x1 < 196
    assert nation.base < page.line("Độc lập").base < page.line("Hoà Hiếu, ngày").base
