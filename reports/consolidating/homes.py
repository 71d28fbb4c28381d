"""Tells `directives` where the results of given objectives are read."""

from django.urls import reverse

from directives.homes import PageAbout
from directives.models import Directive
from officials.models import Official
from plans.objectives.given import may_look


def results_of_objectives(directive: Directive, official: Official) -> PageAbout | None:
    """DIRECTIVE_PAGES."""
    if not may_look(directive, official):
        return None
    page = reverse("reports:objectives_reached", args=[directive.pk])
    return PageAbout("Kết quả chỉ tiêu của các đơn vị", page)
