"""What is typed of a sheet, of the ward, of a withdrawal."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from documents.drafts.forms import PointingForm
from documents.numbers.forms import DayField
from households.counting import differing
from households.counting.differing import OF_ALL, Difference
from households.counting.recording import MOST
from households.models import SENTENCE_LENGTH, SOURCE_LENGTH, EthnicGroup, ReligiousTotal
from households.tallies import Composition, Tally

COLUMNS = {"households": "số hộ", "persons": "số khẩu", "women": "số nữ"}
ALL = "all"
"""The line of totals among the names of fields."""
TOTAL = "Tổng số"
MEND_OR_EXPLAIN = "Các số chưa khớp. Hãy sửa cho khớp, hoặc giải thích trong một câu ở đây."
_GROUPED = re.compile(r"\d{1,3}(?:[. ]\d{3})+|\d+")
Religion = ReligiousTotal.Religion


class CountField(forms.IntegerField):
    """A count as offices write it: 1422 or 1.422."""

    def __init__(self, *, label: str, required: bool = False) -> None:
        attributes = {"inputmode": "numeric", "autocomplete": "off", "aria-label": label}
        super().__init__(
            label=label,
            required=required,
            min_value=0,
            max_value=MOST,
            widget=forms.TextInput(attrs=attributes),
            error_messages={"required": "Cần ghi số này; không có thì ghi 0."},
        )

    def to_python(self, value: Any) -> int | None:
        typed = str(value or "" if value != 0 else "0").strip()
        if typed and not _GROUPED.fullmatch(typed):
            raise ValidationError(f"“{typed}” không phải số đếm. Ghi chữ số, ví dụ 1422.")
        return super().to_python(re.sub(r"[. ]", "", typed))


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the form: the cells to type in and what stood there before."""

    name: str
    cells: Sequence[forms.BoundField]
    before: Tally | None
    differs: bool


class TalliedForm(PointingForm):
    """Lines of three counts each, by a code."""

    differences: tuple[Difference, ...] = ()

    def add_line(self, code: str, name: str, *, required: bool = False) -> None:
        for column, label in COLUMNS.items():
            must = required and column != "women"
            self.fields[f"{code}-{column}"] = CountField(label=f"{name}: {label}", required=must)

    def line(self, code: str, name: str, *, before: Tally | None = None) -> Line:
        key = OF_ALL if code == ALL else code
        cells = [self[f"{code}-{column}"] for column in COLUMNS]
        differs = any(one.code == key for one in self.differences)
        return Line(name, cells, before, differs)

    @property
    def unread(self) -> list[str]:
        """What stands in the lines and is no count."""
        return [
            f"{field.label}: {error}"
            for field in self
            for error in field.errors
            if field.name.endswith(tuple(COLUMNS)) and field.data
        ]

    def is_misread(self) -> bool:
        return any(name.endswith(tuple(COLUMNS)) for name in self.errors)

    def tally(self, code: str) -> Tally | None:
        """None where nothing was typed; households and persons that were left out are none."""
        typed = [self.cleaned_data.get(f"{code}-{column}") for column in COLUMNS]
        if all(number is None for number in typed):
            return None
        households, persons, women = typed
        return Tally(households or 0, persons or 0, women)

    def refuse_more_women(self, codes: Iterable[str]) -> None:
        for code in codes:
            tally = self.tally(code)
            if tally and tally.women is not None and tally.women > tally.persons:
                self.add_error(f"{code}-women", "Số nữ không được lớn hơn số khẩu.")

    def typed(self, cleaned: dict[str, Any]) -> Iterable[str]:
        return [cleaned.get("source") or "", cleaned.get("explanation") or ""]

    def explained(self) -> str:
        """A sentence that has nothing to explain any more is not kept."""
        return str(self.cleaned_data["explanation"]) if self.differences else ""

    def rebase(self, base: int) -> None:
        """The next save is made in knowledge of what somebody else has recorded."""
        self.data = {**self.data.dict(), "base": str(base)}  # type: ignore[attr-defined]

    def _ask_to_explain(self, cleaned: Mapping[str, Any]) -> None:
        if self.differences and not cleaned.get("explanation"):
            self.add_error("explanation", MEND_OR_EXPLAIN)


def _source(help_text: str) -> forms.CharField:
    return forms.CharField(label="Nguồn", max_length=SOURCE_LENGTH, help_text=help_text)


