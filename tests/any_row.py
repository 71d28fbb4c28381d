"""A row of any table, put down without the verbs of an office, hung on the rows there are."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.db import models
from django.utils import timezone

from tests.sentinels import Marks
from vietnamese.dates import today

_VALUES: Mapping[type[models.Field[Any, Any]], Any] = {
    models.BooleanField: False,
    models.DateTimeField: timezone.now,
    models.DateField: today,
    models.DecimalField: Decimal(1),
    models.IntegerField: 1,
}
"""The first that fits counts: a time is a day, too."""


def make_any(model: type[models.Model], *, after: Marks, **columns: Any) -> models.Model:
    """On rows that came after these marks, where there are such."""
    asked = (one for one in model._meta.concrete_fields if not one.primary_key)
    given = {one.name: _value(one, after) for one in asked if one.name not in columns}
    return model._default_manager.create(**{**given, **columns})


def _value(field: "models.Field[Any, Any]", after: Marks) -> Any:
    if isinstance(field, models.ForeignKey):
        return _row_for(field, after)
    if field.has_default():
        return field.get_default()
    if field.choices:
        return next(iter(dict(field.flatchoices)))
    kept = next((value for kind, value in _VALUES.items() if isinstance(field, kind)), None)
    told = kept() if callable(kept) else kept
    return "Lời" if told is None and not field.null else told


def _row_for(field: "models.ForeignKey[Any, Any]", after: Marks) -> models.Model | None:
    """The last of them that is not taken yet."""
    related: Any = field.related_model
    rows = related._default_manager.order_by("-pk")
    if field.unique:
        taken = field.model._default_manager.exclude(**{field.name: None})
        rows = rows.exclude(pk__in=taken.values(field.name))
    new: models.Model | None = rows.filter(pk__gt=after.get(related._meta.label, 0)).first()
    if new or field.null:
        return new
    return rows.first() or make_any(related, after=after)
