from typing import Any

from django.core.management.base import BaseCommand

from households.reputable.loading import load


class Command(BaseCommand):
    help = "Nạp mức chế độ của người có uy tín; mức đã sửa tại chỗ giữ nguyên."

    def handle(self, *args: Any, **options: Any) -> None:
        added = load()
        if options["verbosity"]:
            self.stdout.write(f"Mức chế độ: thêm {added}.")
