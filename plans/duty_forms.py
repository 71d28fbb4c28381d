"""Forms by which a plan answers the duties from above."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from directives.models import Duty
from documents.drafts.forms import PointingForm
from plans.coverage import Line, Piece, Standing
from plans.models import SENTENCE_LENGTH

ONE_OF_THEM = "Chọn một phần của kế hoạch, hoặc viết một câu; không làm cả hai."


class AnswerForm(PointingForm):
    """A part of the plan, or one sentence, for this duty and for others of the same directive."""

    part = forms.ChoiceField(label="Phần của kế hoạch trả lời nhiệm vụ này", required=False)
    sentence = forms.CharField(
        label="Hoặc giải trình bằng một câu",
        required=False,
        max_length=SENTENCE_LENGTH,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=(
            "Vì sao kế hoạch không có phần riêng cho nhiệm vụ này. Cơ quan giao nhiệm vụ đọc được "
            "câu này sau khi kế hoạch được phát hành."
        ),
    )
    also = forms.MultipleChoiceField(
        label="Trả lời như vậy cho cả các nhiệm vụ còn để trống của văn bản này",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    field_order = ["part", "sentence", "also", "confirmed"]

    def __init__(
        self, *args: Any, pieces: Sequence[Piece], others: Sequence[Line], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._others = {str(line.duty.pk): line.duty for line in others}
        self._choose("part", [("", "Chưa chọn"), *((one.key, _named(one)) for one in pieces)])
        self._choose("also", [(pk, _called(duty)) for pk, duty in self._others.items()])
        if not others:
            del self.fields["also"]

    def _choose(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices

    def typed(self, cleaned: dict[str, Any]) -> Iterable[str]:
        return (cleaned.get("sentence", ""),)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if bool(cleaned.get("part")) == bool(cleaned.get("sentence")) and not self.errors:
            self.add_error(None, ONE_OF_THEM)
        return cleaned

    @property
    def also_for(self) -> list[Duty]:
        return [self._others[pk] for pk in self.cleaned_data.get("also", ())]


def open_beside(lines: Iterable[Line], duty: Duty) -> list[Line]:
    """The other duties of the same directive that nothing answers."""
    return [line for line in lines if line.duty != duty and line.standing is Standing.OPEN]


def _named(piece: Piece) -> str:
    return f"{piece.place[:1].upper()}{piece.place[1:]}: {piece.words}"


def _called(duty: Duty) -> str:
    return str(duty)
