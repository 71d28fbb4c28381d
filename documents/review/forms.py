"""Forms of review: remarks on a paper, their answers, what is said when it is submitted."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.http import QueryDict

from documents.drafts.forms import BasedForm, PointingForm, SecrecyForm
from documents.models import Approval, Remark, Revision
from documents.models.reviewing import QUOTE_LENGTH
from documents.review.confirmations import Confirmation
from documents.review.quoting import Piece
from documents.secrecy import Answer
from officials.models import Appointment
from workflow.verdicts import Verdict

FIRST_ROWS, MOST_ROWS = 2, 30
REMARK_LENGTH = 2000
COLUMNS = ("kind", "text", "key", "quote")


@dataclass(frozen=True, slots=True)
class Row:
    """One remark on the form, and the piece it is pinned to, if any."""

    number: int
    kind: BoundField
    text: BoundField
    key: BoundField
    quote: BoundField
    piece: Piece | None


class RemarksForm(PointingForm):
    """One remark or many. Empty rows are passed over; at least one remark is asked for."""

    count = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=MOST_ROWS)

    def __init__(self, *args: Any, pieces: Mapping[str, Piece], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._pieces = pieces
        typed = self.data if self.is_bound else self.initial
        self._count = _counted(typed.get("count"))
        self.fields["count"].initial = self._count
        for number in range(self._count):
            self.fields.update(_row_fields(number))

    @property
    def rows(self) -> Iterator[Row]:
        for number in range(self._count):
            fields = {column: self[f"{column}_{number}"] for column in COLUMNS}
            piece = self._pieces.get(fields["key"].value() or "")
            yield Row(number=number + 1, piece=piece, **fields)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for number in range(self._count):
            self._check(number, cleaned)
        if not self.errors and not self.remarks:
            self.add_error("text_0", "Hãy ghi ít nhất một ý kiến.")
        return cleaned

    def _check(self, number: int, cleaned: dict[str, Any]) -> None:
        text, key, quote = (cleaned.get(f"{name}_{number}", "") for name in COLUMNS[1:])
        if quote and not text and f"text_{number}" not in self.errors:
            self.add_error(f"text_{number}", "Hãy ghi ý kiến về đoạn đã trích, hoặc bỏ trích.")
        piece = self._pieces.get(key)
        if key and piece is None:
            self.add_error(f"text_{number}", "Đoạn đã trích không còn trong văn bản này.")
        elif piece and quote and not piece.holds(quote):
            self.add_error(f"quote_{number}", "Lời trích không có trong đoạn đã chọn.")

    @property
    def remarks(self) -> list[dict[str, str]]:
        """What was typed: kind, text, key and quote of each remark."""
        rows = (
            {column: self.cleaned_data.get(f"{column}_{number}", "") for column in COLUMNS}
            for number in range(self._count)
        )
        return [{**row, "kind": row["kind"] or Remark.Kind.OTHER} for row in rows if row["text"]]

    @property
    def said_by(self) -> dict[str, Any]:
        """Whose remarks they are, where it is not who writes them."""
        return {}


class DirectedForm(RemarksForm):
    """Ghi ý kiến chỉ đạo: remarks of a leader, taken down by somebody else."""

    def __init__(self, *args: Any, leaders: Sequence[Appointment], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._leaders = {str(leader.pk): leader for leader in leaders}
        names = [(key, f"{one.official} - {one.title}") for key, one in self._leaders.items()]
        self.fields["leader"] = forms.ChoiceField(label="Ý kiến của", choices=names)

    @property
    def said_by(self) -> dict[str, Any]:
        return {"leader": self._leaders[self.cleaned_data["leader"]]}


def rows_typed(typed: QueryDict, pieces: Mapping[str, Piece]) -> dict[str, Any]:
    """What was typed so far, with a piece pinned to a remark or taken off, or with a row more."""
    rows = [
        {column: typed.get(f"{column}_{number}", "") for column in COLUMNS}
        for number in range(_counted(typed.get("count")))
    ]
    pick, drop = typed.get("pick", ""), typed.get("drop", "")
    if pick in pieces:
        _pin(rows, pieces[pick])
    elif drop.isdecimal() and 0 < int(drop) <= len(rows):
        rows[int(drop) - 1].update(key="", quote="")
    elif "more" in typed:
        rows.append(_empty())
    rows = rows[:MOST_ROWS]
    values = {f"{name}_{i}": row[name] for i, row in enumerate(rows) for name in COLUMNS}
    return {**values, "leader": typed.get("leader", ""), "count": len(rows)}


def _pin(rows: list[dict[str, str]], piece: Piece) -> None:
    """Into the first row nobody has begun; a new one where all are taken."""
    free = next((row for row in rows if not row["text"] and not row["key"]), None)
    if free is None:
        free = _empty()
        rows.append(free)
    free.update(key=piece.key, quote=piece.opening_words)


def _empty() -> dict[str, str]:
    return dict.fromkeys(COLUMNS, "")


def _counted(typed: object) -> int:
    text = str(typed or "")
    return min(max(int(text), 1), MOST_ROWS) if text.isdecimal() and len(text) < 4 else FIRST_ROWS


def _row_fields(number: int) -> dict[str, forms.Field]:
    return {
        f"kind_{number}": forms.ChoiceField(
            label="Loại ý kiến",
            choices=Remark.Kind.choices,
            initial=Remark.Kind.OTHER,
            required=False,
        ),
        f"text_{number}": forms.CharField(
            label="Ý kiến",
            required=False,
            max_length=REMARK_LENGTH,
            widget=forms.Textarea(attrs={"rows": 3}),
        ),
        f"key_{number}": forms.CharField(required=False, widget=forms.HiddenInput),
        f"quote_{number}": forms.CharField(
            label="Lời trích",
            required=False,
            max_length=QUOTE_LENGTH,
            widget=forms.Textarea(attrs={"rows": 2}),
        ),
    }


class AnswersForm(PointingForm):
    """One answer to each remark; what was answered before stands in its place and may be mended."""

    def __init__(self, *args: Any, remarks: Sequence[Remark], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._remarks = remarks
        for remark in remarks:
            self.fields[_answer_name(remark)] = forms.CharField(
                label="Trả lời",
                required=False,
                max_length=REMARK_LENGTH,
                initial=_last_answer(remark),
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    @property
    def rows(self) -> list[tuple[Remark, BoundField]]:
        return [(remark, self[_answer_name(remark)]) for remark in self._remarks]

    @property
    def answers(self) -> Iterable[tuple[Remark, str]]:
        """What is new: answers that were not given in these words before."""
        for remark in self._remarks:
            text = self.cleaned_data[_answer_name(remark)]
            if text and text != _last_answer(remark):
                yield remark, text


def _answer_name(remark: Remark) -> str:
    return f"answer_{remark.pk}"


def _last_answer(remark: Remark) -> str:
    answers = list(remark.answers.all())
    return answers[-1].text if answers else ""


class ApproveOnPaperForm(SecrecyForm):
    """The secrecy question, and what the paper asks the signer to confirm."""

    def __init__(self, *args: Any, asked: Sequence[Confirmation] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = asked
        for one in asked:
            self.fields[_confirmation_name(one)] = forms.BooleanField(
                label=one.question,
                error_messages={"required": "Hãy xem các chỗ nêu ở trên và xác nhận."},
            )
        self.order_fields([*map(_confirmation_name, asked), *self.fields])

    @property
    def confirmed(self) -> tuple[str, ...]:
        """The names of what was confirmed."""
        return tuple(one.name for one in self.asked if self.data.get(_confirmation_name(one)))


def _confirmation_name(asked: Confirmation) -> str:
    return f"confirmed_{asked.name}"


class ApproveForm(ApproveOnPaperForm):
    """The same, and how the signer is going to sign."""

    way = forms.ChoiceField(
        label="Sau khi duyệt",
        choices=[
            (Approval.Way.INK, "Ký mực trên bản in"),
            (Approval.Way.TOKEN, "Ký số ngoài chương trình (văn thư cấp số trước)"),
        ],
        initial=Approval.Way.INK,
        widget=forms.RadioSelect,
    )

    @property
    def chosen(self) -> Approval.Way:
        token = self.data.get("way") == Approval.Way.TOKEN
        return Approval.Way.TOKEN if token else Approval.Way.INK


class SubmitForm(SecrecyForm, PointingForm, BasedForm):
    """The secrecy question, and one sentence where something was pointed at."""

    answer = forms.CharField(
        label="Giải trình bằng một câu",
        required=False,
        max_length=REMARK_LENGTH,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Vì sao các chỗ được chỉ ra ở trên vẫn để như vậy. Người kiểm tra đọc câu này.",
    )
    field_order = ["answer", "secret", "confirmed", "base"]

    def __init__(self, *args: Any, has_findings: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_findings:
            del self.fields["answer"]
        self._has_findings = has_findings

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self._has_findings and not cleaned.get("answer") and "answer" not in self.errors:
            self.add_error("answer", "Hãy sửa các chỗ được chỉ ra, hoặc giải trình bằng một câu.")
        return cleaned

    @property
    def said(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        return {
            "base": cleaned["base"],
            "secret": Answer(cleaned["secret"]),
            "answer": cleaned.get("answer", ""),
        }

    def refuse(self, verdict: Verdict, *, current: Revision) -> None:
        """Say why, and let the next try answer the draft as it is now."""
        self.data = {**self.data.dict(), "base": str(current.number)}  # type: ignore[attr-defined]
        self.add_error(None, verdict.reason)
