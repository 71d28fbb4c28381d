"""What our writers write, our readers read back: the sheet, value for value."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from paper import outline
from paper.kinds import Kind
from paper.readers import Received, read_file
from paper.sheet import Annex, IssueDate, Sheet, Signature, Urgency
from paper.writers import docx, text
from tests.paper.texts import many

_TEXTS = (
    "Phường Mẫu có 9 tổ dân phố, 3.120 hộ, được giao như sau:\n",
    "I. MỤC ĐÍCH, YÊU CẦU\n1. Nâng cao **ý thức** của *Nhân dân*.\n2. Họp.\n",
    "II. NHIỆM VỤ\n1. Tuyên truyền\na) Trên loa; trong trường.\n- Một lần.\n+ Hai lần.\n",
    "1.1. Theo Chỉ thị số 06/2008/CT-TTg, giá 2.5 triệu.\n",
    "| STT | *Việc* | Ghi chú |\n|---|---|---|\n| 1 | Họp \\| ghi | < |\n| ^ | \\< | a |\n",
    "Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\n1. Trong phường.\n",
    "*Cả đoạn nghiêng*, **đậm** và ***cả hai***; 2\\*3\\*4.\n",
    "Trên đây là kế hoạch./.\n",
)
_blocks = st.lists(st.sampled_from(_TEXTS), min_size=1, max_size=6).map(
    lambda texts: outline.parse("\n".join(texts))
)
_DATES = (IssueDate(1, 4, 2024), IssueDate(year=2024), IssueDate(None, 12, 2024), IssueDate())
_SIGNATURES = (
    Signature(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "Nguyễn Văn Mẫu"),
    Signature(("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "Trần Thị Thử"),
    Signature(("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"), "Đại tá Lê Mẫu"),
    Signature(("CHỦ TỊCH",), ""),
)
_ANNEXES = (
    Annex("Phụ lục I", "PHÂN CÔNG", outline.parse("(Kèm theo Kế hoạch số 05/KH-UBND)\n1. Họp.")),
    Annex("Phụ lục II", "BẢNG SỐ LIỆU", outline.parse("| a | b |\n|---|---|\n| 1 | 2 |")),
)
_ENTRIES = ("UBND tỉnh (để báo cáo)", "Các khối", "LĐVP. NC, VX", "Lưu: VT, VHXH")
_entries = st.lists(st.sampled_from(_ENTRIES), max_size=4, unique=True).map(tuple)


def _sheets(**fixed: st.SearchStrategy[object]) -> st.SearchStrategy[Sheet]:
    return st.builds(
        Sheet,
        blocks=_blocks,
        issuer=st.sampled_from([("ỦY BAN NHÂN DÂN", "PHƯỜNG BÌNH AN"), ("CÔNG AN PHƯỜNG MẪU",)]),
        superior=st.sampled_from(["", "UBND THỊ XÃ MẪU"]),
        number=st.sampled_from(["", "5", "15a", "1502"]),
        place=st.just("Bình An"),
        issued=st.sampled_from(_DATES),
        recipients=_entries,
        signatures=st.sampled_from(_SIGNATURES).map(lambda signature: (signature,)),
        urgency=st.sampled_from([None, *Urgency]),
        draft=st.booleans(),
        **fixed,  # type: ignore[arg-type]
    )


_titled = _sheets(
    kind=st.sampled_from([Kind.PLAN, Kind.REPORT]),
    symbol=st.just("KH-UBND"),
    subject=st.sampled_from(["Phòng cháy", "Bảo đảm an ninh, trật tự tại cơ sở " * 4]).map(
        str.strip
    ),
    addressed_to=_entries,
    legal_basis=st.sampled_from([(), ("Căn cứ Luật Mẫu", "Căn cứ Nghị định số 30/2020/NĐ-CP")]),
    annexes=st.lists(st.sampled_from(_ANNEXES), max_size=2, unique=True).map(tuple),
)
_letters = _sheets(
    kind=st.just(Kind.OFFICIAL_LETTER),
    symbol=st.just("UBND-VX"),
    subject=st.sampled_from(["phòng cháy", "rà soát tổ hòa giải ở cơ sở trên địa bàn phường Mẫu"]),
    addressed_to=_entries.filter(bool),
)

_BASIS = ("Căn cứ Luật Mẫu", "Xét Tờ trình số 05/TTr-UBND của Ủy ban nhân dân phường")
_AUTHORITY = "CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG BÌNH AN"
_decisions = _sheets(
    kind=st.just(Kind.DECISION),
    symbol=st.just("QĐ-UBND"),
    subject=st.sampled_from(["Về việc thành lập Tổ công tác", "Ban hành Quy chế " * 8]).map(
        str.strip
    ),
    authority=st.sampled_from(["", _AUTHORITY, "ỦY BAN NHÂN DÂN PHƯỜNG BÌNH AN"]),
    legal_basis=st.lists(st.sampled_from(_BASIS), max_size=2, unique=True).map(tuple),
    enacting=st.just("QUYẾT ĐỊNH:"),
    annexes=st.lists(st.sampled_from(_ANNEXES), max_size=2, unique=True).map(tuple),
)
_wires = _sheets(
    kind=st.just(Kind.TELEGRAM),
    symbol=st.just("CĐ-UBND"),
    subject=st.sampled_from(["Ứng phó mưa lũ", "Bảo đảm an toàn cho người dân trong bão " * 3]).map(
        str.strip
    ),
    authority=st.just(_AUTHORITY),
    addressed_to=_entries.filter(bool),
)
_PAIRS = (
    (
        Signature(("THƯ KÝ",), "Trần Thị Thử"),
        Signature(("CHỦ TỌA",), "Nguyễn Văn Mẫu"),
    ),
    (
        Signature(("ĐẠI DIỆN BÊN A",), "Đại tá Lê Mẫu"),
        Signature(("THƯ KÝ",), "Trần Thị Thử"),
        Signature(("CHỦ TRÌ",), "Nguyễn Văn Mẫu"),
    ),
)
_minutes = st.builds(
    replace,
    _sheets(
        kind=st.just(Kind.MINUTES),
        symbol=st.just("BB-UBND"),
        subject=st.just("Họp giao ban công tác an ninh, trật tự"),
    ),
    place=st.just(""),
    issued=st.none(),
    signatures=st.sampled_from(_PAIRS),
)
_any = _titled | _letters | _decisions | _wires | _minutes


@many
@given(_any)
def test_the_text_we_write_reads_back_as_the_same_sheet(sheet: Sheet) -> None:
    assert read_file("x.txt", text.write(sheet).encode()) == Received(sheet)


@many
@given(_any)
def test_the_word_file_we_write_reads_back_as_the_same_sheet(sheet: Sheet) -> None:
    assert read_file("x.docx", docx.write(sheet)) == Received(sheet)


def test_a_paragraph_that_opens_with_a_dash_stays_one_in_text_and_is_a_dash_in_word() -> None:
    sheet = Sheet(Kind.PLAN, outline.parse("\\- Gạch đầu dòng."), subject="Phòng cháy")
    assert read_file("x.txt", text.write(sheet).encode()) == Received(sheet)
    blocks = read_file("x.docx", docx.write(sheet)).sheet.blocks
    assert blocks == outline.parse("- Gạch đầu dòng.")
