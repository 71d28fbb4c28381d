from io import StringIO
from typing import Any

from django.core.management import call_command

from desk import (
    demonstrated_duties,
    demonstrated_figures,
    demonstrated_province,
    demonstrated_regimes,
    demonstrated_reports,
    demonstrated_reputable,
    demonstrated_tasks,
    demonstration,
)
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
        people = (*demonstration.load(), *demonstrated_duties.load())
        demonstrated_figures.load()
        people += demonstrated_reputable.load()
        people += demonstrated_tasks.load()
        people += demonstrated_reports.load()
        demonstrated_regimes.load()
        demonstrated_province.load_half_before()
        call_command("index_search", verbosity=0, stdout=StringIO())
        self.stdout.write("Tài khoản trình diễn (chỉ dùng được trên máy này):")
        for person in people:
            self.stdout.write(f"  {person.username:<18} {person.full_name}, {person.title}")
        self.stdout.write(f"  Mật khẩu chung: {demonstration.PASSWORD}")
