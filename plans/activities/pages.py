"""What the pages of activities, models and commendations do alike."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from officials import acting
from officials.administering import StaleError
from officials.http import OfficialRequest
from officials.models import Organization
from plans.activities import tracing
from plans.activities.forms import CorrectingForm, ReasonForm, SheetForm
from plans.activities.permissions import may_correct, may_record
from plans.activities.tracing import Kept
from plans.tasks.sent_files import SentFilesForm
from workflow.verdicts import Verdict, demand


def recording_office(request: OfficialRequest) -> Organization:
    """The office they act in, where they may put something down."""
    organization = acting.organization(request)
    if organization is None:
        raise Http404
    demand(may_record(request.user, organization))
    return organization


def why_not_record(request: OfficialRequest) -> Verdict | None:
    """The verdict on the button; None where they act in no office."""
    organization = acting.organization(request)
    return may_record(request.user, organization) if organization else None


def done(form: SheetForm, act: Callable[[], Verdict | None]) -> bool:
    """Whether it was done; if not, the form says why and keeps everything that was typed."""
    try:
        verdict = act()
    except StaleError as stale:
        form.tell(ValidationError(stale.messages))
        if isinstance(form, CorrectingForm):
            form.rebase(stale.version)
    except ValidationError as error:
        form.tell(error)
    else:
        if verdict is not None and not verdict:
            form.add_error(None, verdict.reason)
    if isinstance(form, SentFilesForm) and form.errors:
        form.keep()
    return form.is_valid()


def form_page(
    request: OfficialRequest, form: SheetForm, *, here: str, submit: str, home: str, note: str = ""
) -> HttpResponse:
    """`home` is the page it was opened from; `note` says what it is about."""
    context = {"form": form, "here": here, "submit": submit, "home": home, "note": note}
    return render(request, "plans/activities/form.html", context)


def withdraw_page(request: OfficialRequest, thing: Kept, *, home: str) -> HttpResponse:
    demand(may_correct(thing, request.user))
    form = ReasonForm(request.POST or None)

    def act() -> None:
        tracing.withdraw(thing, reason=form.cleaned_data["reason"], by=request.user)

    if form.is_valid() and done(form, act):
        messages.success(request, "Đã rút. Dòng này vẫn xem được nhưng không tính vào số nào nữa.")
        return redirect(home)
    return form_page(request, form, here="Rút", submit="Rút", home=home, note=str(thing))
