from typing import Any

from desk.indexing import refresh_all
from desk.management.tables import TableCommand
from desk.things import Thing


class Command(TableCommand):
    help = "Ghi lại những dòng tìm kiếm còn thiếu hoặc đã khác; chạy lại không đổi gì."

    def handle(self, *args: Any, **options: Any) -> None:
        for thing in Thing:
            self.stdout.write(f"{thing.title}: ghi {refresh_all(thing)} dòng")