def _explanation() -> forms.CharField:
    return forms.CharField(
        label="Giải thích chênh lệch, nếu có",
        max_length=SENTENCE_LENGTH,
        required=False,
        help_text="Một câu, ví dụ: Hai hộ mới chuyển đến chưa khai dân tộc.",
    )


class SheetForm(TalliedForm):
    """Phiếu số liệu of one residential group at one closing date."""

    base = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    closes_on = DayField(widget=forms.HiddenInput)
    cells_of_group = CountField(label="Số tổ trong khối, thôn, bản")
    source = _source("Ví dụ: Phiếu giấy có chữ ký của khối trưởng.")
    explanation = _explanation()

    def __init__(
        self,
        *args: Any,
        ethnic_groups: Sequence[EthnicGroup],
        before: Composition | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.ethnic_groups, self.before = ethnic_groups, before
        for group in ethnic_groups:
            self.add_line(group.pk, group.name)
        self.add_line(ALL, TOTAL, required=True)

    @property
    def lines(self) -> list[Line]:
        past = self.before
        return [
            self.line(group.pk, group.name, before=past.of(group.pk) if past else None)
            for group in self.ethnic_groups
        ]

    @property
    def total(self) -> Line:
        return self.line(ALL, TOTAL, before=self.before.stated if self.before else None)

    @property
    def agrees(self) -> bool:
        is_told = self.is_bound and self.tally(ALL) is not None
        return is_told and not self.differences and not self.is_misread()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self.refuse_more_women([ALL, *(group.pk for group in self.ethnic_groups)])
        if not self.is_misread():
            self.differences = differing.of_sheet(self.composition())
            self._ask_to_explain(cleaned)
        return cleaned

    def composition(self) -> Composition:
        """What was typed; a line with a mistake in it counts as far as it can be read."""
        lines = {group.pk: self.tally(group.pk) for group in self.ethnic_groups}
        told = {code: tally for code, tally in lines.items() if tally}
        return Composition(self.tally(ALL) or Tally(), told)


def initial_of(composition: Composition) -> dict[str, int | None]:
    """The counts by the names of the fields."""
    lines = {ALL: composition.stated, **composition.lines}
    return {
        f"{code}-{column}": getattr(tally, column)
        for code, tally in lines.items()
        for column in COLUMNS
    }


class StatementForm(TalliedForm):
    """Số liệu chung: totals as announced, area, religious totals of the whole ward."""

    base = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    closes_on = DayField(widget=forms.HiddenInput)
    area = forms.DecimalField(
        label="Diện tích tự nhiên (km²)",
        min_value=Decimal("0.01"),
        max_value=Decimal(99_999),
        max_digits=9,
        decimal_places=4,
        required=False,
        localize=True,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        help_text="Ví dụ 4,59.",
    )
    source = _source("Ví dụ: Báo cáo của Ủy ban nhân dân, kết quả rà soát cuối năm.")
    explanation = _explanation()

    def __init__(self, *args: Any, summed: Tally | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.summed = summed
        self.add_line(ALL, TOTAL, required=True)
        for religion in Religion:
            self.add_line(religion.value, religion.label)

    @property
    def total(self) -> Line:
        return self.line(ALL, TOTAL, before=self.summed)

    @property
    def religions(self) -> list[Line]:
        return [self.line(religion.value, religion.label) for religion in Religion]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self.refuse_more_women([ALL, *Religion.values])
        if self.summed and not any(name.startswith(f"{ALL}-") for name in self.errors):
            self.differences = differing.of_ward(self.tally(ALL) or Tally(), self.summed)
            self._ask_to_explain(cleaned)
        return cleaned

    def stated(self) -> Tally:
        return self.tally(ALL) or Tally()

    def religious_totals(self) -> dict[Religion, Tally]:
        found = {religion: self.tally(religion.value) for religion in Religion}
        return {religion: tally for religion, tally in found.items() if tally}

    def hectares(self) -> Decimal | None:
        area: Decimal | None = self.cleaned_data["area"]
        return area * 100 if area else None


class WithdrawalForm(PointingForm):
    reason = forms.CharField(
        label="Lý do rút phiếu",
        max_length=SENTENCE_LENGTH,
        help_text="Ví dụ: nhập nhầm phiếu của khối khác. Phiếu ở lại trong lịch sử, không còn được "
        "tính.",
        error_messages={"required": "Cần ghi lý do rút phiếu."},
    )
