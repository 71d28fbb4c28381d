"""What an official has at hand in an office: what goes to the successor, what stays and why."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Exists, Model, OuterRef, Prefetch, Q, QuerySet
from django.urls import reverse

from desk.handover import reports
from desk.handover.models import Handover
from desk.handover.permissions import may_go_on, offices_of, posts_of
from directives.models import Receipt
from documents.models import Document
from documents.permissions import DRAFTING_ROLES
from documents.querysets import DocumentQuerySet
from plans.models import Assignment, StepFile, Task, TaskStep, TaskTurn
from plans.tasks.guards import REQUESTS
from reports.models import Report
from vietnamese.dates import short, today

State = Document.State
OPEN = frozenset({State.DRAFTING, State.RETURNED, State.IN_REVIEW, State.AWAITING_APPROVAL})
"""Not approved yet: somebody must be there who mends what is returned."""
ENDED = frozenset({State.ISSUED, State.SUPERSEDED, State.REVOKED})
SHOWN = 20
"""Of what stays, so many by name; the rest is a number."""


@dataclass(frozen=True, slots=True)
class Line:
    what: str
    note: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Staying:
    """Things that do not change hands; `lines` are the first of them, empty where none is named."""

    title: str
    reason: str
    count: int
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Holdings:
    """Tasks come with the turns that run; requests are those that nobody has decided. `reports`
    were begun by the giver, `reviews` are those of others that he has in hand."""

    papers: tuple[Document, ...]
    tasks: tuple[Assignment, ...]
    requests: tuple[TaskStep, ...]
    files: tuple[StepFile, ...]
    reports: tuple[Report, ...]
    reviews: tuple[Report, ...]
    staying: tuple[Staying, ...]

    def __bool__(self) -> bool:
        return any(self.moving)

    @property
    def moving(self) -> tuple[tuple[Model, ...], ...]:
        return self.papers, self.tasks, self.reports, self.reviews

    @property
    def seen(self) -> str:
        """Names what moves, so that nobody confirms another list than the one they read."""
        keys = [[one.pk for one in things] for things in self.moving]
        return hashlib.sha256(repr(keys).encode()).hexdigest()[:16]


def holdings_of(handover: Handover) -> Holdings:
    """As many queries however much there is."""
    tasks = tuple(running_of(handover))
    ids = [one.task_id for one in tasks]
    return Holdings(
        papers=tuple(papers_of(handover).for_list().order_by("pk")),
        tasks=tasks,
        requests=tuple(_requests(ids)),
        files=tuple(_files(ids)),
        reports=tuple(reports.writing_of(handover)),
        reviews=tuple(reports.reviewing_of(handover)),
        staying=tuple(one for one in _staying(handover) if one.count),
    )


def papers_of(handover: Handover) -> DocumentQuerySet:
    """What the giver drafts and the receiver may go on with."""
    return _drafts(handover).filter(may_go_on(handover, DRAFTING_ROLES))


def assignments_of(handover: Handover) -> "QuerySet[Assignment]":
    """By which the giver himself, not his post, has a task that runs."""
    named = Assignment.objects.standing().filter(
        official=handover.giver_id, organization__in=offices_of(handover)
    )
    return named.filter(_runs(), task__state=Task.State.ASSIGNED).order_by("pk")


def running_of(handover: Handover) -> "QuerySet[Assignment]":
    turns = Prefetch("task__turns", TaskTurn.objects.running())
    found = assignments_of(handover).select_related("task__plan__organization")
    return found.prefetch_related(turns)


def _drafts(handover: Handover) -> DocumentQuerySet:
    drafted = Document.objects.filter(
        drafted_by=handover.giver_id, organization__in=offices_of(handover)
    )
    return drafted.filter(state__in=OPEN)


def _runs() -> Exists:
    return Exists(TaskTurn.objects.running().filter(task=OuterRef("task")))


def _requests(tasks: list[int]) -> "QuerySet[TaskStep]":
    waiting = TaskStep.objects.filter(turn__task__in=tasks, kind__in=REQUESTS, answer=None)
    return waiting.select_related("turn__task")


def _files(tasks: list[int]) -> "QuerySet[StepFile]":
    return StepFile.objects.filter(step__turn__task__in=tasks).select_related(
        "file", "step__turn__task"
    )


def _staying(handover: Handover) -> Iterator[Staying]:
    yield from _papers_that_stay(handover)
    yield from _tasks_that_stay(handover)
    yield from _reports_that_stay(handover)
    yield _arrivals(handover)


def _papers_that_stay(handover: Handover) -> Iterator[Staying]:
    offices = offices_of(handover)
    drafted = Document.objects.filter(drafted_by=handover.giver_id, organization__in=offices)
    yield _of_papers(
        "Bản thảo người nhận không soạn được",
        "Người nhận chưa được giao việc soạn thảo; hãy chọn người nhận khác hoặc giao thêm việc.",
        _drafts(handover).exclude(may_go_on(handover, DRAFTING_ROLES)),
    )
    yield _of_papers(
        "Văn bản đã duyệt, chưa phát hành",
        "Nội dung đã chốt; văn thư ghi chữ ký, vào sổ, phát hành. Nếu bị trả lại thì bàn giao sau.",
        drafted.filter(state=State.APPROVED),
    )
    yield _of_papers(
        "Văn bản đang trình có tên ký",
        "Quyền ký theo chức vụ, không bàn giao; người soạn chọn người ký khác nếu cần.",
        Document.objects.filter(
            head__signer__official=handover.giver_id,
            organization__in=offices,
            state__in=[*OPEN, State.APPROVED],
        ),
    )
    yield Staying(
        "Văn bản đã phát hành",
        "Tên người soạn thảo giữ nguyên trong hồ sơ.",
        drafted.filter(state__in=ENDED).count(),
    )


def _tasks_that_stay(handover: Handover) -> Iterator[Staying]:
    yield _of_tasks(
        "Nhiệm vụ giao theo chức vụ",
        "Đi theo chức vụ: ai giữ chức vụ thì nhận nhiệm vụ.",
        Assignment.objects.standing().filter(_of_the_post(handover), _runs()),
    )
    named = Assignment.objects.standing().filter(
        official=handover.giver_id, organization__in=offices_of(handover)
    )
    yield _of_tasks(
        "Nhiệm vụ trong kế hoạch chưa phát hành",
        "Còn là dự kiến; người soạn kế hoạch sửa ở bảng phân công.",
        named.filter(task__state=Task.State.PROPOSED),
    )
    given = named.filter(task__state=Task.State.ASSIGNED)
    yield Staying(
        "Nhiệm vụ đã xong hoặc thôi giao",
        "Không còn việc phải làm; hồ sơ giữ tên người đã làm.",
        given.exclude(_runs()).count(),
    )


def _reports_that_stay(handover: Handover) -> Iterator[Staying]:
    yield _of_reports(
        "Báo cáo người nhận không soạn được",
        "Người nhận chưa được giao việc soạn thảo; hãy chọn người nhận khác hoặc giao thêm việc.",
        reports.writing_that_stays(handover),
    )
    yield _of_reports(
        "Báo cáo cấp dưới người nhận không xem xét được",
        "Người nhận chưa được giao việc xem xét hồ sơ; người khác mở báo cáo và nhận thay.",
        reports.reviewing_that_stays(handover),
    )
    yield Staying(
        "Báo cáo đã nộp",
        "Tên người lập giữ nguyên; nếu bị trả lại, mọi người soạn thảo của cơ quan được nhắc.",
        reports.handed_in(handover).count(),
    )


def _of_the_post(handover: Handover) -> Q:
    """Assignments that name the post the giver holds, or held last, and nobody in it."""
    posts = posts_of(handover.giver, handover.organization)
    held = list(posts.current()) or list(posts[:1])
    found = Q(pk__in=[])
    for post in held:
        found |= Q(organization=post.organization_id, post=post.title, official=None)
    return found


def _of_papers(title: str, reason: str, papers: "QuerySet[Document]") -> Staying:
    shown = papers.order_by("pk").select_related("head")[:SHOWN]
    lines = [
        Line(str(one), one.get_state_display(), reverse("documents:detail", args=[one.pk]))
        for one in shown
    ]
    return Staying(title, reason, papers.count(), tuple(lines))


def _of_tasks(title: str, reason: str, assignments: "QuerySet[Assignment]") -> Staying:
    shown = assignments.order_by("pk").select_related("task__plan")[:SHOWN]
    lines = [
        Line(str(one.task), one.get_role_display(), reverse("plans:tasks", args=[one.task.plan_id]))
        for one in shown
    ]
    return Staying(title, reason, assignments.count(), tuple(lines))


def _of_reports(title: str, reason: str, found: "QuerySet[Report]") -> Staying:
    lines = [Line(f"{one.organization}: {one}", one.get_state_display()) for one in found[:SHOWN]]
    return Staying(title, reason, found.count(), tuple(lines))


def _arrivals(handover: Handover) -> Staying:
    """What the slips of incoming papers name him for; who has them is said on the slip anew."""
    of_the_office = Receipt.objects.filter(organization=handover.organization_id)
    charged = of_the_office.open().charged_to(handover.giver)
    lines = [
        Line(str(one), "", reverse("directives:receipt", args=[one.pk])) for one in charged[:SHOWN]
    ]
    return Staying(
        "Văn bản đến được giao giải quyết",
        "Lãnh đạo ghi lại người giải quyết trên phiếu của từng văn bản đến.",
        charged.count(),
        tuple(lines),
    )


def plan_of(assignment: Assignment) -> str:
    """With whose it is, where it is another office's."""
    plan = assignment.task.plan
    is_own = plan.organization_id == assignment.organization_id
    return str(plan) if is_own else f"{plan}, {plan.organization}"


def days_of(assignment: Assignment) -> str:
    """The days by which what still runs is to be done; what waits for an answer says so."""
    turns = assignment.task.turns.all()  # those that run, fetched in advance
    return "; ".join(_day(turn) for turn in turns)


def _day(turn: TaskTurn) -> str:
    day = short(turn.due_on) if turn.due_on else "không có thời hạn"
    if turn.state == TaskTurn.State.AWAITING:
        return f"{day} (chờ xác nhận)"
    return f"{day} (quá hạn)" if turn.due_on and turn.due_on < today() else day
