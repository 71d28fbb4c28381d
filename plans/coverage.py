"""Which duties a plan answers, and by what: the matrix of one office (bản đối chiếu nhiệm vụ)."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.db import models
from django.urls import reverse

from directives.models import Directive, Duty
from directives.reach import duties_reaching, lineage_of
from documents import frozen
from documents.drafts.parts import texts_of
from documents.models import Document, Revision
from paper.inline import plain
from paper.places import places
from plans.homes import pages_of_papers
from plans.models import DutyAnswer, Plan, PlanPaper
from plans.papers.tasks_of_duties import Tasked, by_duty
from vietnamese.dates import today

_OPENING_WORDS = 14
ADDING = (PlanPaper.Role.SUPPLEMENT, PlanPaper.Role.ADJUSTMENT)


class Standing(models.TextChoices):
    """What has become of a duty in the plans of an office."""

    ANSWERED = "answered", "Có phần trả lời"
    EXPLAINED = "explained", "Giải trình bằng một câu"
    OPEN = "open", "Chưa trả lời"


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a paper as it is offered and named: "mục II, khoản 4"."""

    key: str
    place: str
    words: str


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as it stands today; `piece` is None for a sentence, and for a part that is gone."""

    answer: DutyAnswer
    piece: Piece | None
    page: str
    """On which its paper is read; of another plan, that plan's own."""

    @property
    def is_gone(self) -> bool:
        return bool(self.answer.key) and self.piece is None


@dataclass(frozen=True, slots=True)
class Line:
    """A duty with its answers: those of the plan at hand, and those of the office's others.

    `tasks`: what the office has set to be done about it, in this plan and in others.
    """

    duty: Duty
    here: tuple[Given, ...]
    elsewhere: tuple[Given, ...]
    tasks: tuple[Tasked, ...] = ()

    @property
    def key(self) -> str:
        return str(self.duty.pk)

    @property
    def standing(self) -> Standing:
        if any(one.holds for one in self.tasks):
            return Standing.ANSWERED
        return standing_of((*self.here, *self.elsewhere))


@dataclass(frozen=True, slots=True)
class Sheaf:
    """The lines of one directive."""

    directive: Directive
    lines: tuple[Line, ...]

    @property
    def open(self) -> int:
        return sum(line.standing is Standing.OPEN for line in self.lines)


def standing_of(given: Iterable[Given]) -> Standing:
    holding = [one for one in given if not one.is_gone]
    if any(one.answer.key for one in holding):
        return Standing.ANSWERED
    return Standing.EXPLAINED if holding else Standing.OPEN


def coverage_of(plan: Plan, *, revision: Revision | None = None) -> tuple[Sheaf, ...]:
    """Every duty that reaches the office in the plan's time; a constant number of queries.

    `revision` is read in place of the one in force of its paper; that of a replacement in place of
    what it replaces, whose answers it takes over by its issue, and with its own tasks alone.
    """
    papers, pages, duties = plan.papers, pages_of_papers(plan), duties_asked(plan)
    answers = _answers(duties, plan, papers)
    replacing = _replacing(papers, revision)
    instead = {revision.document_id} if revision else set()
    if replacing:
        instead.add(plan.document.pk)
    pieces = _pieces(answers, revision, instead)
    tasks = by_duty(duties, plan, of=replacing)
    given = [
        Given(one, pieces.get((one.document_id, one.key)), _page(one, pages)) for one in answers
    ]
    lines = [_line(duty, plan, given, tasks.get(duty.pk, ())) for duty in duties]
    directives = {line.duty.directive_id: line.duty.directive for line in lines}
    return tuple(
        Sheaf(directive, tuple(line for line in lines if line.duty.directive_id == pk))
        for pk, directive in directives.items()
    )


def duties_of(plan: Plan) -> list[Duty]:
    """What reaches the plan's office, in whatever year."""
    return duties_reaching(lineage_of(plan.organization))


def duties_asked(plan: Plan) -> list[Duty]:
    """Of these, what had come down in the plan's time."""
    until = _until(plan)
    return [duty for duty in duties_of(plan) if duty.directive.issued_on <= until]


