"""What stands between signing in and any page: a changed password, and the right machine."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render

from officials import carrying
from officials.forms import SignInForm
from officials.loopback import REFUSAL, is_loopback
from officials.models import Official


class LoginWall(LoginRequiredMiddleware):
    """Django's, which would lose what somebody typed after their session had ended."""

    def handle_no_permission(  # type: ignore[override]
        self, request: HttpRequest, view_func: Callable[..., Any]
    ) -> HttpResponse:
        if "HX-Request" in request.headers:
            # Shown among the messages: a sign-in page would replace the part that asked.
            status = HTTPStatus.UNAUTHORIZED
            return render(request, "officials/signed_out.html", status=status)
        if request.method == "POST" and (parcel := carrying.packed(request)):
            context = {"form": SignInForm(request), "next": request.path, "parcel": parcel}
            context["files"] = bool(request.FILES)
            return render(
                request, "officials/sign_in.html", context, status=HTTPStatus.UNAUTHORIZED
            )
        return cast(HttpResponse, super().handle_no_permission(request, view_func))


OPEN_TO_ALL = frozenset({"officials:sign_in", "officials:sign_out", "officials:change_password"})


class AccountGate:
    """Runs behind LoginRequiredMiddleware and the messages."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponseRedirect | None:
        official = request.user
        if not isinstance(official, Official):
            return None
        if official.is_demonstration and not is_loopback(request):
            logout(request)
            messages.error(request, REFUSAL)
            return redirect("officials:sign_in")
        if official.must_change_password and _name(request) not in OPEN_TO_ALL:
            return redirect("officials:change_password")
        return None


def _name(request: HttpRequest) -> str:
    return request.resolver_match.view_name if request.resolver_match else ""
