"""/tinh-hinh-bao-cao/sang-thu-hai/: the page of a Monday morning, also on one A4."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from officials import acting
from officials.http import OfficialRequest, made_file
from paper.writers import week_pdf
from reports.province.monday import missed, monday_of
from reports.province.monday_print import are_of_several, sheet_of
from vietnamese.dates import long_date, today

SHOWN = 33
"""Of those that are late; the others are in the table."""


@require_GET
def monday(request: OfficialRequest) -> HttpResponse:
    found = monday_of(request.user, today())
    names_regime = are_of_several(found.late)
    context = {
        "monday": found,
        "names_regime": names_regime,
        "subject": f"Tình hình báo cáo của cấp dưới, tính đến {long_date(found.day)}",
        "late": [
            {"late": one, "missed": missed(one, names_regime=names_regime)}
            for one in found.late[:SHOWN]
        ],
        "more": max(len(found.late) - SHOWN, 0),
    }
    return render(request, "reports/province/monday.html", context)


@require_GET
def monday_pdf(request: OfficialRequest) -> HttpResponse:
    organization = acting.organization(request)
    if organization is None:
        raise Http404
    data = week_pdf.write(sheet_of(monday_of(request.user, today()), organization))
    return made_file(data, f"sang-thu-hai-{today():%Y-%m-%d}.pdf")
