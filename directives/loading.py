"""The documents that ship with the software: read from their files, loaded for every office."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import models, transaction

from directives.models import Directive, Relation

FIXTURES = Path(settings.BASE_DIR) / "fixtures" / "directives"
DATES = {"issued_on", "in_force_from", "in_force_to", "doubtful_from", "takes_effect_on"}


@dataclass(frozen=True, slots=True)
class Loaded:
    added: int
    changed: int


def read(directory: Path = FIXTURES) -> tuple[Directive, ...]:
    """Unsaved documents with their `changes`, by the order of the files; numbers are unique."""
    files = [json.loads(path.read_text("utf-8")) for path in sorted(directory.glob("*.json"))]
    documents = [_document(values) for file in files for values in file["documents"]]
    of_number = {document.number: document for document in documents}
    if len(of_number) < len(documents):
        raise ValueError(f"{directory}: a number stands there twice")
    for file in files:
        for values in file["relations"]:
            relation = _relation(values, of_number)
            relation.earlier.changes.append(relation)
    return tuple(documents)


def load(directory: Path = FIXTURES) -> tuple[Loaded, Loaded]:
    """Adds and corrects what every office knows; never removes a row."""
    documents = read(directory)
    with transaction.atomic():
        return _load_documents(documents), _load_relations(documents)


def _document(values: Mapping[str, Any]) -> Directive:
    document = Directive(**dict(_typed(values)))
    document.changes = []
    return document


def _relation(values: Mapping[str, Any], of_number: Mapping[str, Directive]) -> Relation:
    ends = {end: of_number[values[end]] for end in ("later", "earlier")}
    return Relation(**{**dict(_typed(values)), **ends})


def _typed(values: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, value in values.items():
        yield name, date.fromisoformat(value) if name in DATES and value else value


def _load_documents(documents: tuple[Directive, ...]) -> Loaded:
    known = {_identity(row): row for row in Directive.objects.filter(kept_by=None, document=None)}
    added = changed = 0
    for document in documents:
        if row := known.get(_identity(document)):
            changed += _correct(row, document, "kind", "title", "issuer", *_DOCUMENT_COLUMNS)
            document.pk = row.pk
        else:
            document.save(force_insert=True)
            added += 1
    return Loaded(added, changed)


_DOCUMENT_COLUMNS = (
    "in_force_from",
    "in_force_to",
    "doubtful_from",
    "doubt",
    "text",
    "source",
    "certainty",
)
_RELATION_COLUMNS = ("takes_effect_on", "source", "certainty")


def _load_relations(documents: tuple[Directive, ...]) -> Loaded:
    known = {_ends(row): row for row in Relation.objects.filter(kept_by=None)}
    added = changed = 0
    for relation in (change for document in documents for change in document.changes):
        # The ends were saved, or found, after the relation was built.
        relation.later_id, relation.earlier_id = relation.later.pk, relation.earlier.pk
        if row := known.get(_ends(relation)):
            changed += _correct(row, relation, *_RELATION_COLUMNS)
        else:
            relation.save(force_insert=True)
            added += 1
    return Loaded(added, changed)


def _identity(document: Directive) -> tuple[str, date]:
    return document.number, document.issued_on


def _ends(relation: Relation) -> tuple[str, int | None, int | None, str]:
    return relation.kind, relation.later_id, relation.earlier_id, relation.part


def _correct(row: models.Model, right: models.Model, *columns: str) -> bool:
    """Saves what differs; whether anything did."""
    different = [name for name in columns if getattr(row, name) != getattr(right, name)]
    for name in different:
        setattr(row, name, getattr(right, name))
    if different:
        row.save(update_fields=different)
    return bool(different)
