from typing import Any

from django.core.management.base import BaseCommand

from households.loading import load


class Command(BaseCommand):
    help = "Nạp danh mục 54 dân tộc; chạy lại không làm thay đổi gì."

    def handle(self, *args: Any, **options: Any) -> None:
        loaded = load()
        if options["verbosity"]:
            self.stdout.write(f"Dân tộc: thêm {loaded.added}, sửa {loaded.changed}.")
