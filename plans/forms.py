from collections.abc import Iterable
from typing import Any

from django import forms

from documents.content import Content
from documents.forms import OutlineField, PointingForm, SecrecyForm
from documents.models import SUBJECT_LENGTH
from paper.kinds import Kind
from paper.readers import Received, Unreadable, read_file
from paper.readers.limits import MAX_FILE_BYTES
from paper.readers.text import read
from paper.sheet import Sheet
from plans.models import FIRST_YEAR, LAST_YEAR
from vietnamese.dates import today


class YearForm(SecrecyForm):
    """What every new plan is asked for."""

    year = forms.IntegerField(
        label="Kế hoạch của năm", min_value=FIRST_YEAR, max_value=LAST_YEAR, localize=False
    )
    field_order = ["year", "secret"]


class CarryForm(YearForm, PointingForm):
    """Asks for the year of the new plan, and points at what the earlier one holds."""

    field_order = ["year", "secret", "confirmed"]

    def __init__(self, *args: Any, content: Content, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._content = content
        self.point_at(*content.words)

    def typed(self, cleaned: dict[str, Any]) -> Iterable[str]:
        return self._content.words


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


class TextForm(YearForm, PointingForm):
    """A whole paper as text, pasted or read out of a file."""

    text = OutlineField(label="Toàn văn", rows=24)
    subject = forms.CharField(
        label="Trích yếu (chỉ ghi khi trong văn bản chưa có)",
        required=False,
        max_length=SUBJECT_LENGTH,
    )
    field_order = ["text", "subject", "year", "secret", "confirmed"]

    received: Received

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        try:
            if "text" in cleaned:
                self.received = read(cleaned["text"])
                self._check(self.received.sheet, subject=cleaned.get("subject", ""))
        except Unreadable as error:
            self.add_error("text", error.message)
        return cleaned

    def _check(self, sheet: Sheet, *, subject: str) -> None:
        if sheet.kind and sheet.kind is not Kind.PLAN:
            self.add_error("text", f"Đây là {sheet.kind.title.lower()}, không phải kế hoạch.")
        if not (sheet.subject or subject):
            self.add_error("subject", "Chưa tìm thấy trích yếu trong văn bản; hãy ghi ở đây.")


def year_of(received: Received) -> int:
    """The year a received paper speaks of: in its subject, else of its date, else this one."""
    for word in received.sheet.subject.split():
        if word.isdecimal() and FIRST_YEAR <= int(word) <= LAST_YEAR:
            return int(word)
    issued = received.sheet.issued
    return issued.year if issued and issued.year else today().year
