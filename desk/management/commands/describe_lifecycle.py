"""manage.py describe_lifecycle: write docs/lifecycle.md from the tables."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from desk.describing import described


class Command(BaseCommand):
    help = "Write docs/lifecycle.md from the tables of the lifecycles."

    def handle(self, *args: Any, **options: Any) -> None:
        path = settings.BASE_DIR / "docs" / "lifecycle.md"
        path.write_text(described(), encoding="utf-8")
        self.stdout.write(f"{path} written.")
