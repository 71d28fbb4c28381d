from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from households.disclosure.releasing import offices_above
from households.models import DisclosureRule
from households.models.disclosure import LEAST_SMALLEST, MOST_SMALLEST
from officials.models import Organization
from vietnamese.dates import today


class GiveForm(forms.Form):
    """Figures of which day, and to whom."""

    on = forms.DateField(label="Số liệu tính đến hết ngày")
    recipient = forms.ModelChoiceField(
        label="Nơi nhận", queryset=Organization.objects.none(), empty_label="Chọn nơi nhận"
    )

    def __init__(self, *args: Any, organization: Organization, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["recipient"].queryset = offices_above(organization)  # type: ignore[attr-defined]

    def clean_on(self) -> date:
        day: date = self.cleaned_data["on"]
        if day > today():
            raise ValidationError("Ngày không được sau hôm nay.")
        return day


class SmallestForm(forms.ModelForm[DisclosureRule]):
    class Meta:
        model = DisclosureRule
        fields = ("smallest", "valid_from")
        labels = {"smallest": "Dân tộc, tôn giáo từ bao nhiêu khẩu thì được nêu riêng"}
        help_texts = {"smallest": f"Từ {LEAST_SMALLEST} đến {MOST_SMALLEST} khẩu."}
