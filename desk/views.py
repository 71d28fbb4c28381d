"""Where an official begins: the drafts at hand and the ways into the rest."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from documents.permissions import may_draft
from officials import acting
from officials.http import OfficialRequest
from plans.models import Plan

DRAFTS_SHOWN = 10


@require_GET
def home(request: OfficialRequest) -> HttpResponse:
    organization = acting.organization(request)
    drafts = Plan.objects.visible_to(request.user).with_papers().being_drafted()
    context = {
        "organization": organization,
        "drafts": drafts.order_by("-year", "-pk")[:DRAFTS_SHOWN],
        "may_draft": may_draft(request.user, organization) if organization else None,
    }
    return render(request, "desk/home.html", context)
