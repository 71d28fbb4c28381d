"""The demonstration's first half of 2026 in Thái Hòa: the work that its report is written from.

Every row goes the way of its verb. One day is not true: the verbs of signing and numbering know no
day before the paper was handed up, so the plan is issued on the day of loading, and its tasks are
then said to have been given out on 15/01/2026; all that was done is put down on days after that.

From 15/12/2025 to 14/6/2026, both days included (of the office and of the ward's police together):

* tasks due: 7; done: 6, one of them late (due 10/6, done 12/6); not done: 1 (due 20/5);
* sessions of outreach: 15 with 725 attendants; 14/12 and 15/6 do not count;
* of the indicator "Số buổi tuyên truyền pháp luật": 12 of the 24 aimed at in the year;
* mediation: 3 with 15 attendants; inspection: 17; training: 1 with 48; meeting: 1 with 26;
  launch of a model: 1 with 42; patrol: 12 with 60; in all 50 with 916 attendants;
* models running on 14/6/2026: 2, of which 1 was launched in these days; stopped in them: 1;
* commendations: 1; another of 19/6/2026 does not count;
* the register as of 14/6/2026 (sheets of 31/12/2025): 5.446 households, 22.655 persons, 11.339
  women; of the ethnic minorities 157 households, 764 persons; 17 khối and xóm.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction

from desk.demonstrated_offices import Ward, issued
from desk.demonstration import Person
from localities.models import ResidentialGroup
from officials.models import Official, Organization
from plans import creating
from plans.activities import commending, life, recording
from plans.models import Activity, Commendation, CommunityModel, Plan, Task, TaskTurn
from plans.tasks import drafting, placing, running
from plans.tasks.drafting import Cast, Somebody
from workflow.verdicts import demand

YEAR = 2026
GIVEN_ON = date(2026, 1, 15)
INDICATOR, UNIT, TARGET = "Số buổi tuyên truyền pháp luật", "buổi", Decimal(24)
OUTREACH, PREVENTION, AT_THE_BASE = "Tuyên truyền", "Phòng ngừa", "Hòa giải, trợ giúp pháp lý"
Kind = Activity.Kind


@dataclass(frozen=True, slots=True)
class Job:
    """A task, its due days, and on which of them it was done with what result."""

    heading: str
    what: str
    deliverable: str
    due: tuple[date, ...]
    done: tuple[tuple[date, str], ...] = ()
    is_of_police: bool = False
    is_counted: bool = False


JOBS = {
    "talks": Job(
        OUTREACH,
        "Tuyên truyền pháp luật ở các khối, xóm",
        "Số buổi, số người dự",
        (date(2026, 3, 10), date(2026, 6, 10), date(2026, 9, 10)),
        (
            (date(2026, 3, 9), "Đã tuyên truyền ở Khối 4, Khối 9 và Xóm Ví Dụ."),
            (date(2026, 6, 9), "Đã tuyên truyền ở Khối 2 và Xóm Mẫu."),
            (date(2026, 9, 8), "Đã phát tin trên truyền thanh của phường."),
        ),
        is_counted=True,
    ),
    "checks": Job(
        PREVENTION,
        "Kiểm tra an toàn phòng cháy ở nhà trọ, chợ và nơi đông người",
        "Biên bản kiểm tra",
        (date(2026, 3, 10), date(2026, 6, 10), date(2026, 9, 10)),
        (
            (date(2026, 3, 6), "Đã kiểm tra 9 nơi, nhắc nhở 2 nơi."),
            (date(2026, 6, 12), "Đã kiểm tra 8 nơi, nhắc nhở 1 nơi."),
            (date(2026, 9, 9), "Đã kiểm tra 7 nơi."),
        ),
        is_of_police=True,
    ),
    "mediators": Job(
        AT_THE_BASE,
        "Củng cố tổ hòa giải ở các khối, xóm",
        "Quyết định kiện toàn",
        (date(2026, 5, 29),),
        ((date(2026, 5, 28), "Đã kiện toàn 17 tổ hòa giải, tập huấn 48 hòa giải viên."),),
    ),
    "models": Job(
        PREVENTION,
        "Ra mắt mô hình tự quản ở một xóm",
        "Quyết định, quy chế",
        (date(2026, 3, 31),),
        ((date(2026, 3, 27), "Đã ra mắt mô hình ở Xóm Ví Dụ, 18 thành viên."),),
        is_of_police=True,
    ),
    "legal aid": Job(
        AT_THE_BASE,
        "Phối hợp tổ chức trợ giúp pháp lý lưu động ở các xóm",
        "2 buổi",
        (date(2026, 5, 20),),
    ),
}
Jobs = Mapping[str, list[TaskTurn]]


@transaction.atomic
def load() -> tuple[Person, ...]:
    """Load what is not there yet, after the ward and its figures; nobody signs in besides."""
    if not Task.objects.filter(indicator=INDICATOR).exists():
        _load()
    return ()


def _load() -> None:
    ward = Ward.there()
    turns = _given_out(ward)
    for name, job in JOBS.items():
        _done(job, turns[name], ward)
    _activities(ward, turns["talks"])
    _models(ward)
    _commendations(ward)


def _given_out(ward: Ward) -> Jobs:
    plan = _drafted(ward)
    issued(plan.document, ward.office)
    turns = TaskTurn.objects.filter(task__plan=plan)
    turns.update(given_on=GIVEN_ON)
    of_job = {job.what: name for name, job in JOBS.items()}
    found: dict[str, list[TaskTurn]] = {name: [] for name in JOBS}
    for turn in turns.select_related("task").order_by("number"):
        found[of_job[turn.task.what]].append(turn)
    return found


def _drafted(ward: Ward) -> Plan:
    by = ward.office.drafter
    content = ward.office.content("thai-hoa-co-so")
    plan = creating.from_content(ward.committee, content, year=YEAR, by=by)
    for job in JOBS.values():
        drafting.add_task(_task(plan, job), Cast(lead=_lead(job, ward)), by=by)
    placing.place(plan.plan_papers.get(), base=plan.document.current.number, by=by)
    return plan


def _lead(job: Job, ward: Ward) -> Somebody:
    if job.is_of_police:
        return Somebody(ward.police_office)
    return Somebody(ward.committee, official=ward.office.drafter)


def _task(plan: Plan, job: Job) -> Task:
    first = job.due[0]
    task = Task(
        plan=plan, heading=job.heading, what=job.what, deliverable=job.deliverable, due_on=first
    )
    if len(job.due) > 1:
        task.recurrence, task.recurs_until = Task.Recurrence.QUARTERLY, job.due[-1]
    if job.is_counted:
        task.indicator, task.unit, task.target = INDICATOR, UNIT, TARGET
    return task


def _done(job: Job, turns: list[TaskTurn], ward: Ward) -> None:
    """Reported by who leads it, confirmed by the office head."""
    by = ward.police if job.is_of_police else ward.office.drafter
    for turn, (day, words) in zip(turns, job.done, strict=False):
        kept = f"{job.deliverable}, lưu tại Phòng Văn hóa - Xã hội"
        demand(running.close(turn, words=words, done_on=day, deliverable=kept, by=by))
        demand(running.confirm(turn, by=ward.office.head))


def _activities(ward: Ward, talks: list[TaskTurn]) -> None:
    """Those of a turn count towards its indicator; two lie a day before and after the half-year."""
    before, after = talks[0], talks[1]
    committee = (
        (Kind.OUTREACH, date(2025, 12, 14), "Phổ biến Luật Căn cước ở Khối 1", 1, 30, None),
        (Kind.OUTREACH, date(2025, 12, 20), "Phòng cháy mùa hanh khô ở Khối 3, 5", 2, 85, None),
        (Kind.MEETING, GIVEN_ON, "Hội nghị triển khai kế hoạch năm", 1, 26, None),
        (Kind.OUTREACH, date(2026, 1, 22), "Pháo nổ, giao thông dịp Tết ở Khối 4", 3, 140, before),
        (Kind.MEDIATION, date(2026, 2, 10), "Tranh chấp lối đi ở Khối 9", 1, 6, None),
        (Kind.OUTREACH, date(2026, 3, 5), "Lừa đảo qua mạng ở Khối 9, Xóm Ví Dụ", 4, 210, before),
        (Kind.OUTREACH, date(2026, 4, 16), "Phòng, chống mua bán người ở Khối 2", 3, 155, after),
        (Kind.TRAINING, date(2026, 5, 12), "Tập huấn hòa giải viên", 1, 48, None),
        (Kind.MEDIATION, date(2026, 5, 21), "Mâu thuẫn về ranh giới đất ở Xóm Mẫu", 2, 9, None),
        (Kind.OUTREACH, date(2026, 6, 4), "Phòng, chống đuối nước ở Xóm Mẫu", 2, 95, after),
        (Kind.OUTREACH, date(2026, 6, 14), "Sinh hoạt khối về cư trú ở Khối 7", 1, 40, None),
        (Kind.OUTREACH, date(2026, 6, 15), "Sinh hoạt khối về cư trú ở Khối 8", 2, 70, None),
    )
    police = (
        (Kind.PATROL, date(2026, 2, 8), "Tuần tra chung dịp Tết", 12, 60, None),
        (Kind.INSPECTION, date(2026, 3, 6), "Kiểm tra an toàn phòng cháy ở chợ", 9, 0, None),
        (Kind.LAUNCH, date(2026, 3, 27), "Ra mắt mô hình ở Xóm Ví Dụ", 1, 42, None),
        (Kind.INSPECTION, date(2026, 6, 5), "Kiểm tra an toàn phòng cháy nhà trọ", 8, 0, None),
    )
    for columns in committee:
        _put_down(ward.committee, *columns, by=ward.office.drafter)
    for columns in police:
        _put_down(ward.police_office, *columns, by=ward.police)


def _put_down(
    organization: Organization,
    kind: Activity.Kind,
    day: date,
    what: str,
    sessions: int,
    attendants: int,
    turn: TaskTurn | None,
    *,
    by: Official,
) -> None:
    activity = Activity(organization=organization, kind=kind, held_on=day, what=what, turn=turn)
    activity.sessions, activity.attendants = sessions, attendants
    if turn:
        activity.amount, activity.unit = Decimal(sessions), UNIT
    recording.put_down(activity, by=by)


def _models(ward: Ward) -> None:
    """One runs on from the year before, one was launched in these days, one was stopped."""
    first = _launched(ward, "Tổ tự quản an ninh, trật tự Khối 9", "Khối 9", date(2025, 9, 10))
    _begun(first, date(2025, 9, 18), date(2025, 10, 1), ward.police)
    new = _launched(
        ward, "Xóm Ví Dụ tự phòng, tự bảo vệ", "Xóm Ví Dụ", date(2026, 3, 27), members=18
    )
    _begun(new, date(2026, 4, 6), date(2026, 4, 15), ward.police)
    old = _launched(ward, "Cổng rào an toàn Khối 6", "Khối 6", date(2025, 8, 5))
    _begun(old, date(2025, 8, 12), date(2025, 9, 1), ward.police)
    why = "Gộp với tổ tự quản của khối sau khi rà soát."
    stopped = life.go_on("models.stop", old, on=date(2026, 5, 29), reason=why, by=ward.police)
    demand(stopped)


def _launched(ward: Ward, name: str, place: str, on: date, *, members: int = 12) -> CommunityModel:
    group = ResidentialGroup.objects.get(unit=ward.committee.unit, name=place)
    model = CommunityModel(
        organization=ward.police_office, name=name, kind=CommunityModel.Kind.ORDER, group=group
    )
    paper = "Quyết định của Chủ tịch Ủy ban nhân dân phường (số tự đặt)"
    return life.launch(model, on=on, paper=paper, members=members, by=ward.police)


def _begun(model: CommunityModel, ruled_on: date, active_on: date, by: Official) -> None:
    rules = "Quy chế hoạt động của mô hình"
    demand(life.go_on("models.issue_rules", model, on=ruled_on, paper=rules, by=by))
    demand(life.go_on("models.begin", model, on=active_on, reason="Đã đủ thành viên.", by=by))


def _commendations(ward: Ward) -> None:
    for number, day, name in (
        ("112/QĐ-UBND", date(2026, 5, 28), "Tổ hòa giải Khối 4"),
        ("131/QĐ-UBND", date(2026, 6, 19), "Tổ tự quản an ninh, trật tự Khối 9"),
    ):
        given = Commendation(
            organization=ward.committee,
            number=number,
            issued_on=day,
            issuer="Chủ tịch Ủy ban nhân dân phường Thái Hòa",
            form=Commendation.Form.MERIT,
            published_name=name,
            what_for="Giữ gìn an ninh, trật tự ở cơ sở",
        )
        commending.put_down(given, by=ward.office.drafter)
