"""`manage.py import_document`: what it tells of a paper; it reaches no database."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.desk.commands import run, run_process
from tests.reference import reference

PLAN = """\
UBND THỊ XÃ MẪU
ỦY BAN NHÂN DÂN
PHƯỜNG BÌNH AN
Số: 15a/KH-UBND
Bình An, ngày    tháng 4 năm 2024
KHẨN
KẾ HOẠCH
Phòng cháy, chữa cháy

Căn cứ Chỉ thị số 18/2000/CT-TTg ngày 21/9/2000;
I. NỘI DUNG
1. Theo **Kế hoạch** số 12/KH-UBND và Chỉ thị số 18/2000/CT-TTg.
| STT | Việc |
|---|---|
| 1 | Họp |
Hết./.
Nơi nhận:
- Các khối;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Nguyễn Văn Mẫu
Phụ lục I
PHÂN CÔNG
1. Theo Công văn số 7/UBND-VX.
"""


def data_of(content: str, folder: Path) -> dict[str, Any]:
    file = folder / "văn bản.txt"
    file.write_text(content, "utf-8")
    done = run("import_document", file, "--json")
    assert (done.code, done.err) == (0, "")
    found: dict[str, Any] = json.loads(done.out)
    return found


def test_the_json_has_these_fields_and_no_others(tmp_path: Path) -> None:
    assert data_of(PLAN, tmp_path) == {
        "kind": "KH",
        "number": "15a",
        "symbol": "KH-UBND",
        "place": "Bình An",
        "issued_on": None,
        "subject": "Phòng cháy, chữa cháy",
        "addressed_to": [],
        "recipients": ["Các khối", "Lưu: VT"],
        "signer": "Nguyễn Văn Mẫu",
        "blocks": [
            {"rank": "section", "marker": "I.", "text": "NỘI DUNG"},
            {
                "rank": "clause",
                "marker": "1.",
                "text": "Theo **Kế hoạch** số 12/KH-UBND và Chỉ thị số 18/2000/CT-TTg.",
            },
            {"rank": "table", "marker": "", "text": "| STT | Việc |\n|---|---|\n| 1 | Họp |"},
            {"rank": "paragraph", "marker": "", "text": "Hết./."},
        ],
        "citations": ["18/2000/CT-TTg", "12/KH-UBND", "7/UBND-VX"],
        "issuer": ["ỦY BAN NHÂN DÂN", "PHƯỜNG BÌNH AN"],
        "superior": "UBND THỊ XÃ MẪU",
        "legal_basis": ["Căn cứ Chỉ thị số 18/2000/CT-TTg ngày 21/9/2000"],
        "authority": ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"],
        "annexes": [
            {
                "label": "Phụ lục I",
                "title": "PHÂN CÔNG",
                "blocks": [
                    {"rank": "clause", "marker": "1.", "text": "Theo Công văn số 7/UBND-VX."}
                ],
            }
        ],
        "left": ["ngày tháng 4 năm 2024", "KHẨN"],
    }


def test_a_plain_text_gives_every_field_empty_but_its_blocks(tmp_path: Path) -> None:
    data = data_of("Tin trong ngày.\n", tmp_path)
    assert data["blocks"] == [{"rank": "paragraph", "marker": "", "text": "Tin trong ngày."}]
    del data["blocks"]
    nothing = {"kind", "number", "issued_on", "signer"}
    texts = {"symbol", "place", "subject", "superior"}
    assert {name: data[name] for name in nothing} == dict.fromkeys(nothing)
    assert {name: data[name] for name in texts} == dict.fromkeys(texts, "")
    assert all(data[name] == [] for name in data.keys() - nothing - texts)


def test_without_json_it_tells_in_vietnamese_what_it_found(tmp_path: Path) -> None:
    file = tmp_path / "ke-hoach.txt"
    file.write_text(PLAN, "utf-8")
    done = run("import_document", file)
    assert (done.code, done.err) == (0, "")
    lines = done.out.splitlines()
    assert lines[:3] == [
        "Loại văn bản: Kế hoạch",
        "Cơ quan chủ quản: UBND THỊ XÃ MẪU",
        "Cơ quan ban hành:",
    ]
    assert "Trích yếu: Phòng cháy, chữa cháy" in lines
    assert "Người ký: Nguyễn Văn Mẫu" in lines
    assert "  I. NỘI DUNG" in lines


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "trống"),
        (b"%PDF-1.7", "tệp PDF"),
        (bytes(range(256)), "nhị phân"),
        (None, "không tìm thấy"),
    ],
)
def test_what_cannot_be_read_ends_with_2_and_one_sentence(
    content: bytes | None, reason: str, tmp_path: Path
) -> None:
    file = tmp_path / "x.txt"
    if content is not None:
        file.write_bytes(content)
    done = run("import_document", file, "--json")
    assert (done.code, done.out) == (2, "")
    assert reason in done.err
    assert len(done.err.splitlines()) == 1


def test_as_a_process_it_needs_no_database_and_leaves_nothing_behind(tmp_path: Path) -> None:
    file = tmp_path / "x.txt"
    file.write_text(PLAN, "utf-8")
    done = run_process("import_document", file, "--json", folder=tmp_path)
    assert (done.code, done.err) == (0, "")
    assert json.loads(done.out) == json.loads(run("import_document", file, "--json").out)
    assert [path.name for path in tmp_path.iterdir()] == ["x.txt"]


@pytest.mark.parametrize("command", ["import_document", "print_document"])
def test_help_is_in_vietnamese(command: str) -> None:
    done = run(command, "--help")
    assert done.code == 0
    assert "Không ghi gì vào cơ sở dữ liệu" in " ".join(done.out.split())


def test_the_two_papers_it_all_began_with(tmp_path: Path) -> None:
    plan = data_of(reference("seeds/000_b6cd2368df2194b5.txt").read_text("utf-8"), tmp_path)
    letter = data_of(reference("seeds/002_ad137d421f94e747.txt").read_text("utf-8"), tmp_path)
    head = ("kind", "number", "symbol", "place", "issued_on", "signer", "authority", "left")
    assert [plan[name] for name in head] == [
        *("KH", None, "KH-UBND", "Hoà Hiếu", "2024-04-01", "Nguyễn Kim Hải"),
        *(["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"], ["} (để thực hiện)"]),
    ]
    assert [letter[name] for name in head] == [
        *("CV", 1502, "UBND-NC", "Tây Ninh", "2016-06-02", None, [], []),
    ]
    assert plan["citations"] == ["18/2000/CT-TTg", "06/2008/CT-TTg", "12/2018/CT-TTG"]
    assert letter["citations"] == ["06/2008/CT-TTg"]
    sections = [block["text"] for block in plan["blocks"] if block["rank"] == "section"]
    assert sections == ["MỤC ĐÍCH YÊU CẦU", "CÔNG TÁC TRỌNG TÂM", "TỔ CHỨC THỰC HIỆN"]
