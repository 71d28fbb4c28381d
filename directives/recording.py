"""Writing into the register of directives: documents, and what one does to another."""

import re
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet

from directives.knowing import offices_of
from directives.models import Directive, Relation
from directives.permissions import may_amend, may_record, may_unrelate
from documents.drafts import keying
from documents.originals import files
from documents.originals.files import Accepted
from history.recording import record, subject_of
from localities.fields import one_line
from officials.administering import StaleError
from officials.models import Official, Organization
from paper import outline
from paper.citing import number_of
from paper.numbers import DocumentNumber
from vietnamese.folding import fold
from workflow.verdicts import demand

COLUMNS = (
    *("kind", "number", "issuer", "issued_on", "in_force_from", "in_force_to", "title"),
    *("urgency", "text", "source", "certainty", "doubtful_from", "doubt"),
)
"""What an office writes down of a document."""
_LEADING = re.compile(r"^số\s*:?\s*", re.IGNORECASE)
ORDER = "{later} ban hành trước {earlier} nên không thể {deed} văn bản ấy; hãy đổi chiều quan hệ."
CYCLE = "Không ghi được: các quan hệ đã có cho biết {earlier} đến sau {later}. Như vậy thành vòng."


class AlreadyRecordedError(ValidationError):
    """The document stands in a register they see; `first` is where."""

    def __init__(self, first: Directive) -> None:
        super().__init__(f"Văn bản này đã có trong sổ: {first}.", code="already")
        self.first = first


def record_directive(
    directive: Directive, *, office: Organization, by: Official, file: Accepted | None = None
) -> Directive:
    """Enter a new row into an office's register. Raises AlreadyRecordedError, ValidationError.

    Whoever calls this has had the secrecy question answered with no.
    """
    demand(may_record(by, office))
    with transaction.atomic():
        _lock(office)
        directive.kept_by, directive.recorded_by = office, by
        _prepare(directive, file, by)
        directive.save(force_insert=True)
        _tell(directive, office, "directives.record", by, {"file": directive.file_id is not None})
    return directive


def amend_directive(
    directive: Directive, *, version: int, by: Official, file: Accepted | None = None
) -> list[str]:
    """Save what an office now knows better; the names of the columns that changed.

    Raises StaleError when somebody saved after `version`, AlreadyRecordedError, ValidationError.
    """
    demand(may_amend(directive, by))
    office = directive.kept_by
    assert office is not None  # noqa: S101 (what may be amended is kept by an office)
    with transaction.atomic():
        _lock(office)
        stored = Directive.objects.get(pk=directive.pk)
        if stored.version != version:
            raise StaleError(stored.version)
        _prepare(directive, file, by, stored)
        changed = [name for name in (*COLUMNS, "file_id") if _differs(directive, stored, name)]
        directive.version = version + 1
        columns = {name.removesuffix("_id") for name in changed} | {"keys", "version"}
        directive.save(update_fields=columns)
        _tell(directive, office, "directives.amend", by, {"columns": changed})
    return changed


def relate(relation: Relation, *, office: Organization, by: Official) -> Relation:
    """Write down what one document does to another. Raises ValidationError for a cycle."""
    demand(may_record(by, office))
    with transaction.atomic():
        _lock(office)
        relation.kept_by, relation.recorded_by = office, by
        _judge(relation, office)
        relation.save(force_insert=True)
        ends = {"later": relation.later_id, "earlier": relation.earlier_id, "kind": relation.kind}
        record(
            office.pk,
            verb="directives.relate",
            by=by,
            subject=subject_of(relation),
            details=ends,
        )
    return relation


def unrelate(relation: Relation, *, by: Official) -> None:
    """Take back what was written down by mistake; the history keeps that it was there."""
    demand(may_unrelate(relation, by))
    office = relation.kept_by
    assert office is not None  # noqa: S101 (what may be taken back is kept by an office)
    with transaction.atomic():
        subject = subject_of(relation)
        ends = {"later": relation.later_id, "earlier": relation.earlier_id, "kind": relation.kind}
        relation.delete()
        record(office.pk, verb="directives.unrelate", by=by, subject=subject, details=ends)


