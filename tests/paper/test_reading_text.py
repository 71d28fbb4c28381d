"""Papers as text: what is recognised, and that no word is lost."""

import time

import pytest
from hypothesis import given

from paper.blocks import Block, Rank
from paper.kinds import Kind
from paper.readers import Received, Unreadable, text
from paper.sheet import Annex, IssueDate, Sheet, Signature, Urgency
from tests.paper.received import missing, paper_texts
from tests.paper.texts import many
from vietnamese.encodings import to_unicode

PLAN = """\
ỦY BAN NHÂN DÂN         CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
PHƯỜNG BÌNH AN                 Độc lập - Tự do - Hạnh phúc
--------                       ---------------------------
Số:  05/KH-UBND           Bình An, ngày      tháng     năm 2024
                     KẾ HOẠCH
      Tuyên truyền phòng cháy, chữa cháy
      trên địa bàn phường năm 2024
                     _______
*Căn cứ Luật Mẫu ngày 29 tháng 11 năm 2024;*
*Căn cứ Kế hoạch số 12/KH-UBND ngày 01/3/2024 của UBND thị xã.*
UBND phường ban hành kế hoạch như sau:
I. MỤC ĐÍCH
1. Nâng cao **ý thức** của Nhân dân.
| STT | Việc |
|---|---|
| 1 | Họp khối |
Trên đây là kế hoạch./.

Nơi nhận:                       TM. ỦY BAN NHÂN DÂN
- UBND thị xã (b/c);                KT. CHỦ TỊCH
- Các khối;                         PHÓ CHỦ TỊCH
- Lưu: VT, VHXH.

                                  Nguyễn Văn Mẫu

PHỤ LỤC I
PHÂN CÔNG NHIỆM VỤ
(Kèm theo Kế hoạch số 05/KH-UBND)
| STT | Đơn vị |
|---|---|
| 1 | Khối 1 |

Phụ lục II: DANH SÁCH KHỐI
1. Khối 1
"""

REPORT = """\
UBND THỊ XÃ MẪU
ỦY BAN NHÂN DÂN
PHƯỜNG BÌNH AN
Số: 15a/BC-UBND
CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập – Tự do – Hạnh phúc
Bình An, ngày 5 tháng 12 năm 2024
HỎA TỐC
BÁO CÁO
Kết quả công tác dân tộc năm 2024
Kính gửi: Ủy ban nhân dân thị xã Mẫu.
Thực hiện Công văn số 1502/UBND-NC, UBND phường báo cáo:
1. Đã làm./.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
(Đã ký)
NGUYỄN VĂN MẪU
Nơi nhận: - Như trên; - Lưu: VT.
PL.(30)
Địa chỉ: số 1 đường Mẫu
"""


def read(content: str) -> Sheet:
    return text.read(content).sheet


