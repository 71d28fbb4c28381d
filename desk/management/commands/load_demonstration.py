from io import StringIO
from typing import Any

from django.core.management import call_command

from desk import demonstrating, demonstration
from desk.management.tables import TableCommand


class Command(TableCommand):
    help = (
        "Nạp đơn vị hành chính, danh mục văn bản và dân tộc, mẫu kế hoạch, địa bàn trình diễn; "
        "chạy lại không đổi gì."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("load_localities", verbosity=0)
        call_command("load_directives", verbosity=0)
        call_command("load_ethnic_groups", verbosity=0)
        people = demonstrating.load()
        call_command("index_search", verbosity=0, stdout=StringIO())
        self.stdout.write("Tài khoản trình diễn (chỉ dùng được trên máy này):")
        for line in demonstration.lines_of(people):
            self.stdout.write(line)
