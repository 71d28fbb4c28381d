"""The demonstration inspected: visits of the province's police, and what Thái Hòa does about them.

Of its four findings one became a task of the plan that is being written, one is answered, one is
neither, and one is neither and late. Every row goes the way of its verb, on the day of loading: a
visit is planned for a day to come and nothing is late on the day it is told. The days of the visits
that were made, and of the late finding, are put back afterwards.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction

from desk.demonstrated_offices import Ward
from desk.demonstrated_regimes import reviewer
from officials.models import Official, Organization
from reports.inspection import mending, visiting
from reports.models import Visit, VisitFinding
from vietnamese.dates import today
from workflow.verdicts import demand

MADE_BEFORE = timedelta(21)
WHOLE_PLAN = "Kiểm tra việc thực hiện kế hoạch bảo đảm an ninh, trật tự"
FIRE = "Kiểm tra công tác phòng cháy, chữa cháy ở khu dân cư"
AGAIN = "Kiểm tra lại việc khắc phục sau kiểm tra"
TAKEN_UP, ANSWERED = "Lịch trực, tuần tra", "Niêm yết số điện thoại"
WORDS = (
    "Phường triển khai kế hoạch kịp thời, phân công rõ. Hồ sơ ở một số khối còn thiếu; việc "
    "phối hợp dịp lễ, Tết cần ghi thành lịch."
)
REASON = "Trùng đợt phòng, chống mưa lũ; lên lịch lại vào tháng sau."
ANSWER = "Đã niêm yết ở 15 khối; hai xóm còn lại xong trong tuần này."


@dataclass(frozen=True, slots=True)
class Told:
    """A finding; `in_days` from today until its limit, which may be behind."""

    what: str
    in_days: int


FINDINGS = (
    Told(f"{TAKEN_UP} dịp lễ, Tết chưa có trong kế hoạch; bổ sung, phân công từng khối.", 30),
    Told(f"{ANSWERED} trực ban của Công an phường tại nhà văn hóa các khối, xóm.", 10),
    Told("Lập sổ theo dõi kết quả hòa giải ở các tổ hòa giải còn thiếu.", 20),
    Told("Gửi biên bản kiểm tra phòng cháy, chữa cháy ở chợ còn thiếu.", -3),
)


@transaction.atomic
def load() -> None:
    """Plan and record what is not there yet, after the wards and the province's police."""
    if not Visit.objects.exists():
        _load(reviewer())


def _load(by: Official) -> None:
    ward = Ward.there()
    tay_hieu = _committee("tayhieu.soanthao")
    dong_hieu = _committee("donghieu.soanthao")
    _mend(_recorded(ward.committee, by), by=ward.office.drafter)
    without = _planned(tay_hieu, FIRE, 0, by)
    _record(without, "Không có việc phải khắc phục.", by)
    called_off = _planned(dong_hieu, WHOLE_PLAN, 5, by)
    demand(visiting.cancel_visit(called_off, reason=REASON, by=by))
    _planned(dong_hieu, WHOLE_PLAN, 33, by)
    _planned(ward.committee, AGAIN, 26, by)


def _committee(username: str) -> Organization:
    return Official.objects.get(username=username).appointments.get().organization


def _planned(visited: Organization, purpose: str, in_days: int, by: Official) -> Visit:
    office = by.appointments.get().organization
    day = today() + timedelta(in_days)
    visit = Visit(office=office, organization=visited, planned_on=day, purpose=purpose)
    demand(visiting.plan_visit(visit, by=by))
    return visit


def _recorded(visited: Organization, by: Official) -> Visit:
    visit = _planned(visited, WHOLE_PLAN, 0, by)
    for told in FINDINGS:
        day = today() + timedelta(told.in_days)
        finding = VisitFinding(visit=visit, what=told.what, due_on=max(day, today()))
        demand(visiting.add_finding(finding, by=by))
        VisitFinding.objects.filter(pk=finding.pk).update(due_on=day)
    _record(visit, WORDS, by)
    return visit


def _record(visit: Visit, words: str, by: Official) -> None:
    demand(visiting.record_visit(visit, visited_on=today(), words=words, by=by))
    day = today() - MADE_BEFORE
    Visit.objects.filter(pk=visit.pk).update(planned_on=day, visited_on=day)


def _mend(visit: Visit, *, by: Official) -> None:
    findings = visit.findings.select_related("visit__office", "visit__organization")
    first = findings.get(what__startswith=TAKEN_UP)
    # Where this comes to a demonstration in use, the draft may be gone or handed up: then not.
    for plan in mending.plans_to_take_up(first)[:1]:
        mending.take_up(first, plan, by=by)
    demand(mending.answer(findings.get(what__startswith=ANSWERED), ANSWER, by=by))
