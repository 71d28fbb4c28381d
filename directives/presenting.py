"""What pages show of a directive: its validity on a day, and the documents around it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString, mark_safe

from directives.knowing import known
from directives.models import Directive, Relation
from directives.passage import passage_of
from directives.permissions import may_amend, may_record, may_unrelate
from directives.validity import State, Validity, validity
from officials import acting
from officials.http import OfficialRequest
from officials.models import Official
from paper import outline
from paper.writers.html import blocks_html
from vietnamese.dates import read_date, today
from workflow.verdicts import Verdict

TONES = {
    State.NOT_ISSUED: "draft",
    State.NOT_IN_FORCE: "waiting",
    State.IN_FORCE: "good",
    State.AMENDED: "good",
    State.PARTLY_OUT: "attention",
    State.OUT: "past",
}
TITLES = {
    State.NOT_ISSUED: "Chưa ban hành",
    State.NOT_IN_FORCE: "Chưa có hiệu lực",
    State.IN_FORCE: "Đang có hiệu lực",
    State.AMENDED: "Đã được sửa đổi",
    State.PARTLY_OUT: "Hết hiệu lực một phần",
    State.OUT: "Hết hiệu lực",
}
LONGEST_WAY = 20
"""Of documents that replaced one another; the register refuses cycles, data may be older."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A document with its validity on a day, and the colour of its badge."""

    directive: Directive
    validity: Validity

    @property
    def title(self) -> str:
        return TITLES[self.validity.state]

    @property
    def tone(self) -> str:
        return TONES[self.validity.state]


@dataclass(frozen=True, slots=True)
class Related:
    """The other document of a relation, what is done, and whether that may be taken back here."""

    relation: Relation
    other: Directive
    may_unrelate: Verdict


def with_validity(directive: Directive, on: date) -> Standing:
    return Standing(directive, validity(known(directive), on))


def page_context(request: OfficialRequest, directive: Directive) -> Mapping[str, object]:
    asked = request.GET.get("ngay", "")
    on = read_date(asked)
    organization = acting.organization(request)
    return {
        "directive": directive,
        "standing": with_validity(directive, on or today()),
        "asked": asked,
        "is_unread": bool(asked) and on is None,
        "changed_by": _changed_by(directive, request.user),
        "changes": _changes(directive, request.user),
        "successors": successors(directive, request.user),
        "text": _text(directive),
        "passage": passage_of(directive, request.user, organization) if organization else None,
        "may_amend": may_amend(directive, request.user),
        "may_record": may_record(request.user, organization) if organization else None,
    }


def successors(directive: Directive, official: Official) -> list[Directive]:
    """What replaced it, what replaced that, and so on. One query for each."""
    way: list[Directive] = []
    while len(way) < LONGEST_WAY and (following := _replacement(way or [directive], official)):
        if following in way or following == directive:
            break
        way.append(following)
    return way


def _replacement(way: list[Directive], official: Official) -> Directive | None:
    relations = Relation.objects.visible_to(official).select_related("later")
    whole = relations.filter(earlier=way[-1], kind=Relation.Kind.REPLACES, part="")
    found = whole.order_by("later__issued_on", "pk").last()
    return found.later if found else None


def _changed_by(directive: Directive, official: Official) -> list[Related]:
    """What later documents do to it."""
    relations = Relation.objects.visible_to(official).filter(earlier=directive)
    return [
        Related(relation, relation.later, may_unrelate(relation, official))
        for relation in relations.select_related("later", "kept_by").order_by(
            "later__issued_on", "pk"
        )
    ]


def _changes(directive: Directive, official: Official) -> list[Related]:
    """What it does to earlier documents."""
    relations = Relation.objects.visible_to(official).filter(later=directive)
    return [
        Related(relation, relation.earlier, may_unrelate(relation, official))
        for relation in relations.select_related("earlier", "kept_by").order_by("pk")
    ]


def _text(directive: Directive) -> SafeString:
    """HTML, escaped by the engine."""
    blocks = outline.parse(directive.text)
    keys = directive.keys if len(directive.keys) == len(blocks) else ()
    return mark_safe("".join(blocks_html(blocks, keys=keys, level=2)))
