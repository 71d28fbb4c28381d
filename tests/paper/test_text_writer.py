"""Plain text of a paper: what it reads like, and that our reader gives the sheet back."""

from itertools import pairwise

import pytest
from hypothesis import given

from paper import outline
from paper.kinds import Kind
from paper.readers import text as reader
from paper.sheet import Sheet, Signature, Urgency
from paper.writers import text
from tests.paper.sheets import (
    PLAN_BLOCKS,
    make_annex,
    make_letter,
    make_paragraphs,
    make_plan,
    make_table,
)
from tests.paper.texts import many, outline_texts
from tests.reference import reference

LETTER = """\
UBND TỈNH NGHỆ AN
ỦY BAN NHÂN DÂN
PHƯỜNG THÁI HÒA

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số:\u00a007/UBND-VX
V/v rà soát tổ hòa giải ở cơ sở

Thái Hòa, ngày 02 tháng 6 năm 2026

Kính gửi:
- Công an phường;
- Các khối trưởng;
- Ủy ban Mặt trận Tổ quốc phường.

Đề nghị các đơn vị rà soát./.

Nơi nhận:
- Như trên;
- Lưu: VT, VX.

TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Nguyễn Văn Mẫu
"""
SHEETS = {
    "plan": make_plan(),
    "numbered": make_plan(number="5"),
    "without superior": make_plan(superior=""),
    "one body": make_plan(superior="", issuer=("CÔNG AN TỈNH NGHỆ AN",)),
    "three bodies": make_plan(
        superior="", issuer=("ỦY BAN NHÂN DÂN", "PHƯỜNG THÁI HÒA", "BAN CHỈ ĐẠO 138")
    ),
    "letter": make_letter(),
    "letter to one": make_letter(addressed_to=("Công an tỉnh",)),
    "report": make_plan(kind=Kind.REPORT, symbol="BC-UBND", addressed_to=("UBND tỉnh",)),
    "legal basis": make_plan(
        legal_basis=(
            "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",
            "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ",
        )
    ),
    "marks": make_plan(
        draft=True,
        urgency=Urgency.EXPRESS,
        circulation="LƯU HÀNH NỘI BỘ",
        drafter_mark="PL.(300)",
        contact="Địa chỉ: số 1 đường Mẫu",
        unplaced=("một dòng không rõ của phần nào",),
    ),
    "two signers": make_plan(
        signatures=(
            Signature(("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "Nguyễn Văn Mẫu"),
            Signature(("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "Trần Thị Mẫu"),
        )
    ),
    "no signer yet": make_plan(signatures=(Signature(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),)),
    "no foot": make_plan(recipients=(), signatures=()),
    "annexes": make_plan(
        annexes=(
            make_annex(*PLAN_BLOCKS, title="BẢNG PHÂN CÔNG"),
            make_annex(make_table(8, 3), label="Phụ lục II", title="SỐ LIỆU DÂN CƯ"),
        )
    ),
    "tables": make_plan(blocks=(make_table(3, 2), make_table(2, 2), *make_paragraphs(1))),
    "empty": Sheet(kind=None, blocks=()),
}


def test_a_letter_reads_from_its_head_to_the_name_of_the_signer() -> None:
    blocks = outline.parse("Đề nghị các đơn vị rà soát./.")
    assert text.write(make_letter(blocks=blocks)) == LETTER


@pytest.mark.parametrize("name", SHEETS)
def test_our_reader_gives_the_sheet_back(name: str) -> None:
    assert reader.read(text.write(SHEETS[name])).sheet == SHEETS[name]


@pytest.mark.parametrize(
    "seed", ["000_b6cd2368df2194b5", "002_ad137d421f94e747", "003_d068666bf960b58f"]
)
def test_a_real_paper_read_and_written_is_read_the_same(seed: str) -> None:
    sheet = reader.read(reference(f"seeds/{seed}.txt").read_text("utf-8")).sheet
    assert reader.read(text.write(sheet)).sheet == sheet


@many
@given(outline_texts)
def test_no_word_of_any_text_is_lost(typed: str) -> None:
    blocks = outline.parse(typed)
    written = text.write(make_plan(blocks=blocks))
    assert outline.write(blocks).strip() in written


def test_an_issuer_that_would_be_taken_for_the_superior_is_bold() -> None:
    written = text.write(make_plan(superior="", issuer=("SỞ MẪU", "PHÒNG MẪU")))
    assert written.startswith("**SỞ MẪU**\n**PHÒNG MẪU**\n\n")


def test_components_stand_in_reading_order() -> None:
    written = text.write(SHEETS["marks"])
    order = ["DỰ THẢO", "UBND TỈNH", "CỘNG HÒA", "Số:", "HOẢ TỐC", "Thái Hòa,", "KẾ HOẠCH"]
    order += ["Bảo đảm", "I. MỤC ĐÍCH", "Nơi nhận:", "PL.(300)", "TM. ỦY BAN", "Nguyễn Văn Mẫu"]
    places = [written.index(words) for words in order]
    assert all(earlier < later for earlier, later in pairwise(places))


def test_what_a_sheet_does_not_have_leaves_no_gap() -> None:
    assert "\n\n\n" not in text.write(make_plan(superior="", recipients=(), blocks=()))
