"""Which duties a plan answers, and by what: the matrix of one office (bản đối chiếu nhiệm vụ)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import models

from directives.models import Directive, Duty
from directives.reach import duties_reaching, lineage_of
from documents import frozen
from documents.drafts.parts import texts_of
from documents.models import Revision
from paper.inline import plain
from paper.places import places
from plans.models import DutyAnswer, Plan
from vietnamese.dates import today

_OPENING_WORDS = 14


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

    @property
    def is_gone(self) -> bool:
        return bool(self.answer.key) and self.piece is None


@dataclass(frozen=True, slots=True)
class Line:
    """A duty with its answers: those of the plan at hand, and those of the office's others."""

    duty: Duty
    here: tuple[Given, ...]
    elsewhere: tuple[Given, ...]

    @property
    def standing(self) -> Standing:
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

    `revision` is read in place of the one in force of its paper.
    """
    until = _until(plan)
    duties = [duty for duty in duties_of(plan) if duty.directive.issued_on <= until]
    answers = _answers(duties, plan)
    pieces = _pieces(answers, revision)
    lines = [_line(duty, plan, answers, pieces) for duty in duties]
    directives = {line.duty.directive_id: line.duty.directive for line in lines}
    return tuple(
        Sheaf(directive, tuple(line for line in lines if line.duty.directive_id == pk))
        for pk, directive in directives.items()
    )


def duties_of(plan: Plan) -> list[Duty]:
    """What reaches the plan's office, in whatever year."""
    return duties_reaching(lineage_of(plan.organization))


def pieces_of(revision: Revision) -> tuple[Piece, ...]:
    """Every block that can be an answer, in the order of the paper."""
    return tuple(_named(revision))


def _named(revision: Revision) -> Iterator[Piece]:
    for keyed in texts_of(revision):
        within = "" if keyed.annex is None else f"phụ lục {keyed.annex + 1}, "
        named = places(keyed.blocks)
        for key, block, place in zip(keyed.keys, keyed.blocks, named, strict=True):
            words = plain(block.text.replace("|", " ")).split()
            more = " …" if len(words) > _OPENING_WORDS else ""
            yield Piece(key, within + place, " ".join(words[:_OPENING_WORDS]) + more)


def _until(plan: Plan) -> date:
    """Until it is approved, a plan answers what has come down by today."""
    end = date(plan.year, 12, 31)
    return end if frozen.is_frozen(plan.original) else max(end, today())


def _answers(duties: Iterable[Duty], plan: Plan) -> list[DutyAnswer]:
    """Of the plan, and of the other plans of its office that still speak for it."""
    found = DutyAnswer.objects.filter(duty__in=[duty.pk for duty in duties])
    here = found.filter(plan=plan)
    others = found.filter(plan__organization=plan.organization).standing()
    rows = (here | others).select_related("plan", "document__head", "given_by")
    return list(rows.order_by("pk"))


def _pieces(
    answers: Iterable[DutyAnswer], revision: Revision | None
) -> Mapping[tuple[int, str], Piece]:
    """By paper and key; each paper that answers by a part is read once."""
    papers = {one.document_id: one.document.current for one in answers if one.key}
    if revision and revision.document_id in papers:
        papers[revision.document_id] = revision
    return {(pk, piece.key): piece for pk, text in papers.items() for piece in pieces_of(text)}


def _line(
    duty: Duty,
    plan: Plan,
    answers: Iterable[DutyAnswer],
    pieces: Mapping[tuple[int, str], Piece],
) -> Line:
    given = [
        Given(one, pieces.get((one.document_id, one.key)))
        for one in answers
        if one.duty_id == duty.pk
    ]
    return Line(
        duty,
        here=tuple(one for one in given if one.answer.plan_id == plan.pk),
        elsewhere=tuple(one for one in given if _counts_elsewhere(one, duty, plan)),
    )


def _counts_elsewhere(given: Given, duty: Duty, plan: Plan) -> bool:
    """Another plan's answer; what recurs is to be answered each year anew."""
    other = given.answer.plan
    if other == plan or given.is_gone:
        return False
    return other.year == plan.year or not duty.recurrence
