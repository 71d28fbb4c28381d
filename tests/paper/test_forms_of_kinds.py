"""What the forms of their own ask for: quyết định, công điện, biên bản, giấy giới thiệu.

Source: NĐ 30/2020, Phụ lục III, Mẫu 1.1 to 1.10.
"""

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from paper import outline
from paper.kinds import Kind
from paper.readers import read_file
from paper.sheet import Sheet, Signature
from paper.writers import docx, pdf, text
from tests.paper import geometry, libreoffice
from tests.paper.geometry import Page
from tests.paper.sheets import make_plan

AUTHORITY = "CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG THÁI HÒA"


TEXT_MIDDLE = 110.0
"""Of the text area, in mm from the left edge."""


def near(value: float, within: float = 0.5) -> object:
    return pytest.approx(value, abs=within)


@cache
def printed(sheet: Sheet) -> Page:
    return geometry.read(pdf.write(sheet))[0]


def make_wire(*addressees: str) -> Sheet:
    return make_plan(
        kind=Kind.TELEGRAM,
        symbol="CĐ-UBND",
        subject="Ứng phó mưa lũ",
        authority=AUTHORITY,
        addressed_to=addressees,
        blocks=outline.parse("Yêu cầu:\n1. Trực ban.\n2. Báo cáo ngay./."),
    )


def make_decision() -> Sheet:
    return make_plan(
        kind=Kind.DECISION,
        symbol="QĐ-UBND",
        subject="Về việc thành lập Tổ công tác",
        authority=AUTHORITY,
        legal_basis=("Căn cứ Luật Mẫu", "Theo đề nghị của Trưởng Công an phường"),
        enacting="QUYẾT ĐỊNH:",
        blocks=outline.parse("Điều 1. Thành lập Tổ công tác.\nĐiều 2. Thi hành./."),
        draft=False,
    )


def make_minutes(**changes: Any) -> Sheet:
    return make_plan(
        kind=Kind.MINUTES,
        symbol="BB-UBND",
        subject="Họp giao ban",
        blocks=outline.parse("Thời gian bắt đầu: 8 giờ.\nCuộc họp kết thúc vào 10 giờ./."),
        signatures=(
            Signature(("THƯ KÝ",), "Trần Thị Thử"),
            Signature(("CHỦ TỌA",), "Nguyễn Văn Mẫu"),
        ),
        recipients=("Công an phường", "Lưu: VT, Hồ sơ"),
        draft=False,
        **{"place": "", "issued": None, **changes},
    )


def test_who_decides_stands_bold_in_the_middle_above_the_legal_basis() -> None:
    page = printed(make_decision())
    title, authority = page.line("QUYẾT ĐỊNH"), page.line("CHỦ TỊCH ỦY BAN")
    basis, enacting = page.line("Căn cứ"), page.line("QUYẾT ĐỊNH:")
    article = page.line("Điều 1.")
    assert authority.text == AUTHORITY
    assert authority.style == enacting.style == (14, "b")
    assert authority.middle == near(TEXT_MIDDLE)
    assert enacting.middle == near(TEXT_MIDDLE)
    assert basis.style == (14, "i")
    assert title.base < authority.base < basis.base < enacting.base < article.base


def test_the_legal_basis_ends_with_semicolons_and_a_full_stop_before_the_decision() -> None:
    lines = text.write(make_decision()).splitlines()
    at = lines.index(AUTHORITY)
    assert lines[at : at + 6] == [
        AUTHORITY,
        "",
        "Căn cứ Luật Mẫu;",
        "Theo đề nghị của Trưởng Công an phường.",
        "",
        "QUYẾT ĐỊNH:",
    ]


def test_a_wire_names_its_sender_and_lists_below_who_receives_it() -> None:
    page = printed(make_wire("Công an phường", "Các khối trưởng"))
    label, first = page.line("CHỦ TỊCH"), page.line("- Công an phường;")
    assert label.text == f"{AUTHORITY} điện:"
    assert first.x0 == near(label.x0)
    assert page.line("- Các khối trưởng.").x0 == near(label.x0)
    assert first.base > label.base


