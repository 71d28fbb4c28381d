"""What has become of the duties of a directive in the plans of every office they were given to.

The matrix of the office that gave them. It counts what that office may count: answers and tasks in
issued papers (`seen_from_above`); nothing of a draft shows, nor how far a task is.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import models

from directives.models import Directive, Duty
from directives.querysets import DirectiveQuerySet
from directives.reach import Lineage, lineages_within, reaches
from directives.reception import Reception, of_lineage, receptions
from documents.models import BookEntry, Delivery, Document, Revision
from officials.models import Official, Organization
from plans.models import DutyAnswer, Task
from workflow.verdicts import ALLOWED, Verdict, refused

NOT_GIVEN = "Bảng này dành cho cơ quan đã ban hành hoặc chuyển văn bản xuống."


class Cell(models.TextChoices):
    """What is known from above of one duty in one office."""

    ANSWERED = "answered", "Có phần trả lời"
    EXPLAINED = "explained", "Giải trình"
    OPEN = "open", "Chưa trả lời"
    NOT_RECEIVED = "not_received", "Chưa nhận"
    NOT_ADDRESSED = "not_addressed", "Không giao"


@dataclass(frozen=True, slots=True)
class Row:
    """One office with a cell for each duty, in their order.

    `papers` are its issued plans that answer, as cited: "01/KH-UBND ngày 20/11/2026".
    """

    office: Organization
    reception: Reception
    cells: tuple[Cell, ...]
    papers: tuple[str, ...]
    sentences: tuple[tuple[Duty, str], ...]

    @property
    def counted(self) -> Mapping[str, int]:
        return counts(self.cells)


@dataclass(frozen=True, slots=True)
class Matrix:
    directive: Directive
    duties: tuple[Duty, ...]
    rows: tuple[Row, ...]

    @property
    def by_duty(self) -> list[tuple[Duty, Mapping[str, int]]]:
        columns = zip(*(row.cells for row in self.rows), strict=True) if self.rows else ()
        found = list(map(counts, columns)) or [counts(()) for _ in self.duties]
        return list(zip(self.duties, found, strict=True))

    @property
    def total(self) -> Mapping[str, int]:
        return counts(cell for row in self.rows for cell in row.cells)


def counts(cells: Iterable[Cell]) -> Mapping[str, int]:
    cells = list(cells)
    return {cell.value: cells.count(cell) for cell in Cell}


def given_by(official: Official) -> DirectiveQuerySet:
    """Directives their offices issued here or handed on, with duties in them: `duty_count`."""
    offices = official.visible_organization_ids
    issued = models.Q(document__organization__in=offices)
    handed = models.Q(pk__in=_handed_on(offices).values("handed_down__directive"))
    counted = Directive.objects.annotate(duty_count=models.Count("duties"))
    return counted.filter(issued | handed, duty_count__gt=0)


def may_look(directive: Directive, official: Official) -> Verdict:
    return ALLOWED if givers_of(directive, official) else refused(NOT_GIVEN)


def givers_of(directive: Directive, official: Official) -> frozenset[int]:
    """Offices of theirs that issued the directive here, or handed it on."""
    offices = official.visible_organization_ids
    handed = _handed_on(offices).filter(handed_down__directive=directive)
    found = set(handed.values_list("sender", flat=True))
    if directive.document and directive.document.organization_id in offices:
        found.add(directive.document.organization_id)
    return frozenset(found)


def matrix_of(directive: Directive, *, givers: Iterable[int], year: int) -> Matrix:
    """Every office in the givers' province that a duty reaches; a constant number of queries.

    What recurs is counted for the plans of `year`, anything else for those of any year.
    """
    giver = Organization.objects.select_related("unit__parent__parent").get(pk=min(givers))
    duties = tuple(
        Duty.objects.read_by(givers)
        .filter(directive=directive)
        .select_related("within", "organization")
        .order_by("position", "pk")
    )
    lineages = lineages_within(giver.unit.province)
    known, given = receptions(directive), _given(duties, year)
    rows = [
        _row(lineage, duties, known, given)
        for lineage in lineages.values()
        if lineage[0].successor_id is None and any(reaches(duty, lineage) for duty in duties)
    ]
    return Matrix(directive, duties, tuple(sorted(rows, key=_order)))


def _handed_on(offices: Iterable[int]) -> models.QuerySet[Delivery]:
    return Delivery.objects.filter(sender__in=offices, handed_down__isnull=False).standing()


@dataclass(frozen=True, slots=True)
class _Given:
    duty: Duty
    office_id: int
    sentence: str
    paper: str


def _given(duties: Sequence[Duty], year: int) -> list[_Given]:
    """The answers that count, in the order they were given."""
    told = {duty.pk: duty for duty in duties}
    answers = DutyAnswer.objects.seen_from_above().filter(duty__in=told)
    rows = answers.select_related("plan", "document__head").defer("document__head__text")
    found = [(one.duty_id, one.plan, one.sentence, one.document_id) for one in rows if _holds(one)]
    found += [(duty, task.plan, "", task.paper.document_id) for duty, task in _tasks(told)]
    counting = [row for row in found if _is_of(row[1].year, told[row[0]], year)]
    papers = _cited({document for *_, document in counting})
    return [
        _Given(told[duty], plan.organization_id, sentence, papers.get(document, ""))
        for duty, plan, sentence, document in counting
    ]


def _tasks(duties: Iterable[int]) -> list[tuple[int, Task]]:
    """Given out by papers that stand."""
    links = Task.duties.through.objects.filter(duty__in=duties, task__state=Task.State.ASSIGNED)
    issued = links.filter(task__paper__document__state=Document.State.ISSUED).order_by("pk")
    return [
        (link.duty_id, link.task) for link in issued.select_related("task__plan", "task__paper")
    ]


def _is_of(plan_year: int, duty: Duty, year: int) -> bool:
    return plan_year == year or not duty.recurrence


def _holds(answer: DutyAnswer) -> bool:
    """A sentence does; a part as long as it is there."""
    return not answer.key or answer.key in _keys(answer.document.current)


def _keys(revision: Revision) -> set[str]:
    return {*revision.keys, *(key for annex in revision.annexes for key in annex["keys"])}


def _cited(documents: Iterable[int]) -> Mapping[int, str]:
    entries = BookEntry.objects.live().filter(document__in=documents)
    return {
        entry.document_id: f"{entry} ngày {entry.issued_on:%d/%m/%Y}"
        for entry in entries
        if entry.document_id
    }


def _row(
    lineage: Lineage,
    duties: Sequence[Duty],
    known: Mapping[int, Reception],
    given: Iterable[_Given],
) -> Row:
    offices = [office.pk for office in lineage]
    theirs = [one for one in given if one.office_id in offices]
    reception = of_lineage(known, offices)
    return Row(
        office=lineage[0],
        reception=reception,
        cells=tuple(_cell(duty, lineage, reception, theirs) for duty in duties),
        papers=tuple(dict.fromkeys(one.paper for one in theirs if one.paper)),
        sentences=tuple((one.duty, one.sentence) for one in theirs if one.sentence),
    )


def _cell(duty: Duty, lineage: Lineage, reception: Reception, theirs: Iterable[_Given]) -> Cell:
    answers = [one for one in theirs if one.duty == duty]
    if any(not one.sentence for one in answers):
        return Cell.ANSWERED
    if answers:
        return Cell.EXPLAINED
    if not reaches(duty, lineage):
        return Cell.NOT_ADDRESSED
    return Cell.OPEN if reception is Reception.RECEIVED else Cell.NOT_RECEIVED


def _order(row: Row) -> tuple[bool, str, str]:
    """The province's own offices first, then by unit."""
    return row.office.unit.parent_id is not None, row.office.unit.name_sort, row.office.name
