"""The words of received papers, and random papers to receive."""

import re
from collections import Counter
from collections.abc import Iterator

from hypothesis import strategies as st

from paper.readers import Received
from paper.sheet import MOTTO, NATION, Annex, Sheet
from tests.paper.texts import outline_texts
from vietnamese.folding import fold

# What a form prints again by itself wherever its component stands.
FORM_WORDS = "Số Kính gửi Nơi nhận V/v ngày tháng năm"


def words(text: str) -> Counter[str]:
    """Every word without marks, whatever its case and the place of its tone; "05" counts as 5."""
    found = re.findall(r"[^\W_]+", fold(re.sub(r"[*\\\[\]{}]", "", text)))
    return Counter(word.lstrip("0") or word for word in found)


def missing(text: str, received: Received) -> set[str]:
    """Words of the text that the received value does not have as often, those of the form aside."""
    lost = words(text) - words("\n".join(texts_of(received)))
    return set(lost) - set(words(f"{NATION} {MOTTO} {FORM_WORDS}"))


def texts_of(received: Received) -> Iterator[str]:
    yield from _of_sheet(received.sheet)
    yield from (text for text in received.left if text not in received.sheet.unplaced)


def _of_sheet(sheet: Sheet) -> Iterator[str]:
    yield sheet.kind.title if sheet.kind else ""
    yield from (sheet.superior, *sheet.issuer, sheet.number, sheet.symbol, sheet.place)
    if sheet.issued:
        yield " ".join(str(part) for part in (sheet.issued.day, sheet.issued.month) if part)
        yield str(sheet.issued.year or "")
    yield from (sheet.subject, *sheet.addressed_to, *sheet.legal_basis)
    yield from (sheet.authority, "điện" * bool(sheet.authority), sheet.enacting)
    yield from (f"{block.marker} {block.text}" for block in sheet.blocks)
    yield from (*sheet.recipients, sheet.drafter_mark, sheet.contact, sheet.circulation)
    yield "DỰ THẢO" * sheet.draft + (f" {sheet.urgency.value}" if sheet.urgency else "")
    for signature in sheet.signatures:
        yield from (*signature.authority, signature.signer)
    for annex in sheet.annexes:
        yield from _of_annex(annex)
    yield from sheet.unplaced


def _of_annex(annex: Annex) -> Iterator[str]:
    yield from (annex.label, annex.title)
    yield from (f"{block.marker} {block.text}" for block in annex.blocks)


_LINES = """
ỦY BAN NHÂN DÂN
PHƯỜNG BÌNH AN
UBND THỊ XÃ MẪU
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
-----
Số: 05/KH-UBND
Số:      /BC-UBND
Số 15a/UBND-VX
Bình An, ngày 01 tháng 4 năm 2024
Bình An, ngày   tháng   năm 2024
ngày 31 tháng 2 năm 20
KẾ HOẠCH
Báo cáo
BÁO CÁO TỔNG KẾT
CÔNG VĂN
QUYẾT ĐỊNH:
CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG MẪU
CÔNG ĐIỆN
CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG MẪU điện: Công an phường
THƯ KÝ
CHỦ TỌA
HỎA TỐC
DỰ THẢO
V/v phòng bão
Về việc phòng bão
phòng, chống bão
năm 2024
LƯU HÀNH NỘI BỘ
MẬT
Kính gửi:
Kính gửi: Các khối.
- Khối 1;
- Khối 2.
Khối 3;
- } (để thực hiện)
Căn cứ Luật Mẫu ngày 01 tháng 7 năm 2020;
Căn cứ tình hình. Nay làm.
I. MỤC ĐÍCH
1. Làm.
| a | b |
|---|---|
Phụ lục
PHỤ LỤC I
Phụ lục 2: TÊN
(Kèm theo Kế hoạch số 5/KH-UBND)
Nơi nhận:
Nơi nhận: - Như trên; - Lưu: VT.
Nơi nhận
- Lưu: VT, VHXH.
PL.(30)
Đã xong./.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
KT. CHỦ TỊCH
Phó Chủ tịch
(Đã ký)
Nguyễn Văn Mẫu
NGUYỄN VĂN MẪU
Đại tá Trần Thị Thử
Địa chỉ: số 1
ĐT: 0123
**KẾ HOẠCH
CHỦ TỊCH**
""".strip().splitlines()
_columns = st.lists(st.sampled_from(_LINES), min_size=1, max_size=2).map("        ".join)
_line = st.builds(
    lambda indent, line, end: indent + line + end,
    st.sampled_from(["", "", " ", " " * 30, "\t"]),
    _columns,
    st.sampled_from(["\n", "\n", "\n\n", "\r\n"]),
)
_assembled = st.lists(_line, max_size=20).map("".join)
paper_texts = st.lists(_assembled | outline_texts, min_size=1, max_size=3).map("\n".join)
