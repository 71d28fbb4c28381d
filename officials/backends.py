"""Signing in: Django's passwords, one-time passwords that run out, demonstration accounts."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.http import HttpRequest

from officials.loopback import is_loopback
from officials.models import Official
from officials.passwords import has_run_out


class OfficialBackend(ModelBackend):
    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **kwargs: Any,
    ) -> Official | None:
        official = super().authenticate(request, username=username, password=password, **kwargs)
        if not isinstance(official, Official) or has_run_out(official):
            return None
        if official.is_demonstration and not is_loopback(request):
            return None
        return official
