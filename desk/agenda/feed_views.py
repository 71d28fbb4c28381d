"""The calendar for programs (`/lich/….ics`), and the page on which its address is given."""

from datetime import UTC, datetime

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_GET, require_POST, require_safe

from desk.agenda import feed, subscribing
from desk.agenda.models import CalendarFeed
from officials import acting
from officials.http import OfficialRequest
from officials.loopback import is_loopback
from officials.models import Official, Organization
from vietnamese.dates import today
from workflow.verdicts import ALLOWED, Verdict, demand, refused

SECONDS_KEPT = 900
TOO_OFTEN = 429


# Whoever asks is a program without a session; the secret in the address stands for signing in.
@login_not_required
@require_safe
@cache_control(private=True, max_age=SECONDS_KEPT)
def read(request: HttpRequest, secret: str) -> HttpResponse:
    kept = subscribing.feed_of(secret)
    if kept is None or not _is_let_in(kept.official, request):
        raise Http404
    now = datetime.now(UTC)
    if not subscribing.may_read(kept, now=now):
        return HttpResponse(status=TOO_OFTEN, headers={"Retry-After": "60"})
    file = feed.written(
        feed.due_to(kept.official, today=today(now)),
        address=request.build_absolute_uri,
        host=request.get_host(),
        now=now,
    )
    headers = {"Content-Disposition": 'inline; filename="viec-den-han.ics"'}
    return HttpResponse(file, content_type="text/calendar; charset=utf-8", headers=headers)


@require_GET
@never_cache
def subscription(request: OfficialRequest) -> HttpResponse:
    context = {
        "feed": CalendarFeed.objects.filter(official=request.user).first(),
        "may_subscribe": _may_subscribe(acting.organization(request)),
        "reads": subscribing.READS_A_MINUTE,
    }
    return render(request, "desk/agenda/subscription.html", context)


@require_POST
@never_cache
def subscribe(request: OfficialRequest) -> HttpResponse:
    """Answered in place of a redirect: the address is kept nowhere to be shown again."""
    organization = acting.organization(request)
    demand(_may_subscribe(organization))
    assert organization  # noqa: S101 (demanded)
    secret = subscribing.subscribe(request.user, organization, now=datetime.now(UTC))
    address = request.build_absolute_uri(reverse("desk:feed", args=[secret]))
    return render(request, "desk/agenda/subscribed.html", {"address": address})


@require_POST
def unsubscribe(request: OfficialRequest) -> HttpResponse:
    organization = acting.organization(request)
    demand(_may_subscribe(organization))
    if organization and subscribing.unsubscribe(request.user, organization):
        messages.success(request, "Địa chỉ lịch đã thôi dùng; ứng dụng lịch không đọc được nữa.")
    return redirect("desk:subscription")


def _is_let_in(official: Official, request: HttpRequest) -> bool:
    """Somebody who still holds a post; of the demonstration only on the machine itself."""
    is_elsewhere = official.is_demonstration and not is_loopback(request)
    return bool(official.current_appointments) and not is_elsewhere


def _may_subscribe(organization: Organization | None) -> Verdict:
    return ALLOWED if organization else refused("Anh/chị chưa có chức vụ tại cơ quan nào.")
