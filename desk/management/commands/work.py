from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

from desk import clock
from desk.management.tables import TableCommand

SECONDS_BETWEEN_LOOKS = 1


class Command(TableCommand):
    help = "Làm các việc nền: hàng đợi công việc và các việc theo giờ. Dừng bằng Ctrl-C hoặc TERM."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--round",
            type=float,
            default=60,
            metavar="GIÂY",
            help="khoảng cách giữa hai lượt việc theo giờ (mặc định: %(default)s)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        clock.start(every=timedelta(seconds=options["round"]))
        worker = Worker(
            queue_names=["*"],
            excluded_queue_names=[],
            backend_name="default",
            worker_id=get_random_string(32),
            interval=SECONDS_BETWEEN_LOOKS,
            startup_delay=False,
            batch=False,
            max_tasks=None,
        )
        worker.configure_signals()
        worker.run()
