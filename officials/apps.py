from django.apps import AppConfig
from django.conf import settings

from paper.writers import marking

INVENTED = "Dữ liệu minh họa"


class OfficialsConfig(AppConfig):
    name = "officials"
    verbose_name = "Cán bộ"

    def ready(self) -> None:
        if settings.DEMONSTRATION:
            marking.put(INVENTED)
