"""The demonstration province: every unit once, in the states it was drawn for, sums that hold."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

import pytest
from django.db import models, transaction
from django.test.utils import override_settings

from desk import (
    demonstrated_duties,
    demonstrated_province,
    demonstrated_regimes,
    demonstration,
)
from desk.demonstrated_province import NotADemonstrationError
from desk.demonstrated_regimes import MONTHLY, first_half, half_before, regime_of, reviewer
from directives import loading
from history.models import Entry
from history.verification import verify
from officials.models import Official, Organization
from paper.personal import findings
from reports.consolidating import counting
from reports.consolidating.reading import Consolidated
from reports.models import Decision, Finding, Report, Sending, SentFigure
from reports.province.states import Standing, state_table, states_of, tally
from reports.submitting import pinning
from tests.cast import make_official
from tests.demonstrated import make_province, make_units

STORED: tuple[type[models.Model], ...] = (
    *(Official, Organization, Report, Sending, SentFigure, Decision, Finding),
)
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def loaded(
    django_db_setup: None, django_db_blocker: object, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """Loaded once for the whole module; every test starts from it and is undone by itself."""
    with (
        override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media")),
        django_db_blocker.unblock(),  # type: ignore[attr-defined]
        transaction.atomic(),
    ):
        make_units()
        make_province()
        loading.load()
        demonstration.load()
        demonstrated_duties.load()
        demonstrated_regimes.load()
        demonstrated_province.load()
        yield
        transaction.set_rollback(True)


def test_each_of_the_130_units_is_in_exactly_one_state() -> None:
    told = tally(states_of(first_half()))
    assert told.total == 130
    assert told.standings == {
        Standing.ON_TIME: 107,
        Standing.LATE: 6,
        Standing.RETURNED: 4,
        Standing.MISSING: 13,
    }
    assert (told.accepted, told.nothing) == (90, 3)


def test_a_plain_count_of_the_rows_says_the_same() -> None:
    due = first_half()
    rows = Report.objects.filter(regime=due.regime, until=due.until).select_related("current")
    plain = Counter(
        "returned" if row.state == "returned" else "late" if row.is_late else "on time"
        for row in rows
    )
    assert plain == {"on time": 107, "late": 6, "returned": 4}
    assert 130 - sum(plain.values()) == 13
    for row in rows:
        assert row.current is not None
        assert row.is_late == (row.current.at.date() > due.due_on)


def test_every_unit_accepted_everything_before() -> None:
    months = state_table(regime_of(MONTHLY), 2026)
    assert [due.name for due in months.dues] == [f"tháng {n} năm 2026" for n in range(1, 7)]
    for told in (*months.tallies, tally(states_of(half_before()))):
        assert (told.total, told.standings[Standing.ON_TIME], told.accepted) == (130, 130, 130)


def test_the_sums_of_the_consolidation_equal_a_plain_sum() -> None:
    due, by = first_half(), reviewer()
    office = by.appointments.get().organization
    made = Consolidated(counting.consolidate(due, office, counts_submitted=True, by=by))
    rows = SentFigure.objects.filter(sending__report__until=due.until)
    plain: dict[str, Decimal] = {}
    for row in rows.filter(sending__report__regime=due.regime).exclude(
        sending__report__state="returned"
    ):
        plain[row.asked.code] = plain.get(row.asked.code, Decimal(0)) + (row.amount or 0)
    assert (len(made.rows), made.counted, made.nothing) == (130, 113, 3)
    summed = [total for total in made.totals if total.asked.is_summed]
    assert {total.asked.code: total.now.amount for total in summed} == {
        total.asked.code: plain[total.asked.code] for total in summed
    }
    assert {total.now.places for total in summed} == {110}


def test_six_months_add_up_to_the_half_year_of_a_ward() -> None:
    due = first_half()
    accepted = Report.objects.filter(regime=due.regime, until=due.until, state="accepted")
    office = accepted.filter(is_nothing=False).earliest("pk").organization
    figures = SentFigure.objects.filter(
        sending__report__organization=office, asked__code="buoi_tuyen_truyen"
    )
    of_half = figures.get(sending__report__regime=due.regime, on=due.until)
    of_months = figures.filter(sending__report__regime=regime_of(MONTHLY))
    assert of_months.count() == 6
    assert sum(one.amount or 0 for one in of_months) == of_half.amount


def test_each_figure_equals_its_parts_and_each_hash_is_that_of_its_rows() -> None:
    sendings = Sending.objects.select_related("report", "file").prefetch_related("figures__asked")
    for sending in sendings:
        given = {one.asked.code: one for one in sending.figures.all()}
        for one in given.values():
            if one.asked.parts:
                assert one.amount == sum(given[part].amount or 0 for part in one.asked.parts)
    some = sendings.order_by("pk")[::50]
    assert all(pinning.digest_of(sending) == sending.sha256 for sending in some)


def test_what_is_returned_has_findings_and_somebody_to_answer_them() -> None:
    returned = Report.objects.filter(state="returned")
    assert sorted(report.findings.count() for report in returned) == [1, 1, 2, 2]
    assert Finding.objects.filter(decision=None).count() == 0
    by = Official.objects.get(username="cualo.soanthao")
    assert Report.objects.written_by(by).filter(state="returned").count() == 1


def test_the_people_are_invented_and_nothing_would_be_pointed_at() -> None:
    people = [one for these in demonstrated_province.PEOPLE.values() for one in these]
    assert all(" Mẫu " in person.full_name for person in people)
    assert findings("\n".join(finding.text for finding in Finding.objects.all())) == ()
    assert all(one.is_demonstration for one in Official.objects.all())


def test_loading_it_again_changes_nothing_and_the_history_holds() -> None:
    before = [list(model._default_manager.order_by("pk").values()) for model in STORED]
    entries = Entry.objects.count()
    demonstrated_province.load()
    assert [list(model._default_manager.order_by("pk").values()) for model in STORED] == before
    assert Entry.objects.count() == entries
    assert verify() == ()


def test_a_database_with_an_official_of_its_own_is_refused() -> None:
    post = Official.objects.get(username="congantinh").appointments.get()
    post.pk, post.official = None, make_official("that", "Người Có Thật")
    post.save()
    with pytest.raises(NotADemonstrationError):
        demonstrated_province.load()
