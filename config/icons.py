"""The icon where a browser asks for it by itself: beside a PDF, in the admin of Django."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

DAY = 86_400


@login_not_required
@require_safe
@cache_control(max_age=DAY)
def icon(request: HttpRequest) -> HttpResponse:
    return redirect(static("img/binh-an.svg"))
