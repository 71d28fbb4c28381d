"""Rows for `bin/bench desk`: the plans of one ward over the years, their tasks, and who asks."""

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from django.db import connection
from django.test import Client

from benchmarks._things_to_find import WORDS
from desk.agenda import subscribing
from documents.models import Document, Revision
from officials.models import Official, Organization, Role
from plans.models import Assignment, Plan, PlanPaper, Task, TaskStep, TaskTurn
from tests.cast import UnitKind, make_member, make_organization, make_unit, signed_in
from vietnamese.dates import today

TASKS_OF_A_PLAN = 20
YEARS = 5
OFFICIALS = 5
State, Kind = TaskTurn.State, TaskStep.Kind
chance = random.Random(6)  # the same rows on every database and in every run


def fill(tasks: int) -> tuple[Client, str]:
    """Fills an empty database; the chair signed in, and the secret of his calendar."""
    province = make_unit("40", "Nghệ An", UnitKind.PROVINCE)
    unit = make_unit("16939", "Hoà Hiếu", UnitKind.WARD, parent=province)
    ward = make_organization(unit, "Ủy ban nhân dân phường Hoà Hiếu")
    chair = make_member("chu.tich", "Lê Văn Thử", ward, Role.CHAIR, title="Chủ tịch")
    others = [
        make_member(
            f"can.bo.{n}", f"Nguyễn Văn Mẫu {n}", ward, Role.DRAFTER, title=f"Công chức {n}"
        )
        for n in range(1, OFFICIALS)
    ]
    papers = _make_papers(max(1, tasks // TASKS_OF_A_PLAN), ward, chair)
    made = _make_tasks(tasks, papers, [chair, *others])
    turns = TaskTurn.objects.bulk_create(map(_turn, made), batch_size=500)
    TaskStep.objects.bulk_create(_steps(turns, chair), batch_size=500)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE" if connection.vendor == "sqlite" else "VACUUM ANALYZE")
    return signed_in(chair), subscribing.subscribe(chair, ward, now=datetime.now(UTC))


def _make_papers(count: int, ward: Organization, by: Official) -> list[PlanPaper]:
    """A fifth of the plans each of this year and of the four before, the latest first."""
    documents = Document.objects.bulk_create(
        Document(organization=ward, kind="KH", drafted_by=by, state="issued") for _ in range(count)
    )
    for document in documents:
        document.head = Revision(document=document, number=1, subject=_words(14), saved_by=by)
    Revision.objects.bulk_create(document.head for document in documents)
    Document.objects.bulk_update(documents, ["head"], batch_size=500)
    years = (today().year - number * YEARS // count for number in range(count))
    plans = Plan.objects.bulk_create(
        Plan(organization=ward, year=year, created_by=by) for year in years
    )
    return PlanPaper.objects.bulk_create(
        PlanPaper(plan=plan, document=document)
        for plan, document in zip(plans, documents, strict=True)
    )


def _make_tasks(count: int, papers: list[PlanPaper], officials: list[Official]) -> list[Task]:
    made = Task.objects.bulk_create(
        (_task(*_place(number, papers), officials[0]) for number in range(count)), batch_size=500
    )
    Assignment.objects.bulk_create(_assignments(made, officials), batch_size=500)
    return made


def _place(number: int, papers: list[PlanPaper]) -> tuple[int, PlanPaper]:
    place, of_paper = divmod(number, len(papers))
    return place, papers[of_paper]


def _task(place: int, paper: PlanPaper, by: Official) -> Task:
    """Of the latest plan the days around today, of the others any day of their year."""
    is_latest = paper.plan_id == 1
    days = date(paper.plan.year, 1, 5) + timedelta(chance.randrange(350))
    return Task(
        plan=paper.plan,
        paper=paper,
        position=place,
        what=_words(24),
        state=Task.State.ASSIGNED,
        due_on=today() + timedelta(place - 5) if is_latest else days,
        created_by=by,
    )


def _assignments(tasks: list[Task], officials: list[Official]) -> Iterator[Assignment]:
    for task in tasks:
        lead, partner = (officials[(task.position + n) % OFFICIALS] for n in (0, 2))
        for role, official in ((Assignment.Role.LEAD, lead), (Assignment.Role.PARTNER, partner)):
            yield Assignment(
                task=task,
                role=role,
                official=official,
                organization_id=task.plan.organization_id,
                assigned_by=officials[0],
            )


def _turn(task: Task) -> TaskTurn:
    """Of this year one in five is done and one waits, the others are open; before, one in ten."""
    states = [State.OPEN, State.DONE, State.AWAITING, State.OPEN, State.OPEN]
    state = states[task.position % len(states)]
    if task.due_on.year < today().year and task.position % 10:
        state = State.DONE
    done_on = task.due_on if state != State.OPEN else None
    return TaskTurn(
        task=task, number=1, due_on=task.due_on, given_on=task.due_on, state=state, done_on=done_on
    )


def _steps(turns: list[TaskTurn], by: Official) -> Iterator[TaskStep]:
    """Two reports of each; of what is open one in ten was returned, one in ten asks for time."""
    for turn in turns:
        kinds = [Kind.PROGRESS, Kind.CLOSING]
        if turn.state == State.OPEN:
            more = {0: Kind.SENT_BACK, 1: Kind.ASKED_TIME}.get(chance.randrange(10), Kind.PROGRESS)
            kinds = [Kind.PROGRESS, more]
        for kind in kinds:
            yield TaskStep(turn=turn, kind=kind, words=_words(12), on=turn.due_on, by=by)


def _words(count: int) -> str:
    return " ".join(chance.sample(WORDS, count)).capitalize()
