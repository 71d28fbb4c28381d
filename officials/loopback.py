"""Demonstration accounts have public passwords: they work on the machine itself only."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest

REFUSAL = (
    "Tài khoản trình diễn chỉ đăng nhập được trên chính máy đang chạy chương trình, "
    "tại địa chỉ http://127.0.0.1. Hãy dùng tài khoản được cơ quan cấp."
)
FORWARDING_HEADERS = ("HTTP_FORWARDED", "HTTP_VIA", "HTTP_X_REAL_IP", "HTTP_CLIENT_IP")
LOOPBACK_NAMES = frozenset({"127.0.0.1", "localhost", "[::1]"})


def is_loopback(request: HttpRequest | None) -> bool:
    """Whether a browser on this machine speaks to us directly.

    A reverse proxy on the same machine also has a loopback address; it shows by a forwarding
    header, or, set up without any, by speaking HTTP/1.0. Where TLS is required (no
    BINHAN_LOCAL) there always is one.
    """
    if request is None or not settings.LOCAL:
        return False
    return (
        _is_loopback_address(request.META.get("REMOTE_ADDR", ""))
        and _host_name(request) in LOOPBACK_NAMES
        and not _is_forwarded(request)
    )


def _is_loopback_address(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False


def _host_name(request: HttpRequest) -> str:
    host = str(request.META.get("HTTP_HOST") or request.META.get("SERVER_NAME", ""))
    name, colon, port = host.rpartition(":")
    return (name if colon and port.isdigit() else host).lower()


def _is_forwarded(request: HttpRequest) -> bool:
    if request.META.get("SERVER_PROTOCOL") == "HTTP/1.0":
        return True
    return any(
        name in FORWARDING_HEADERS or name.startswith(("HTTP_X_FORWARDED", "HTTP_X_ORIGINAL"))
        for name in request.META
    )
