"""The papers of a plan are at home on the page of the plan; given duties, on their matrix."""

from django.urls import reverse

from directives.homes import PageAbout
from directives.models import Directive
from documents.models import Document
from officials.models import Official
from plans.models import PlanPaper
from plans.province import may_look


def page_of_plan(document: Document) -> str | None:
    paper = PlanPaper.objects.filter(document=document, role=PlanPaper.Role.ORIGINAL).first()
    return reverse("plans:detail", args=[paper.plan_id]) if paper else None


def matrix_of_directive(directive: Directive, official: Official) -> PageAbout | None:
    if not may_look(directive, official):
        return None
    return PageAbout("Đối chiếu các nơi", reverse("plans:duty_matrix", args=[directive.pk]))
