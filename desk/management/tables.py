"""Commands over the database: without its tables they say what makes them, and end with 1."""

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

MISSING = (
    "Cơ sở dữ liệu chưa có bảng, hoặc bảng còn theo bản cũ của chương trình. "
    "Hãy tạo bảng trước: chạy bin/run, hoặc manage.py migrate."
)
UNREADABLE = "Không mở được cơ sở dữ liệu: {}."


class TableCommand(BaseCommand):
    requires_migrations_checks = True

    def check_migrations(self) -> None:
        """Django only warns here, in English."""
        try:
            executor = MigrationExecutor(connection)
            missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
        except DatabaseError as error:
            raise CommandError(UNREADABLE.format(error)) from error
        if missing:
            raise CommandError(MISSING)
