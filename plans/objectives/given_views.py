"""Chỉ tiêu đã giao: how many offices have taken them into their plans."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from directives.homes import pages_about
from directives.views import visible_directive
from officials.http import OfficialRequest
from plans.objectives.given import counted_of, may_look
from workflow.verdicts import demand


@require_GET
def given_objectives(request: OfficialRequest, pk: int) -> HttpResponse:
    directive = visible_directive(request, pk)
    demand(may_look(directive, request.user))
    pages = pages_about(directive, request.user)
    context = {
        "directive": directive,
        "counted": counted_of(directive, request.user),
        "pages": [page for page in pages if page.url != request.path],
    }
    return render(request, "plans/objectives/given.html", context)
