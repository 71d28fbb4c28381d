"""What of a report's figures contradicts itself or the register, and is not explained."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.core.exceptions import ValidationError

from reports.models import ReportFigure
from reports.writing.values import Value
from vietnamese.numerals import decimal


@dataclass(frozen=True, slots=True)
class Contradiction:
    """`told` in the words of the office; `is_explained`: a sentence says why."""

    code: str
    told: str
    is_explained: bool


def contradictions(
    figures: Iterable[ReportFigure], values: Mapping[int, Value]
) -> list[Contradiction]:
    """Typed against what the work and the registers say now; sums against their parts."""
    rows = list(figures)
    amounts = {one.asked.code: one.amount for one in rows}
    return [
        Contradiction(one.asked.code, told, bool(one.reason))
        for one in rows
        for told in (_against_source(one, values), _against_parts(one, amounts))
        if told
    ]


def demand(
    figures: Iterable[ReportFigure], values: Mapping[int, Value], changed: Collection[str]
) -> None:
    """Raises ValidationError by code where what was changed, or a sum it is part of, contradicts
    without a sentence."""
    rows = list(figures)
    touched = {*changed, *(one.asked.code for one in rows if {*one.asked.parts} & {*changed})}
    open_ones = [one for one in contradictions(rows, values) if not one.is_explained]
    if asked := {one.code: one.told for one in open_ones if one.code in touched}:
        raise ValidationError(
            {code: f"{told} Sửa lại, hoặc giải trình một câu." for code, told in asked.items()}
        )


def _against_source(row: ReportFigure, values: Mapping[int, Value]) -> str:
    value = values.get(row.asked_id)
    if not row.is_typed or row.amount is None or value is None or value.amount is None:
        return ""
    if value.amount == row.amount:
        return ""
    return f"Ghi {decimal(row.amount)}, nhưng {value.source} là {decimal(value.amount)}."


def _against_parts(row: ReportFigure, amounts: Mapping[str, Decimal | None]) -> str:
    parts = [amounts.get(code) for code in row.asked.parts]
    if not parts or row.amount is None or None in parts:
        return ""
    whole = sum((part for part in parts if part is not None), Decimal(0))
    if whole == row.amount:
        return ""
    return f"Ghi {decimal(row.amount)}, nhưng các thành phần cộng lại là {decimal(whole)}."