def canonical_number(typed: str) -> str:
    """The decree's spelling of a number as typed; what is none of its kind stays as it is."""
    bare = _LEADING.sub("", one_line(typed))
    number = number_of(bare)
    return number.text if number else bare


def same_document(directive: Directive, by: Official) -> Directive | None:
    """The first row they see of the same number and organ, of the same year.

    Numbers begin anew each year (NĐ 30/2020, Điều 15), unless the year stands in them.
    """
    if not directive.number:
        return None
    same = Directive.objects.visible_to(by).exclude(pk=directive.pk)
    same = same.filter(number=directive.number, issuer_search=fold(directive.issuer))
    number = DocumentNumber.parse(directive.number)
    if number is None or number.year is None:
        same = same.filter(issued_on__year=directive.issued_on.year)
    return same.order_by("pk").first()


def _prepare(
    directive: Directive, file: Accepted | None, by: Official, stored: Directive | None = None
) -> None:
    """Refuse a second row of one document; key its blocks; enter its file."""
    directive.number = canonical_number(directive.number)
    directive.full_clean(exclude=["file", "document", "kept_by", "recorded_by"])
    if first := same_document(directive, by):
        raise AlreadyRecordedError(first)
    earlier = {"text": stored.text, "keys": stored.keys} if stored else {}
    directive.keys = keying.keys_of(outline.parse(directive.text), **earlier)
    if file:
        directive.file = files.enter(file, by=by)


def _differs(one: Directive, other: Directive, column: str) -> bool:
    return bool(getattr(one, column) != getattr(other, column))


def _judge(relation: Relation, office: Organization) -> None:
    """Refuse what stands in other registers, the wrong order of days, a second time, a cycle."""
    names = {"later": str(relation.later), "earlier": str(relation.earlier)}
    offices = offices_of(office)
    ends = {relation.later_id, relation.earlier_id}
    if Directive.objects.in_registers_of(offices).filter(pk__in=ends).count() < len(ends):
        raise ValidationError("Hai văn bản không cùng đứng trong sổ của cơ quan.")
    if relation.later.issued_on < relation.earlier.issued_on:
        deed = relation.get_kind_display()
        raise ValidationError(ORDER.format(deed=deed, **names))
    relation.full_clean(exclude=["kept_by", "recorded_by"])
    _refuse_a_second_time(relation, offices)
    if _reaches(relation.earlier_id, relation.later_id, offices):
        raise ValidationError(CYCLE.format(**names))


def _refuse_a_second_time(relation: Relation, offices: Iterable[int]) -> None:
    same = _known_to(offices).filter(later=relation.later, earlier=relation.earlier)
    if same.filter(kind=relation.kind, part=relation.part).exists():
        raise ValidationError("Quan hệ này đã được ghi.")


def _reaches(start: int, end: int, offices: Iterable[int]) -> bool:
    """Whether the relations already written down lead from one document back to the other."""
    seen: set[int] = set()
    wave = {start}
    while wave - seen:
        seen |= wave
        if end in seen:
            return True
        wave = set(_known_to(offices).filter(later__in=wave).values_list("earlier", flat=True))
    return False


def _known_to(offices: Iterable[int]) -> QuerySet[Relation]:
    return Relation.objects.in_registers_of(offices)


def _lock(office: Organization) -> None:
    """One at a time writes into a register: two who see no cycle and no first could make one."""
    Organization.objects.select_for_update(no_key=True).get(pk=office.pk)


def _tell(
    directive: Directive, office: Organization, verb: str, by: Official, details: dict[str, object]
) -> None:
    record(office.pk, verb=verb, by=by, subject=subject_of(directive), details=details)
