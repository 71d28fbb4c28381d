"""Invented papers for the tests of the Word file, from one line to hundreds of pages."""

from dataclasses import replace
from itertools import cycle, islice

from paper import outline
from paper.blocks import Block, Rank
from paper.kinds import Kind
from paper.sheet import Annex, IssueDate, Sheet, Signature

TEXT = """
Phường Mẫu có 9 tổ dân phố, 3.120 hộ, 12.480 nhân khẩu; đồng bào các dân tộc sinh sống xen kẽ, \
đoàn kết và chấp hành tốt chủ trương của Đảng, chính sách, pháp luật của Nhà nước. Ủy ban nhân dân \
phường xây dựng kế hoạch như sau:

I. Mục đích, yêu cầu

1. Nâng cao nhận thức của cán bộ và Nhân dân về phòng ngừa tội phạm, tai nạn giao thông, cháy nổ, \
đuối nước và thiên tai trên địa bàn; phát huy vai trò của tổ hòa giải ở cơ sở.

2. Việc triển khai phải thiết thực, **đúng người, đúng việc**, có phân công rõ ràng (*kèm theo phụ \
lục*), tránh hình thức và gắn với các phong trào đang có ở địa phương.

II. Nhiệm vụ trọng tâm

1. Công tác tuyên truyền

a) Tuyên truyền lưu động tại các tổ dân phố, trường học và chợ, mỗi quý ít nhất một lần, bằng các \
hình thức phù hợp với phong tục của đồng bào.

b) Trợ giúp pháp lý miễn phí cho người được hưởng theo quy định:

- Tư vấn tại nhà văn hóa tổ dân phố vào tuần đầu hằng tháng, có người phiên dịch khi cần.

+ Thông báo trước ba ngày trên loa truyền thanh.

2. Kiểm tra an toàn phòng cháy, chữa cháy tại 100% cơ sở kinh doanh có nguy cơ cao và khu dân cư có \
ngõ nhỏ; lập biên bản, hướng dẫn khắc phục và kiểm tra lại trong mười lăm ngày.

| STT | Nội dung | Đơn vị chủ trì | Thời gian |
|:---:|---|---|:---:|
| 1 | Tuyên truyền lưu động | Tổ công tác | Quý II |
| 2 | Kiểm tra phòng cháy, chữa cháy | Công an phường | Quý III |

III. Tổ chức thực hiện

1. Các đơn vị căn cứ nhiệm vụ được giao chủ động thực hiện, báo cáo kết quả về Ủy ban nhân dân \
phường trước ngày 25 tháng 11.

2. Văn phòng theo dõi, đôn đốc và tổng hợp.

Quá trình thực hiện có vướng mắc, các đơn vị phản ánh kịp thời để được hướng dẫn./.
"""
WIDE_TABLE = """
| STT | Tổ dân phố | Hộ | Nhân khẩu | Nam | Nữ | Trẻ em | Ghi chú |
|---|---|---|---|---|---|---|---|
| 1 | Tổ 1 | 120 | 480 | 236 | 244 | 101 | Ven sông |
| 2 | Tổ 2 | 98 | 402 | 200 | 202 | 88 | ^ |
| Cộng | < | 218 | 882 | 436 | 446 | 189 | |
"""
ANNEXES = (
    Annex("Phụ lục I", "Bảng phân công nhiệm vụ", outline.parse("1. Tổ công tác\n\n2. Văn phòng")),
    Annex("Phụ lục II", "Số liệu dân cư", outline.parse(WIDE_TABLE)),
)


def make_plan(**changes: object) -> Sheet:
    plan = Sheet(
        kind=Kind.PLAN,
        blocks=outline.parse(TEXT),
        issuer=("Ủy ban nhân dân", "phường Mẫu"),
        number="5",
        symbol="KH-UBND",
        place="Phường Mẫu",
        issued=IssueDate(2, 4, 2026),
        subject="Bảo đảm an ninh, trật tự trong vùng đồng bào dân tộc thiểu số trên địa bàn "
        "phường năm 2026",
        recipients=("UBND tỉnh (để báo cáo)", "Công an phường", "Lưu: VT, VHXH"),
        signatures=(
            Signature(("TM. Ủy ban nhân dân", "KT. Chủ tịch", "Phó Chủ tịch"), "Nguyễn Văn Mẫu"),
        ),
    )
    return replace(plan, **changes)  # type: ignore[arg-type]


def make_letter(**changes: object) -> Sheet:
    letter = make_plan(
        kind=Kind.OFFICIAL_LETTER,
        symbol="UBND-VX",
        subject="triển khai tháng cao điểm phòng cháy, chữa cháy trong khu dân cư",
        addressed_to=("Các phòng chuyên môn", "Công an phường", "Các tổ dân phố"),
        recipients=("Như trên", "Lưu: VT"),
        blocks=outline.parse("Ủy ban nhân dân phường đề nghị các đơn vị:\n\n1. Rà soát./."),
    )
    return replace(letter, **changes)  # type: ignore[arg-type]


def make_long_plan(paragraphs: int, **changes: object) -> Sheet:
    """About fourteen paragraphs to three pages."""
    text = [block for block in outline.parse(TEXT) if block.rank is not Rank.TABLE]
    return make_plan(blocks=tuple(islice(cycle(text), paragraphs)), **changes)


def make_paragraphs(*texts: str) -> tuple[Block, ...]:
    return tuple(Block(Rank.PARAGRAPH, text) for text in texts)
