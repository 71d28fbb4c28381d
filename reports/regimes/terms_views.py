"""The whole form of a regime: a new one, or new terms from a day on."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from documents import secrecy
from officials.administering import StaleError
from officials.http import OfficialRequest
from officials.models import Official
from reports.models import Addressee, Regime, Terms
from reports.regimes.forms import RegimeSheet, Start, places_of
from reports.regimes.line_forms import line_of_addressee, line_of_figure
from reports.regimes.lines import Press
from reports.regimes.periods import Rhythm
from reports.regimes.presenting import days_left_out
from reports.regimes.setting import change_terms, set_regime
from reports.regimes.views import acting_office, asked_sample, kept_regime
from vietnamese.dates import short, today

Save = Callable[[RegimeSheet, Official], Regime]
SAMPLE = "mau"
"""In the address: the sample whose terms are to be changed before they are set."""


@require_http_methods(["GET", "POST"])
def write_regime(request: OfficialRequest) -> HttpResponse:
    start = _from_nothing(request)

    def save(sheet: RegimeSheet, by: Official) -> Regime:
        return set_regime(
            sheet.regime.save(commit=False) if sheet.regime else Regime(owner=start.owner),
            sheet.terms.save(commit=False),
            addressees=sheet.filled_addressees(),
            figures=sheet.filled_figures(),
            forms=sheet.forms(),
            by=by,
        )

    return _answer(request, start, save, "Đặt chế độ báo cáo", reverse("reports:new_regime"))


@require_http_methods(["GET", "POST"])
def change(request: OfficialRequest, pk: int) -> HttpResponse:
    regime = kept_regime(request, pk)
    start = _from_newest(regime)

    def save(sheet: RegimeSheet, by: Official) -> Regime:
        change_terms(
            regime,
            sheet.terms.save(commit=False),
            addressees=sheet.filled_addressees(),
            figures=sheet.filled_figures(),
            forms=sheet.forms(),
            version=sheet.terms.cleaned_data["version"],
            by=by,
        )
        return regime

    back = reverse("reports:regime", args=[pk])
    return _answer(request, start, save, "Quy định mới", back, regime)


def _answer(
    request: OfficialRequest,
    start: Start,
    save: Save,
    heading: str,
    back: str,
    regime: Regime | None = None,
) -> HttpResponse:
    press = Press.of(request.POST)
    if request.method != "POST":
        sheet, status = RegimeSheet.empty(start), 200
    elif press:
        sheet, status = RegimeSheet.rearranged(start, request.POST, press), 200
    else:
        sheet = RegimeSheet.sent(start, request.POST)
        status = _stopped(request, start, sheet)
        if status == 200 and sheet.is_valid() and (saved := _saved(request, sheet, save)):
            messages.success(request, "Đã lưu chế độ báo cáo. Các nơi báo cáo thấy ngay.")
            _warn_of_days_left_out(request, saved, sheet.terms.cleaned_data["valid_from"])
            return redirect("reports:regime", pk=saved.pk)
    context = {"sheet": sheet, "heading": heading, "back": back, "regime": regime}
    return render(request, "reports/regimes/form.html", context, status=status)


def _stopped(request: OfficialRequest, start: Start, sheet: RegimeSheet) -> int:
    """403, with everything typed and nothing kept, where the answer is not no."""
    answer = sheet.terms.must_stop
    if answer is None:
        return 200
    secrecy.stop(start.owner, answer=answer, by=request.user)
    sheet.is_valid()
    sheet.terms.add_error("secret", secrecy.STOPPED)
    return 403


def _saved(request: OfficialRequest, sheet: RegimeSheet, save: Save) -> Regime | None:
    try:
        return save(sheet, request.user)
    except StaleError as stale:
        sheet.terms.add_error(None, stale.messages)
        sheet.terms.rebase(stale.version)
    except ValidationError as objection:
        sheet.terms.add_error(None, objection.messages)
    return None


def _warn_of_days_left_out(request: OfficialRequest, regime: Regime, valid_from: date) -> None:
    if days := days_left_out(regime, valid_from):
        since, until = map(short, days)
        messages.warning(
            request,
            f"Từ ngày {since} đến hết ngày {until} không thuộc kỳ nào. Cần số liệu của những ngày "
            "ấy thì ra một yêu cầu báo cáo.",
        )


def _from_nothing(request: OfficialRequest) -> Start:
    """Or from the sample that the address names."""
    owner, slug = acting_office(request), request.GET.get(SAMPLE)
    places = places_of(owner)
    if not slug:
        terms = Terms(
            valid_from=today(),
            rhythm=Rhythm.HALF_YEAR,
            within_id=places["within"],
            reviewer_id=places["reviewer"],
        )
        superior = line_of_addressee(Addressee(is_superior=True))
        return Start(owner, terms, addressees=[superior], regime=Regime(owner=owner))
    sample = asked_sample(slug)
    terms = sample.terms(
        valid_from=today(), within_id=places["within"], reviewer_id=places["reviewer"]
    )
    return Start(
        owner,
        terms,
        [line_of_addressee(one) for one in sample.addressees()],
        [line_of_figure(one, ()) for one in sample.figures()],
        sample.regime(owner),
    )


def _from_newest(regime: Regime) -> Start:
    """What holds last, to be changed; from today on, unless it has not begun."""
    newest = regime.terms.order_by("valid_from").last() or Terms(regime=regime)
    copy = Terms(
        **{
            field.attname: getattr(newest, field.attname)
            for field in Terms._meta.concrete_fields
            if field.name not in {"id", "recorded_by", "recorded_at", "valid_from"}
        },
        valid_from=max(today(), newest.valid_from),
    )
    return Start(
        regime.owner,
        copy,
        [line_of_addressee(one) for one in newest.addressees.all()],
        _lines_of_figures(newest),
        version=regime.version,
    )


def _lines_of_figures(terms: Terms) -> list[dict[str, Any]]:
    places = {one.pk: place for place, one in enumerate(terms.addressees.all(), start=1)}
    figures = terms.asked_figures.prefetch_related("addressees")
    return [
        line_of_figure(one, sorted(places[to.pk] for to in one.addressees.all())) for one in figures
    ]
