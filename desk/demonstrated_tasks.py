"""The demonstration at work: an issued plan whose tasks stand in every state.

The ward's officials give them out, report, ask, refuse, hand on and confirm, each by their own
verb. One day is not true: nobody can be late on the day of issue.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction

from desk.demonstrated_offices import Ward, issued
from desk.demonstration import FIRST_DAY, Person, add_official
from documents.models.files import Use
from documents.originals import files
from localities.calendars import office_calendar
from officials.models import Official, Role
from plans import creating
from plans.models import Plan, Task, TaskTurn
from plans.tasks import drafting, placing, running
from plans.tasks.drafting import Cast, Somebody
from vietnamese.dates import today
from workflow.verdicts import demand

COLLEAGUE = Person(
    "kinhte", "Ngô Thị Làm Mẫu", "Chuyên viên Phòng Kinh tế, Hạ tầng và Đô thị", Role.DRAFTER
)
FRONT = Somebody(name="Ủy ban MTTQ Việt Nam phường")
STATION = Somebody(name="Trạm Y tế phường")
CHECKS, TALKS, DRILLS = "Kiểm tra", "Tuyên truyền, vận động", "Diễn tập, bảo đảm"


@dataclass(frozen=True, slots=True)
class Job:
    """A task as it is drafted; `in_days` from today, before or to come."""

    heading: str
    what: str
    lead: Somebody
    in_days: int
    deliverable: str = "Báo cáo kết quả"
    partners: tuple[Somebody, ...] = ()
    recurs_for: int = 0
    """Days, each month once; 0 for once only."""

    def task(self, plan: Plan) -> Task:
        task = Task(plan=plan, what=self.what, heading=self.heading, deliverable=self.deliverable)
        task.due_on = today() + timedelta(days=self.in_days)
        if self.recurs_for:
            task.recurrence = Task.Recurrence.MONTHLY
            task.recurs_until = task.due_on + timedelta(days=self.recurs_for)
        return task


Jobs = Mapping[str, Job]
"""By what becomes of them."""


@transaction.atomic
def load() -> tuple[Person, ...]:
    """Load what is not there yet, after the ward; returns who can sign in besides."""
    if not Official.objects.filter(username=COLLEAGUE.username).exists():
        _load()
    return (COLLEAGUE,)


def _load() -> None:
    ward = Ward.there()
    colleague = add_official(COLLEAGUE, ward.committee, since=FIRST_DAY)
    jobs = _jobs(ward, colleague)
    plan = _drafted(ward, jobs)
    issued(plan.document, ward.office)
    turns = {turn.task.what: turn for turn in TaskTurn.objects.filter(task__plan=plan, number=1)}
    _run(ward, colleague, {fate: turns[job.what] for fate, job in jobs.items()})


def _jobs(ward: Ward, colleague: Official) -> Jobs:
    police = Somebody(ward.police_office)
    drafter = Somebody(ward.committee, official=ward.office.drafter)
    economy = Somebody(ward.committee, official=colleague)
    office_head = Somebody(ward.committee, post="Chánh Văn phòng HĐND và UBND")
    return {
        "confirmed": Job(
            CHECKS,
            "Kiểm tra an toàn phòng cháy, chữa cháy ở chợ, trường học, nhà văn hóa",
            police,
            7,
            "Biên bản kiểm tra từng nơi",
            (economy,),
        ),
        "late": Job(
            CHECKS,
            "Rà soát nguồn nước chữa cháy ở từng khối",
            police,
            0,
            "Danh sách điểm lấy nước",
        ),
        "for another": Job(CHECKS, "Kiểm tra túi sơ cứu ở các nhà văn hóa khối", STATION, 15),
        "refused": Job(
            TALKS, "Tuyên truyền kỹ năng thoát nạn ở 9 khối", drafter, 5, "9 buổi", (FRONT, police)
        ),
        "handed on": Job(TALKS, "Vận động hộ kinh doanh trang bị bình chữa cháy", economy, 20),
        "withdrawn": Job(TALKS, "Phát tờ rơi tới từng hộ", economy, 10, "Tờ rơi"),
        "sent back": Job(DRILLS, "Lắp bảng hiệu lệnh báo cháy ở nhà văn hóa khối", economy, 12),
        "awaiting": Job(
            DRILLS, "Diễn tập chữa cháy, sơ cứu ban đầu ở một khối", police, 3, partners=(FRONT,)
        ),
        "asked": Job(DRILLS, "Bổ sung phương tiện chữa cháy cho trụ sở phường", office_head, 25),
        "recurring": Job(DRILLS, "Tổng hợp tình hình hằng tháng", police, 0, recurs_for=120),
    }


def _drafted(ward: Ward, jobs: Jobs) -> Plan:
    year, office = today().year, ward.office
    content = office.content("thai-hoa-phong-chay", year=year)
    plan = creating.from_content(ward.committee, content, year=year, by=office.drafter)
    for job in jobs.values():
        cast = Cast(lead=job.lead, partners=job.partners)
        drafting.add_task(job.task(plan), cast, by=office.drafter)
    placing.place(plan.plan_papers.get(), base=plan.document.current.number, by=office.drafter)
    return plan


def _run(ward: Ward, colleague: Official, turns: Mapping[str, TaskTurn]) -> None:
    office = ward.office
    _reported(ward, colleague, turns)
    _asked(ward, turns)
    why = "Đồng chí phụ trách đi học hai tháng."
    demand(running.hand_on(turns["handed on"], to=office.drafter, reason=why, by=colleague))
    reason = "Gộp với việc tuyên truyền ở các khối."
    demand(running.withdraw(turns["withdrawn"], reason=reason, by=office.head))


def _reported(ward: Ward, colleague: Official, turns: Mapping[str, TaskTurn]) -> None:
    office, police = ward.office, ward.police
    _close(turns["confirmed"], "Đã kiểm tra 14 nơi, nhắc nhở 3 nơi.", by=police)
    demand(running.confirm(turns["confirmed"], words="Đủ biên bản.", by=office.chair))
    _close(turns["recurring"], "Trong tháng không có vụ cháy.", by=police)
    demand(running.confirm(turns["recurring"], by=office.head))
    demand(running.report(turns["late"], words="Đã rà soát 5 trên 9 khối.", by=police))
    before = office_calendar().add_working_days(today(), -1)
    TaskTurn.objects.filter(pk=turns["late"].pk).update(due_on=before, given_on=before)
    _close(turns["awaiting"], "Đã diễn tập ở khối 2, 60 người dự.", by=police)
    _close(turns["sent back"], "Đã lắp ở 6 nhà văn hóa.", by=colleague)
    more = "Còn 3 nhà văn hóa chưa lắp; lắp xong thì báo cáo lại."
    demand(running.send_back(turns["sent back"], reason=more, by=office.head))
    told, on = "Trạm báo đã kiểm tra 4 nơi.", today()
    demand(running.report(turns["for another"], words=told, on=on, by=office.drafter))


def _asked(ward: Ward, turns: Mapping[str, TaskTurn]) -> None:
    office, refused = ward.office, turns["refused"]
    demand(running.report(refused, words="Đã làm ở 6 khối.", by=office.drafter))
    later = today() + timedelta(days=40)
    reason = "Ba khối còn lại bận mùa vụ."
    demand(running.ask_time(refused, reason=reason, until=later, by=office.drafter))
    no = "Mùa hanh khô đã đến; tổ chức buổi tối để kịp thời hạn."
    demand(running.refuse(refused, reason=no, by=office.chair))
    change = "Đề nghị đưa thêm 2 máy bơm vào danh mục."
    demand(running.ask_change(turns["asked"], reason=change, by=office.head))


def _close(turn: TaskTurn, words: str, *, by: Official) -> None:
    """With a note of what was done as evidence."""
    note = f"{turn.task.what}\n{words}\n".encode()
    kept = files.accept(note, use=Use.EVIDENCE, name="ket-qua.txt")
    demand(running.close(turn, words=words, done_on=today(), files=[kept], by=by))
