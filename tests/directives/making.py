"""Directives and relations for the tests, as an office writes them down."""

from datetime import date

from directives import recording
from directives.models import Certainty, Directive, Relation
from documents.models import Use
from documents.originals import files
from officials.models import Official, Organization

ISSUED = date(2026, 3, 2)


def directive_of(**columns: object) -> Directive:
    """Not saved: công văn 1502/UBND-NC of an invented province, or what `columns` say."""
    return Directive(
        **{
            "kind": "CV",
            "number": "1502/UBND-NC",
            "issuer": "Ủy ban nhân dân tỉnh Ví Dụ",
            "issued_on": ISSUED,
            "title": "về việc xây dựng phong trào ở cơ sở",
            "source": "Bản giấy tỉnh gửi",
            "certainty": Certainty.CERTAIN,
            **columns,
        }
    )


def make_directive(
    office: Organization, by: Official, *, file: bytes = b"", **columns: object
) -> Directive:
    accepted = files.accept(file, use=Use.DIRECTIVE, name="van-ban.txt") if file else None
    return recording.record_directive(directive_of(**columns), office=office, by=by, file=accepted)


def make_relation(
    later: Directive,
    earlier: Directive,
    *,
    by: Official,
    kind: Relation.Kind = Relation.Kind.REPLACES,
    **columns: object,
) -> Relation:
    office = later.kept_by or earlier.kept_by
    assert office
    values = {"source": "Bản giấy", "certainty": Certainty.CERTAIN, **columns}
    relation = Relation(kind=kind, later=later, earlier=earlier, **values)
    return recording.relate(relation, office=office, by=by)
