"""Columns that hold Vietnamese text, and columns Python derives from them for search and order.

The derived forms are stored, so that SQLite and PostgreSQL find and sort alike without extensions.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.core import checks
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from vietnamese.folding import clean, fold
from vietnamese.ordering import name_sort_key, sort_key

_DIGITS = re.compile(r"\d+")
_WIDTH = 9


def one_line(text: str) -> str:
    """Cleaned text without line ends, tabs or doubled spaces."""
    return " ".join(clean(text).split())


def natural_key(text: str) -> str:
    """Dictionary order in which "Khối 2" comes before "Khối 10"."""
    return sort_key(_DIGITS.sub(lambda found: found[0].zfill(_WIDTH), text))


class _Normalised:
    """Whatever comes in, by form, by code or in a look-up, is normalised first."""

    normalise: Callable[[str], str]

    def to_python(self, value: Any) -> Any:
        return self._normalised(super().to_python(value))  # type: ignore[misc]

    def get_prep_value(self, value: Any) -> Any:
        return self._normalised(super().get_prep_value(value))  # type: ignore[misc]

    def pre_save(self, instance: models.Model, add: bool) -> Any:
        value = self._normalised(super().pre_save(instance, add))  # type: ignore[misc]
        setattr(instance, self.attname, value)  # type: ignore[attr-defined]
        return value

    def _normalised(self, value: Any) -> Any:
        return self.normalise(value) if isinstance(value, str) else value


class NfcCharField(_Normalised, models.CharField[str, str]):
    """One line of text: NFC, nothing invisible, single spaces."""

    normalise = staticmethod(one_line)


class NfcTextField(_Normalised, models.TextField[str, str]):
    """Text of many lines: NFC, nothing invisible, lines ended by a line feed."""

    normalise = staticmethod(clean)


class DerivedField(models.TextField[str, str]):
    """A column computed from `source` whenever the row is saved or bulk-created.

    `source` may be a property; `depends_on` then names the columns it reads. The model inherits
    `WithDerivedColumns`. `QuerySet.update()` and `bulk_update()` compute nothing: save instead.
    """

    derive: Callable[[str], str]

    def __init__(
        self, source: str, *, depends_on: Sequence[str] | None = None, **options: Any
    ) -> None:
        self.source = source
        self.depends_on = tuple(depends_on or (source,))
        super().__init__(**{"default": "", **options, "editable": False})

    def deconstruct(self) -> Any:
        name, path, args, options = super().deconstruct()
        del options["editable"]
        return name, path, args, {**options, "source": self.source, "depends_on": self.depends_on}

    def check(self, **kwargs: Any) -> list[checks.CheckMessage]:
        return [*super().check(**kwargs), *self._check_model()]

    def _check_model(self) -> Iterable[checks.CheckMessage]:
        if not issubclass(self.model, WithDerivedColumns):
            yield checks.Error(
                f"{self.model.__name__} must inherit WithDerivedColumns.",
                hint="save(update_fields=…) would leave the derived column behind its source.",
                obj=self,
                id="localities.E001",
            )

    def pre_save(self, instance: models.Model, add: bool) -> str:
        value = self.derive(getattr(instance, self.source) or "")
        setattr(instance, self.attname, value)
        return value

    def db_parameters(self, connection: BaseDatabaseWrapper) -> Any:
        parameters = super().db_parameters(connection)
        if connection.vendor == "postgresql":
            # Code point by code point, as SQLite compares.
            parameters["collation"] = "C"
        return parameters


class SearchField(DerivedField):
    """The folded text, for `__contains=fold(asked)`."""

    derive = staticmethod(fold)


class SortField(DerivedField):
    """Dictionary order with numbers by their value."""

    derive = staticmethod(natural_key)


class NameSortField(DerivedField):
    """The order of a roll of persons: given name, surname, middle names."""

    derive = staticmethod(name_sort_key)


class WithDerivedColumns(models.Model):
    """Keeps derived columns in step with `save(update_fields=…)`."""

    class Meta:
        abstract = True

    def save(self, *args: Any, update_fields: Iterable[str] | None = None, **options: Any) -> None:
        if update_fields is not None:
            update_fields = {*update_fields, *self._derived_from(set(update_fields))}
        super().save(*args, update_fields=update_fields, **options)

    def clean_fields(self, exclude: Any = None) -> None:
        """Derives before the constraints are checked, which may stand on derived columns."""
        super().clean_fields(exclude=exclude)
        for field in self._meta.concrete_fields:
            if isinstance(field, DerivedField):
                field.pre_save(self, False)

    @classmethod
    def _derived_from(cls, changed: set[str]) -> Iterable[str]:
        for field in cls._meta.concrete_fields:
            if isinstance(field, DerivedField) and not changed.isdisjoint(field.depends_on):
                yield field.name
