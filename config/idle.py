"""The lock of an unattended desk (QCVN 12:2026/BCA: 15 minutes)."""

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse

SESSION_KEY = "seen_at"
# How much of the idle time may go unnoticed; noting every request would make every page a write.
SECONDS_BETWEEN_NOTES = 60


def idle_lock(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[..., HttpResponse]:
    """Middleware: signs out whoever has asked for nothing during IDLE_MINUTES."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            _lock_or_note(request)
        return get_response(request)

    return middleware


def _lock_or_note(request: HttpRequest) -> None:
    now = int(time.time())
    idle = now - request.session.get(SESSION_KEY, now)
    if idle >= settings.IDLE_MINUTES * 60:
        logout(request)
        messages.info(
            request,
            f"Đã tự đăng xuất sau {settings.IDLE_MINUTES} phút không thao tác. Mời đăng nhập lại.",
        )
    elif idle >= SECONDS_BETWEEN_NOTES or SESSION_KEY not in request.session:
        request.session[SESSION_KEY] = now
