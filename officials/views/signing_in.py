"""Signing in and out, one's own password, and where one acts."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout, update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from officials import acting, carrying, passwords
from officials.forms import OwnPasswordForm, SignInForm
from officials.http import OfficialRequest


@login_not_required
@never_cache
@sensitive_post_parameters("password")
def sign_in(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return redirect(_destination(request))
    form = SignInForm(request, request.POST or None)
    if request.method == "POST" and form.is_valid() and form.official:
        login(request, form.official)
        return _go_on(request)
    context = {"form": form, "next": _asked_for(request), "parcel": request.POST.get("parcel", "")}
    return render(request, "officials/sign_in.html", context)


def _go_on(request: HttpRequest) -> HttpResponse:
    """To the page asked for, or, when something typed was carried along, to sending it again."""
    asked = _asked_for(request)
    typed = carrying.unpacked(request.POST.get("parcel", ""))
    if asked and typed:
        return render(request, "officials/resend.html", {"next": asked, "typed": typed})
    return redirect(_destination(request))


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    messages.info(request, "Bạn đã đăng xuất.")
    return redirect(settings.LOGOUT_REDIRECT_URL)


@never_cache
@sensitive_post_parameters("old_password", "new_password1", "new_password2")
def change_password(request: OfficialRequest) -> HttpResponse:
    form = OwnPasswordForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        passwords.change_own(request.user, new_password=form.cleaned_data["new_password1"])
        update_session_auth_hash(request, request.user)
        messages.success(request, "Đã đổi mật khẩu.")
        return redirect(settings.LOGIN_REDIRECT_URL)
    return render(request, "officials/change_password.html", {"form": form})


@require_POST
def act_in(request: OfficialRequest) -> HttpResponse:
    """Choose the organization to act in, among those where a post is held."""
    asked = request.POST.get("organization")
    chosen = next((one for one in acting.choices(request.user) if str(one.pk) == asked), None)
    if chosen is None:
        raise Http404
    acting.choose(request, chosen)
    messages.info(request, f"Bạn đang làm việc tại {chosen}.")
    return redirect(settings.LOGIN_REDIRECT_URL)


def _asked_for(request: HttpRequest) -> str:
    """The page asked for before signing in, when it is one of ours."""
    page = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(
        page, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return page if safe and page.startswith("/") else ""


def _destination(request: HttpRequest) -> str:
    return _asked_for(request) or resolve_url(settings.LOGIN_REDIRECT_URL)
