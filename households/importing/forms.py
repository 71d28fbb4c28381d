"""What is asked with a workbook."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.utils.datastructures import MultiValueDict

from documents.drafts.forms import SecrecyForm
from documents.numbers.forms import DAY_HINT, DayField
from documents.originals.files import megabytes
from households.importing.putting_in import LARGEST, SUFFIXES, Workbook
from households.models import SOURCE_LENGTH, Import, ImportRule

CHOOSE_AGAIN = "Trình duyệt không giữ lại tệp: hãy chọn lại tệp này."
SOURCE_HINT = "Ai lập, theo văn bản hoặc đợt rà soát nào. In cùng số liệu, không ghi tên người."


class InMemory(MemoryFileUploadHandler):
    """Keeps a workbook off the disk until it is taken: what is refused was never written down."""

    def handle_raw_input(
        self,
        input_data: Any,
        META: dict[str, str],  # noqa: N803 (Django's name)
        content_length: int,
        boundary: str,
        encoding: str | None = None,
    ) -> tuple[Any, MultiValueDict[str, UploadedFile[bytes]]] | None:
        self.activated = True
        return None


class WorkbookForm(SecrecyForm):
    """A workbook, the day its figures are of, and how they are to be taken."""

    file = forms.FileField(
        label="Tệp bảng tính (.xlsx, .xls, .ods hoặc .csv)",
        widget=forms.ClearableFileInput(attrs={"accept": ",".join(SUFFIXES)}),
        error_messages={"empty": "Tệp trống, không có dòng nào."},
        help_text=f"Nhiều nhất {megabytes(LARGEST)}. Cột họ tên, địa chỉ, số giấy tờ không được "
        "đọc.",
    )
    closes_on = DayField(
        label="Ngày chốt số liệu", help_text=f"Số liệu trong tệp đúng vào ngày nào. {DAY_HINT}"
    )
    source = forms.CharField(label="Nguồn", max_length=SOURCE_LENGTH, help_text=SOURCE_HINT)
    way = forms.ChoiceField(
        label="Cách ghi",
        choices=Import.Way.choices,
        widget=forms.RadioSelect,
        initial=Import.Way.ADD,
        help_text="Thay toàn bộ: các dòng hộ đang có thôi tính từ ngày chốt, mọi dòng trong tệp "
        "được cấp số phiếu mới. Chọn khi không còn tệp có số phiếu.",
    )
    field_order: Sequence[str] = ("file", "closes_on", "source", "way", "secret")

    def __init__(self, *args: Any, kind: Import.Kind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["way" if kind == Import.Kind.COUNTS else "source"]

    def clean_file(self) -> Workbook:
        file = self.cleaned_data["file"]
        return Workbook(file.name, file.read())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.errors and "file" in cleaned:
            self.add_error("file", CHOOSE_AGAIN)
        return cleaned

    def asked(self) -> dict[str, Any]:
        """What `putting_in.put_in` is told besides the workbook."""
        names = ("closes_on", "source", "way")
        return {name: self.cleaned_data[name] for name in names if name in self.cleaned_data}


class RuleForm(forms.ModelForm[ImportRule]):
    class Meta:
        model = ImportRule
        fields = ("second_official",)
        labels = {
            "second_official": "Người đưa tệp lên không được tự xác nhận; người khác xác nhận"
        }
