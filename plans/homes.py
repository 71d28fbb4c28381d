"""The papers of a plan are at home on the page of the plan."""

from django.urls import reverse

from documents.models import Document
from plans.models import PlanPaper


def page_of_plan(document: Document) -> str | None:
    paper = PlanPaper.objects.filter(document=document, role=PlanPaper.Role.ORIGINAL).first()
    return reverse("plans:detail", args=[paper.plan_id]) if paper else None
