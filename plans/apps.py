from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "plans"
    verbose_name = "Kế hoạch"

    def ready(self) -> None:
        from documents import homes
        from plans.homes import page_of_plan

        homes.add(page_of_plan)
