"""What is asked before a paper is begun: a subject, a file, or a whole text."""

from typing import Any

from django import forms

from documents.drafts.forms import OutlineField, PointingForm, SecrecyForm
from documents.models import SUBJECT_LENGTH
from paper.kinds import Kind
from paper.readers import Received, Unreadable, read_file
from paper.readers.limits import MAX_FILE_BYTES
from paper.readers.text import read
from paper.sheet import Sheet

KINDS_HERE = [(kind.code, kind.title) for kind in Kind if kind is not Kind.PLAN]
"""A kế hoạch is begun among the plans, as the work of its year."""


class SubjectForm(SecrecyForm, PointingForm):
    """A paper that begins empty."""

    subject = forms.CharField(
        label="Trích yếu", max_length=SUBJECT_LENGTH, widget=forms.Textarea(attrs={"rows": 2})
    )
    field_order = ["subject", "secret", "confirmed"]


class FileForm(SecrecyForm):
    """A Word or text file to begin from."""

    file = forms.FileField(
        label="Tệp văn bản (.docx hoặc .txt)",
        widget=forms.ClearableFileInput(attrs={"accept": ".docx,.txt"}),
        error_messages={"empty": "Tệp trống, không có chữ nào."},
    )
    field_order = ["file", "secret"]

    def clean_file(self) -> Received:
        file = self.cleaned_data["file"]
        try:
            return read_file(file.name, file.read(MAX_FILE_BYTES))
        except Unreadable as error:
            raise forms.ValidationError(error.message) from error

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.errors and "file" in cleaned:
            self.add_error("file", "Trình duyệt không giữ lại tệp: hãy chọn lại tệp này.")
        return cleaned


class WholeTextForm(SecrecyForm, PointingForm):
    """A whole paper as text, pasted or read out of a file."""

    text = OutlineField(label="Toàn văn", rows=24)
    subject = forms.CharField(
        label="Trích yếu (chỉ ghi khi trong văn bản chưa có)",
        required=False,
        max_length=SUBJECT_LENGTH,
    )
    field_order = ["text", "subject", "secret", "confirmed"]

    received: Received

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        try:
            if "text" in cleaned:
                self.received = read(cleaned["text"])
                self.check(self.received.sheet, cleaned)
        except Unreadable as error:
            self.add_error("text", error.message)
        return cleaned

    def check(self, sheet: Sheet, cleaned: dict[str, Any]) -> None:
        """Add an error where something is missing that the paper cannot be begun without."""
        if not (sheet.subject or cleaned.get("subject")):
            self.add_error("subject", "Chưa tìm thấy trích yếu trong văn bản; hãy ghi ở đây.")


class AnyTextForm(WholeTextForm):
    """The text of a paper of any kind; the kind is read from it where nobody chose one."""

    kind = forms.ChoiceField(
        label="Tên loại",
        required=False,
        choices=[("", "Như ghi trong văn bản"), *KINDS_HERE],
    )
    field_order = ["text", "kind", "subject", "secret", "confirmed"]

    @property
    def paper_kind(self) -> Kind | None:
        chosen = Kind.of_code(self.cleaned_data.get("kind", ""))
        return chosen or self.received.sheet.kind

    def check(self, sheet: Sheet, cleaned: dict[str, Any]) -> None:
        super().check(sheet, cleaned)
        if not (cleaned.get("kind") or sheet.kind):
            self.add_error("kind", "Chưa nhận ra tên loại trong văn bản; hãy chọn ở đây.")
        elif sheet.kind is Kind.PLAN and not cleaned.get("kind"):
            self.add_error("kind", "Kế hoạch được soạn ở mục Kế hoạch, theo năm.")
