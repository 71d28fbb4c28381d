from typing import Any

from django.core.management.base import BaseCommand

from directives.loading import load


class Command(BaseCommand):
    help = "Nạp danh mục văn bản dùng chung; chạy lại không làm thay đổi gì."

    def handle(self, *args: Any, **options: Any) -> None:
        documents, relations = load()
        if options["verbosity"]:
            self.stdout.write(
                f"Văn bản: thêm {documents.added}, sửa {documents.changed}. "
                f"Quan hệ giữa các văn bản: thêm {relations.added}, sửa {relations.changed}."
            )
