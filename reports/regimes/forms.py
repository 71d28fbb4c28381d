"""The form of a regime: what it is, what holds from a day on, its addressees and figures."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Self, cast

from django import forms
from django.db.models import QuerySet
from django.forms.formsets import BaseFormSet
from django.http import QueryDict

from directives.models import Directive, Objective
from documents.drafts.forms import OutlineField, PointingForm, SecrecyForm
from documents.numbers.forms import DAY_HINT, DayField
from localities.kinds import Level
from localities.models import AdministrativeUnit
from officials.models import Organization
from reports.models import Addressee, AskedFigure, Regime, Terms
from reports.models.regimes import NAME_LENGTH
from reports.regimes import sourcing
from reports.regimes.line_forms import (
    AddresseeForm,
    AddresseeLines,
    FigureForm,
    FigureLines,
)
from reports.regimes.lines import Line, Press, lines_in
from reports.regimes.rules import Forms
from vietnamese.dates import today

ADDRESSEES, FIGURES = "addressees", "figures"
REPORTERS = (
    *(Organization.Kind.PEOPLES_COMMITTEE, Organization.Kind.POLICE),
    *(Organization.Kind.MILITARY_COMMAND, Organization.Kind.FATHERLAND_FRONT),
)
ADDRESSEE_NAMES = AddresseeForm.typed_in
FIGURE_NAMES = (*FigureForm.typed_in, "taken_from", "is_summed")


class RegimeForm(forms.ModelForm[Regime]):
    class Meta:
        model = Regime
        fields = ("name", "kind", "directive")
        help_texts: ClassVar = {
            "name": "Không ghi kỳ báo cáo; kỳ đứng sau tên, ví dụ: … 6 tháng đầu năm 2026.",
            "directive": "Văn bản của cơ quan trong sổ, nơi chế độ này được quy định.",
        }

    def __init__(self, *args: Any, owner: Organization, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.owner = owner
        directives = cast("forms.ModelChoiceField[Directive]", self.fields["directive"])
        known = Directive.objects.in_registers_of([owner.pk]).exclude(kept_by=None).for_list()
        directives.queryset = known.order_by("-issued_on", "-pk")


class AmendForm(PointingForm, RegimeForm):
    field_order = ["name", "kind", "directive", "confirmed"]

    def typed(self, cleaned: dict[str, Any]) -> Iterator[str]:
        yield cleaned.get("name") or ""


class TermsForm(SecrecyForm, PointingForm, forms.ModelForm[Terms]):
    """`beside`: what is typed into the lines and the name, for personal data to be pointed at."""

    outline = OutlineField(
        label="Đề cương",
        required=False,
        rows=8,
        help_text="Mỗi dòng một mục: I., 1., a). Để trống: báo cáo được soạn sẵn theo khung chung "
        "(kết quả, đánh giá, nhiệm vụ tới, kiến nghị) với số liệu tự điền.",
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Terms
        fields = (
            *("valid_from", "rhythm", "closing", "due_days", "asks", "reporter_kind", "within"),
            *("reviewer", "channel", "outline", "guidance"),
        )
        field_classes: ClassVar = {"valid_from": DayField}
        widgets: ClassVar = {"guidance": forms.Textarea(attrs={"rows": 3})}
        help_texts: ClassVar = {
            "valid_from": f"{DAY_HINT} Kỳ nào có ngày chốt từ ngày này trở đi thì theo quy định "
            "này; kỳ trước giữ quy định cũ.",
            "channel": "Ví dụ: Công an tỉnh. In sau nơi nhận thứ nhất: (qua Công an tỉnh).",
            "due_days": "Ghi 0 nếu nộp ngay trong ngày chốt.",
        }

    def __init__(
        self, *args: Any, owner: Organization, beside: Sequence[str] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._beside = beside
        reporters = cast(forms.ChoiceField, self.fields["reporter_kind"])
        reporters.label = f"Nơi báo cáo ({Level.COMMUNE.label.lower()})"
        reporters.choices = [(kind.value, kind.label) for kind in REPORTERS]
        offer_places(self, owner)

    def typed(self, cleaned: dict[str, Any]) -> Iterator[str]:
        yield from (cleaned.get(name) or "" for name in ("channel", "outline", "guidance"))
        yield from self._beside

    def rebase(self, version: int) -> None:
        """Let the next save answer what somebody else has saved, with everything typed kept."""
        data = self.data.copy()  # type: ignore[attr-defined]
        data["version"] = str(version)
        self.data = data


class SampleForm(SecrecyForm, PointingForm):
    """What a sample does not know."""

    name = forms.CharField(label="Tên báo cáo", max_length=NAME_LENGTH)
    valid_from = DayField(label="Áp dụng từ ngày", initial=today)
    within = forms.ModelChoiceField(
        label="Trong địa bàn", queryset=AdministrativeUnit.objects.none(), empty_label=None
    )
    reviewer = forms.ModelChoiceField(
        label="Cơ quan xem xét", queryset=Organization.objects.none(), empty_label=None
    )

    field_order = ["name", "valid_from", "within", "reviewer", "secret", "confirmed"]

    def __init__(self, *args: Any, owner: Organization, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_places(self, owner)
        self.initial = {**places_of(owner), **self.initial}


@dataclass(frozen=True, slots=True)
class Start:
    """What the form begins with."""

    owner: Organization
    terms: Terms
    addressees: Sequence[Line] = ()
    figures: Sequence[Line] = ()
    regime: Regime | None = None
    """Where it is a new one."""
    version: int = 0


@dataclass(frozen=True, slots=True)
class RegimeSheet:
    """All of the form; `regime` only where it is a new one."""

    regime: RegimeForm | None
    terms: TermsForm
    addressees: BaseFormSet[AddresseeForm]
    figures: BaseFormSet[FigureForm]

    @classmethod
    def empty(cls, start: Start) -> Self:
        told = {"version": start.version}
        return cls._unbound(start, {}, told, start.addressees or [{}], start.figures or [{}] * 3)

    @classmethod
    def rearranged(cls, start: Start, data: QueryDict, press: Press) -> Self:
        """As typed, with the lines in their new places; nothing is checked."""
        lines = {
            prefix: press.applied(found) if press.prefix == prefix else found
            for prefix, found in _lines(data).items()
        }
        typed = data.dict()
        return cls._unbound(start, typed, typed, lines[ADDRESSEES], lines[FIGURES])

    @classmethod
    def sent(cls, start: Start, data: QueryDict) -> Self:
        owner = start.owner
        return cls(
            RegimeForm(data, instance=start.regime, owner=owner) if start.regime else None,
            TermsForm(data, instance=start.terms, owner=owner, beside=_texts(data)),
            AddresseeLines(data, prefix=ADDRESSEES),
            FigureLines(data, prefix=FIGURES, form_kwargs=_figure_arguments(owner)),
        )

    @classmethod
    def _unbound(
        cls,
        start: Start,
        regime: Mapping[str, Any],
        terms: Mapping[str, Any],
        addressees: Sequence[Line],
        figures: Sequence[Line],
    ) -> Self:
        owner = start.owner
        return cls(
            RegimeForm(initial=dict(regime), instance=start.regime, owner=owner)
            if start.regime
            else None,
            TermsForm(initial=dict(terms), instance=start.terms, owner=owner),
            AddresseeLines(initial=addressees, prefix=ADDRESSEES),
            FigureLines(initial=figures, prefix=FIGURES, form_kwargs=_figure_arguments(owner)),
        )

    def is_valid(self) -> bool:
        """Every part is looked at, so that all faults are told together."""
        found = [self.terms.is_valid(), self.addressees.is_valid(), self.figures.is_valid()]
        found.append(self.regime is None or self.regime.is_valid())
        for fault in self._faults_of_lines():
            self.terms.add_error(None, fault)
        return all(found)

    def filled_addressees(self) -> list[Addressee]:
        return [one.save(commit=False) for one in self.addressees if one.has_changed()]

    def filled_figures(self) -> list[AskedFigure]:
        return [one.figure() for one in self._filled()]

    def forms(self) -> Forms:
        given = (one.cleaned_data for one in self._filled())
        return {one["code"]: one["places"] for one in given if one["places"]}

    def _filled(self) -> list[FigureForm]:
        return [one for one in self.figures if one.has_changed()]

    def _faults_of_lines(self) -> Iterator[str]:
        for what, lines in (("Nơi nhận", self.addressees), ("Chỉ tiêu", self.figures)):
            yield from map(str, lines.non_form_errors())
            for place, line in enumerate(lines, start=1):
                for name, errors in line.errors.items():
                    label = f", ô “{line.fields[name].label}”" if name in line.fields else ""
                    yield f"{what} dòng {place}{label}: {' '.join(map(str, errors))}"


def places_of(owner: Organization) -> dict[str, Any]:
    """The whole of its territory; for review the police beside it, where there are any."""
    neighbours = _neighbours(owner)
    police = neighbours.filter(kind=Organization.Kind.POLICE).first()
    return {"within": owner.unit_id, "reviewer": (police or owner).pk}


def offer_places(form: forms.Form | TermsForm, owner: Organization) -> None:
    within = cast("forms.ModelChoiceField[AdministrativeUnit]", form.fields["within"])
    reviewer = cast("forms.ModelChoiceField[Organization]", form.fields["reviewer"])
    within.queryset = _territory(owner)
    reviewer.queryset = _neighbours(owner)
    within.empty_label = reviewer.empty_label = None


def _territory(owner: Organization) -> QuerySet[AdministrativeUnit]:
    """Its own unit; nothing stands between it and the communes."""
    return AdministrativeUnit.objects.filter(pk=owner.unit_id)


def _neighbours(owner: Organization) -> QuerySet[Organization]:
    found = Organization.objects.filter(unit__code=owner.unit.code, successor=None)
    return found.order_by("name", "pk")


def _figure_arguments(owner: Organization) -> dict[str, Any]:
    """One query for the lists of all lines."""
    given = Objective.objects.filter(kept_by=owner).order_by("-pk")
    return {"choices": sourcing.choices(given)}


def _lines(data: QueryDict) -> dict[str, list[Line]]:
    return {
        ADDRESSEES: lines_in(data, ADDRESSEES, ADDRESSEE_NAMES),
        FIGURES: lines_in(data, FIGURES, FIGURE_NAMES),
    }


def _texts(data: QueryDict) -> list[str]:
    found = [data.get("name", "")]
    for lines in _lines(data).values():
        found += [text for line in lines for text in line.values()]
    return found
