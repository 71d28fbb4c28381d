from typing import Any

from django import forms

from documents.drafts.forms import SecrecyForm

SIZES = [("a4", "A4 (bảng nhiều cột tự nằm ngang)"), ("a3", "A3 nằm ngang")]
MANY_FIGURES = 12
"""More columns than these do not go onto A4."""


class PeriodForm(forms.Form):
    """Which period to consolidate, and what counts."""

    since = forms.DateField(widget=forms.HiddenInput, input_formats=["%Y-%m-%d"])
    until = forms.DateField(widget=forms.HiddenInput, input_formats=["%Y-%m-%d"])
    counts_submitted = forms.BooleanField(
        label="Tính cả báo cáo đã nộp, chưa chấp nhận", required=False
    )


class ReportForm(SecrecyForm):
    """On which paper the annex with every unit is printed."""

    size = forms.ChoiceField(label="Khổ giấy của phụ lục", choices=SIZES, widget=forms.RadioSelect)
    field_order = ["size", "secret"]

    def __init__(self, *args: Any, figures: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("size", "a3" if figures > MANY_FIGURES else "a4")
        self.fields["size"].help_text = f"Phụ lục có {figures} cột số liệu."

    @property
    def is_large(self) -> bool:
        return bool(self.cleaned_data["size"] == "a3")
