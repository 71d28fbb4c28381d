"""Where an official begins: what waits for them, the drafts at hand, the ways into the rest."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from desk.agenda.piles import piles_of
from desk.arrivals import arrivals_of
from desk.handover.arriving import arriving
from desk.reminding.notices import notices_of
from desk.reporting import reporting_of
from desk.waits import waits_of
from documents.permissions import may_draft
from households.importing.waiting import to_confirm
from officials import acting
from officials.http import OfficialRequest
from plans.models import Plan
from vietnamese.dates import today

DRAFTS_SHOWN = 10


@require_GET
def home(request: OfficialRequest) -> HttpResponse:
    organization, day = acting.organization(request), today()
    drafts = Plan.objects.visible_to(request.user).with_papers().being_drafted()
    context = {
        "organization": organization,
        "waits": waits_of(request.user),
        "piles": piles_of(request.user, day),
        "reporting": reporting_of(request.user, organization, day) if organization else None,
        "arrivals": arrivals_of(request.user, organization) if organization else None,
        "arriving": arriving(request.user),
        "imports": to_confirm(request.user),
        "today": day,
        "notices": notices_of(request.user, day),
        "drafts": drafts.order_by("-year", "-pk")[:DRAFTS_SHOWN],
        "may_draft": may_draft(request.user, organization) if organization else None,
    }
    return render(request, "desk/home.html", context)
