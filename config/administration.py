"""Django's own administration: for superusers, behind the product's sign-in."""

from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse


class SystemAdministration(AdminSite):
    site_header = "Quản trị hệ thống Bình An"
    site_title = "Quản trị hệ thống"
    index_title = "Dữ liệu của hệ thống"

    def has_permission(self, request: HttpRequest) -> bool:
        return request.user.is_active and request.user.is_superuser

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """Whoever comes here may not enter: strangers sign in first, officials are refused.

        The product's sign-in alone knows lockout, one-time passwords and demonstration accounts.
        """
        if request.user.is_authenticated and not self.has_permission(request):
            raise PermissionDenied("Trang này chỉ dành cho quản trị viên hệ thống.")
        return _to_sign_in(request)


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    return redirect(reverse("officials:sign_in", query={"next": request.GET.get("next", "")}))


class SystemAdministrationConfig(AdminConfig):
    default_site = "config.administration.SystemAdministration"
