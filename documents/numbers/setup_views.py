"""Setting the number books up, by the administrator or the head of the office."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from documents.models import NumberingDecision, NumberingOrder, Series, SeriesClosing
from documents.numbers import books
from documents.numbers import setup as book_setup
from documents.numbers.forms import (
    BodyForm,
    CarryForm,
    ClosingForm,
    DecisionForm,
    OrderForm,
    carried_out,
)
from documents.numbers.permissions import may_set_up_books
from documents.numbers.views import acting_organization
from officials.http import OfficialRequest
from paper.kinds import Kind
from vietnamese.dates import today
from workflow.verdicts import demand


@require_GET
def setup(request: OfficialRequest) -> HttpResponse:
    organization = acting_organization(request)
    demand(may_set_up_books(request.user, organization))
    permits = NumberingOrder.Permit
    context = {
        "organization": organization,
        "year": today().year,
        "mode": books.mode_of(organization, today().year),
        "scheme": books.scheme_of(organization, today().year),
        "decisions": organization.numbering_decisions.select_related("recorded_by").order_by("-pk"),
        "permits": [
            (permit.label, books.permission_for(organization, permit)) for permit in permits
        ],
        "orders": organization.numbering_orders.select_related("recorded_by").order_by("-pk"),
        "bodies": organization.series.filter(use=Series.Use.ADVISORY)
        .select_related("closing")
        .order_by("name"),
    }
    return render(request, "documents/book/setup.html", context)


@require_http_methods(["GET", "POST"])
def decide(request: OfficialRequest) -> HttpResponse:
    organization = acting_organization(request)
    demand(may_set_up_books(request.user, organization))
    decision = NumberingDecision(organization=organization)
    form = DecisionForm(request.POST or None, instance=decision)
    return _page(
        request,
        form,
        lambda: book_setup.decide(decision, by=request.user),
        title="Ghi quyết định về cách đánh số",
        note="Số và ký hiệu phải là duy nhất trong một năm (Nghị định 30/2020, Điều 15).",
    )


@require_http_methods(["GET", "POST"])
def order(request: OfficialRequest) -> HttpResponse:
    organization = acting_organization(request)
    demand(may_set_up_books(request.user, organization))
    given = NumberingOrder(organization=organization)
    form = OrderForm(request.POST or None, instance=given)
    return _page(
        request,
        form,
        lambda: book_setup.order(given, by=request.user),
        title="Ghi lệnh về để dành, chèn số",
        note="Không có lệnh thì số được cấp lần lượt, không để dành, không chèn.",
    )


@require_http_methods(["GET", "POST"])
def add_body(request: OfficialRequest) -> HttpResponse:
    organization = acting_organization(request)
    demand(may_set_up_books(request.user, organization))
    form = BodyForm(request.POST or None)

    def act() -> None:
        book_setup.add_advisory_body(organization, by=request.user, **form.cleaned_data)

    return _page(
        request,
        form,
        act,
        title="Thêm tổ chức tư vấn",
        note="Ban chỉ đạo, hội đồng dùng con dấu của cơ quan có hệ thống số riêng.",
    )


@require_http_methods(["GET", "POST"])
def close_series(request: OfficialRequest, pk: int) -> HttpResponse:
    visible = Series.objects.visible_to(request.user).select_related("organization")
    series = get_object_or_404(visible, pk=pk)
    demand(may_set_up_books(request.user, series.organization))
    demand(book_setup.may_close(series))
    closing = SeriesClosing(series=series, closed_from=today())
    form = ClosingForm(request.POST or None, instance=closing)
    return _page(
        request,
        form,
        lambda: book_setup.close_series(closing, by=request.user),
        title=f"Đóng hệ thống số: {series}",
        note="Từ ngày ấy không cấp số mới; số đã cấp và sổ giữ nguyên.",
    )


@require_http_methods(["GET", "POST"])
def carry_over(request: OfficialRequest) -> HttpResponse:
    organization = acting_organization(request)
    demand(book_setup.may_keep_setup(request.user, organization))
    form = CarryForm(request.POST or None, organization=organization)

    def act() -> None:
        kind = Kind.of_code(form.cleaned_data["kind"]) or Kind.PLAN
        series = books.series_of_papers(organization, kind, today().year)
        book_setup.carry_over(series, form.instance, by=request.user)

    return _page(
        request,
        form,
        act,
        title=f"Chuyển số từ sổ giấy năm {today().year}",
        note="Khi bắt đầu dùng chương trình giữa năm: số tiếp theo nối vào số cuối của sổ giấy.",
        back="documents:books",
    )


def _page(
    request: OfficialRequest,
    form: forms.BaseForm,
    act: Callable[[], Any],
    *,
    title: str,
    note: str,
    back: str = "documents:book_setup",
) -> HttpResponse:
    if form.is_valid() and carried_out(form, act):
        messages.success(request, "Đã ghi.")
        return redirect(back)
    context = {"form": form, "title": title, "note": note, "back": back}
    return render(request, "documents/book/setup_form.html", context)
