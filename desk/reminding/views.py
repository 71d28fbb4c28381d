"""Nhắc việc: what is due in the office, the slips to print, and whether letters are wanted."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from desk.reminding import slips
from desk.reminding.chasing import may_chase
from desk.reminding.models import DeclinedMail
from desk.reminding.notices import notices_of
from desk.reminding.posting import is_set
from officials import acting
from officials.http import OfficialRequest, made_file
from paper.writers import slip_pdf
from vietnamese.dates import today

OFFICE = "co-quan"


@require_GET
def reminders(request: OfficialRequest) -> HttpResponse:
    organization = acting.organization(request)
    day = today()
    context = {
        "organization": organization,
        "mine": slips.of_official(request.user, day),
        "units": slips.units_of(request.user, organization, day) if organization else [],
        "shown": slips.SHOWN,
        "ahead": slips.DAYS_AHEAD,
        "may_chase": may_chase(organization, request.user) if organization else None,
        "mail_is_set": is_set(),
        "wants_mail": not DeclinedMail.objects.filter(official=request.user).exists(),
        "notices": notices_of(request.user, day),
    }
    return render(request, "desk/reminding/reminders.html", context)


@require_GET
def print_slips(request: OfficialRequest) -> HttpResponse:
    """What they lead; with `?cho=co-quan` a sheet for each unit that leads tasks of the office."""
    organization, day = acting.organization(request), today()
    if organization is None:
        raise Http404
    of_office = request.GET.get("cho") == OFFICE
    sheaves = (
        slips.of_office(request.user, organization, day)
        if of_office
        else slips.of_official(request.user, day)
    )
    if not sheaves:
        messages.info(request, "Không có việc nào quá hạn hoặc sắp đến hạn để in phiếu.")
        return redirect("desk:reminders")
    made = slip_pdf.write_all(slips.slips_of(sheaves, organization, day), title=slips.TITLE)
    return made_file(made, f"phieu-nhac-viec-{day:%Y-%m-%d}.pdf")


@require_POST
def choose_mail(request: OfficialRequest) -> HttpResponse:
    """Signing out of the letters, and in again."""
    if request.POST.get("nhan") == "1":
        DeclinedMail.objects.filter(official=request.user).delete()
        messages.success(request, "Anh/chị sẽ nhận thư nhắc việc.")
    else:
        DeclinedMail.objects.get_or_create(official=request.user)
        messages.success(request, "Anh/chị không nhận thư nhắc việc nữa.")
    return redirect("desk:reminders")
