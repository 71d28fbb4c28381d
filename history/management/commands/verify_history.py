"""Kiểm tra lịch sử: chuỗi của từng cơ quan, và các chốt chặn của cơ sở dữ liệu."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from history import triggers
from history.verification import verify


class Command(BaseCommand):
    help = (
        "Đi hết chuỗi lịch sử của từng cơ quan, đối chiếu với tệp ghi ngoài cơ sở dữ liệu, và xem "
        "các bảng chỉ được ghi thêm có còn chốt chặn không. Không ghi gì. Mã thoát 1 khi có sai."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--organization", type=int, metavar="ID", help="chỉ một cơ quan")

    def handle(self, *args: Any, organization: int | None, **options: Any) -> None:
        faults = [*map(str, verify(organization)), *_missing_triggers()]
        if faults:
            raise CommandError("\n".join(["Lịch sử không toàn vẹn:", *faults]))
        self.stdout.write("Lịch sử toàn vẹn.")


def _missing_triggers() -> list[str]:
    missing = triggers.declared(connection) - triggers.installed(connection)
    return [f"Bảng {each.table}: mất chốt chặn {each.operation}" for each in sorted(missing)]