def test_a_plan_with_columns_side_by_side_gives_every_component() -> None:
    assert read(PLAN) == Sheet(
        kind=Kind.PLAN,
        issuer=("ỦY BAN NHÂN DÂN", "PHƯỜNG BÌNH AN"),
        number="5",
        symbol="KH-UBND",
        place="Bình An",
        issued=IssueDate(year=2024),
        subject="Tuyên truyền phòng cháy, chữa cháy trên địa bàn phường năm 2024",
        legal_basis=(
            "Căn cứ Luật Mẫu ngày 29 tháng 11 năm 2024",
            "Căn cứ Kế hoạch số 12/KH-UBND ngày 01/3/2024 của UBND thị xã",
        ),
        blocks=(
            Block(Rank.PARAGRAPH, "UBND phường ban hành kế hoạch như sau:"),
            Block(Rank.SECTION, "MỤC ĐÍCH", "I."),
            Block(Rank.CLAUSE, "Nâng cao **ý thức** của Nhân dân.", "1."),
            Block(Rank.TABLE, "| STT | Việc |\n|---|---|\n| 1 | Họp khối |"),
            Block(Rank.PARAGRAPH, "Trên đây là kế hoạch./."),
        ),
        recipients=("UBND thị xã (b/c)", "Các khối", "Lưu: VT, VHXH"),
        signatures=(
            Signature(("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "Nguyễn Văn Mẫu"),
        ),
        annexes=(
            Annex(
                "PHỤ LỤC I",
                "PHÂN CÔNG NHIỆM VỤ",
                (
                    Block(Rank.PARAGRAPH, "(Kèm theo Kế hoạch số 05/KH-UBND)"),
                    Block(Rank.TABLE, "| STT | Đơn vị |\n|---|---|\n| 1 | Khối 1 |"),
                ),
            ),
            Annex("Phụ lục II", "DANH SÁCH KHỐI", (Block(Rank.CLAUSE, "Khối 1", "1."),)),
        ),
    )


def test_a_report_with_its_signature_above_the_recipients_gives_every_component() -> None:
    assert read(REPORT) == Sheet(
        kind=Kind.REPORT,
        superior="UBND THỊ XÃ MẪU",
        issuer=("ỦY BAN NHÂN DÂN", "PHƯỜNG BÌNH AN"),
        number="15a",
        symbol="BC-UBND",
        place="Bình An",
        issued=IssueDate(5, 12, 2024),
        urgency=Urgency.EXPRESS,
        subject="Kết quả công tác dân tộc năm 2024",
        addressed_to=("Ủy ban nhân dân thị xã Mẫu",),
        blocks=(
            Block(Rank.PARAGRAPH, "Thực hiện Công văn số 1502/UBND-NC, UBND phường báo cáo:"),
            Block(Rank.CLAUSE, "Đã làm./.", "1."),
        ),
        signatures=(Signature(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "NGUYỄN VĂN MẪU"),),
        recipients=("Như trên", "Lưu: VT"),
        drafter_mark="PL.(30)",
        contact="Địa chỉ: số 1 đường Mẫu",
        unplaced=("(Đã ký)",),
    )


def test_a_letter_below_the_menu_of_a_web_page_leaves_the_menu() -> None:
    received = text.read(
        "Trang chủ\nVăn bản\nSố:12/UBND-VX\nV/v phòng, chống bão\n và lũ\n\n"
        "Bình An, ngày 01 tháng 4 năm 2024\nKính gửi: Các khối\nĐề nghị các khối chuẩn bị."
    )
    sheet = received.sheet
    assert (sheet.kind, sheet.number, sheet.symbol) == (Kind.OFFICIAL_LETTER, "12", "UBND-VX")
    assert sheet.subject == "phòng, chống bão và lũ"
    assert sheet.addressed_to == ("Các khối",)
    assert sheet.issued == IssueDate(1, 4, 2024)
    assert received.left == ("Trang chủ", "Văn bản")


@pytest.mark.parametrize(
    ("line", "number", "symbol"),
    [
        ("Số: /KH-UBND", "", "KH-UBND"),
        ("Số:        /KH-UBND", "", "KH-UBND"),
        ("Số: ....../KH-UBND", "", "KH-UBND"),
        ("Số:1502/UBND-NC", "1502", "UBND-NC"),
        ("**Số: 05 / KH - UBND**", "5", "KH-UBND"),
        ("Số: 15a/KH-UBND", "15a", "KH-UBND"),
        ("Số 12/2024/NQ-HĐND", "12", "2024/NQ-HĐND"),
        ("Số: 7/BC-TTPVHCC&ĐT", "7", "BC-TTPVHCC&ĐT"),
        ("07/BC-UBND", "7", "BC-UBND"),
        ("Số: 12", "12", ""),
    ],
)
def test_a_number_line_is_read_filled_in_or_blank(line: str, number: str, symbol: str) -> None:
    sheet = read(f"{line}\nKẾ HOẠCH\nMẫu\n\nNội dung.")
    assert (sheet.number, sheet.symbol) == (number, symbol)


@pytest.mark.parametrize(
    ("line", "place", "issued"),
    [
        ("Hoà Hiếu, ngày 01 tháng 4 năm 2024", "Hoà Hiếu", IssueDate(1, 4, 2024)),
        ("*Bình An, ngày 05 tháng 12 năm 2025*", "Bình An", IssueDate(5, 12, 2025)),
        ("TP. Hồ Chí Minh, ngày   tháng 4 năm 2024", "TP. Hồ Chí Minh", IssueDate(None, 4, 2024)),
        ("Bình An, ngày ... tháng ... năm ....", "Bình An", IssueDate()),
        ("Bình An, ngày …… tháng …… năm 2024", "Bình An", IssueDate(year=2024)),
        ("Quận 1, ngày 1 tháng 12 năm 2024", "Quận 1", IssueDate(1, 12, 2024)),
        ("Bình An ngày 01 tháng 4 năm 2024", "Bình An", IssueDate(1, 4, 2024)),
        ("Bình An, 01/4/2024", "Bình An", IssueDate(1, 4, 2024)),
    ],
)
def test_place_and_date_are_read_as_far_as_they_are_known(
    line: str, place: str, issued: IssueDate
) -> None:
    sheet = read(f"Số: 1/KH-UBND\n{line}\nKẾ HOẠCH\nMẫu\n\nNội dung.")
    assert (sheet.place, sheet.issued) == (place, issued)


def test_a_day_that_does_not_exist_is_left_and_not_lost() -> None:
    received = text.read("Số: 1/KH-UBND\nBình An, ngày 31 tháng 2 năm 2024\nKẾ HOẠCH\nMẫu\n\nHết.")
    assert received.sheet.issued is None
    assert received.left == ("Bình An, ngày 31 tháng 2 năm 2024",)


@pytest.mark.parametrize(
    ("below", "subject", "first"),
    [
        (
            "Phòng cháy\nnăm 2024\n\nThực hiện kế hoạch.",
            "Phòng cháy năm 2024",
            "Thực hiện kế hoạch.",
        ),
        ("Phòng cháy\nThực hiện kế hoạch.", "Phòng cháy", "Thực hiện kế hoạch."),
        ("Phòng cháy\n\nnăm 2024\n\nHết.", "Phòng cháy năm 2024", "Hết."),
        ("Phòng cháy\nI. MỤC ĐÍCH", "Phòng cháy", "MỤC ĐÍCH"),
        ("**Phòng cháy**\n-----\nHết.", "Phòng cháy", "Hết."),
        ("Phòng cháy\n\nHết.", "Phòng cháy", "Hết."),
        ("V/v phòng cháy\n\nHết.", "V/v phòng cháy", "Hết."),
        ("I. MỤC ĐÍCH", "", "MỤC ĐÍCH"),
    ],
)
def test_the_subject_ends_where_the_text_begins(below: str, subject: str, first: str) -> None:
    sheet = read(f"KẾ HOẠCH\n{below}")
    assert (sheet.subject, sheet.blocks[0].text) == (subject, first)


def test_a_subject_of_500_characters_is_one_line() -> None:
    subject = "Phòng " + "cháy " * 99
    sheet = read(f"KẾ HOẠCH\n{subject}\n\nNội dung.")
    assert sheet.subject == subject.strip()


@pytest.mark.parametrize(
    "title", ["KẾ HOẠCH", "**KẾ HOẠCH**", "Kế hoạch", "KẾ HOẠCH:", "KẾ HOẠCH PHÒNG CHÁY"]
)
def test_the_title_names_the_kind(title: str) -> None:
    assert read(f"{title}\n\nNội dung.").kind is Kind.PLAN


def test_a_word_of_a_kind_inside_the_text_is_no_title() -> None:
    sheet = read("Phường báo cáo như sau.\nBáo cáo gửi lên cấp trên.\nKế hoạch đã xong.")
    assert sheet.kind is None
    assert len(sheet.blocks) == 3


@pytest.mark.parametrize(
    ("organs", "superior", "issuer"),
    [
        (["ỦY BAN NHÂN DÂN", "PHƯỜNG MẪU"], "", ("ỦY BAN NHÂN DÂN", "PHƯỜNG MẪU")),
        (["UBND PHƯỜNG MẪU", "PHÒNG VĂN HÓA"], "UBND PHƯỜNG MẪU", ("PHÒNG VĂN HÓA",)),
        (["SỞ NỘI VỤ"], "", ("SỞ NỘI VỤ",)),
        (
            ["UBND THỊ XÃ MẪU", "**ỦY BAN NHÂN DÂN**", "**PHƯỜNG MẪU**"],
            "UBND THỊ XÃ MẪU",
            ("ỦY BAN NHÂN DÂN", "PHƯỜNG MẪU"),
        ),
        (
            ["ỦY BAN NHÂN DÂN", "XÃ MẪU", "TRUNG TÂM MẪU"],
            "ỦY BAN NHÂN DÂN XÃ MẪU",
            ("TRUNG TÂM MẪU",),
        ),
    ],
)
def test_superior_and_issuer_are_told_apart(
    organs: list[str], superior: str, issuer: tuple[str, ...]
) -> None:
    sheet = read("\n".join([*organs, "Số: 1/KH-UBND", "KẾ HOẠCH", "Mẫu", "", "Nội dung."]))
    assert (sheet.superior, sheet.issuer) == (superior, issuer)


def test_a_mark_of_secrecy_is_pointed_out_and_no_organ() -> None:
    received = text.read("SỞ MẪU\nMẬT\nSố: 1/KH-SM\nKẾ HOẠCH\nMẫu\n\nNội dung.")
    assert received.left == ("MẬT",)
    assert received.sheet.issuer == ("SỞ MẪU",)


@pytest.mark.parametrize(
    ("foot", "recipients", "signatures"),
    [
        ("TM. UBND PHƯỜNG\nChủ tịch\n\nNguyễn Văn Mẫu", (), [("TM. UBND PHƯỜNG", "Chủ tịch")]),
        ("Nơi nhận:\n- Như trên;\n- Lưu: VT.", ("Như trên", "Lưu: VT"), []),
        ("Nơi nhận\nKhối 1;\nKhối 2;\nLưu: VT.", ("Khối 1", "Khối 2", "Lưu: VT"), []),
        (
            "Nơi nhận:\n- Thường trực Đảng ủy,\nHĐND phường;\n- Lưu: VT.\nCHỦ TỊCH",
            ("Thường trực Đảng ủy, HĐND phường", "Lưu: VT"),
            [("CHỦ TỊCH",)],
        ),
        (
            "**Nơi nhận:**\n- Lưu: VT.\n**TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH**\n\nNguyễn Văn Mẫu",
            ("Lưu: VT",),
            [("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")],
        ),
    ],
)
def test_the_foot_is_read_in_any_order(
    foot: str, recipients: tuple[str, ...], signatures: list[tuple[str, ...]]
) -> None:
    sheet = read(f"KẾ HOẠCH\nMẫu\n\nĐã xong./.\n\n{foot}")
    assert sheet.recipients == recipients
    assert [signature.authority for signature in sheet.signatures] == signatures
    assert sheet.blocks == (Block(Rank.PARAGRAPH, "Đã xong./."),)


def test_a_table_behind_the_foot_becomes_an_annex_without_a_label() -> None:
    sheet = read("KẾ HOẠCH\nMẫu\n\nHết./.\nNơi nhận:\n- Lưu: VT.\n\nBẢNG PHÂN CÔNG\n| a |\n| b |")
    assert sheet.annexes == (Annex("", "BẢNG PHÂN CÔNG", (Block(Rank.TABLE, "| a |\n| b |"),)),)


@pytest.mark.parametrize(
    "line",
    [
        "Căn cứ tình hình thực tế, phường triển khai như sau:",
        "Căn cứ tình hình. Phường đã làm theo Luật Mẫu.",
        "Căn cứ thực tế của phường.",
    ],
)
def test_prose_that_opens_like_a_legal_basis_stays_in_the_text(line: str) -> None:
    sheet = read(f"KẾ HOẠCH\nMẫu\n\n{line}")
    assert sheet.legal_basis == ()
    assert sheet.blocks == (Block(Rank.PARAGRAPH, line),)


def test_plain_prose_is_all_text() -> None:
    received = text.read("Tin trong ngày\n\nKế hoạch đã được thông qua.\n- Một.\n\nPhản hồi")
    assert received == Received(
        Sheet(
            kind=None,
            blocks=(
                Block(Rank.PARAGRAPH, "Tin trong ngày"),
                Block(Rank.PARAGRAPH, "Kế hoạch đã được thông qua."),
                Block(Rank.DASH, "Một.", "-"),
                Block(Rank.PARAGRAPH, "Phản hồi"),
            ),
        )
    )


@many
@given(paper_texts)
def test_no_word_of_any_text_is_lost(content: str) -> None:
    try:
        received = text.read(content)
    except Unreadable:
        return
    assert missing(to_unicode(content), received) == set()


def test_dots_without_end_do_not_keep_the_reader_busy() -> None:
    began = time.perf_counter()
    text.read(f"KẾ HOẠCH\nSố:{'.' * 100_000}\nngày{'.' * 100_000}tháng\n{' ' * 100_000}x")
    assert time.perf_counter() - began < 2
