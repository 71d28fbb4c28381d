from django.apps import AppConfig
from django.db.models.signals import post_migrate

from desk import word_index


class DeskConfig(AppConfig):
    name = "desk"
    verbose_name = "Bàn làm việc"

    def ready(self) -> None:
        from desk import keeping

        post_migrate.connect(word_index.install_after_migrate, sender=self)
        keeping.watch()
