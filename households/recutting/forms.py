"""Which day within which borders; and how the people of a group are divided."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from documents.drafts.forms import PointingForm
from documents.numbers.forms import DayField
from households.counting.forms import CountField
from households.models import SENTENCE_LENGTH, EthnicGroup
from households.recutting.cutting import Question
from households.tallies import Composition, Tally, total
from localities.models import AdministrativeUnit, ResidentialGroup
from vietnamese.dates import short, today

PARAMETERS = {"on": "ngay", "borders_of": "dia-gioi", "known": "da-ghi"}
MEASURES = {"households": "Hộ", "persons": "Khẩu", "women": "Nữ"}
STATED = "all"
REST = "Nơi khác, chưa ghi tên"


class BordersForm(forms.Form):
    """Asked for in the address, so that a page can be kept and found again."""

    on = DayField(label="Số liệu đến hết ngày", help_text="")
    borders_of = DayField(label="Tính theo địa giới ngày", help_text="")
    known = DayField(label="Chỉ tính phiếu đã ghi đến hết ngày", required=False, help_text="")

    def __init__(self, *args: Any, unit: AdministrativeUnit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.unit = unit
        self.fields["known"].widget.attrs["placeholder"] = "để trống: tất cả"

    def add_prefix(self, field_name: str) -> str:
        return PARAMETERS.get(field_name, field_name)

    def clean_on(self) -> date:
        day: date = self.cleaned_data["on"]
        if day > today():
            raise ValidationError("Ngày này chưa đến.")
        return day

    def clean_borders_of(self) -> date:
        day: date = self.cleaned_data["borders_of"]
        on = self.cleaned_data.get("on")
        if on and day < on:
            raise ValidationError(f"Chọn từ ngày của số liệu, {short(on)}, trở đi.")
        if not self.unit.is_valid_on(day):
            raise ValidationError(f"Ngày {short(day)} không có {self.unit.full_name}.")
        return day

    @classmethod
    def asked(cls, data: Mapping[str, str], unit: AdministrativeUnit) -> "BordersForm":
        """What the address names; for the rest the end of last year, within today's borders."""
        last = min(today(), unit.valid_to or today())
        usual = {"ngay": short(date(last.year - 1, 12, 31)), "dia-gioi": short(last), "da-ghi": ""}
        return cls({**usual, **{name: data[name] for name in usual if name in data}}, unit=unit)


@dataclass(frozen=True, slots=True)
class Share:
    """What one of those after it gets of a line: the cells to type in."""

    name: str
    cells: Sequence[forms.BoundField]


@dataclass(frozen=True, slots=True)
class Row:
    """One ethnic group of the sheet, and how it is shared out."""

    name: str
    whole: Tally
    shares: Sequence[Share]


class DivisionForm(PointingForm):
    """One cell of a line may stay empty: it gets what is left of the sheet."""

    basis = forms.CharField(
        label="Căn cứ chia",
        max_length=SENTENCE_LENGTH,
        help_text="Ví dụ: Biên bản bàn giao giữa hai khối ngày 05/3/2026.",
    )

    def __init__(self, *args: Any, question: Question, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.whole = question.holding.figures
        self.successors: list[ResidentialGroup | None] = list(question.among)
        if question.has_rest:
            self.successors.append(None)
        self.names = {STATED: "Tổng ghi trên phiếu", **_names(self.whole)}
        for code in self._codes():
            for place, successor in enumerate(self.successors):
                for measure in self._measures(code):
                    label = f"{self.names[code]}, {successor or REST}: {MEASURES[measure].lower()}"
                    self.fields[f"{code}-{place}-{measure}"] = CountField(label=label)

    def rows(self) -> Sequence[Row]:
        return [
            Row(
                self.names[code],
                self._of(code),
                [
                    Share(str(successor or REST), self._cells(code, place))
                    for place, successor in enumerate(self.successors)
                ],
            )
            for code in self._codes()
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for code in self._codes():
            for measure in self._measures(code):
                self._fill(cleaned, code, measure)
        return cleaned

    def typed(self, cleaned: dict[str, Any]) -> Iterable[str]:
        return [cleaned.get("basis") or ""]

    @property
    def parts(self) -> Mapping[int | None, Composition]:
        return {
            successor.pk if successor else None: self._part(place)
            for place, successor in enumerate(self.successors)
        }

    def _part(self, place: int) -> Composition:
        lines = {code: self._tally(code, place) for code in self._codes() if code != STATED}
        stated = STATED in self._codes()
        return Composition(self._tally(STATED, place) if stated else total(lines.values()), lines)

    def _tally(self, code: str, place: int) -> Tally:
        households, persons, women = (
            self.cleaned_data.get(f"{code}-{place}-{measure}") for measure in MEASURES
        )
        return Tally(households or 0, persons or 0, women)

    def _fill(self, cleaned: dict[str, Any], code: str, measure: str) -> None:
        """Gives what is left to the cell that was left empty, or says what is wrong."""
        names = [f"{code}-{place}-{measure}" for place in range(len(self.successors))]
        if any(name in self.errors for name in names):
            return
        empty = [name for name in names if cleaned.get(name) is None]
        left = getattr(self._of(code), measure) - sum(cleaned[n] for n in names if n not in empty)
        if left < 0 or (left and not empty):
            whole = getattr(self._of(code), measure)
            told = f"Các phần cộng lại {whole - left}; phiếu ghi {whole}."
            self.add_error(names[0], told)
        elif left and len(empty) > 1:
            self.add_error(empty[0], "Chỉ được để trống một nơi; nơi ấy nhận phần còn lại.")
        else:
            cleaned.update(dict.fromkeys(empty, 0) | dict.fromkeys(empty[:1], left))

    def _codes(self) -> list[str]:
        stated = [STATED] if self.whole.difference else []
        return [*stated, *sorted(self.whole.lines)]

    def _measures(self, code: str) -> list[str]:
        return [one for one in MEASURES if getattr(self._of(code), one) is not None]

    def _of(self, code: str) -> Tally:
        return self.whole.stated if code == STATED else self.whole.of(code)

    def _cells(self, code: str, place: int) -> Sequence[forms.BoundField]:
        return [self[f"{code}-{place}-{measure}"] for measure in self._measures(code)]


def _names(whole: Composition) -> Mapping[str, str]:
    return {code: group.name for code, group in EthnicGroup.objects.in_bulk(whole.lines).items()}
