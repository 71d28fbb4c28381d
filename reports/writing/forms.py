"""The figures of a report in one form: as many lines as are asked, numbers as people type them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from directives.objectives.amounts import AmountField
from documents.drafts.forms import PointingForm
from reports.models import ReportFigure
from reports.models.regimes import SENTENCE_LENGTH
from reports.writing.filling import Typed
from reports.writing.standing import Line


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the form. `cell` is None where nobody types."""

    line: Line
    cell: forms.BoundField | None
    reason: forms.BoundField | None

    @property
    def opens(self) -> bool:
        """Whether a reason stands there already, or is asked for."""
        cell, reason = self.cell, self.reason
        return bool(reason and (reason.value() or reason.errors)) or bool(cell and cell.errors)


class FiguresForm(PointingForm):
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, lines: Sequence[Line], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._lines = lines
        for line in lines:
            if not line.now.is_guarded:
                self.fields[_cell(line.code)] = _amount(line.figure)
                self.fields[_why(line.code)] = _reason(line.figure)

    @property
    def rows(self) -> Iterator[Row]:
        for line in self._lines:
            cell, why = _cell(line.code), _why(line.code)
            yield Row(line, *((self[cell], self[why]) if cell in self.fields else (None, None)))

    @property
    def typed_figures(self) -> dict[str, Typed]:
        """By code."""
        cleaned = self.cleaned_data
        return {
            line.code: Typed(cleaned[_cell(line.code)], cleaned[_why(line.code)])
            for line in self._lines
            if _cell(line.code) in self.fields
        }

    def tell(self, error: ValidationError) -> None:
        for code, told in error.message_dict.items():
            self.add_error(_cell(code) if _cell(code) in self.fields else None, told)

    def rebase(self, version: int) -> None:
        """Let the next save answer what somebody else has saved, with everything typed kept."""
        data = cast(QueryDict, self.data).copy()
        data["version"] = str(version)
        self.data = data


def _cell(code: str) -> str:
    return f"so-{code}"


def _why(code: str) -> str:
    return f"ly-do-{code}"


def _amount(one: ReportFigure) -> AmountField:
    label = f"{one.asked.name} ({one.asked.unit})"
    field = AmountField(label=label, initial=one.amount)
    field.widget.attrs["class"] = "form-control"
    return field


def _reason(one: ReportFigure) -> forms.CharField:
    return forms.CharField(
        label=f"Giải trình: {one.asked.name}",
        required=False,
        initial=one.reason,
        max_length=SENTENCE_LENGTH,
        widget=forms.TextInput(attrs={"class": "form-control"}),
    )
