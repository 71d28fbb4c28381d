"""Reports in the letters of a morning and on the page of reminders: to whom, when, how called."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from desk.reminding.digests import Digest
from desk.reminding.due import told_on
from desk.reminding.letters import letter
from desk.reminding.reports import ReportsTold
from desk.reminding.slips import of_official
from localities.calendars import office_calendar
from localities.loading import load_holidays
from officials.models import Appointment, Official, Organization, Role
from reports.models import Regime, Report, Request, Visit
from reports.regimes.calendar import due_of
from tests.cast import make_member, signed_in
from tests.inspections import make_visit, make_visit_finding
from tests.reporting import a_due, make_regime, make_report, make_sending, make_submitted
from vietnamese.dates import read_date, today

pytestmark = pytest.mark.django_db
State = Report.State
# By hand: the first half of 2026 ends on Sunday 14/6 and is due on the fifth working day after.
BEFORE = """
15/06/2026 -
16/06/2026 SOON
17/06/2026 -
19/06/2026 TODAY
22/06/2026 OVERDUE
03/08/2026 OVERDUE
"""


@pytest.fixture
def regime(province: Organization, province_reviewer: Official) -> Regime:
    """Set in 2026, so that nothing is owed for the years before."""
    load_holidays()
    return make_regime(province, province_reviewer, valid_from=date(2026, 1, 1), due_days=5)


def told(official: Official, day: date) -> ReportsTold:
    heard = told_on(day, office_calendar()).get(official.pk)
    return heard.reports if heard else ReportsTold()


def matters(official: Official, day: date) -> list[str]:
    return [matter.name for matter, _ in told(official, day).parts()]


@pytest.mark.parametrize("line", BEFORE.strip().splitlines())
def test_a_report_is_told_of_on_the_days_on_which_a_task_is(
    regime: Regime, drafter: Official, line: str
) -> None:
    written, expected = line.split()
    day = read_date(written)
    assert day
    assert matters(drafter, day) == [expected] * (expected != "-")


def test_those_who_may_write_it_hear_and_nobody_else_until_it_is_handed_in(
    regime: Regime,
    ward: Organization,
    drafter: Official,
    reviewer: Official,
    chair: Official,
    clerk: Official,
    ward_police: Official,
    stranger: Official,
    province_reviewer: Official,
) -> None:
    everybody = (drafter, reviewer, chair, clerk, ward_police, stranger, province_reviewer)
    day = a_due(regime).due_on
    make_submitted(a_due(regime), stranger.current_appointments[0].organization, stranger)
    assert {one for one in everybody if matters(one, day)} == {drafter, reviewer}
    make_submitted(a_due(regime), ward, drafter)
    assert not any(matters(one, day) for one in everybody)


def test_what_was_sent_back_is_told_to_who_wrote_it_and_in_their_stead_to_all_who_may(
    regime: Regime,
    ward: Organization,
    drafter: Official,
    reviewer: Official,
    province_reviewer: Official,
) -> None:
    day = a_due(regime).due_on + timedelta(30)
    report = make_submitted(a_due(regime), ward, drafter, state=State.RETURNED)
    assert (matters(drafter, day), matters(reviewer, day)) == (["BACK"], [])
    ((_, (line,)),) = told(drafter, day).parts()
    assert (line.note, line.page) == ("bị trả lại", f"/bao-cao/{report.pk}/")
    Appointment.objects.filter(official=drafter).update(valid_to=day - timedelta(1))
    assert (matters(drafter, day), matters(reviewer, day)) == ([], ["BACK"])
    assert matters(province_reviewer, day) == []


def test_reviewers_hear_how_many_wait_and_of_a_draft_nothing(
    regime: Regime,
    ward: Organization,
    other_ward: Organization,
    province: Organization,
    drafter: Official,
    stranger: Official,
    province_reviewer: Official,
) -> None:
    head = make_member("tinh.truong", "Cao Văn Giả Thử", province, Role.CHAIR)
    day, draft = a_due(regime).until, make_report(a_due(regime), ward, drafter)
    assert told_on(day, office_calendar()) == {}
    make_sending(draft, drafter, kind="remarks")
    Report.objects.update(state=State.SENT)
    make_submitted(a_due(regime), other_ward, stranger)
    waiting = {one: told(one, day).to_review for one in (province_reviewer, head, drafter)}
    assert waiting == {province_reviewer: 2, head: 0, drafter: 0}


def test_a_letter_names_the_report_but_not_what_was_asked_for_once_is_about(
    regime: Regime,
    ward: Organization,
    other_ward: Organization,
    drafter: Official,
    stranger: Official,
    province_reviewer: Official,
) -> None:
    day = a_due(regime).due_on
    asked = Request.objects.create(
        regime=regime,
        name="Vụ việc tại hộ ông Mẫu",
        since=date(2026, 6, 1),
        until=date(2026, 6, 10),
        due_on=day,
        asked_by=province_reviewer,
    )
    make_submitted(a_due(regime), other_ward, stranger)
    make_submitted(due_of(regime, asked.since, asked.until), ward, drafter, state=State.RETURNED)
    Report.objects.filter(organization=ward).update(request=asked)
    digest = Digest(pk=1, official=drafter, day=day)
    made = letter(digest, told_on(day, office_calendar())[drafter.pk], {})
    expected = "Nhắc việc ngày 19/6/2026: 1 báo cáo đến hạn hôm nay, 1 báo cáo chờ sửa"
    assert made.subject == expected
    assert "BÁO CÁO ĐẾN HẠN HÔM NAY (1)" in made.body
    named = "Báo cáo công tác an ninh trật tự, 6 tháng đầu năm 2026, thời hạn 19/6/2026"
    assert f"- {named}" in made.body
    assert "- Báo cáo công tác an ninh trật tự, số liệu đến 10/6/2026, bị trả lại" in made.body
    assert "Mẫu" not in made.body
    assert "XEM XÉT" not in made.body
    above = letter(digest, told_on(day, office_calendar())[province_reviewer.pk], {})
    assert above.subject == "Nhắc việc ngày 19/6/2026: 1 báo cáo chờ xem xét"
    assert "Báo cáo công tác" not in above.body


def test_the_page_and_the_slip_hold_the_reports_of_those_who_write(
    ward: Organization,
    province: Organization,
    drafter: Official,
    clerk: Official,
    province_reviewer: Official,
) -> None:
    regime = make_regime(province, province_reviewer)
    due = a_due(regime, today().year)
    make_report(due, ward, drafter)
    (sheaf,) = of_official(drafter, due.due_on)
    assert f"{regime}, {due.name}" in [one.words for one in sheaf.coming]
    assert of_official(clerk, due.due_on) == []
    assert "Báo cáo công tác" in signed_in(drafter).get("/nhac-viec/").content.decode()
    for official in (clerk, province_reviewer):
        assert "Báo cáo công tác" not in signed_in(official).get("/nhac-viec/").content.decode()


def test_a_finding_is_told_of_with_its_day_and_without_its_words_until_it_is_answered(
    ward: Organization,
    province: Organization,
    drafter: Official,
    clerk: Official,
    stranger: Official,
    province_reviewer: Official,
) -> None:
    load_holidays()
    visit = make_visit(province, ward, province_reviewer, state=Visit.State.RECORDED)
    finding = make_visit_finding(visit, province_reviewer)
    hearing = [drafter, clerk, stranger, province_reviewer]
    assert [matters(one, finding.due_on) for one in hearing] == [["FINDING"], [], [], []]
    ((_, (line,)),) = told(drafter, finding.due_on).parts()
    assert finding.what not in line.words
    assert line.page == f"/kiem-tra/{visit.pk}/"
    (sheaf,) = of_official(drafter, finding.due_on)
    assert [one.words for one in sheaf.coming] == [finding.what]
    finding.answers.create(text="Đã bổ sung.", by=drafter)
    assert matters(drafter, finding.due_on) == []


def queries(ask: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as asked:
        ask()
    return len(asked)


def test_more_wards_and_more_reports_ask_no_more_questions(
    regime: Regime,
    ward: Organization,
    other_ward: Organization,
    province: Organization,
    drafter: Official,
    province_reviewer: Official,
) -> None:
    day = a_due(regime).due_on
    make_report(a_due(regime), ward, drafter)
    few = queries(lambda: told_on(day, office_calendar()))
    make_member("phuong.khac", "Đặng Văn Người Lạ", other_ward, Role.DRAFTER)
    for number in range(9):
        another = make_regime(province, province_reviewer, f"Báo cáo {number}", due_days=5)
        make_submitted(a_due(another), ward, drafter, state=State.RETURNED)
    assert queries(lambda: told_on(day, office_calendar())) == few
