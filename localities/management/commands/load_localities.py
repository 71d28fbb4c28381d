from typing import Any

from django.core.management.base import BaseCommand

from localities.loading import load, load_holidays


class Command(BaseCommand):
    help = "Nạp đơn vị hành chính, các thay đổi và ngày nghỉ lễ; chạy lại không làm thay đổi gì."

    def handle(self, *args: Any, **options: Any) -> None:
        units, successions = load()
        holidays = load_holidays()
        if options["verbosity"]:
            self.stdout.write(
                f"Đơn vị hành chính: thêm {units.added}, sửa {units.changed}. "
                f"Thay đổi đơn vị: thêm {successions.added}, sửa {successions.changed}. "
                f"Ngày nghỉ, ngày làm bù: thêm {holidays.added}, sửa {holidays.changed}."
            )
