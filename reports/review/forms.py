"""Forms of review: one finding, a decision, the ward's answers."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.forms import BoundField
from django.http import QueryDict

from documents.drafts.forms import PointingForm
from documents.review.quoting import Piece
from reports.models import AskedFigure, Decision, Finding
from reports.models.findings import QUOTE_LENGTH
from reports.models.sendings import WORDS_LENGTH
from reports.review.finding import Opinion
from reports.review.reading import Read

PICK, PICK_FIGURE, DROP = "pick", "pick_figure", "drop"
PICKING = frozenset({PICK, PICK_FIGURE, DROP})


class FindingForm(PointingForm):
    """One finding: on the whole, at a quote, or at a figure of the sending `number`."""

    kind = forms.ChoiceField(label="Loại ý kiến", choices=Finding.Kind.choices)
    text = forms.CharField(
        label="Lý do",
        max_length=WORDS_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Cần ghi lý do."},
    )
    quote = forms.CharField(
        label="Lời trích",
        required=False,
        max_length=QUOTE_LENGTH,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    key = forms.CharField(required=False, widget=forms.HiddenInput)
    asked = forms.CharField(required=False, widget=forms.HiddenInput)
    number = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        pieces: Mapping[str, Piece],
        figures: Iterable[AskedFigure],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._pieces = pieces
        self._figures = {str(asked.pk): asked for asked in figures}
        # The button that pinned it stands far below; who works by keys goes on writing here.
        self.fields["text"].widget.attrs["autofocus"] = bool(self.piece or self.figure)

    @property
    def piece(self) -> Piece | None:
        return self._pieces.get(str(self["key"].value() or ""))

    @property
    def figure(self) -> AskedFigure | None:
        return self._figures.get(str(self["asked"].value() or ""))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        key, quote, asked = (cleaned.get(name, "") for name in ("key", "quote", "asked"))
        if asked and asked not in self._figures:
            self.add_error("text", "Chỉ tiêu đã chọn không có trong báo cáo này.")
        elif key and key not in self._pieces:
            self.add_error("text", "Đoạn đã trích không có trong lần gửi này.")
        elif key and quote and not self._pieces[key].holds(quote):
            self.add_error("quote", "Lời trích không có trong đoạn đã chọn.")
        return cleaned

    def typed(self, cleaned: dict[str, Any]) -> Iterable[str]:
        return (cleaned.get("text", ""),)

    @property
    def opinion(self) -> Opinion:
        told = self.cleaned_data
        quoted = told["quote"] if told["key"] else ""
        return Opinion(told["kind"], told["text"], quoted, told["key"], self.figure)


def typed_so_far(typed: QueryDict, pieces: Mapping[str, Piece]) -> dict[str, Any]:
    """What was typed, pinned to another piece or figure, or to none any more."""
    values = {name: typed.get(name, "") for name in ("kind", "text", "number", "confirmed")}
    piece = pieces.get(typed.get(PICK, ""))
    if piece:
        return {**values, "key": piece.key, "quote": piece.opening_words}
    return {**values, "asked": typed.get(PICK_FIGURE, "")}


class ReadForm(PointingForm):
    """Names what was on the page, so that nobody decides on what they have not read."""

    number = forms.IntegerField(widget=forms.HiddenInput)
    findings = forms.CharField(required=False, widget=forms.HiddenInput)

    @property
    def read(self) -> Read:
        return Read(self.cleaned_data["number"], self.cleaned_data["findings"])


class DecisionForm(ReadForm):
    """A word on the whole; of a return by which paper it is mended."""

    words = forms.CharField(
        label="Ý kiến chung (không bắt buộc)",
        required=False,
        max_length=WORDS_LENGTH,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    remedy = forms.ChoiceField(
        label="Nơi báo cáo sửa bằng",
        choices=Decision.Remedy.choices,
        initial=Decision.Remedy.CONTENT,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, returns: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not returns:
            del self.fields["remedy"]

    def typed(self, cleaned: dict[str, Any]) -> Iterable[str]:
        return (cleaned.get("words", ""),)

    @property
    def said(self) -> dict[str, Any]:
        named = ("words", "remedy")
        told = {name: self.cleaned_data[name] for name in named if name in self.cleaned_data}
        return {**told, "read": self.read}


class ReopenForm(ReadForm):
    """Why what was accepted is opened again: a finding on the whole."""

    kind = forms.ChoiceField(label="Loại ý kiến", choices=Finding.Kind.choices)
    reason = forms.CharField(
        label="Lý do mở lại", max_length=WORDS_LENGTH, widget=forms.Textarea(attrs={"rows": 3})
    )
    remedy = forms.ChoiceField(
        label="Nơi báo cáo sửa bằng",
        choices=Decision.Remedy.choices,
        initial=Decision.Remedy.CONTENT,
        widget=forms.RadioSelect,
    )

    def typed(self, cleaned: dict[str, Any]) -> Iterable[str]:
        return (cleaned.get("reason", ""),)

    @property
    def said(self) -> dict[str, Any]:
        told = {name: self.cleaned_data[name] for name in ("kind", "reason", "remedy")}
        return {**told, "read": self.read}


class AnswersForm(PointingForm):
    """One answer to each finding; what was answered before stands in its place and is mended."""

    def __init__(self, *args: Any, findings: Sequence[Finding], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._findings = findings
        for finding in findings:
            self.fields[_name(finding)] = forms.CharField(
                label="Trả lời",
                required=False,
                max_length=WORDS_LENGTH,
                initial=_last(finding),
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    @property
    def rows(self) -> list[tuple[Finding, BoundField]]:
        return [(finding, self[_name(finding)]) for finding in self._findings]

    @property
    def answers(self) -> Iterable[tuple[Finding, str]]:
        """What was not said in these words before."""
        for finding in self._findings:
            text = self.cleaned_data[_name(finding)]
            if text and text != _last(finding):
                yield finding, text


def _name(finding: Finding) -> str:
    return f"answer_{finding.pk}"


def _last(finding: Finding) -> str:
    answers = list(finding.answers.all())
    return answers[-1].text if answers else ""
