"""How much: a number as people here type it or paste it."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from directives.models.objectives import DIGITS, PLACES
from vietnamese.numerals import decimal, read_decimal

LARGEST = Decimal(10) ** (DIGITS - PLACES)
SMALLEST_STEP = Decimal(1).scaleb(-PLACES)
SHOWN = 60
"""Characters of what was typed that a complaint repeats."""


def read_amount(typed: str) -> Decimal:
    """Not negative, of at most two decimal places; "95%" is 95. Raises ValidationError."""
    number = read_decimal(typed.removesuffix("%"))
    if number is None:
        raise ValidationError(f"“{typed[:SHOWN]}” không phải là số. Ghi như 1.500 hoặc 12,5.")
    if number < 0:
        raise ValidationError(f"Mức không được nhỏ hơn 0 ({typed[:SHOWN]}).")
    if number >= LARGEST or number != number.quantize(SMALLEST_STEP):
        raise ValidationError("Ghi số nhỏ hơn một nghìn tỷ, nhiều nhất hai chữ số thập phân.")
    return number


class AmountField(forms.CharField):
    def __init__(self, **kwargs: Any) -> None:
        attributes = {"inputmode": "decimal", "autocomplete": "off"}
        widget = forms.TextInput(attrs=attributes)
        super().__init__(**{"required": False, "max_length": 40, "widget": widget, **kwargs})

    def prepare_value(self, value: Any) -> Any:
        return decimal(value) if isinstance(value, Decimal) else value

    def clean(self, value: Any) -> Any:
        typed = super().clean(value)
        return read_amount(typed) if typed else None
