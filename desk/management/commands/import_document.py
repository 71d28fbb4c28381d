import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from desk import receiving
from desk.management.files import read_or_exit


class Command(BaseCommand):
    help = (
        "Đọc một văn bản (.docx hoặc .txt) và cho biết các thành phần của nó. "
        "Không ghi gì vào cơ sở dữ liệu. Mã thoát: 0, hoặc 2 khi không đọc được tệp."
    )
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="TỆP", help="tệp .docx hoặc .txt")
        parser.add_argument("--json", action="store_true", help="in ra JSON thay cho bản tóm tắt")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        received = read_or_exit(file, self.stderr)
        if options["json"]:
            data = receiving.as_data(received)
            self.stdout.write(json.dumps(data, ensure_ascii=False, indent=2))
            for notice in received.notices:
                self.stderr.write(notice)
        else:
            for line in receiving.summary(received):
                self.stdout.write(line)
