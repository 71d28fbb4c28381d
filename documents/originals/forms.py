"""Forms for the signed paper and its files."""

from typing import Any, cast

from django import forms
from django.core.files.uploadedfile import UploadedFile

from documents.models import MediaType, Use
from documents.numbers.forms import DayField
from documents.originals import files
from documents.originals.files import ALLOWANCES, Accepted, FileRefused, megabytes
from documents.originals.holding import taken_up
from documents.originals.media_types import ENDINGS
from vietnamese.dates import today

EXPLANATION_LENGTH = 500


class FileField(forms.FileField):
    """A file for one use; what comes out is judged and on disk (`Accepted`)."""

    def __init__(self, *, use: Use, **kwargs: Any) -> None:
        allowance = ALLOWANCES[use]
        kinds = ", ".join(one.label for one in MediaType if one in allowance.types)
        help_text = f"{kinds}; nhiều nhất {megabytes(allowance.size)}."
        super().__init__(help_text=help_text, allow_empty_file=True, **kwargs)
        self.use = use
        endings = (ending for one in allowance.types for ending in ENDINGS[one])
        self.widget.attrs["accept"] = ",".join(sorted(endings))

    def clean(self, data: Any, initial: Any = None) -> Accepted | None:
        uploaded = cast("UploadedFile[bytes] | None", super().clean(data, initial))
        if not uploaded:
            return None
        try:
            return files.accept(uploaded, use=self.use, name=uploaded.name or "")
        except FileRefused as refusal:
            raise forms.ValidationError(refusal.message) from None


class InkForm(forms.Form):
    signed_on = DayField(label="Ngày ký", initial=today)
    scan = FileField(label="Bản chụp (không bắt buộc)", use=Use.SCAN, required=False)


class ScanForm(forms.Form):
    scan = FileField(label="Bản chụp văn bản đã ký, đóng dấu", use=Use.SCAN)


class SignedPdfForm(forms.Form):
    signed = FileField(label="Tệp PDF đã ký số", use=Use.SIGNED_PDF)


class HeldForm(forms.Form):
    """Names the file that was sent by a signed token."""

    held = forms.CharField(widget=forms.HiddenInput)

    def clean_held(self) -> Accepted:
        return taken_up(self.cleaned_data["held"], use=Use.SIGNED_PDF)


class ExplanationForm(HeldForm):
    """Confirms a signed PDF that differs."""

    explanation = forms.CharField(
        label="Vì sao vẫn nhận tệp này làm bản gốc",
        max_length=EXPLANATION_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
