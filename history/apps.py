from django.apps import AppConfig
from django.db.models.signals import post_migrate

from history import triggers


class HistoryConfig(AppConfig):
    name = "history"
    verbose_name = "Lịch sử"

    def ready(self) -> None:
        # Sent when every migration is done; SQLite drops triggers when it rebuilds a table.
        post_migrate.connect(triggers.install_after_migrate, sender=self)
