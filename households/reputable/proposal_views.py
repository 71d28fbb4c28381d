"""A file: opened, its steps one by one, decided or stopped."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from documents.numbers.forms import carried_out
from households.as_of import figures
from households.models import GroupCount, Proposal, ReputablePerson
from households.reputable import presenting, proposals, rules
from households.reputable.entrance import groups_today, kept_proposal, kept_ward
from households.reputable.forms import DecisionForm, MeetingForm, ProposalForm, StepForm
from households.reputable.permissions import may_keep_list
from households.reputable.places import group_on
from households.reputable.presenting import SLUGS, STEP_OF
from households.reputable.proposals import WAY
from households.reputable.rules import Step
from localities.models import ResidentialGroup
from officials.http import OfficialRequest
from officials.models import Organization
from vietnamese.dates import short, today
from workflow.verdicts import Verdict, demand

FASTER = "Chưa làm gì: hồ sơ đã sang bước khác. Đây là tình trạng hiện nay."
DONE = "Đã ghi."


@require_http_methods(["GET", "POST"])
def propose(request: OfficialRequest, pk: int) -> HttpResponse:
    """A new file; `thay` in the address is who would leave the list."""
    ward = kept_ward(request, pk)
    demand(may_keep_list(request.user, ward))
    replaces = _replaced(request, ward)
    groups = groups_today(ward)
    if replaces:
        groups = groups.filter(pk=group_on(replaces.group, today()).pk)
    form = ProposalForm(
        request.POST or None,
        groups=groups,
        replaces=replaces,
        initial={"group": groups.first()} if replaces else {},
    )
    made: list[Proposal] = []

    def act() -> None:
        made.append(
            proposals.propose(
                ward,
                group=form.group_chosen,
                identity=form.nominee,
                replaces=replaces,
                by=request.user,
            )
        )

    if form.is_valid() and carried_out(form, act):
        messages.success(request, "Đã lập hồ sơ. Việc tiếp theo: họp khối, thôn.")
        return redirect("households:reputable_proposal", made[0].pk)
    context = {"ward": ward, "form": form, "replaces": replaces, "rule": _rule_reason(ward)}
    return render(request, "households/reputable/propose.html", context)


@require_GET
def detail(request: OfficialRequest, pk: int) -> HttpResponse:
    proposal = kept_proposal(request, pk)
    file = presenting.file_of(proposal, request.user)
    context = {"file": file, "proposal": proposal, "ward": proposal.organization}
    return render(request, "households/reputable/proposal.html", context)


@require_http_methods(["GET", "POST"])
def step(request: OfficialRequest, pk: int, slug: str) -> HttpResponse:
    """The form of one step: a day, and what else the step asks for."""
    proposal = kept_proposal(request, pk)
    if slug not in SLUGS:
        raise Http404
    name = SLUGS[slug]
    demand(WAY.who_may(name, proposal, request.user))
    verdict = WAY.verdict(name, proposal, request.user)
    if not verdict:
        is_past = proposal.state not in WAY[name].sources
        return _led_back(request, proposal, FASTER if is_past else verdict.reason)
    form = _form(request, proposal, name)
    if form.is_valid() and carried_out(
        form, lambda: _refusing(_act(request, proposal, name, form))
    ):
        messages.success(request, DONE)
        return redirect("households:reputable_proposal", proposal.pk)
    context = {
        "form": form,
        "proposal": proposal,
        "file": presenting.file_of(proposal, request.user),
        "label": WAY[name].label,
        "cancel": reverse("households:reputable_proposal", args=[proposal.pk]),
        "after": rules.last_day(proposal, STEP_OF.get(name)),
    }
    return render(request, "households/reputable/step.html", context)


@require_POST
def stop(request: OfficialRequest, pk: int) -> HttpResponse:
    proposal = kept_proposal(request, pk)
    demand(WAY.who_may("households.proposal_stopped", proposal, request.user))
    verdict = proposals.stop(proposal, by=request.user)
    if not verdict:
        return _led_back(request, proposal, FASTER)
    messages.success(request, "Đã dừng hồ sơ; tên người được giới thiệu đã xóa.")
    return redirect("households:reputable_proposal", proposal.pk)


def _replaced(request: OfficialRequest, ward: Organization) -> ReputablePerson | None:
    """Who the address names: only somebody of this ward's list."""
    asked = request.GET.get("thay", "")
    if not asked:
        return None
    listed = ReputablePerson.objects.of(ward).listed(today()).select_related("group")
    return get_object_or_404(listed, pk=asked if asked.isascii() and asked.isdigit() else 0)


def _rule_reason(ward: Organization) -> str:
    return "" if rules.rule_on(ward, today()) else rules.NO_RULE


def _form(request: OfficialRequest, proposal: Proposal, name: str) -> forms.Form:
    typed = request.POST or None
    if name == proposals.name_of(Step.VILLAGE):
        has_person = proposal.person_id is not None
        form = MeetingForm(typed, has_person=has_person, initial=_known_of(proposal))
        _tell_households(form, proposal)
        return form
    if name in STEP_OF:
        return StepForm(typed, initial={"on": rules.day_of(proposal, STEP_OF[name]) or today()})
    decision = proposal.decision
    known = {"number": decision.number, "issued_on": decision.issued_on} if decision else {}
    return DecisionForm(typed, initial=known)


def _act(request: OfficialRequest, proposal: Proposal, name: str, form: forms.Form) -> Verdict:
    by, given = request.user, form.cleaned_data
    if isinstance(form, MeetingForm):
        return proposals.meet(proposal, form.meeting, by=by)
    if name in STEP_OF:
        return proposals.take(proposal, STEP_OF[name], on=given["on"], by=by)
    decided = proposals.decide if proposal.is_open else proposals.correct_decision
    return decided(proposal, number=given["number"], issued_on=given["issued_on"], by=by)


def _refusing(verdict: Verdict) -> None:
    """A refusal of what was typed comes back on the form."""
    if not verdict:
        raise ValidationError(verdict.reason)


def _known_of(proposal: Proposal) -> dict[str, object]:
    """What was written before, else the households of the register."""
    row = rules.step_of(proposal, Step.VILLAGE)
    if row:
        return {"on": row.on, "households": row.households, "present": row.present}
    sheet = _sheet(proposal.organization, proposal.group)
    return {"households": sheet.households if sheet else None}


def _tell_households(form: MeetingForm, proposal: Proposal) -> None:
    if sheet := _sheet(proposal.organization, proposal.group):
        form.fields[
            "households"
        ].help_text = (
            f"Theo phiếu số liệu chốt ngày {short(sheet.closes_on)}: {sheet.households} hộ."
        )


def _sheet(ward: Organization, group: ResidentialGroup) -> GroupCount | None:
    return figures(ward, on=today()).sheets.get(group.pk)


def _led_back(request: OfficialRequest, proposal: Proposal, why: str) -> HttpResponse:
    messages.warning(request, why)
    return redirect("households:reputable_proposal", proposal.pk)
