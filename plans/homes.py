"""The papers of a plan are at home on the page of the plan; given duties, on their matrix."""

from collections.abc import Mapping

from django.urls import reverse

from directives.homes import PageAbout
from directives.models import Directive
from documents.models import Document
from officials.models import Official
from plans.models import Plan, PlanPaper
from plans.objectives import given
from plans.province import may_look


def page_of_plan(document: Document) -> str | None:
    """Of what speaks for the plan its own page; each other paper of the plan has one beside it."""
    paper = PlanPaper.objects.filter(document=document).select_related("plan").first()
    return pages_of_papers(paper.plan)[document.pk] if paper else None


def pages_of_papers(plan: Plan) -> Mapping[int, str]:
    """By the key of the document."""
    main = plan.main_paper
    return {
        paper.document_id: reverse("plans:detail", args=[plan.pk])
        if paper == main
        else reverse("plans:paper", args=[plan.pk, paper.pk])
        for paper in plan.papers
    }


def replacing_page_of_plan(document: Document) -> str | None:
    """A plan is replaced as a whole, with its tasks; what only adds to it, by its plan."""
    paper = PlanPaper.objects.filter(document=document).first()
    return reverse("plans:begin_paper", args=[paper.plan_id, "thay-the"]) if paper else None


def matrix_of_directive(directive: Directive, official: Official) -> PageAbout | None:
    if not may_look(directive, official):
        return None
    return PageAbout("Đối chiếu các nơi", reverse("plans:duty_matrix", args=[directive.pk]))


def objectives_of_directive(directive: Directive, official: Official) -> PageAbout | None:
    if not given.may_look(directive, official):
        return None
    page = reverse("plans:given_objectives", args=[directive.pk])
    return PageAbout("Các nơi đưa chỉ tiêu vào", page)
