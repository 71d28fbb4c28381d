import json
import sys
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from desk import checking
from desk.management.files import read_or_exit, refuse
from directives.doctor import examine, examined_on
from paper.checks import Severity
from vietnamese.dates import read_date, short

WITH_ERRORS = 1


class Command(BaseCommand):
    help = (
        "Kiểm tra câu chữ và văn bản viện dẫn của một văn bản (.docx hoặc .txt) theo Nghị định "
        "30/2020/NĐ-CP và sổ văn bản. Không ghi gì vào cơ sở dữ liệu. "
        "Mã thoát: 0 khi không có lỗi, 1 khi có, 2 khi không đọc được tệp."
    )
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="TỆP", help="tệp .docx hoặc .txt")
        parser.add_argument(
            "--on",
            metavar="NGÀY",
            help="xét hiệu lực vào ngày này (01/4/2024 hoặc 2024-04-01); "
            "không ghi thì theo ngày của văn bản, văn bản chưa có ngày thì hôm nay",
        )
        parser.add_argument("--json", action="store_true", help="in ra JSON thay cho bản liệt kê")

    def handle(self, *args: Any, file: Path, on: str | None, **options: Any) -> None:
        day = self._day(on)
        received = read_or_exit(file, self.stderr)
        manuscript = checking.manuscript_of(received, by_lines=file.suffix.lower() != ".docx")
        day = day or examined_on(manuscript.sheet)
        findings = examine(manuscript, register=checking.register_at_hand(), on=day)
        if options["json"]:
            data = {"on": day.isoformat(), "findings": checking.as_data(findings)}
            self.stdout.write(json.dumps(data, ensure_ascii=False, indent=2))
        else:
            self.stdout.write(f"{file.name}, xét theo ngày {short(day)}")
            for line in checking.lines(findings):
                self.stdout.write(line)
        for notice in received.notices:
            self.stderr.write(notice)
        if any(finding.severity is Severity.ERROR for finding in findings):
            sys.exit(WITH_ERRORS)

    def _day(self, typed: str | None) -> date | None:
        if typed is None:
            return None
        day = read_date(typed)
        if day is None:
            message = f"Không hiểu ngày “{typed}”. Hãy ghi như 01/4/2024 hoặc 2024-04-01."
            refuse(message, self.stderr)
        return day
