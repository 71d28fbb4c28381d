"""One line of the form of a regime: an addressee, a figure."""

import re
from collections.abc import Sequence
from typing import Any, ClassVar, cast

from django import forms
from django.core.exceptions import ValidationError

from directives.models import Objective
from reports.models import Addressee, AskedFigure
from reports.regimes import sourcing
from reports.regimes.lines import MOST_LINES
from vietnamese.folding import fold

Source = AskedFigure.Source
CODE_LENGTH = 40
_WORD = re.compile(r"\w+")


class LineForm(forms.ModelForm[Any]):
    """A line in which nothing was typed counts as none."""

    empty_permitted = True
    typed_in: ClassVar[tuple[str, ...]] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "empty_permitted": True})

    def has_changed(self) -> bool:
        return any(self.data.get(self.add_prefix(name), "").strip() for name in self.typed_in)


class AddresseeForm(LineForm):
    typed_in = ("name", "is_superior", "form")

    class Meta:
        model = Addressee
        fields = ("is_superior", "name", "form")
        labels: ClassVar = {
            "name": "Tên cơ quan khác",
            "is_superior": "Ủy ban nhân dân cấp trên trực tiếp của nơi báo cáo",
            "form": "Biểu mẫu gửi nơi này",
        }


class FigureForm(LineForm):
    """`choices` are those of `sourcing.choices`: made once for all lines."""

    typed_in = ("name", "unit", "code", "heading", "words", "parts", "places")

    code = forms.CharField(
        label="Mã",
        required=False,
        max_length=CODE_LENGTH,
        help_text="Để trống: lấy theo tên. Giữ nguyên qua các lần sửa để so sánh được các kỳ.",
    )
    taken_from = forms.ChoiceField(label="Lấy từ", initial=f"{Source.TYPED}:")
    words = forms.CharField(
        label="Từ ngữ của chỉ tiêu trong kế hoạch",
        required=False,
        max_length=AskedFigure._meta.get_field("key").max_length,
        help_text="Chỉ ghi khi lấy theo chỉ tiêu của kế hoạch; để trống: như tên ở trên.",
    )
    parts = forms.CharField(
        label="Bằng tổng của các mã",
        required=False,
        help_text="Cách nhau bằng dấu phẩy. Số của dòng này phải bằng tổng các dòng ấy.",
    )
    places = forms.CharField(
        label="Chỉ có trong biểu gửi nơi nhận thứ",
        required=False,
        help_text="Ví dụ: 1, 3. Để trống: có trong mọi biểu.",
    )

    field_order = ["name", "unit", "taken_from", "heading", "code", "words", "parts", "places"]

    class Meta:
        model = AskedFigure
        fields = ("heading", "name", "unit", "code", "is_summed")
        labels: ClassVar = {
            "unit": "Đơn vị",
            "is_summed": "Cộng được giữa các nơi (bỏ chọn với tỷ lệ phần trăm)",
        }

    def __init__(
        self, *args: Any, choices: Sequence[tuple[str, list[sourcing.Choice]]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["taken_from"]).choices = choices

    def clean_parts(self) -> list[str]:
        return _listed(self.cleaned_data["parts"])

    def clean_places(self) -> tuple[int, ...]:
        typed = _listed(self.cleaned_data["places"])
        if not all(one.isascii() and one.isdigit() for one in typed):
            raise ValidationError("Ghi thứ tự của nơi nhận, ví dụ 1, 3.")
        return tuple(map(int, typed))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("code") and cleaned.get("name") and "code" not in self.errors:
            cleaned["code"] = code_of(cleaned["name"])
        return cleaned

    def figure(self) -> AskedFigure:
        """Unsaved."""
        given = self.cleaned_data
        source, _, key = given["taken_from"].partition(":")
        is_objective = source == Source.OBJECTIVE
        return AskedFigure(
            code=given["code"],
            heading=given["heading"],
            name=given["name"],
            unit=given["unit"],
            source=source,
            key=given["words"] if source == Source.INDICATOR else "" if is_objective else key,
            objective=Objective.objects.get(pk=key) if is_objective else None,
            parts=given["parts"],
            is_summed=given["is_summed"],
        )


AddresseeLines = forms.formset_factory(
    AddresseeForm, extra=0, max_num=MOST_LINES, absolute_max=MOST_LINES
)
FigureLines = forms.formset_factory(
    FigureForm, extra=0, max_num=MOST_LINES, absolute_max=MOST_LINES
)


def _listed(typed: str) -> list[str]:
    return typed.replace(",", " ").replace(";", " ").split()


def code_of(name: str) -> str:
    """ "so_buoi_tuyen_truyen" of "Số buổi tuyên truyền"; it begins with a letter."""
    words = "_".join(_WORD.findall(fold(name)))
    return re.sub(r"[^a-z0-9_]|\A[\d_]+", "", words)[:CODE_LENGTH].rstrip("_")


def line_of_addressee(addressee: Addressee) -> dict[str, Any]:
    return {name: getattr(addressee, name) for name in ("is_superior", "name", "form")}


def line_of_figure(figure: AskedFigure, places: Sequence[int]) -> dict[str, Any]:
    """As it is typed; `places` of the addressees whose form has it."""
    key = "" if figure.source == Source.INDICATOR else figure.key
    at = figure.objective_id if figure.source == Source.OBJECTIVE else key
    return {
        **{name: getattr(figure, name) for name in ("heading", "name", "unit", "code")},
        "taken_from": f"{figure.source}:{at}",
        "words": figure.key if figure.source == Source.INDICATOR else "",
        "parts": ", ".join(figure.parts),
        "places": ", ".join(map(str, places)),
        "is_summed": figure.is_summed,
    }
