"""The form of an objective: what is to be reached, then the share of each office in one table."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from directives.models import Objective
from directives.objectives import pasting
from directives.objectives.amounts import AmountField
from documents.drafts.forms import PointingForm
from documents.numbers.forms import DAY, DayField
from officials.models import Organization

MOST_PASTED = 40_000


class ObjectiveForm(PointingForm, forms.ModelForm[Objective]):
    """`offices` are those to which the keeper may give a share, `given` what they have now."""

    target = AmountField(
        label="Mức chung của cả địa bàn", help_text="Để trống nếu văn bản không ghi."
    )
    pasted = forms.CharField(
        label="Dán từ bảng tính",
        required=False,
        strip=False,
        max_length=MOST_PASTED,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=(
            "Mỗi dòng một nơi: tên xã, phường, phím Tab, rồi số. Chép hai cột từ bảng tính rồi "
            "dán vào đây là được. Số dán vào thay số đang có ở bảng."
        ),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Objective
        fields = ("name", "unit", "direction", "year", "due_on", "place", "target", "is_summed")
        field_classes = {"due_on": DayField}
        widgets = {
            "due_on": forms.DateInput(attrs=DAY),
            "year": forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        }
        help_texts = {
            "name": "Ví dụ: Mô hình tự quản về an ninh, trật tự được xây dựng mới.",
            "unit": "Ví dụ: mô hình; %; buổi.",
            "year": "Chỉ tiêu của một năm. Chỉ tiêu nhiều năm thì để trống và ghi thời hạn.",
            "due_on": "Ngày cuối phải đạt, ví dụ 31/12/2030.",
            "place": "Ví dụ: mục 1, gạch đầu dòng thứ năm.",
            "is_summed": "Bỏ chọn với tỷ lệ phần trăm và những mức không cộng được.",
        }

    def __init__(
        self,
        *args: Any,
        keeper: Organization,
        offices: Sequence[Organization],
        given: Mapping[int, Decimal | None],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._offices = offices
        self.is_for_itself = list(offices) == [keeper]
        for office in offices:
            field = AmountField(label=str(office.unit), initial=given.get(office.pk))
            field.widget.attrs["class"] = "form-control"
            self.fields[_name(office)] = field
        self.fields["version"].initial = self.instance.version

    def rows(self) -> Iterator[tuple[Organization, forms.BoundField]]:
        for office in self._offices:
            yield office, self[_name(office)]

    def filled_in(self) -> tuple[Mapping[str, Any], tuple[str, ...]]:
        """What was typed with the pasted numbers put into the table, and what could not be read."""
        typed: dict[str, Any] = self.data.dict()  # type: ignore[attr-defined]
        read = pasting.read(typed.get("pasted", ""), self._offices)
        if read.faults:
            return typed, read.faults
        put = {_name(one): read.shares[one.pk] for one in self._offices if one.pk in read.shares}
        return {**typed, **put, "pasted": "", "is_summed": "is_summed" in typed}, ()

    def typed(self, cleaned: dict[str, Any]) -> Iterable[str]:
        return (cleaned.get(name) or "" for name in ("name", "unit", "place"))

    def clean_pasted(self) -> Mapping[int, Decimal]:
        read = pasting.read(self.cleaned_data["pasted"], self._offices)
        if read.faults:
            raise ValidationError(list(read.faults))
        return read.shares

    @property
    def shares(self) -> dict[int, Decimal | None]:
        typed = {office.pk: self.cleaned_data[_name(office)] for office in self._offices}
        return {**typed, **self.cleaned_data["pasted"]}

    def rebase(self, version: int) -> None:
        """Let the next save answer what somebody else has saved, with everything typed kept."""
        data = self.data.copy()  # type: ignore[attr-defined]
        data["version"] = str(version)
        self.data = data


def _name(office: Organization) -> str:
    return f"share-{office.pk}"
