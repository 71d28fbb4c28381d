"""Forms of sending: the secrecy question and a word; what came for a ward without the system."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.http import QueryDict

from directives.objectives.amounts import AmountField
from documents.drafts.forms import LinesField, PointingForm, SecrecyForm
from documents.models import Use
from documents.originals import files
from documents.originals.files import ALLOWANCES, Accepted, FileRefused, megabytes
from documents.originals.holding import held, taken_up
from officials.models import Organization
from paper.readers.received import Unreadable
from reports.models import AskedFigure
from reports.models.regimes import SENTENCE_LENGTH
from reports.models.sendings import WORDS_LENGTH
from reports.regimes.calendar import Due
from reports.submitting import workbooks
from reports.submitting.entering import Arrived
from vietnamese.dates import today

READ = "doc-tep"
"""The button that reads the workbook into the cells and keeps nothing yet."""


class SendForm(PointingForm, SecrecyForm):
    """`seen` is the hash of what was looked over."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    words = forms.CharField(
        label="Lời gửi",
        required=False,
        max_length=WORDS_LENGTH,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    field_order = ("seen", "words", "secret", "confirmed")

    def __init__(self, *args: Any, has_findings: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if has_findings:
            self.fields["words"].label = "Giải trình các chỗ được chỉ ra"
            self.fields["words"].required = True

    def refuse(self, reason: str, seen: str) -> None:
        """The next press of the button answers what stands there now, with everything typed."""
        self.data = {**self.data.dict(), "seen": seen}  # type: ignore[attr-defined]
        self.add_error(None, reason)


class BeginForm(SecrecyForm):
    """Of a công văn đính chính also what stood wrong."""

    def __init__(self, *args: Any, corrects: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if corrects:
            self.fields["words"] = LinesField(
                label="Chỗ sai và cách đọc đúng",
                rows=3,
                help_text="Mỗi chỗ một dòng, ví dụ: Mục II, đã in “khối 8”, nay đọc là “khối 9”.",
            )

    @property
    def words(self) -> tuple[str, ...]:
        found: tuple[str, ...] = self.cleaned_data.get("words", ())
        return found


@dataclass(frozen=True, slots=True)
class Cell:
    asked: AskedFigure
    amount: BoundField
    reason: BoundField


class EnterForm(PointingForm, SecrecyForm):
    """Figures typed from the report that came, or read from the regime's workbook."""

    file = forms.FileField(
        label="Tệp báo cáo đã nhận",
        required=False,
        help_text=f"Bản chụp, PDF, Word hoặc biểu XLSX; nhiều nhất "
        f"{megabytes(ALLOWANCES[Use.EVIDENCE].size)}.",
    )
    held = forms.CharField(widget=forms.HiddenInput, required=False)
    received_on = forms.DateField(label="Ngày nhận")
    paper_number = forms.CharField(label="Số, ký hiệu văn bản", required=False, max_length=60)
    paper_date = forms.DateField(label="Ngày văn bản", required=False)
    is_nothing = forms.BooleanField(label="Báo cáo không phát sinh", required=False)
    words = forms.CharField(label="Ghi chú", required=False, max_length=WORDS_LENGTH)

    def __init__(self, *args: Any, due: Due, organization: Organization, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._due, self._organization = due, organization
        self.asked: Sequence[AskedFigure] = list(due.terms.asked_figures.all())
        self.accepted: Accepted | None = None
        self.fields["received_on"].initial = today()
        for one in self.asked:
            self.fields[f"so-{one.code}"] = AmountField(label=f"{one.name} ({one.unit})")
            self.fields[f"ly-do-{one.code}"] = forms.CharField(
                label=f"Giải trình: {one.name}", required=False, max_length=SENTENCE_LENGTH
            )

    @property
    def cells(self) -> Iterator[Cell]:
        for one in self.asked:
            yield Cell(one, self[f"so-{one.code}"], self[f"ly-do-{one.code}"])

    @property
    def reads_only(self) -> bool:
        return READ in self.data

    def take_file(self) -> None:
        """What was sent once is not sent again, whatever else is wrong on the form."""
        try:
            self.accepted = self._accepted()
        except (FileRefused, ValidationError) as refusal:
            self.add_error("file", getattr(refusal, "message", str(refusal)))
        if self.accepted:
            self._put({"held": held(self.accepted)})

    def read_workbook(self) -> int:
        """Fills the cells from the workbook; gives how many numbers it has, 0 where refused."""
        file = self.accepted
        if file is None:
            if "file" not in self.errors:
                self.add_error("file", "Chọn biểu XLSX để đọc.")
            return 0
        data = files.SHELF.path(file.sha256).read_bytes()
        try:
            found = workbooks.read(file.name, data, due=self._due, organization=self._organization)
        except Unreadable as fault:
            self.add_error("file", fault.message)
            return 0
        self._put({f"so-{code}": _typed(amount) for code, amount in found.amounts.items()})
        self._put({f"ly-do-{code}": reason for code, reason in found.reasons.items()})
        return sum(amount is not None for amount in found.amounts.values())

    @property
    def arrived(self) -> Arrived:
        told = self.cleaned_data
        codes = [one.code for one in self.asked]
        return Arrived(
            told["received_on"],
            amounts={code: told[f"so-{code}"] for code in codes},
            reasons={code: told[f"ly-do-{code}"] for code in codes},
            file=self.accepted,
            paper_number=told["paper_number"],
            paper_date=told["paper_date"],
            is_nothing=told["is_nothing"],
            words=told["words"],
        )

    def _accepted(self) -> Accepted | None:
        if sent := self.files.get("file"):
            return files.accept(sent, use=Use.EVIDENCE, name=sent.name or "")
        token = self.data.get("held", "")
        return taken_up(token, use=Use.EVIDENCE) if token else None

    def _put(self, values: Mapping[str, str]) -> None:
        data = cast(QueryDict, self.data).copy()
        for name, value in values.items():
            data[name] = value
        self.data = data


def _typed(amount: Decimal | None) -> str:
    return "" if amount is None else f"{amount.normalize():f}".replace(".", ",")
