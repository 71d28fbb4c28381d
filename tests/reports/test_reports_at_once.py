"""The same report handed in twice in the same moment, on both databases."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from threading import Barrier

import pytest
from django.db import connection

from documents.secrecy import Answer
from history.models import Entry
from localities.models import AdministrativeUnit
from officials.establishing import proposed
from officials.models import Official, Organization
from reports.models import Report, Sending, Terms
from reports.submitting import entering, sending
from reports.submitting.entering import Arrived
from tests.cast import Kind, UnitKind, make_unit
from tests.reporting import a_due, make_figures, make_regime, make_report

pytestmark = pytest.mark.django_db(transaction=True)
HANDS = 4


def at_once(act: Callable[[int], str]) -> list[str]:
    """Each over a connection of its own; what was said to each."""
    ready = Barrier(HANDS)

    def run(hand: int) -> str:
        ready.wait(timeout=10)
        try:
            return act(hand)
        finally:
            connection.close()

    with ThreadPoolExecutor(HANDS) as threads:
        return [done.result() for done in [threads.submit(run, n) for n in range(HANDS)]]


def test_of_several_who_hand_it_in_at_once_exactly_one_does(
    ward: Organization, drafter: Official, province: Organization, province_reviewer: Official
) -> None:
    regime = make_regime(province, province_reviewer, asks=Terms.Asks.FIGURES)
    report = make_report(a_due(regime), ward, drafter)
    make_figures(report, drafter, so_buoi=12, so_nguoi=340)

    def submit(_: int) -> str:
        mine = Report.objects.get(pk=report.pk)
        return sending.submit(mine, secret=Answer.NO, by=Official.objects.get(pk=drafter.pk)).reason

    said = at_once(submit)
    assert said.count("") == 1
    assert [bool(reason) for reason in said].count(True) == HANDS - 1
    kept = Sending.objects.get()
    assert [one.amount for one in kept.figures.all()] == [Decimal(12), Decimal(340)]
    report.refresh_from_db()
    assert (report.state, report.current) == (Report.State.SUBMITTED, kept)
    assert Entry.objects.filter(verb="reports.submit").count() == 1


def test_of_several_who_enter_for_a_unit_at_once_one_does_and_there_is_one_office(
    district_unit: AdministrativeUnit, province: Organization, province_reviewer: Official
) -> None:
    due = a_due(make_regime(province, province_reviewer))
    unit = make_unit("17017", "Đông Hiếu", UnitKind.COMMUNE, parent=district_unit)

    def enter(hand: int) -> str:
        by = Official.objects.get(pk=province_reviewer.pk)
        office = proposed(unit, Kind.PEOPLES_COMMITTEE)
        arrived = Arrived(date(2026, 6, 17), paper_number=f"{hand}/BC-UBND")
        found = entering.enter(office, due, arrived, secret=Answer.NO, by=by)
        return "" if isinstance(found, Report) else found.reason

    said = at_once(enter)
    assert said.count("") == 1
    assert Organization.objects.filter(unit=unit).count() == 1
    assert Sending.objects.get().report.organization.unit == unit
