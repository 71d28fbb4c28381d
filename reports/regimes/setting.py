"""Setting what others report: a regime, its terms from a day on, and its end."""

from collections.abc import Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Max

from history.recording import record, subject_of
from localities.models import AdministrativeUnit
from officials.administering import StaleError
from officials.models import Official
from reports.guards import may_direct
from reports.models import Addressee, AskedFigure, Regime, Terms
from reports.regimes import rules
from reports.regimes.permissions import may_keep
from reports.regimes.rules import Forms
from vietnamese.dates import short
from workflow.verdicts import demand

EVERYWHERE: Forms = {}
AMENDED = ("name", "kind", "directive")
_LEFT_TO_THE_VERB = ["regime", "recorded_by"]


def set_regime(
    regime: Regime,
    terms: Terms,
    *,
    addressees: Sequence[Addressee],
    figures: Sequence[AskedFigure],
    forms: Forms = EVERYWHERE,
    by: Official,
) -> Regime:
    """A new one with its first terms; all rows come unsaved. Raises ValidationError."""
    demand(may_direct(regime.owner, by))
    with transaction.atomic():
        regime.created_by = by
        regime.full_clean(exclude=["created_by"])
        regime.save(force_insert=True)
        _write(regime, terms, addressees, figures, forms, by)
        _tell(regime, "reports.set_regime", terms, len(figures), by)
    return regime


def change_terms(
    regime: Regime,
    terms: Terms,
    *,
    addressees: Sequence[Addressee],
    figures: Sequence[AskedFigure],
    forms: Forms = EVERYWHERE,
    version: int | None = None,
    by: Official,
) -> Terms:
    """What holds from `terms.valid_from` on; earlier terms stay. `version`: of the regime as it was
    looked at. Raises StaleError, ValidationError.

    Terms of the same day are corrected, as long as no report goes by them.
    """
    demand(may_keep(regime, by))
    with transaction.atomic():
        held = hold(regime)
        if version not in {None, held.version}:
            raise StaleError(held.version)
        rules.demand_none(_faults_of_the_day(held, terms.valid_from))
        corrected = held.terms.filter(valid_from=terms.valid_from).first()
        if corrected:
            _remove(corrected)
        _write(held, terms, addressees, figures, forms, by)
        _count_up(held)
        verb = "reports.correct_terms" if corrected else "reports.change_terms"
        _tell(held, verb, terms, len(figures), by)
    return terms


def amend(regime: Regime, *, by: Official) -> Regime:
    """Another name, kind or basis; papers keep the name they were written under. Raises
    ValidationError."""
    demand(may_keep(regime, by))
    with transaction.atomic():
        hold(regime)
        regime.full_clean(exclude=["created_by"])
        regime.save(update_fields=AMENDED)
        _count_up(regime)
        record(regime.owner_id, verb="reports.amend_regime", by=by, subject=subject_of(regime))
    return regime


def end(regime: Regime, ends_on: date | None, *, by: Official) -> Regime:
    """No period that ends after the day is reported; None: it goes on. Raises ValidationError."""
    demand(may_keep(regime, by))
    with transaction.atomic():
        held = hold(regime)
        last = _last_reported(held)
        if ends_on and last and last > ends_on:
            raise ValidationError(
                f"Kỳ đến ngày {short(last)} đã có báo cáo; ngày thôi không được trước ngày ấy."
            )
        held.ends_on = ends_on
        held.save(update_fields=["ends_on"])
        _count_up(held)
        verb = "reports.end_regime" if ends_on else "reports.continue_regime"
        record(held.owner_id, verb=verb, by=by, subject=subject_of(held))
    return held


def hold(regime: Regime) -> Regime:
    """Locked until the end of the transaction, so that no report is opened meanwhile."""
    return (
        Regime.objects.select_for_update(of=("self",))
        .select_related("owner__unit")
        .get(pk=regime.pk)
    )


def _faults_of_the_day(regime: Regime, valid_from: date) -> list[str]:
    """Reports keep the terms they were opened by: new ones begin after the last of their days."""
    last = _last_reported(regime)
    if last is None or valid_from > last:
        return []
    return [
        f"Kỳ đến ngày {short(last)} đã có báo cáo theo quy định đang dùng; "
        f"quy định mới chỉ áp dụng được từ sau ngày {short(last)}."
    ]


def _last_reported(regime: Regime) -> date | None:
    """The last day of the last period that somebody reports or that is summed up."""
    kept = (regime.reports, regime.consolidations)
    days = [rows.aggregate(last=Max("until"))["last"] for rows in kept]
    return max(filter(None, days), default=None)


def _write(
    regime: Regime,
    terms: Terms,
    addressees: Sequence[Addressee],
    figures: Sequence[AskedFigure],
    forms: Forms,
    by: Official,
) -> None:
    terms.regime, terms.recorded_by = regime, by
    terms.full_clean(exclude=_LEFT_TO_THE_VERB)
    rules.demand_none(_faults(regime, terms, addressees, figures, forms))
    terms.save(force_insert=True)
    for position, addressee in enumerate(addressees):
        addressee.terms, addressee.position = terms, position
        addressee.full_clean(exclude=["terms"])
        addressee.save(force_insert=True)
    for position, figure in enumerate(figures):
        figure.terms, figure.position = terms, position
        figure.full_clean(exclude=["terms"])
        figure.save(force_insert=True)
        figure.addressees.set(addressees[place - 1] for place in forms.get(figure.code, ()))


def _faults(
    regime: Regime,
    terms: Terms,
    addressees: Sequence[Addressee],
    figures: Sequence[AskedFigure],
    forms: Forms,
) -> list[str]:
    return [
        *_faults_of_reach(regime, terms),
        *([] if addressees else [rules.NO_ADDRESSEE]),
        *([rules.NO_FIGURES] if terms.asks == Terms.Asks.FIGURES and not figures else []),
        *rules.faults_of_figures(figures),
        *rules.faults_of_forms(addressees, forms),
    ]


def _faults_of_reach(regime: Regime, terms: Terms) -> list[str]:
    """An office asks within its own territory, and its neighbours in the same unit review."""
    home = regime.owner.unit
    below = AdministrativeUnit.objects.within(home, on=terms.valid_from)
    faults = []
    if terms.within.code != home.code and not below.filter(code=terms.within.code).exists():
        faults.append(f"{terms.within} không thuộc {home.running_name}.")
    elif terms.within.level == terms.reporter_level:
        faults.append(f"{terms.within} cùng cấp với nơi báo cáo; chọn địa bàn của cấp trên.")
    if terms.reviewer.unit.code != home.code:
        faults.append(f"{terms.reviewer} không phải cơ quan của {home.running_name}.")
    return faults


def _count_up(regime: Regime) -> None:
    Regime.objects.filter(pk=regime.pk).update(version=F("version") + 1)


def _remove(terms: Terms) -> None:
    """With what hangs on it: nothing reported goes by it."""
    AskedFigure.addressees.through.objects.filter(askedfigure__terms=terms).delete()
    terms.delete()


def _tell(regime: Regime, verb: str, terms: Terms, figures: int, by: Official) -> None:
    details = {"terms": terms.pk, "figures": figures}
    record(regime.owner_id, verb=verb, by=by, subject=subject_of(regime), details=details)