def pieces_of(revision: Revision) -> tuple[Piece, ...]:
    """Every block that can be an answer, in the order of the paper."""
    return tuple(_named(revision))


def pieces_of_plan(plan: Plan) -> tuple[Piece, ...]:
    """Of every paper that speaks for the plan or is to; a piece that two have is the earlier's."""
    found: dict[str, Piece] = {}
    for paper in papers_that_answer(plan):
        named = "" if paper == plan.main_paper else f"{paper.called}, "
        for piece in pieces_of(paper.document.current):
            found.setdefault(piece.key, replace(piece, place=named + piece.place))
    return tuple(found.values())


def papers_that_answer(plan: Plan) -> list[PlanPaper]:
    """What speaks for the plan first, then what adds to it, then what is in hand."""
    main = plan.main_paper
    later = [
        paper
        for paper in plan.papers
        if paper.role in ADDING and paper.document.state == Document.State.ISSUED
    ]
    return list(dict.fromkeys(filter(None, (main, *later, plan.in_hand))))


def _named(revision: Revision) -> Iterator[Piece]:
    for keyed in texts_of(revision):
        within = "" if keyed.annex is None else f"phụ lục {keyed.annex + 1}, "
        named = places(keyed.blocks)
        for key, block, place in zip(keyed.keys, keyed.blocks, named, strict=True):
            words = plain(block.text.replace("|", " ")).split()
            more = " …" if len(words) > _OPENING_WORDS else ""
            yield Piece(key, within + place, " ".join(words[:_OPENING_WORDS]) + more)


def _until(plan: Plan) -> date:
    """Until it is approved, a paper answers what has come down by today."""
    end = date(plan.year, 12, 31)
    paper = plan.in_hand or plan.main_paper
    return end if frozen.is_frozen(paper.document) else max(end, today())


def _answers(duties: Iterable[Duty], plan: Plan, papers: Iterable[PlanPaper]) -> list[DutyAnswer]:
    """Of the plan as it stands, and of the other plans of its office that still speak for it."""
    found = DutyAnswer.objects.filter(duty__in=[duty.pk for duty in duties])
    over = [one.document_id for one in papers if one.is_over and one != plan.main_paper]
    here = found.filter(plan=plan).exclude(document__in=over)
    others = found.filter(plan__organization=plan.organization).standing()
    rows = (here | others).select_related("plan", "document__head", "given_by")
    return list(rows.order_by("pk"))


def _replacing(papers: Iterable[PlanPaper], revision: Revision | None) -> PlanPaper | None:
    """The replacement whose revision is read."""
    if revision is None:
        return None
    its = (paper for paper in papers if paper.document_id == revision.document_id)
    return next((one for one in its if one.role == PlanPaper.Role.REPLACEMENT), None)


def _pieces(
    answers: Iterable[DutyAnswer], revision: Revision | None, instead: Collection[int]
) -> Mapping[tuple[int, str], Piece]:
    """By paper and key; each paper that answers by a part is read once."""
    papers = {
        one.document_id: revision
        if revision and one.document_id in instead
        else one.document.current
        for one in answers
        if one.key
    }
    return {(pk, piece.key): piece for pk, text in papers.items() for piece in pieces_of(text)}


def _page(answer: DutyAnswer, pages: Mapping[int, str]) -> str:
    return pages.get(answer.document_id) or reverse("plans:detail", args=[answer.plan_id])


def _line(duty: Duty, plan: Plan, answers: Iterable[Given], tasks: Iterable[Tasked]) -> Line:
    given = [one for one in answers if one.answer.duty_id == duty.pk]
    return Line(
        duty,
        here=tuple(one for one in given if one.answer.plan_id == plan.pk),
        elsewhere=tuple(
            one
            for one in given
            if not one.is_gone and _counts_elsewhere(one.answer.plan, duty, plan)
        ),
        tasks=tuple(
            one
            for one in tasks
            if one.plan == plan or (one.holds and _counts_elsewhere(one.plan, duty, plan))
        ),
    )


def _counts_elsewhere(other: Plan, duty: Duty, plan: Plan) -> bool:
    """What another plan says; what recurs is to be answered each year anew."""
    return other != plan and (other.year == plan.year or not duty.recurrence)
