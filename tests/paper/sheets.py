"""Sheets for the tests of the writers. People and places of authority are plainly invented."""

from dataclasses import replace
from typing import Any

from paper.blocks import Block, Rank
from paper.kinds import Kind
from paper.sheet import Annex, IssueDate, Sheet, Signature

SENTENCE = (
    "Các khối, tổ dân cư phối hợp với Công an phường tuyên truyền, vận động Nhân dân thực hiện"
    " tốt phong trào toàn dân bảo vệ an ninh Tổ quốc, kịp thời hòa giải mâu thuẫn từ cơ sở."
)
SUBJECT = "Bảo đảm an ninh, trật tự trong vùng có đồng bào dân tộc thiểu số năm 2026"


def make_block(rank: Rank, text: str = SENTENCE, marker: str = "") -> Block:
    return Block(rank, text, marker)


def make_paragraphs(count: int, text: str = SENTENCE) -> tuple[Block, ...]:
    return tuple(make_block(Rank.PARAGRAPH, f"{number}: {text}") for number in range(1, count + 1))


PLAN_BLOCKS = (
    make_block(Rank.PARAGRAPH),
    make_block(Rank.SECTION, "MỤC ĐÍCH, YÊU CẦU", "I."),
    make_block(Rank.CLAUSE, "Mục đích", "1."),
    make_block(Rank.POINT, SENTENCE, "a)"),
    make_block(Rank.POINT, SENTENCE, "b)"),
    make_block(Rank.CLAUSE, SENTENCE, "2."),
    make_block(Rank.DASH, SENTENCE, "-"),
    make_block(Rank.PLUS, SENTENCE, "+"),
    make_block(Rank.SECTION, "TỔ CHỨC THỰC HIỆN", "II."),
    *(make_block(Rank.CLAUSE, SENTENCE, f"{number}.") for number in range(1, 8)),
    make_block(Rank.PARAGRAPH, f"{SENTENCE[:-1]}./."),
)


def make_plan(**changes: Any) -> Sheet:
    plan = Sheet(
        kind=Kind.PLAN,
        blocks=PLAN_BLOCKS,
        superior="UBND TỈNH NGHỆ AN",
        issuer=("ỦY BAN NHÂN DÂN", "PHƯỜNG THÁI HÒA"),
        symbol="KH-UBND",
        place="Thái Hòa",
        issued=IssueDate(None, 4, 2026),
        subject=SUBJECT,
        recipients=("UBND tỉnh (b/c)", "Công an phường", "Các khối", "Lưu: VT, VHXH"),
        signatures=(
            Signature(("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "Nguyễn Văn Mẫu"),
        ),
    )
    return replace(plan, **changes)


def make_letter(**changes: Any) -> Sheet:
    letter = make_plan(
        kind=Kind.OFFICIAL_LETTER,
        number="7",
        symbol="UBND-VX",
        issued=IssueDate(2, 6, 2026),
        subject="rà soát tổ hòa giải ở cơ sở",
        addressed_to=("Công an phường", "Các khối trưởng", "Ủy ban Mặt trận Tổ quốc phường"),
        recipients=("Như trên", "Lưu: VT, VX"),
    )
    return replace(letter, **changes)


def make_annex(*blocks: Block, label: str = "Phụ lục I", title: str = "Danh sách khối") -> Annex:
    return Annex(label, title, blocks or make_paragraphs(2))


def make_table(columns: int, rows: int) -> Block:
    header = "| " + " | ".join(f"Cột {column}" for column in range(1, columns + 1)) + " |"
    body = [
        "| " + " | ".join(f"ô {row}.{column}" for column in range(1, columns + 1)) + " |"
        for row in range(1, rows + 1)
    ]
    return make_block(Rank.TABLE, "\n".join([header, "|" + "---|" * columns, *body]))
