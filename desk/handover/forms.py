"""Whose work goes to whom, from which day, before which witness."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from desk.handover.models import BASIS_LENGTH, Handover
from documents.drafts.forms import PointingForm
from documents.numbers.forms import DAY_HINT, DayField
from officials.models import Appointment, Official, Organization
from vietnamese.dates import today


class HandoverForm(PointingForm, forms.ModelForm[Handover]):
    """`giver`: who hands over, where it is not for them who ask to choose."""

    on = DayField(
        label="Người nhận làm từ ngày",
        help_text=f"{DAY_HINT} Ghi trên biên bản; người nhận phải giữ chức vụ vào ngày này.",
    )
    basis = forms.CharField(
        label="Căn cứ (nếu có)",
        max_length=BASIS_LENGTH,
        required=False,
        help_text="Ví dụ: Quyết định số 15/QĐ-UBND ngày 02/11/2026 về điều động công chức. "
        "Không ghi lý do riêng tư, sức khỏe.",
    )

    class Meta:
        model = Handover
        fields = ("giver", "receiver", "on", "witness", "basis")
        help_texts = {
            "giver": "Cả người đã thôi giữ chức vụ ở cơ quan.",
            "receiver": "Người đang giữ, hoặc sắp giữ, một chức vụ ở cơ quan.",
            "witness": "Ký biên bản cùng hai bên; để trống thì biên bản có hai chỗ ký.",
        }

    def __init__(
        self, *args: Any, organization: Organization, giver: Official | None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        posts = Appointment.objects.filter(organization=organization)
        self._offer("giver", posts)
        self._offer("receiver", posts.not_ended(), active=True)
        self._offer("witness", posts.current(), active=True)
        if giver:
            self.instance.giver = giver
            del self.fields["giver"]

    def _offer(self, name: str, posts: QuerySet[Appointment], *, active: bool = False) -> None:
        """Who holds one of these posts, as a roll calls them out."""
        field = self.fields[name]
        held = Official.objects.filter(pk__in=posts.values("official"))
        people = held.filter(is_active=True) if active else held
        field.queryset = people.in_roll_order()  # type: ignore[attr-defined]
        field.empty_label = "Chưa chọn"  # type: ignore[attr-defined]

    def typed(self, cleaned: dict[str, Any]) -> Iterable[str]:
        return (cleaned.get("basis") or "",)

    def clean_on(self) -> date:
        day: date = self.cleaned_data["on"]
        if day < today():
            raise ValidationError("Không ghi lùi ngày; bàn giao có hiệu lực từ khi xác nhận.")
        return day

    def _get_validation_exclusions(self) -> set[str]:
        """The office and who asks are known to the view; the verb checks the whole row."""
        return {field.name for field in Handover._meta.get_fields()}
