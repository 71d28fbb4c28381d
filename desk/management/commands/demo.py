from typing import Any

from django.core.management import call_command
from django.core.management.base import CommandError, CommandParser

from desk import demonstrated_province, demonstration
from desk.demonstrated_province import NotADemonstrationError
from desk.management.tables import TableCommand
from officials.models import Official


class Command(TableCommand):
    help = "Nạp dữ liệu minh họa; chạy lại không đổi gì."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--province",
            action="store_true",
            help="cả tỉnh: 130 xã, phường với báo cáo 6 tháng đầu năm 2026",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if Official.objects.filter(is_demonstration=False, appointments__isnull=False).exists():
            raise CommandError("Cơ sở dữ liệu này có cán bộ thật; không nạp dữ liệu minh họa.")
        call_command("load_demonstration", stdout=self.stdout)
        if options["province"]:
            self._load_province()

    def _load_province(self) -> None:
        try:
            people = demonstrated_province.load()
        except NotADemonstrationError as refusal:
            raise CommandError("Cơ sở dữ liệu này không phải bản trình diễn.") from refusal
        self.stdout.write("Tỉnh minh họa: 130 xã, phường; thêm các tài khoản:")
        for line in demonstration.lines_of(people):
            self.stdout.write(line)
