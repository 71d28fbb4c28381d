"""One person: entered with an earlier decision, read, corrected, erased; and their benefits."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from documents.numbers.forms import carried_out
from households.models import ReputablePerson
from households.reputable import benefits, erasing, persons, presenting
from households.reputable.entrance import (
    groups_today,
    keeps,
    kept_benefit,
    kept_person,
    kept_ward,
    read_person,
)
from households.reputable.forms import (
    BenefitForm,
    IdentityForm,
    ListedForm,
    initial_of,
    year_asked,
)
from households.reputable.permissions import may_erase, may_keep_list, may_receive
from households.reputable.places import group_on
from households.reputable.reach import heir
from officials.http import OfficialRequest
from vietnamese.dates import today
from workflow.verdicts import ALLOWED, Verdict, demand, refused

NOT_LISTED = "Chế độ chỉ ghi cho người đang hoặc đã ở trong danh sách."


@require_http_methods(["GET", "POST"])
def enter(request: OfficialRequest, pk: int) -> HttpResponse:
    """Somebody who was recognised before the list was kept here."""
    ward = kept_ward(request, pk)
    demand(may_keep_list(request.user, ward))
    form = ListedForm(request.POST or None, groups=groups_today(ward))

    def act() -> None:
        persons.enter_listed(
            ward, form.identity, group=form.group_chosen, ruling=form.ruling, by=request.user
        )

    if form.is_valid() and carried_out(form, act):
        messages.success(request, "Đã ghi vào danh sách.")
        return redirect("households:reputable_list", ward.pk)
    return render(request, "households/reputable/enter.html", {"ward": ward, "form": form})


@require_GET
def detail(request: OfficialRequest, pk: int) -> HttpResponse:
    """For the ward with the benefits given; the province reads what stands on the list."""
    person = read_person(request, pk)
    own = keeps(request.user, person.organization)
    given = person.benefits.select_related("rate", "withdrawal").order_by("-given_on", "-pk")
    context = {
        "person": person,
        "ward": heir(person.organization),
        "own": own,
        "line": presenting.lines([person], person.organization, today())[0],
        "given": given if own else (),
        "may_keep": _may_correct(request, person),
        "may_replace": _may_replace(request, person),
        "may_give": may_receive(request.user, person.organization) and _was_listed(person),
        "may_erase": may_erase(request.user, person),
    }
    return render(request, "households/reputable/person.html", context)


@require_http_methods(["GET", "POST"])
def correct(request: OfficialRequest, pk: int) -> HttpResponse:
    person = kept_person(request, pk)
    demand(_may_correct(request, person))
    groups = groups_today(person.organization)
    known = initial_of(person, group_on(person.group, today()))
    decision = person.recognised_by
    if decision and not hasattr(person, "proposal"):
        known |= {
            "number": decision.number,
            "issued_on": decision.issued_on,
            "level": decision.level,
        }
        form: IdentityForm = ListedForm(request.POST or None, groups=groups, initial=known)
    else:
        form = IdentityForm(request.POST or None, groups=groups, initial=known)

    def act() -> None:
        persons.correct(
            person,
            form.identity,
            group=form.group_chosen,
            ruling=form.ruling if isinstance(form, ListedForm) else None,
            by=request.user,
        )

    if form.is_valid() and carried_out(form, act):
        messages.success(request, "Đã lưu.")
        return redirect("households:reputable_person", person.pk)
    context = {"ward": heir(person.organization), "form": form, "person": person}
    return render(request, "households/reputable/correct.html", context)


@require_POST
def erase(request: OfficialRequest, pk: int) -> HttpResponse:
    person = kept_person(request, pk)
    demand(may_erase(request.user, person))
    erasing.erase(person, by=request.user)
    messages.success(request, "Đã xóa tên và thông tin; số lượng của các năm trước không đổi.")
    return redirect("households:reputable_former", heir(person.organization).pk)


@require_GET
def year_of_benefits(request: OfficialRequest, pk: int) -> HttpResponse:
    """Who is still due what in a year, and what the ward gave in all."""
    ward = kept_ward(request, pk)
    year = year_asked(request.GET.get("nam", ""), now=today())
    found, rates = benefits.accounts(ward, year), benefits.in_order(today())
    context = {
        "ward": ward,
        "own": True,
        "year": year,
        "next_year": year + 1 if year < today().year else None,
        "accounts": found,
        "kinds": [one.kind for one in found[0].regular] if found else (),
        "totals": benefits.totals(ward, year),
        "rates": rates,
        "sources": dict.fromkeys(rate.source for rate in rates),
    }
    return render(request, "households/reputable/benefits.html", context)


@require_http_methods(["GET", "POST"])
def give(request: OfficialRequest, pk: int) -> HttpResponse:
    person = kept_person(request, pk)
    demand(may_receive(request.user, person.organization) and _was_listed(person))
    form = BenefitForm(request.POST or None)

    def act() -> None:
        given = form.cleaned_data
        benefits.give(
            person,
            given["rate"],
            given_on=given["given_on"],
            amount=given.get("amount"),
            by=request.user,
        )

    if form.is_valid() and carried_out(form, act):
        messages.success(request, "Đã ghi chế độ.")
        return redirect("households:reputable_person", person.pk)
    context = {
        "person": person,
        "ward": heir(person.organization),
        "form": form,
        "cancel": reverse("households:reputable_person", args=[person.pk]),
    }
    return render(request, "households/reputable/give.html", context)


@require_POST
def take_back(request: OfficialRequest, pk: int) -> HttpResponse:
    benefit = kept_benefit(request, pk)
    demand(may_receive(request.user, benefit.organization))
    verdict = benefits.take_back(benefit, by=request.user)
    tell = messages.success if verdict else messages.warning
    tell(request, verdict.reason or "Đã rút dòng ghi nhầm.")
    return redirect("households:reputable_person", benefit.person_id)


def _was_listed(person: ReputablePerson) -> Verdict:
    return refused(NOT_LISTED) if person.is_candidate else ALLOWED


def _may_correct(request: OfficialRequest, person: ReputablePerson) -> Verdict:
    erased = refused(persons.ERASED) if person.erased_at else ALLOWED
    return may_keep_list(request.user, person.organization) and erased


def _may_replace(request: OfficialRequest, person: ReputablePerson) -> Verdict:
    if person.removal_proposals.open().exists():
        return refused("Đang có hồ sơ đưa người này ra khỏi danh sách.")
    return may_keep_list(request.user, person.organization)
