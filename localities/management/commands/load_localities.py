from typing import Any

from django.core.management.base import BaseCommand

from localities.loading import load


class Command(BaseCommand):
    help = "Nạp danh mục đơn vị hành chính và các thay đổi; chạy lại không làm thay đổi gì."

    def handle(self, *args: Any, **options: Any) -> None:
        units, successions = load()
        if options["verbosity"]:
            self.stdout.write(
                f"Đơn vị hành chính: thêm {units.added}, sửa {units.changed}. "
                f"Thay đổi đơn vị: thêm {successions.added}, sửa {successions.changed}."
            )
