"""The list of a ward, its prints and its rule; and the numbers that other offices see."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_GET, require_http_methods

from documents.numbers.forms import carried_out
from documents.numbers.prints import FORMATS
from households.models import Proposal, RecognitionDecision, ReputablePerson, ReputableRule
from households.reputable import numbers, presenting, prints, rules
from households.reputable.entrance import groups_today, keeps, kept_ward, read_ward
from households.reputable.forms import PrintForm, RuleForm
from households.reputable.permissions import may_keep_list, may_read_list, may_rule
from households.reputable.prints import Print
from households.reputable.reach import heir, lineage
from officials import acting
from officials.http import OfficialRequest, made_file
from officials.lists import page_of
from officials.models import Organization
from paper import registers
from vietnamese.dates import today
from vietnamese.folding import fold
from workflow.verdicts import demand

IN_ROLL_ORDER = ("roll_order", "pk")


@require_GET
def home(request: OfficialRequest) -> HttpResponse:
    """To the list of the ward one acts in; for all others how many there are, ward by ward."""
    organization = acting.organization(request)
    if organization and may_read_list(request.user, organization):
        return redirect("households:reputable_list", heir(organization).pk)
    return wards(request)


@require_GET
def wards(request: OfficialRequest) -> HttpResponse:
    found = numbers.numbers_for(request.user, on=today())
    readable = [one.ward.pk for one in found if may_read_list(request.user, one.ward)]
    total = sum(one.listed for one in found)
    context = {"numbers": found, "readable": readable, "total": total, "day": today()}
    return render(request, "households/reputable/wards.html", context)


@require_GET
def listing(request: OfficialRequest, pk: int) -> HttpResponse:
    """Who is on the list today; the ward also sees the files on their way."""
    ward = read_ward(request, pk)
    if ward.successor:
        return redirect("households:reputable_list", heir(ward).pk)
    listed = ReputablePerson.objects.of(ward).listed(today()).for_list()
    page = page_of(listed, order=IN_ROLL_ORDER, after=request.GET.get("sau"))
    own = keeps(request.user, ward)
    files = Proposal.objects.visible_to(request.user).filter(organization__in=lineage(ward)).open()
    context = {
        "ward": ward,
        "own": own,
        "page": page,
        "lines": presenting.lines(page.rows, ward, today()),
        "count": numbers.number_of(ward, on=today()),
        "files": presenting.briefs(files.for_list()) if own else (),
        "rule": rules.rule_on(ward, today()),
        "may_keep": may_keep_list(request.user, ward),
        "day": today(),
        "years": range(today().year, today().year - 4, -1),
        "forms_unseen": prints.FORMS_UNSEEN,
    }
    return render(request, "households/reputable/list.html", context)


@require_GET
def former(request: OfficialRequest, pk: int) -> HttpResponse:
    """Who left the list, as long as their names are kept."""
    ward = read_ward(request, pk)
    gone = ReputablePerson.objects.of(ward).exclude(removed_by=None).filter(erased_at=None)
    page = page_of(gone.for_list(), order=IN_ROLL_ORDER, after=request.GET.get("sau"))
    context = {
        "ward": ward,
        "own": keeps(request.user, ward),
        "page": page,
        "lines": presenting.lines(page.rows, ward, today()),
    }
    return render(request, "households/reputable/former.html", context)


@require_GET
def print_list(request: OfficialRequest, pk: int, which: str, suffix: str) -> HttpResponse:
    """The list of a year, or of who left and who came in their place; or of one decision (`qd`)."""
    ward = read_ward(request, pk)
    form = PrintForm(request.GET)
    if which not in Print.values or suffix not in FORMATS or not form.is_valid():
        raise Http404
    decision = _decision(ward, form.cleaned_data["qd"])
    year = decision.issued_on.year if decision else form.cleaned_data["nam"]
    register = prints.register_of(ward, year, which=Print(which), decision=decision)
    name = slugify(fold(registers.running_title(register)))
    return made_file(FORMATS[suffix](register), f"{name}.{suffix}")


@require_http_methods(["GET", "POST"])
def rule(request: OfficialRequest, pk: int) -> HttpResponse:
    """Where the decision applies, who decides, how long names are kept; put down by the chair."""
    ward = kept_ward(request, pk)
    may = may_rule(request.user, ward)
    if request.method == "POST":
        demand(may)
    new = ReputableRule(organization=ward)
    form = RuleForm(
        request.POST or None,
        instance=new,
        groups=groups_today(ward),
        initial={"valid_from": today()},
    )

    def act() -> None:
        rules.put_down(form.instance, groups=form.cleaned_data["groups"], by=request.user)

    if form.is_valid() and carried_out(form, act):
        messages.success(request, "Đã ghi quy định.")
        return redirect("households:reputable_list", ward.pk)
    earlier = ReputableRule.objects.filter(organization__in=lineage(ward))
    context = {
        "ward": ward,
        "own": True,
        "form": form,
        "may": may,
        "rules": earlier.select_related("decided_by").order_by("-valid_from", "-pk"),
        "in_force": rules.rule_on(ward, today()),
        "cancel": reverse("households:reputable_list", args=[ward.pk]),
    }
    return render(request, "households/reputable/rule.html", context)


def _decision(ward: Organization, asked: int | None) -> RecognitionDecision | None:
    if asked is None:
        return None
    decisions = RecognitionDecision.objects.filter(organization__in=lineage(ward))
    return get_object_or_404(decisions, pk=asked)
