"""Several files sent with a form. One that was taken once is not sent again."""

from collections.abc import Callable
from functools import partial
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from documents.models import MediaType, Use
from documents.originals import files
from documents.originals.files import ALLOWANCES, Accepted, FileRefused, megabytes
from documents.originals.holding import held, taken_up
from documents.originals.media_types import ENDINGS
from plans.tasks.evidence import MOST_FILES

ALLOWANCE = ALLOWANCES[Use.EVIDENCE]


class FilesInput(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files at once; the form judges them, so that a bad one does not lose the others."""

    def __init__(self, **kwargs: Any) -> None:
        kinds = ", ".join(one.label for one in MediaType if one in ALLOWANCE.types)
        hint = f"Nhiều nhất {MOST_FILES} tệp, mỗi tệp {megabytes(ALLOWANCE.size)}: {kinds}."
        endings = sorted(ending for one in ALLOWANCE.types for ending in ENDINGS[one])
        limits = {"accept": ",".join(endings), "data-largest": ALLOWANCE.size}
        super().__init__(
            help_text=hint, allow_empty_file=True, widget=FilesInput(attrs=limits), **kwargs
        )

    def clean(self, data: Any, initial: Any = None) -> Any:
        return [super(FilesField, self).clean(one) for one in data or ()]


class SentFilesForm(forms.Form):
    """`accepted` are judged and on disk; `held` names them when the form comes back."""

    sent = FilesField(label="Tài liệu kèm theo", required=False)
    held = forms.MultipleChoiceField(
        label="Tệp đã nhận, còn giữ",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Bỏ dấu chọn nếu không kèm tệp ấy nữa.",
    )
    for_report = forms.BooleanField(
        label="Gửi kèm báo cáo",
        required=False,
        help_text="Tài liệu ở lại xã, phường trừ khi được chọn gửi kèm báo cáo.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.accepted: list[Accepted] = []
        tokens = cast(QueryDict, self.data).getlist("held") if self.is_bound else []
        self._held.choices = [(token, "") for token in tokens]

    def clean(self) -> dict[str, Any]:
        for token in self.cleaned_data.pop("held", ()):
            self._take(partial(taken_up, token, use=Use.EVIDENCE))
        for one in self.cleaned_data.pop("sent", ()):
            self._take(partial(files.accept, one, use=Use.EVIDENCE, name=one.name or ""))
        if len(self.accepted) > MOST_FILES:
            self.add_error("sent", f"Nhiều nhất {MOST_FILES} tệp một lần; bỏ bớt tệp đã nhận.")
        return super().clean() or {}

    def full_clean(self) -> None:
        super().full_clean()
        if self.is_bound and self.errors:
            self.keep()

    def keep(self) -> None:
        """Nothing that was sent is to be sent again."""
        named = [(held(accepted), accepted.name) for accepted in self.accepted]
        data = cast(QueryDict, self.data).copy()
        data.setlist("held", [token for token, _ in named])
        self.data, self._held.choices = data, named

    @property
    def _held(self) -> forms.MultipleChoiceField:
        return cast("forms.MultipleChoiceField", self.fields["held"])

    def _take(self, taking: Callable[[], Accepted]) -> None:
        try:
            self.accepted.append(taking())
        except FileRefused as refusal:
            self.add_error("sent", refusal.message)
        except ValidationError as error:
            self.add_error("sent", error)
