"""`manage.py check_document`: findings for people and programs, exit codes, no database needed."""

import json
from contextlib import redirect_stderr, redirect_stdout
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from directives.loading import load
from directives.models import Directive
from paper.readers import read_file
from paper.writers import docx
from tests.desk.commands import Done, run, run_process
from tests.reference import reference

PLAN = """\
ỦY BAN NHÂN DÂN
PHƯỜNG BÌNH AN
Số: 15/KH-UBND
Bình An, ngày 01 tháng 4 năm 2024

KẾ HOẠCH
Chăm lo người có uy tín

I. NỘI DUNG

1. Thực hiện Quyết định số 12/2018/QĐ-TTg ngày 06/3/2018 của Thủ tướng Chính phủ về tiêu chí \
lựa chọn, công nhận người có uy tín và chính sách đối với người có uy tín trong đồng bào dân tộc \
thiểu số.

2. Các khối thực hiện./.

Nơi nhận:
- Các khối;
- Lưu: VT, VHXH.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Nguyễn Văn Mẫu
"""
FIELDS = {"id", "group", "severity", "rule", "message", "where", "suggestion"}
pytestmark = pytest.mark.django_db


def written(folder: Path, content: str = PLAN, name: str = "văn bản.txt") -> Path:
    file = folder / name
    file.write_text(content, "utf-8")
    return file


def check(file: Path, *options: str) -> Done:
    """Unlike a process, `call_command` leaves the connection of the test open."""
    out, err, code = StringIO(), StringIO(), 0
    with redirect_stdout(out), redirect_stderr(err):
        try:
            call_command("check_document", str(file), *options, stdout=out, stderr=err)
        except SystemExit as end:
            code = int(end.code or 0)
    return Done(code, out.getvalue(), err.getvalue())


def checked(file: Path, *options: str, code: int = 0) -> dict[str, Any]:
    done = check(file, "--json", *options)
    assert (done.code, done.err) == (code, "")
    told: dict[str, Any] = json.loads(done.out)
    assert all(finding.keys() == FIELDS for finding in told["findings"])
    return told


def rules(told: dict[str, Any]) -> list[str]:
    return [finding["rule"] for finding in told["findings"]]


def test_the_day_is_that_of_the_paper_unless_it_is_given(tmp_path: Path) -> None:
    file = written(tmp_path)
    told = checked(file)
    assert (told["on"], rules(told)) == ("2024-04-01", ["amended"])
    assert rules(checked(file, "--on", "01/12/2023")) == ["change-to-come"]
    assert rules(checked(file, "--on", "2018-05-01")) == []
    assert rules(checked(file, "--on", "2018-03-01", code=1)) == ["not-issued"]


def test_a_finding_has_these_fields_and_no_others(tmp_path: Path) -> None:
    (finding,) = checked(written(tmp_path))["findings"]
    assert finding.pop("id").startswith("amended-")
    assert finding == {
        "group": "citation",
        "severity": "warning",
        "rule": "amended",
        "message": "Quyết định số 12/2018/QĐ-TTg đã được sửa đổi, bổ sung bởi Quyết định số "
        "28/2023/QĐ-TTg (tính đến ngày 01/4/2024).",
        "where": "Mục I, khoản 1 (dòng 11)",
        "suggestion": " (được sửa đổi, bổ sung bởi Quyết định số 28/2023/QĐ-TTg)",
    }


def test_errors_end_with_1_warnings_and_hints_with_0(tmp_path: Path) -> None:
    assert check(written(tmp_path)).code == 0
    assert check(written(tmp_path, PLAN.replace("QĐ-TTg", "QĐ-TTG"))).code == 1


def test_without_json_it_tells_in_vietnamese_what_to_mend(tmp_path: Path) -> None:
    done = check(written(tmp_path, PLAN.replace("Lưu: VT", "Lưu VT")))
    assert (done.code, done.err) == (1, "")
    lines = done.out.splitlines()
    assert lines[0] == "văn bản.txt, xét theo ngày 01/4/2024"
    assert "    Sửa “Lưu VT, VHXH.” thành “Lưu: VT, VHXH.”" in lines
    assert lines[-1] == "Tổng cộng: 1 lỗi, 1 điểm cần xem, 0 gợi ý."


@pytest.mark.parametrize("form", ["docx", "txt"])
def test_a_word_file_is_checked_like_a_text(form: str, tmp_path: Path) -> None:
    wrong = PLAN.replace("QĐ-TTg", "QĐ-TTG").replace("Lưu: VT", "Lưu VT")
    file = written(tmp_path, wrong)
    if form == "docx":
        file = tmp_path / "x.docx"
        file.write_bytes(docx.write(read_file("x.txt", wrong.encode()).sheet))
    told = checked(file, code=1)
    assert sorted(rules(told)) == ["amended", "archive-line", "symbol-letters"]
    places = {finding["rule"]: finding["where"] for finding in told["findings"]}
    counted = "đoạn" if form == "docx" else "dòng"
    assert places["symbol-letters"].startswith(f"Mục I, khoản 1 ({counted} ")


@pytest.mark.parametrize(
    ("content", "options", "reason"),
    [
        (b"", (), "trống"),
        (b"%PDF-1.7", (), "tệp PDF"),
        (bytes(range(256)), (), "nhị phân"),
        (None, (), "không tìm thấy"),
        (PLAN.encode(), ("--on", "32/13/2024"), "Không hiểu ngày “32/13/2024”"),
    ],
)
def test_what_cannot_be_read_ends_with_2_and_one_sentence(
    content: bytes | None, options: tuple[str, ...], reason: str, tmp_path: Path
) -> None:
    file = tmp_path / "x.txt"
    if content is not None:
        file.write_bytes(content)
    done = check(file, "--json", *options)
    assert (done.code, done.out) == (2, "")
    assert reason in done.err
    assert len(done.err.splitlines()) == 1


def test_the_rows_of_the_database_are_asked_and_nothing_is_written(tmp_path: Path) -> None:
    load()
    Directive.objects.filter(number="12/2018/QĐ-TTg").update(issued_on=date(2018, 3, 7))
    before = list(Directive.objects.order_by("pk").values())
    assert "date-other" in rules(checked(written(tmp_path), code=1))
    assert list(Directive.objects.order_by("pk").values()) == before


def test_as_a_process_it_needs_no_database_and_leaves_nothing_behind(tmp_path: Path) -> None:
    file = written(tmp_path, name="x.txt")
    done = run_process("check_document", file, "--json", folder=tmp_path)
    assert (done.code, done.err) == (0, "")
    assert json.loads(done.out) == checked(file)
    assert [path.name for path in tmp_path.iterdir()] == ["x.txt"]


def test_help_is_in_vietnamese() -> None:
    done = run("check_document", "--help")
    assert done.code == 0
    assert "Không ghi gì vào cơ sở dữ liệu" in " ".join(done.out.split())


def test_the_plan_it_all_began_with() -> None:
    told = checked(reference("seeds/000_b6cd2368df2194b5.txt"), code=1)
    assert told["on"] == "2024-04-01"
    proposed = {finding["rule"]: finding["suggestion"] for finding in told["findings"]}
    assert proposed["symbol-kind"] == "12/2018/QĐ-TTg"
    assert proposed["amended"] == " (được sửa đổi, bổ sung bởi Quyết định số 28/2023/QĐ-TTg)"
    assert proposed["quotation-open"] == "Tổ quốc”"
    assert proposed["archive-line"] == "Lưu: VT."
