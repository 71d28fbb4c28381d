"""The demonstration province: every unit once, in the states it was drawn for, sums that hold."""

from collections import Counter
from decimal import Decimal

import pytest

from desk import (
    demonstrated_province,
)
from desk.demonstrated_province import NotADemonstrationError
from desk.demonstrated_regimes import MONTHLY, first_half, half_before, regime_of, reviewer
from documents.secrecy import Answer
from documents.sheets import draft_of
from history.models import Entry
from history.recording import subject_of
from officials.models import Official, Organization
from paper.personal import findings
from reports.consolidating import binding, counting
from reports.consolidating.reading import Consolidated
from reports.models import Finding, Report, Sending, SentFigure
from reports.province.states import Standing, state_table, states_of, tally
from reports.submitting import entering, pinning
from reports.submitting.entering import Arrived
from tests.cast import make_official
from vietnamese.numerals import grouped

pytestmark = pytest.mark.django_db


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
    rows = rows.handed_in()
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
    handed_in = SentFigure.objects.filter(sending__kind=Sending.Kind.SUBMISSION)
    rows = handed_in.filter(sending__report__until=due.until)
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


def test_the_police_s_own_office_begins_their_report_with_the_sums_in_it() -> None:
    by = Official.objects.get(username="congantinh.soanthao")
    made = counting.consolidate(first_half(), by.appointments.get().organization, by=reviewer())
    document = binding.begin_report(made, is_large=True, by=by)
    draft = draft_of(document, document.current)
    assert draft.unknown == ()
    households = next(one for one in Consolidated(made).totals if one.asked.code == "ho")
    said = "\n".join(block.text for block in draft.sheet.blocks)
    assert f"{grouped(int(households.now.amount or 0))} hộ" in said
    assert draft.sheet.annexes[-1].is_large


def test_six_months_add_up_to_the_half_year_of_a_ward() -> None:
    due = first_half()
    accepted = Report.objects.filter(regime=due.regime, until=due.until, state="accepted")
    office = accepted.filter(is_nothing=False).earliest("pk").organization
    figures = SentFigure.objects.filter(
        sending__report__organization=office, asked__code="buoi_tuyen_truyen"
    )
    of_half = figures.get(sending__report__regime=due.regime, sending__report__until=due.until)
    of_months = figures.filter(sending__report__regime=regime_of(MONTHLY))
    assert of_months.count() == 6
    assert sum(one.amount or 0 for one in of_months) == of_half.amount


def test_each_figure_equals_its_parts_and_each_hash_is_that_of_its_rows() -> None:
    handed_in = Sending.objects.filter(kind=Sending.Kind.SUBMISSION)
    sendings = handed_in.select_related("report", "file").prefetch_related("figures__asked")
    for sending in sendings:
        given = {one.asked.code: one for one in sending.figures.all()}
        for one in given.values():
            if one.asked.parts:
                assert one.amount == sum(given[part].amount or 0 for part in one.asked.parts)
    some = sendings.order_by("pk")[::50]
    assert all(pinning.digest_of(sending) == sending.sha256 for sending in some)


def test_a_row_put_in_by_the_verb_has_the_same_columns() -> None:
    due, by = first_half(), reviewer()
    missing = [one.place.office_id for one in states_of(due) if one.standing is Standing.MISSING]
    offices = Organization.objects.filter(pk__in=missing, appointments=None)
    drawn = Sending.objects.filter(report__regime=due.regime, report__until=due.until)
    like = drawn.filter(is_nothing=False, report__state="submitted").earliest("pk")
    assert like.received_on is not None
    arrived = Arrived(
        received_on=like.received_on,
        amounts={one.asked.code: one.amount for one in like.figures.select_related("asked")},
        paper_number=like.paper_number,
        paper_date=like.paper_date,
    )
    report = entering.enter(offices.earliest("pk"), due, arrived, secret=Answer.NO, by=by)
    assert isinstance(report, Report)
    report.refresh_from_db()
    assert plainly(report.current) == plainly(like)
    assert last_step(report) == last_step(like.report)


def plainly(sending: Sending | None) -> tuple[dict[str, object], list[dict[str, object]]]:
    """What was sent, without what differs from ward to ward."""
    assert sending is not None
    own = {"id", "report_id", "sending_id", "at", "sha256"}
    row = Sending.objects.filter(pk=sending.pk).values().get()
    figures = sending.figures.order_by("asked__position").values()
    return (
        {name: value for name, value in row.items() if name not in own},
        [{name: one[name] for name in one if name not in own} for one in figures],
    )


def last_step(report: Report) -> tuple[str, set[str]]:
    entry = Entry.objects.filter(subject=subject_of(report)).latest("sequence")
    return entry.verb, set(entry.details)


def test_what_is_returned_has_findings_and_a_draft_came_back_answered() -> None:
    returned = Report.objects.filter(state="returned")
    assert sorted(report.findings.count() for report in returned) == [1, 1, 2, 2]
    assert Finding.objects.filter(decision=None).count() == 0
    remarked = Report.objects.get(state="remarked")
    assert remarked.organization.name == "Ủy ban nhân dân phường Tây Hiếu"
    assert remarked.findings.get().answers.count() == 1
    assert Report.objects.get(state="sent").organization.name == "Ủy ban nhân dân xã Đông Hiếu"


def test_the_people_are_invented_and_nothing_would_be_pointed_at() -> None:
    people = [one for these in demonstrated_province.PEOPLE.values() for one in these]
    assert all(" Mẫu " in person.full_name for person in people)
    assert findings("\n".join(finding.text for finding in Finding.objects.all())) == ()
    assert all(one.is_demonstration for one in Official.objects.all())


def test_a_database_with_an_official_of_its_own_is_refused() -> None:
    post = Official.objects.get(username="congantinh").appointments.get()
    post.pk, post.official = None, make_official("that", "Người Có Thật")
    post.save()
    with pytest.raises(NotADemonstrationError):
        demonstrated_province.load()
