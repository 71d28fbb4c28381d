"""Administration of accounts: officials, their passwords and locks."""

from django.contrib import messages
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from officials import administering, passwords, permissions
from officials.forms import AppointmentForm, OfficialForm
from officials.http import OfficialRequest
from officials.lists import page_of
from officials.models import Appointment, Official
from officials.querysets import AppointmentQuerySet
from officials.views.access import (
    administered,
    administrators_only,
    carried_out,
    row_version,
    typed_columns,
)
from vietnamese.folding import fold
from workflow.verdicts import demand


@administrators_only
def people(request: OfficialRequest) -> HttpResponse:
    asked = request.GET.get("q", "")
    found = Official.objects.administered_by(request.user)
    found = found.filter(search__contains=fold(asked)).prefetch_related(_posts_now(request.user))
    page = page_of(found, order=("roll_order", "pk"), after=request.GET.get("sau"))
    return render(request, "officials/people.html", {"page": page, "q": asked})


@administrators_only
@never_cache
def add_person(request: OfficialRequest) -> HttpResponse:
    person = OfficialForm(request.POST or None)
    post = AppointmentForm(request.POST or None, by=request.user)
    if request.method == "POST" and person.is_valid() and post.is_valid():
        given: list[str] = []

        def add() -> None:
            given.append(
                administering.add_official(person.instance, post.instance, by=request.user)
            )

        if carried_out(post, add):
            return _show_once(request, person.instance, given[0])
    return render(request, "officials/person_add.html", {"person_form": person, "post_form": post})


def person(request: OfficialRequest, pk: int) -> HttpResponse:
    official = administered(Official, request, pk)
    posts = Appointment.objects.visible_to(request.user).filter(official=official)
    context = {
        "official": official,
        "posts": [
            (post, permissions.may_end(post, request.user))
            for post in posts.select_related("organization").order_by("-valid_from", "-pk")
        ],
        "locked": passwords.is_locked(official, request),
        "run_out": passwords.has_run_out(official),
        "may_manage": permissions.may_manage(official, request.user),
        "may_deactivate": permissions.may_deactivate(official, request.user),
        "may_activate": permissions.may_activate(official, request.user),
    }
    return render(request, "officials/person.html", context)


def edit_person(request: OfficialRequest, pk: int) -> HttpResponse:
    official = administered(Official, request, pk)
    demand(permissions.may_manage(official, request.user))
    stored_name = official.full_name
    form = OfficialForm(request.POST or None, instance=official, initial=row_version(official))
    if request.method == "POST" and form.is_valid():

        def edit() -> None:
            version = form.cleaned_data["version"] or 0
            columns = typed_columns(form)
            administering.edit_official(official, columns, version=version, by=request.user)

        if carried_out(form, edit):
            messages.success(request, f"Đã lưu thông tin của {official}.")
            return redirect("officials:person", pk=pk)
    context = {"form": form, "official": official, "name": stored_name}
    return render(request, "officials/person_edit.html", context)


@require_POST
def deactivate(request: OfficialRequest, pk: int) -> HttpResponse:
    official = administered(Official, request, pk)
    administering.deactivate(official, by=request.user)
    messages.success(request, f"Đã ngừng tài khoản của {official}.")
    return redirect("officials:person", pk=pk)


@require_POST
def activate(request: OfficialRequest, pk: int) -> HttpResponse:
    official = administered(Official, request, pk)
    administering.activate(official, by=request.user)
    messages.success(request, f"Tài khoản của {official} hoạt động trở lại.")
    return redirect("officials:person", pk=pk)


@require_POST
def unlock(request: OfficialRequest, pk: int) -> HttpResponse:
    official = administered(Official, request, pk)
    passwords.unlock(official, by=request.user)
    messages.success(request, f"Đã mở khóa tài khoản của {official}.")
    return redirect("officials:person", pk=pk)


@require_POST
@never_cache
def reset_password(request: OfficialRequest, pk: int) -> HttpResponse:
    official = administered(Official, request, pk)
    return _show_once(request, official, passwords.reset(official, by=request.user))


def _posts_now(by: Official) -> Prefetch[str, AppointmentQuerySet, str]:
    posts = Appointment.objects.administered_by(by).current().select_related("organization")
    return Prefetch("appointments", queryset=posts, to_attr="posts_now")


def _show_once(request: OfficialRequest, official: Official, password: str) -> HttpResponse:
    """Answered in place of a redirect: the password is kept nowhere to be shown again."""
    context = {"official": official, "password": password, "hours": passwords.ONE_TIME_HOURS}
    return render(request, "officials/one_time_password.html", context)
