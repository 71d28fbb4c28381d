"""To whom a directive is handed down: all of a kind at once, or some by name."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from localities.kinds import Level
from officials.models import Organization

Kind = Organization.Kind
WHOLE = {
    Kind.PEOPLES_COMMITTEE: "Tất cả UBND xã, phường, đặc khu",
    Kind.POLICE: "Tất cả Công an xã, phường, đặc khu",
    Kind.MILITARY_COMMAND: "Tất cả Ban Chỉ huy quân sự xã, phường, đặc khu",
    Kind.FATHERLAND_FRONT: "Tất cả Mặt trận Tổ quốc xã, phường, đặc khu",
}


class HandingForm(forms.Form):
    whole = forms.MultipleChoiceField(
        label="Chuyển tới tất cả", required=False, widget=forms.CheckboxSelectMultiple
    )
    some = forms.MultipleChoiceField(
        label="Hoặc chọn từng nơi", required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, offices: Sequence[Organization], **kwargs: Any) -> None:
        """`offices`: whom it can still be handed to."""
        super().__init__(*args, **kwargs)
        self.offices = {str(one.pk): one for one in offices}
        groups = [
            (kind.value, f"{label} ({len(found)} nơi)")
            for kind, label in WHOLE.items()
            if (found := self._of_a_kind(kind))
        ]
        self.fields["whole"].choices = groups  # type: ignore[attr-defined]
        self.fields["some"].choices = [(key, one.name) for key, one in self.offices.items()]  # type: ignore[attr-defined]
        if not groups:
            del self.fields["whole"]
            self.fields["some"].label = "Chuyển tới"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not (cleaned.get("whole") or cleaned.get("some")):
            raise ValidationError("Hãy chọn ít nhất một nơi.")
        return cleaned

    def recipients(self) -> list[Organization]:
        """Each once, in the order of the list."""
        kinds = self.cleaned_data.get("whole", [])
        wanted = {one.pk for kind in kinds for one in self._of_a_kind(Kind(kind))}
        wanted |= {int(key) for key in self.cleaned_data["some"]}
        return [one for one in self.offices.values() if one.pk in wanted]

    def _of_a_kind(self, kind: Organization.Kind) -> list[Organization]:
        return [
            one
            for one in self.offices.values()
            if one.kind == kind and one.unit.level == Level.COMMUNE
        ]
