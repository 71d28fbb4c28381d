from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from vietnamese.dates import today


class DayForm(forms.Form):
    """As of which day a draft takes its figures; left empty, as of the day of the paper."""

    day = forms.DateField(label="Số liệu tính đến ngày", required=False)

    def clean_day(self) -> Any:
        day = self.cleaned_data["day"]
        if day and day > today():
            raise ValidationError("Ngày không được sau hôm nay.")
        return day
