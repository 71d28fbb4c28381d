"""What was sent, as it was in that moment: read by the ward, and above by who may; its receipt."""

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_GET

from documents.originals.handing_out import file_response
from officials.http import OfficialRequest, made_file
from paper.writers import docx, html, pdf, slip_pdf
from reports.models import Report, Sending
from reports.regimes.calendar import due_of_report
from reports.submitting import pinning, receipts, workbooks

PRINTS = {"pdf": pdf.write, "docx": docx.write}


@require_GET
def sent(request: OfficialRequest, pk: int, number: int) -> HttpResponse:
    sending = visible_sending(request, pk, number)
    sheet = sending.pinned
    context = {
        **_frame(request, sending),
        "paper": mark_safe(html.page_body(sheet)) if sheet else "",
        "figures": sending.figures.select_related("asked"),
        "is_whole": pinning.digest_of(sending) == sending.sha256,
        "others": sending.report.sendings.without_sheet().exclude(pk=sending.pk),
    }
    return render(request, "reports/submitting/sending.html", context)


@require_GET
def sent_file(request: OfficialRequest, pk: int, number: int) -> HttpResponseBase:
    sending = visible_sending(request, pk, number)
    if sending.file is None:
        raise Http404
    return file_response(sending.file)


@require_GET
def sent_print(request: OfficialRequest, pk: int, number: int, suffix: str) -> HttpResponse:
    sending = visible_sending(request, pk, number)
    sheet = sending.pinned
    if sheet is None or suffix not in PRINTS:
        raise Http404
    return made_file(PRINTS[suffix](sheet), f"bao-cao-{receipts.number_of(sending)}.{suffix}")


@require_GET
def sent_form(request: OfficialRequest, pk: int, number: int) -> HttpResponse:
    """Its figures in the form of the regime."""
    sending = visible_sending(request, pk, number)
    figures = {one.asked.code: one for one in sending.figures.select_related("asked")}
    data = workbooks.written(due_of_report(sending.report), sending.report.organization, figures)
    return made_file(data, f"bieu-so-lieu-{receipts.number_of(sending)}.xlsx")


@require_GET
def receipt(request: OfficialRequest, pk: int, number: int) -> HttpResponse:
    sending = _submission(request, pk, number)
    context = {**_frame(request, sending), "sections": receipts.sections_of(sending)}
    return render(request, "reports/submitting/receipt.html", context)


@require_GET
def receipt_print(request: OfficialRequest, pk: int, number: int) -> HttpResponse:
    sending = _submission(request, pk, number)
    file = slip_pdf.write(receipts.slip_of(sending))
    return made_file(file, f"bien-nhan-{receipts.number_of(sending)}.pdf")


def visible_sending(request: OfficialRequest, pk: int, number: int) -> Sending:
    """Of a report of their own, or of one that was sent up to them."""
    reports = Report.objects.visible_to(request.user)
    sendings = Sending.objects.filter(report__in=reports, report=pk, number=number)
    related = ("report__regime", "report__terms__reviewer", "report__organization", "by", "file")
    return get_object_or_404(sendings.select_related(*related))


def _submission(request: OfficialRequest, pk: int, number: int) -> Sending:
    sending = visible_sending(request, pk, number)
    if sending.kind != Sending.Kind.SUBMISSION:
        raise Http404
    return sending


def _frame(request: OfficialRequest, sending: Sending) -> dict[str, object]:
    mine = request.user.visible_organization_ids
    report = sending.report
    return {"sending": sending, "report": report, "is_own": report.organization_id in mine}
