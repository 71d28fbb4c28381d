"""Ghi báo cáo nhận bằng văn bản, tệp: of a ward where nobody signs in."""

from datetime import date, datetime

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from documents.drafts.beginning_views import stopped
from documents.secrecy import Answer
from officials.establishing import proposed
from officials.http import OfficialRequest, made_file
from officials.models import Organization
from reports import guards
from reports.models import Regime, Report
from reports.regimes.calendar import Due, due_of, reporters, reporting_units
from reports.submitting import entering, workbooks
from reports.submitting.forms import READ, EnterForm
from workflow.verdicts import demand


@require_http_methods(["GET", "POST"])
def enter(request: OfficialRequest, regime_pk: int, span: str, unit_pk: int) -> HttpResponse:
    """The figures may be read from the workbook first; they are kept with the second button."""
    due, office = _asked(request, regime_pk, span, unit_pk)
    demand(guards.reviews(entering.begun(office, due, request.user), request.user))
    form = EnterForm(request.POST or None, request.FILES or None, due=due, organization=office)
    if refused := stopped(request, due.terms.reviewer, form):
        return refused
    if form.is_bound:
        form.take_file()
    if form.is_bound and form.reads_only:
        form = _read(request, form, due, office)
    elif form.is_valid() and (report := _entered(request, form, due, office)):
        return redirect("reports:receipt", pk=report.pk, number=report.sendings.count())
    may = entering.may_enter(office, due, request.user)
    context = {"due": due, "span": span, "office": office, "form": form, "may": may, "read": READ}
    return render(request, "reports/submitting/enter.html", context)


@require_GET
def blank_form(request: OfficialRequest, regime_pk: int, span: str, unit_pk: int) -> HttpResponse:
    """To be sent to the ward, filled there, and read back here."""
    due, office = _asked(request, regime_pk, span, unit_pk)
    return made_file(workbooks.written(due, office), f"bieu-{office.unit.code}-{span}.xlsx")


def _asked(
    request: OfficialRequest, regime_pk: int, span: str, unit_pk: int
) -> tuple[Due, Organization]:
    """404 where the regime is not theirs to keep, or the unit does not report by it. The office of
    a unit that has none here is proposed."""
    regime = get_object_or_404(Regime.objects.kept_by(request.user), pk=regime_pk)
    try:
        due = due_of(regime, *map(_day, span.split("-")))
    except (TypeError, ValueError, LookupError):
        raise Http404 from None
    unit = get_object_or_404(reporting_units(due).select_related("parent__parent"), pk=unit_pk)
    return due, reporters(due).get(unit.pk) or proposed(unit, due.terms.reporter_kind)


def _day(typed: str) -> date:
    return datetime.strptime(typed, "%Y%m%d").date()  # noqa: DTZ007 - a day has no zone


def _read(request: OfficialRequest, form: EnterForm, due: Due, office: Organization) -> EnterForm:
    """A form anew with what the workbook has: nothing complains of what is not typed yet."""
    if not (count := form.read_workbook()):
        return form
    messages.info(request, f"Đã đọc {count} số liệu từ tệp. Xem lại rồi bấm Ghi báo cáo.")
    return EnterForm(initial=dict(form.data.items()), due=due, organization=office)


def _entered(
    request: OfficialRequest, form: EnterForm, due: Due, office: Organization
) -> Report | None:
    secret = Answer(form.cleaned_data["secret"])
    found = entering.enter(office, due, form.arrived, secret=secret, by=request.user)
    if isinstance(found, Report):
        messages.success(request, f"Đã ghi báo cáo của {office}.")
        return found
    form.add_error(None, found.reason)
    return None
