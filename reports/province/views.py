"""/tinh-hinh-bao-cao/: who has reported, from the total to the ward to the signed page."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_GET, require_http_methods

from directives.views import visible_directive
from localities.models import AdministrativeUnit
from officials import acting
from officials.establishing import note_phone, proposed
from officials.http import OfficialRequest, made_file
from officials.lists import page_of
from officials.models import Organization
from plans.province import given_by, givers_of, may_look
from plans.province_views import NEWEST_FIRST
from reports.models import Regime
from reports.province import calling, chasing, listing, workbooks
from reports.province.covering import coverage_of
from reports.province.forms import CallForm, PhoneForm
from reports.province.permissions import may_call
from reports.province.states import Place, Row, StateTable, states_of, table_of, tally
from reports.regimes.calendar import Due, Span, due_of, dues_of
from reports.regimes.permissions import followed, may_follow
from vietnamese.dates import today
from vietnamese.folding import fold
from workflow.verdicts import demand

FIRST_YEAR, LAST_YEAR = 2020, 2100


@require_GET
def province(request: OfficialRequest) -> HttpResponse:
    """The regimes my offices set or review, and the directives whose duties they gave."""
    kept = Regime.objects.kept_by(request.user).select_related("owner")
    context = {
        "page": page_of(kept, order=("name", "pk"), after=request.GET.get("sau")),
        "directives": given_by(request.user).order_by(*NEWEST_FIRST)[:10],
    }
    return render(request, "reports/province/index.html", context)


@require_GET
def states(request: OfficialRequest, pk: int) -> HttpResponse:
    regime, year = kept_regime(request, pk), _year(request)
    table = _begun(request, regime, year)
    context = {
        "regime": regime,
        "year": year,
        "day": today(),
        "table": table,
        "totals": list(zip(table.dues, map(listing.tabs_of, table.tallies), strict=True))[::-1],
        "lines": listing.table_lines(table, regime.pk, year),
    }
    return render(request, "reports/province/states.html", context)


@require_GET
def workbook(request: OfficialRequest, pk: int) -> HttpResponse:
    regime, year = kept_regime(request, pk), _year(request)
    data = workbooks.write(regime, _begun(request, regime, year), on=today())
    return made_file(data, f"tinh-hinh-nop-{slugify(fold(regime.name))[:60]}-{year}.xlsx")


@require_GET
def period(request: OfficialRequest, pk: int, span: Span) -> HttpResponse:
    """Every unit of one period, or those behind one number of the totals."""
    due = kept_due(request, pk, span)
    found, key = states_of(due), request.GET.get("tinh-trang", "")
    organization = acting.organization(request)
    context = {
        "regime": due.regime,
        "due": due,
        "tabs": listing.tabs_of(tally(found)),
        "key": key,
        "lines": listing.lines_of(listing.narrowed(found, key), due, request.user),
        "is_over": due.due_on < today(),
        "may_chase": organization and chasing.may_chase(due.regime, organization, request.user),
    }
    return render(request, "reports/province/period.html", context)


@require_http_methods(["GET", "POST"])
def ward(request: OfficialRequest, pk: int, unit_pk: int) -> HttpResponse:
    """One unit through the periods of a year: what it handed in, and the calls about it."""
    regime, year = kept_regime(request, pk), _year(request)
    table = _begun(request, regime, year)
    row = _row_of(table, unit_pk)
    asked = [due for due, state in zip(table.dues, row.states, strict=True) if state][::-1]
    form = CallForm(request.POST or None, dues=asked)
    if request.method == "POST":
        demand(may_call(regime, request.user))
    if form.is_valid():
        unit = AdministrativeUnit.objects.get(pk=unit_pk)
        calling.note_call(form.due, unit, form.cleaned_data["text"], by=request.user)
        messages.success(request, "Đã ghi cuộc gọi.")
        return redirect(request.get_full_path())
    context = {
        "regime": regime,
        "year": year,
        "row": row,
        "lines": listing.ward_lines(row, table.dues, regime, request.user),
        "phone": calling.phones_of([row.place.office_id or 0]).get(row.place.office_id or 0, ""),
        "calls": calling.calls_about(asked).filter(unit=unit_pk).select_related("office", "by"),
        "form": form,
        "may_call": may_call(regime, request.user),
    }
    return render(request, "reports/province/ward.html", context)


@require_http_methods(["GET", "POST"])
def phone(request: OfficialRequest, pk: int, unit_pk: int) -> HttpResponse:
    """The telephone of an office that has put down none itself."""
    regime, year = kept_regime(request, pk), _year(request)
    demand(may_call(regime, request.user))
    place = _row_of(_begun(request, regime, year), unit_pk).place
    known = calling.phones_of([place.office_id or 0]).get(place.office_id or 0, "")
    form = PhoneForm(request.POST or None, initial={"phone": known})
    if request.method == "POST" and form.is_valid():
        office = _office_of(place, regime)
        note_phone(office, form.cleaned_data["phone"], by=request.user)
        messages.success(request, "Đã ghi số điện thoại.")
        page = reverse("reports:ward_states", args=[regime.pk, unit_pk])
        return redirect(f"{page}?nam={year}")
    context = {"regime": regime, "place": place, "form": form, "year": year}
    return render(request, "reports/province/phone.html", context)


@require_GET
def coverage(request: OfficialRequest, pk: int) -> HttpResponse:
    """The duties of a directive over every ward, whether it has an office here or not."""
    directive = visible_directive(request, pk)
    demand(may_look(directive, request.user))
    year = _year(request)
    covered = coverage_of(
        directive, givers=givers_of(directive, request.user), year=year, on=today()
    )
    context = {"covered": covered, "directive": directive, "year": year}
    return render(request, "reports/province/coverage.html", context)


def kept_regime(request: OfficialRequest, pk: int) -> Regime:
    kept = Regime.objects.kept_by(request.user).select_related("owner", "directive")
    return get_object_or_404(kept, pk=pk)


def kept_due(request: OfficialRequest, pk: int, span: Span) -> Due:
    try:
        due = due_of(kept_regime(request, pk), *span)
    except LookupError as absent:
        raise Http404 from absent
    if not may_follow(due, request.user):
        raise Http404
    return due


def _office_of(place: Place, regime: Regime) -> Organization:
    """One that is not here yet is proposed."""
    if place.office_id:
        return Organization.objects.select_related("unit__parent__parent").get(pk=place.office_id)
    unit = AdministrativeUnit.objects.select_related("parent__parent").get(pk=place.unit_id)
    return proposed(unit, regime.terms.latest("valid_from").reporter_kind)


def _year(request: OfficialRequest) -> int:
    asked = request.GET.get("nam", "")
    year = int(asked) if asked.isascii() and asked.isdigit() and len(asked) == 4 else today().year
    return min(max(year, FIRST_YEAR), LAST_YEAR)


def _begun(request: OfficialRequest, regime: Regime, year: int) -> StateTable:
    """Periods that lie ahead wholly are left out, and those that others review."""
    begun = [due for due in dues_of(regime, year) if due.since <= today()]
    return table_of(followed(begun, request.user))


def _row_of(table: StateTable, unit_pk: int) -> Row:
    for row in table.rows:
        if row.place.unit_id == unit_pk:
            return row
    raise Http404
