"""Kiểm tra văn bản: tệp đã lưu, nội dung đã giữ, và in lại có như lúc phát hành không."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from documents.originals.verification import verify


class Command(BaseCommand):
    help = (
        "Đối chiếu từng tệp đã lưu với mã của nó, in lại từng văn bản đã phát hành từ nội dung đã "
        "giữ và so với bản lưu: cùng bộ in thì từng byte, khác bộ in thì chữ và vị trí. Không ghi "
        "gì. Mã thoát 1 khi có chỗ khác."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--organization", type=int, metavar="ID", help="chỉ một cơ quan")
        parser.add_argument(
            "--no-render", action="store_true", help="chỉ đối chiếu tệp, không in lại"
        )

    def handle(self, *args: Any, organization: int | None, no_render: bool, **options: Any) -> None:
        count = 0
        for fault in verify(organization, render=not no_render):
            self.stderr.write(str(fault))
            count += 1
        if count:
            raise CommandError(f"Có {count} chỗ khác.")
        self.stdout.write("Văn bản và tệp toàn vẹn.")
