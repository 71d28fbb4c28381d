"""What is typed into the number books, and what the head decided about them."""

import re
from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError

from documents.drafts.forms import LinesField, PointingForm
from documents.models import (
    KINDS,
    SUBJECT_LENGTH,
    CarriedNumber,
    NumberingDecision,
    NumberingOrder,
    Series,
    SeriesClosing,
)
from documents.models.numbering import COPY_FORMS, NOTE_LENGTH
from documents.numbers import books
from documents.numbers.books import Mode
from documents.numbers.entering import NEXT, SECRET, Particulars, Wanted, Way
from officials.models import Organization
from vietnamese.dates import today

DAY = {"inputmode": "numeric", "autocomplete": "off"}
DAY_HINT = "Ngày/tháng/năm, ví dụ 05/3/2026."
PAPERS, COPIES, SECRET_PAPERS = "papers", "copies", "secret"
_TYPED_NUMBER = re.compile(r"0*([1-9]\d{0,4})([a-zđ]?)")


class DayField(forms.DateField):
    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateInput(attrs=DAY)
        super().__init__(**{"help_text": DAY_HINT, "widget": widget, **kwargs})


class NumberForm(forms.Form):
    """Date and number of one line; which fields there are follows from mode and orders."""

    way = forms.ChoiceField(label="Lấy số", widget=forms.RadioSelect, initial=Way.NEXT)
    number = forms.CharField(label="Số", max_length=8, required=False)
    on = DayField(label="Ngày văn bản", initial=today)

    def __init__(self, *args: Any, organization: Organization, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organization = organization
        if books.mode_of(organization, today().year) == Mode.ELSEWHERE:
            self._copy_from_the_office_s_book()
        else:
            self._offer(list(self._permitted()))

    def clean_number(self) -> str:
        typed: str = self.cleaned_data["number"].strip().lower()
        if typed and not _TYPED_NUMBER.fullmatch(typed):
            raise ValidationError("Chỉ ghi số, ví dụ 57 hoặc 15a; không ghi ký hiệu.")
        return typed

    def wanted(self) -> Wanted:
        way = Way(self.cleaned_data.get("way") or self.initial_way)
        found = _TYPED_NUMBER.fullmatch(self.cleaned_data.get("number", ""))
        if way == Way.NEXT:
            return NEXT
        return Wanted(way, int(found[1]), found[2]) if found else Wanted(way)

    def _copy_from_the_office_s_book(self) -> None:
        self.initial_way = Way.TYPED
        del self.fields["way"]
        self.fields["number"].required = True
        self.fields["number"].help_text = "Chép từ sổ của cơ quan, ví dụ 57 hoặc 15a."

    def _offer(self, ways: list[Way]) -> None:
        self.initial_way = Way.NEXT
        if ways == [Way.NEXT]:
            del self.fields["way"], self.fields["number"]
            return
        self.fields["way"].choices = [(way.value, way.label) for way in ways]  # type: ignore[attr-defined]
        self.fields[
            "number"
        ].help_text = "Chỉ ghi khi lấy số để dành (số ấy) hoặc chèn số (số đứng trước)."

    def _permitted(self) -> list[Way]:
        permits = {
            Way.RESERVED: NumberingOrder.Permit.RESERVE,
            Way.INSERTED: NumberingOrder.Permit.INSERT,
        }
        allowed = [
            way
            for way, permit in permits.items()
            if books.permission_for(self.organization, permit)
        ]
        return [Way.NEXT, *allowed]


class PaperForm(PointingForm, NumberForm):
    """A paper that was not written here."""

    series = forms.ChoiceField(label="Hệ thống số")
    kind = forms.ChoiceField(
        label="Tên loại", required=False, choices=[("", "Chọn"), *KINDS, *COPY_FORMS]
    )
    subject = forms.CharField(
        label="Trích yếu",
        required=False,
        max_length=SUBJECT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    symbol = forms.CharField(
        label="Ký hiệu",
        required=False,
        max_length=80,
        help_text="Để trống thì ghi theo tên loại và cơ quan. Công văn có thể ghi thêm đơn vị "
        "soạn thảo, ví dụ UBND-VX.",
    )
    signer = forms.CharField(label="Người ký", required=False, max_length=200)
    recipients = LinesField(label="Nơi nhận", rows=4, help_text="Mỗi nơi một dòng.")
    keeper = forms.CharField(label="Đơn vị, người nhận bản lưu", required=False, max_length=200)
    copies = forms.IntegerField(label="Số lượng bản", required=False, min_value=1, max_value=99_999)

    field_order = ("series", "kind", "subject", "on", "way", "number", "symbol")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bodies = books.bodies_on(self.organization, today())
        self.bodies = {str(body.pk): body for body in bodies}
        self.fields["series"].choices = [  # type: ignore[attr-defined]
            (PAPERS, "Văn bản của cơ quan"),
            *((key, body.name) for key, body in self.bodies.items()),
            (COPIES, "Bản sao (sao y, trích sao, sao lục)"),
            (SECRET_PAPERS, "Văn bản mật: chỉ ghi số và ngày, để trống các ô khác"),
        ]

    def chosen_series(self) -> Series | None:
        """None for a paper of the office itself: its series follows from its kind."""
        chosen = self.cleaned_data["series"]
        if chosen == COPIES:
            return books.series_of_copies(self.organization)
        if chosen == SECRET_PAPERS:
            return books.series_of_secret_papers(self.organization)
        return self.bodies.get(chosen)

    def particulars(self) -> Particulars:
        names = ("kind", "subject", "symbol", "signer", "recipients", "keeper", "copies")
        told = {name: self.cleaned_data[name] for name in names}
        return Particulars(**told) if any(told.values()) else SECRET


class VoidForm(forms.Form):
    reason = forms.CharField(
        label="Lý do hủy số",
        max_length=NOTE_LENGTH,
        help_text="Ví dụ: cấp nhầm cho bản chưa ký. Lý do được ghi vào sổ.",
        error_messages={"required": "Cần ghi lý do hủy số."},
    )


class ReserveForm(forms.Form):
    purpose = forms.CharField(label="Để dành cho", max_length=NOTE_LENGTH)


class DecisionForm(forms.ModelForm[NumberingDecision]):
    class Meta:
        model = NumberingDecision
        fields = ("mode", "scheme", "valid_from", "reference")
        widgets = {
            "mode": forms.RadioSelect,
            "scheme": forms.RadioSelect,
            "valid_from": forms.DateInput(attrs=DAY),
        }
        help_texts = {"valid_from": "Cách đánh số giữ nguyên trong cả năm đã cấp số. " + DAY_HINT}


class OrderForm(forms.ModelForm[NumberingOrder]):
    is_on = forms.TypedChoiceField(
        label="Lệnh",
        widget=forms.RadioSelect,
        choices=[("1", "Cho phép"), ("0", "Thôi, không cho phép nữa")],
        coerce=lambda value: value == "1",
    )

    class Meta:
        model = NumberingOrder
        fields = ("permit", "is_on", "ordered_by", "ordered_on", "reference")
        widgets = {"permit": forms.RadioSelect, "ordered_on": forms.DateInput(attrs=DAY)}
        help_texts = {"ordered_on": DAY_HINT}

    def clean_ordered_on(self) -> Any:
        if self.cleaned_data["ordered_on"] > today():
            raise ValidationError("Ngày ra lệnh không được ở tương lai.")
        return self.cleaned_data["ordered_on"]


class BodyForm(forms.Form):
    name = forms.CharField(
        label="Tên tổ chức tư vấn",
        max_length=200,
        help_text="Ghi đủ, ví dụ: Ban Chỉ đạo phòng, chống tội phạm phường.",
    )
    symbol = forms.CharField(
        label="Chữ viết tắt trong ký hiệu", max_length=40, help_text="Ví dụ BCĐ."
    )


class ClosingForm(forms.ModelForm[SeriesClosing]):
    closed_from = DayField(label="Đóng từ ngày", initial=today)

    class Meta:
        model = SeriesClosing
        fields = ("closed_from", "reference")


class CarryForm(forms.ModelForm[CarriedNumber]):
    kind = forms.ChoiceField(label="Hệ thống số")

    class Meta:
        model = CarriedNumber
        fields = ("number", "on", "reference")
        widgets = {"on": forms.DateInput(attrs=DAY)}
        help_texts = {"on": DAY_HINT}

    field_order = ("kind", "number", "on", "reference")

    def __init__(self, *args: Any, organization: Organization, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        by_kind = books.scheme_of(organization, today().year) == books.Scheme.BY_KIND
        own = KINDS if by_kind else [("KH", books.COMMON_NAME)]
        self.fields["kind"].choices = own  # type: ignore[attr-defined]


def carried_out(form: forms.BaseForm, verb: Callable[[], object]) -> bool:
    """Run a verb; what it objects to stands beside the field, with all that was typed.

    Who may not do it at all is refused before; what it refuses here, somebody faster has done.
    """
    try:
        verb()
    except PermissionDenied as refusal:
        form.add_error(None, str(refusal))
        return False
    except ValidationError as objection:
        by_field = (
            objection.message_dict if hasattr(objection, "error_dict") else {"": objection.messages}
        )
        for name, messages in by_field.items():
            form.add_error(name if name in form.fields else None, messages)
        return False
    return True
