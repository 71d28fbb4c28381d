"""What a clerk chooses when a paper is sent: for each line of Nơi nhận, whom it goes to."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from documents.deliveries.delivering import Sending
from documents.deliveries.recipients import Line
from documents.models.deliveries import LINE_LENGTH
from officials.models import Organization

ON_PAPER = "giay"


class SendForm(forms.Form):
    """One group of boxes for each line; what the line means is ticked, else "on paper"."""

    def __init__(
        self,
        *args: Any,
        lines: Sequence[Line],
        everybody: Sequence[Organization],
        sent: frozenset[int] = frozenset(),
        on_paper: frozenset[str] = frozenset(),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.lines = lines
        self.by_key = {str(one.pk): one for one in everybody if one.pk not in sent}
        named = {str(one.pk) for line in lines for one in line.means}
        for place, line in enumerate(lines):
            self.fields[f"noi_{place}"] = self._line_field(line, on_paper)
        rest = [(key, one.name) for key, one in self.by_key.items() if key not in named]
        if rest:
            self.fields["them"] = forms.MultipleChoiceField(
                label="Gửi thêm trong chương trình",
                choices=rest,
                required=False,
                widget=forms.CheckboxSelectMultiple,
                help_text="Cho nơi có trong chương trình mà dòng nơi nhận chưa khớp.",
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not any(cleaned.values()):
            raise ValidationError("Hãy chọn ít nhất một nơi chưa gửi.")
        return cleaned

    def sendings(self) -> Iterator[Sending]:
        for place, line in enumerate(self.lines):
            for key in self.cleaned_data.get(f"noi_{place}", ()):
                yield Sending(line.text[:LINE_LENGTH], self.by_key.get(key))
        for key in self.cleaned_data.get("them", ()):
            yield Sending(self.by_key[key].name, self.by_key[key])

    def _line_field(self, line: Line, on_paper: frozenset[str]) -> forms.MultipleChoiceField:
        here = [(str(one.pk), one.name) for one in line.means if str(one.pk) in self.by_key]
        paper = [] if line.text in on_paper else [(ON_PAPER, "Gửi bản giấy")]
        means_nobody = not line.means
        field = forms.MultipleChoiceField(
            label=line.text,
            choices=[*here, *paper],
            initial=[ON_PAPER] if means_nobody else [key for key, _ in here],
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )
        if means_nobody:
            field.help_text = "Không khớp cơ quan nào trong chương trình: gửi bản giấy."
        elif not here:
            field.help_text = "Đã gửi trong chương trình."
        return field


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label="Lý do",
        max_length=LINE_LENGTH,
        help_text="Ví dụ: gửi nhầm nơi nhận. Bên nhận đọc được lý do này.",
        error_messages={"required": "Cần ghi lý do thu hồi lượt gửi."},
    )
