from typing import Any

from django.core.management.base import BaseCommand

from directives import duty_loading
from directives.loading import load


class Command(BaseCommand):
    help = "Nạp danh mục văn bản dùng chung và nhiệm vụ trong đó; chạy lại không làm thay đổi gì."

    def handle(self, *args: Any, **options: Any) -> None:
        documents, relations = load()
        duties = duty_loading.load()
        if options["verbosity"]:
            self.stdout.write(
                f"Văn bản: thêm {documents.added}, sửa {documents.changed}. "
                f"Quan hệ giữa các văn bản: thêm {relations.added}, sửa {relations.changed}. "
                f"Nhiệm vụ: thêm {duties.added}, sửa {duties.changed}."
            )