def test_a_wire_to_one_names_him_on_the_same_line() -> None:
    assert f"{AUTHORITY} điện: Công an phường" in text.write(make_wire("Công an phường"))


def test_minutes_have_no_place_and_date_and_are_signed_side_by_side() -> None:
    page = printed(make_minutes())
    assert not [line for line in page.lines if "ngày" in line.text and line.italic]
    secretary, chair = page.line("THƯ KÝ"), page.line("CHỦ TỌA")
    assert secretary.base == near(chair.base)
    assert secretary.middle == near(70)
    assert chair.middle == near(150)
    names = page.line("Trần Thị Thử"), page.line("Nguyễn Văn Mẫu")
    assert names[0].base == near(names[1].base)
    assert page.line("Nơi nhận:").base > names[0].base


def test_minutes_that_came_with_a_date_keep_it() -> None:
    page = printed(make_minutes(place="Thái Hòa", issued=make_plan().issued))
    assert page.line("Thái Hòa, ngày").italic


@pytest.mark.parametrize("kind", [Kind.INTRODUCTION, Kind.LEAVE])
def test_a_paper_without_subject_has_the_short_rule_under_its_kind(kind: Kind) -> None:
    page = printed(make_plan(kind=kind, subject=""))
    title = page.line(kind.title.upper())
    rule = page.rule_under(title)
    assert title.length / 3 <= rule.length <= title.length / 2
    assert rule.middle == near(title.middle)


def test_word_sets_a_decision_and_minutes_as_the_pdf_does(tmp_path: Path) -> None:
    sheets = {"decision": make_decision(), "minutes": make_minutes()}
    files = {name: docx.write(sheet) for name, sheet in sheets.items()}
    for name, file in libreoffice.to_pdf(files, tmp_path).items():
        word = geometry.read(file)[0]
        for line in printed(sheets[name]).lines:
            other = word.line(line.text)
            assert (other.style, other.middle) == (line.style, near(line.middle, within=1))
            assert other.base == near(line.base, within=3)


SIDE_BY_SIDE = """\
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

BIÊN BẢN
Họp giao ban

Thời gian bắt đầu: 8 giờ.

NGƯỜI GHI BIÊN BẢN\t\tCHỦ TRÌ

Hoàng Trần Thị Thử\t\tĐại tá Nguyễn Văn Mẫu
"""


def test_signatures_typed_side_by_side_are_read_as_two() -> None:
    received = read_file("bien-ban.txt", SIDE_BY_SIDE.encode())
    assert received.sheet.signatures == (
        Signature(("NGƯỜI GHI BIÊN BẢN",), "Hoàng Trần Thị Thử"),
        Signature(("CHỦ TRÌ",), "Đại tá Nguyễn Văn Mẫu"),
    )
    assert received.left == ()


@pytest.mark.parametrize("title", ["THƯ KÝ", "CHỦ TỌA", "CHỦ TOẠ", "CHỦ TRÌ", "Chủ trì"])
def test_the_parts_in_a_meeting_are_read_as_titles_of_signers(title: str) -> None:
    head = SIDE_BY_SIDE.partition("NGƯỜI GHI")[0]
    received = read_file("bien-ban.txt", f"{head}{title}\n\nTrần Thị Thử\n".encode())
    assert received.sheet.signatures == (Signature((title,), "Trần Thị Thử"),)


def test_whatever_stands_above_the_decision_is_its_basis() -> None:
    received = read_file(
        "quyet-dinh.txt",
        f"""\
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM

QUYẾT ĐỊNH
Về việc thành lập Tổ công tác

{AUTHORITY}

Căn cứ Luật Mẫu;
Xét Tờ trình số 05/TTr-CAP của Công an phường,

QUYẾT ĐỊNH:

Điều 1. Thành lập Tổ công tác./.
""".encode(),
    )
    assert received.sheet.authority == AUTHORITY
    assert received.sheet.legal_basis == (
        "Căn cứ Luật Mẫu",
        "Xét Tờ trình số 05/TTr-CAP của Công an phường",
    )
    assert received.sheet.enacting == "QUYẾT ĐỊNH:"
    assert [block.marker for block in received.sheet.blocks] == ["Điều 1."]
