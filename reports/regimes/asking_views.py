"""Asking for a period, moving a deadline, ending a regime."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from officials.http import OfficialRequest
from reports.models import Regime
from reports.regimes import asking, setting
from reports.regimes.asking_forms import DeadlineForm, EndForm, RequestForm
from reports.regimes.forms import AmendForm
from reports.regimes.presenting import dues_about
from reports.regimes.views import kept_regime
from vietnamese.dates import today

PERIODS_OFFERED = 14
"""Of those to come, and of those that are over."""


@require_http_methods(["GET", "POST"])
def ask(request: OfficialRequest, pk: int) -> HttpResponse:
    regime = kept_regime(request, pk)
    form = RequestForm(request.POST or None, regime=regime)
    if form.is_valid() and _done(
        form, lambda: asking.ask(form.save(commit=False), by=request.user)
    ):
        messages.success(request, "Đã yêu cầu báo cáo. Các nơi báo cáo thấy ngay.")
        return redirect("reports:regime", pk=pk)
    note = "Kỳ này do cơ quan tự nêu, ngoài định kỳ; mọi nơi báo cáo phải nộp."
    return _page(request, regime, form, "Yêu cầu báo cáo", note, "Gửi yêu cầu")


@require_http_methods(["GET", "POST"])
def move_deadline(request: OfficialRequest, pk: int) -> HttpResponse:
    regime = kept_regime(request, pk)
    over, to_come = dues_about(regime, today())
    form = DeadlineForm(
        request.POST or None, dues=[*to_come[:PERIODS_OFFERED], *over[:PERIODS_OFFERED]]
    )
    if form.is_valid():
        given = form.cleaned_data
        if _done(
            form,
            lambda: asking.move_deadline(
                form.due, given["due_on"], reason=given["reason"], by=request.user
            ),
        ):
            messages.success(request, "Đã đổi hạn nộp cho mọi nơi báo cáo.")
            return redirect("reports:regime", pk=pk)
    note = "Đổi cho một kỳ và cho mọi nơi báo cáo. Báo cáo đã nộp vẫn tính theo hạn khi nộp."
    return _page(request, regime, form, "Đổi hạn nộp", note, "Đổi hạn nộp")


@require_http_methods(["GET", "POST"])
def amend_regime(request: OfficialRequest, pk: int) -> HttpResponse:
    regime = kept_regime(request, pk)
    form = AmendForm(request.POST or None, instance=regime, owner=regime.owner)
    if form.is_valid() and _done(
        form, lambda: setting.amend(form.save(commit=False), by=request.user)
    ):
        messages.success(request, "Đã lưu.")
        return redirect("reports:regime", pk=pk)
    return _page(request, regime, form, "Sửa tên, căn cứ", "Văn bản đã nộp giữ tên cũ.", "Lưu")


@require_http_methods(["GET", "POST"])
def end_regime(request: OfficialRequest, pk: int) -> HttpResponse:
    regime = kept_regime(request, pk)
    form = EndForm(request.POST or None, initial={"ends_on": regime.ends_on})
    if form.is_valid() and _done(
        form, lambda: setting.end(regime, form.cleaned_data["ends_on"], by=request.user)
    ):
        messages.success(request, "Đã lưu.")
        return redirect("reports:regime", pk=pk)
    return _page(request, regime, form, "Thôi chế độ báo cáo", "", "Lưu")


def _done(form: forms.BaseForm, act: Callable[[], object]) -> bool:
    try:
        act()
    except ValidationError as objection:
        form.add_error(None, objection.messages)
        return False
    return True


def _page(
    request: OfficialRequest,
    regime: Regime,
    form: forms.BaseForm,
    heading: str,
    note: str,
    submit: str,
) -> HttpResponse:
    context = {"regime": regime, "form": form, "heading": heading, "note": note, "submit": submit}
    return render(request, "reports/regimes/act.html", context)
