"""The papers it all began with, which lie beside the repository: read to the last word."""

import pytest

from paper.kinds import Kind
from paper.readers import Received, read_file, text
from paper.sheet import IssueDate, Sheet, Signature
from tests.paper.received import missing
from tests.reference import reference


def seed(name: str) -> Received:
    path = reference(f"seeds/{name}.txt")
    return read_file(path.name, path.read_bytes())


def test_the_plan_it_all_began_with_is_read_to_the_last_word() -> None:
    received = seed("000_b6cd2368df2194b5")
    sheet = received.sheet
    assert (sheet.kind, sheet.number, sheet.symbol) == (Kind.PLAN, "", "KH-UBND")
    assert (sheet.place, sheet.issued) == ("Hoà Hiếu", IssueDate(1, 4, 2024))
    assert sheet.subject == (
        "Đảm bảo an ninh, trật tự trong vùng có đồng bào dân tộc thiểu số "
        "trên địa bàn phường năm 2024"
    )
    assert [(b.rank.name[:2], b.marker) for b in sheet.blocks] == [
        *[("PA", ""), ("PA", "")],
        *[("SE", "I."), ("CL", "1."), ("CL", "2."), ("CL", "3.")],
        *[("SE", "II."), ("CL", "1."), ("DA", "-"), ("DA", "-")],
        *[("CL", "2."), ("DA", "-"), ("DA", "-"), ("DA", "-"), ("DA", "-")],
        *[("CL", "3."), ("DA", "-"), ("DA", "-"), ("DA", "-"), ("CL", "4."), ("CL", "5.")],
        *[("SE", "III."), ("CL", "1."), ("CL", "2."), ("PA", "")],
    ]
    assert sheet.recipients == (
        *("UBND thị xã (để báo cáo)", "CT, PCT UBND phường", "Công an phường", "Lưu VT"),
    )
    assert sheet.signatures == (Signature(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "Nguyễn Kim Hải"),)
    assert received.left == ("} (để thực hiện)",)
    assert (sheet.issuer, sheet.legal_basis, sheet.addressed_to) == ((), (), ())


def test_the_letter_of_the_province_is_read_to_the_last_word() -> None:
    received = seed("002_ad137d421f94e747")
    sheet = received.sheet
    assert (sheet.kind, sheet.number, sheet.symbol) == (Kind.OFFICIAL_LETTER, "1502", "UBND-NC")
    assert (sheet.place, sheet.issued) == ("Tây Ninh", IssueDate(2, 6, 2016))
    assert sheet.subject == (
        "triển khai xây dựng phong trào toàn dân bảo vệ ANTQ trong đồng bào dân tộc thiểu số"
    )
    assert sheet.addressed_to == (
        "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh",
        "Thủ trưởng các sở, ban, ngành, đoàn thể tỉnh",
        "Chủ tịch UBND các huyện, thành phố",
    )
    assert [b.marker for b in sheet.blocks] == [
        *["", "", "1.", "2.", "-", "-", "-", "-", "3.", "", "4.", "", "-", "-", "5.", ""]
    ]
    assert sheet.recipients == (
        *("Như trên", "TT Tỉnh ủy", "CT, các PCT", "LĐVP. NC, VX", "Lưu: VT, VP UBND tỉnh"),
    )
    assert (sheet.signatures, received.left) == ((), ())


def test_the_news_page_is_text_and_nothing_else() -> None:
    received = seed("003_d068666bf960b58f")
    assert received.sheet == Sheet(kind=None, blocks=received.sheet.blocks)
    assert len(received.sheet.blocks) == 16


@pytest.mark.parametrize(
    "name", ["000_b6cd2368df2194b5", "002_ad137d421f94e747", "003_d068666bf960b58f"]
)
def test_no_word_of_the_papers_it_all_began_with_is_lost(name: str) -> None:
    content = reference(f"seeds/{name}.txt").read_text("utf-8")
    assert missing(content, text.read(content)) == set()
