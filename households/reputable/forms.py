"""What is typed about reputable persons: who, the days of the steps, decisions, benefits."""

from datetime import date
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from documents.numbers.forms import DayField
from households.models import (
    BenefitRate,
    DecidingLevel,
    EthnicGroup,
    ReputablePerson,
    ReputableRule,
)
from households.models.reputable import (
    FIRST_BIRTH_YEAR,
    KEPT_YEARS,
    MOST_KEPT_YEARS,
    NAME_LENGTH,
    NUMBER_LENGTH,
)
from households.reputable.benefits import ceiling_text
from households.reputable.decisions import Ruling
from households.reputable.persons import Identity
from households.reputable.proposals import Meeting
from households.reputable.rules import Criterion
from localities.models import ResidentialGroup
from paper.numbers import DocumentNumber
from vietnamese.dates import today

UNCHOSEN = ("", "Chọn")
NUMBER_HINT = "Chép từ quyết định, ví dụ 125/QĐ-UBND."
NOBODY_YET = "Chưa có người thay thế: chỉ đưa ra khỏi danh sách"
_NEEDED = ("full_name", "birth_year", "gender", "ethnic_group", "schooling", "standing")


class IdentityForm(forms.Form):
    """The columns of the list. There is no field for anything else, and no remark."""

    full_name = forms.CharField(
        label="Họ và tên",
        max_length=NAME_LENGTH,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    birth_year = forms.IntegerField(
        label="Năm sinh",
        min_value=FIRST_BIRTH_YEAR,
        max_value=9999,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        help_text="Chỉ ghi năm.",
    )
    gender = forms.ChoiceField(
        label="Giới tính", choices=[UNCHOSEN, *ReputablePerson.Gender.choices]
    )
    ethnic_group = forms.ModelChoiceField(
        EthnicGroup.objects.all(), label="Dân tộc", empty_label="Chọn"
    )
    group = forms.ModelChoiceField(
        ResidentialGroup.objects.none(), label="Khối, thôn, bản cư trú", empty_label="Chọn"
    )
    schooling = forms.ChoiceField(
        label="Trình độ học vấn", choices=[UNCHOSEN, *ReputablePerson.Schooling.choices]
    )
    standing = forms.ChoiceField(
        label="Thành phần",
        choices=[UNCHOSEN, *ReputablePerson.Standing.choices],
        help_text="Không ghi chức sắc, chức việc, thầy cúng: chọn “Thành phần khác”.",
    )

    def __init__(self, *args: Any, groups: QuerySet[ResidentialGroup], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = self.fields["group"]
        chosen.queryset = groups  # type: ignore[attr-defined]

    @property
    def identity(self) -> Identity:
        return Identity(
            **{name: self.cleaned_data[name] for name in _NEEDED if name not in _CHOSEN},
            **{name: kind(self.cleaned_data[name]) for name, kind in _CHOSEN.items()},
        )

    @property
    def group_chosen(self) -> ResidentialGroup:
        return cast(ResidentialGroup, self.cleaned_data["group"])


_CHOSEN: dict[str, Any] = {
    "gender": ReputablePerson.Gender,
    "schooling": ReputablePerson.Schooling,
    "standing": ReputablePerson.Standing,
}


def initial_of(person: ReputablePerson, group: ResidentialGroup) -> dict[str, Any]:
    told = {name: getattr(person, name) for name in _NEEDED}
    return told | {"ethnic_group": person.ethnic_group_id, "group": group.pk}


class ProposalForm(IdentityForm):
    """Who is put forward; in place of somebody, or nobody yet."""

    field_order = ("nobody_yet", *_NEEDED, "group")

    def __init__(self, *args: Any, replaces: ReputablePerson | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if replaces:
            self.fields["nobody_yet"] = forms.BooleanField(label=NOBODY_YET, required=False)
            self.order_fields(self.field_order)
            self.fields["group"].help_text = "Người thay thế ở cùng khối, thôn, bản."
        if replaces and self.data.get("nobody_yet"):
            for name in _NEEDED:
                self.fields[name].required = False

    @property
    def nominee(self) -> Identity | None:
        return None if self.cleaned_data.get("nobody_yet") else self.identity


class DecisionForm(forms.Form):
    number = forms.CharField(
        label="Số, ký hiệu quyết định", max_length=NUMBER_LENGTH, help_text=NUMBER_HINT
    )
    issued_on = DayField(label="Ngày quyết định")


class ListedForm(IdentityForm):
    """Who was recognised before the list was kept here, and who has been entered like this."""

    number = forms.CharField(
        label="Số, ký hiệu quyết định công nhận", max_length=NUMBER_LENGTH, help_text=NUMBER_HINT
    )
    issued_on = DayField(label="Ngày quyết định")
    level = forms.ChoiceField(label="Người quyết định", choices=[UNCHOSEN, *DecidingLevel.choices])

    @property
    def ruling(self) -> Ruling:
        given = self.cleaned_data
        return Ruling(given["number"], given["issued_on"], DecidingLevel(given["level"]))


class StepForm(forms.Form):
    """The day of a step."""

    on = DayField(label="Ngày")


class MeetingForm(forms.Form):
    """The minutes of the village meeting as far as the program needs them: day and numbers."""

    on = DayField(label="Ngày họp")
    households = forms.IntegerField(
        label="Số hộ của khối, thôn", min_value=1, max_value=100_000, widget=forms.TextInput
    )
    present = forms.IntegerField(
        label="Số hộ có người dự họp",
        min_value=1,
        max_value=100_000,
        widget=forms.TextInput,
        help_text="Cuộc họp phải có ít nhất 2/3 số hộ.",
    )
    criteria = forms.MultipleChoiceField(
        label="Cuộc họp xác nhận người được giới thiệu đủ 5 tiêu chí",
        choices=[(one.value, f"{one.value}) {one.label}") for one in Criterion],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="Quyết định 12/2018/QĐ-TTg, Điều 4. Nhận xét cụ thể ghi trong biên bản giấy.",
    )

    def __init__(self, *args: Any, has_person: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("households", "present"):
            self.fields[name].widget.attrs |= {"inputmode": "numeric", "autocomplete": "off"}
        if not has_person:
            del self.fields["criteria"]

    @property
    def meeting(self) -> Meeting:
        given = self.cleaned_data
        criteria = tuple(Criterion(one) for one in given.get("criteria", ()))
        return Meeting(given["on"], given["households"], given["present"], criteria)


class RuleForm(forms.ModelForm[ReputableRule]):
    valid_from = DayField(label="Áp dụng từ ngày")
    level = forms.ChoiceField(
        label="Người quyết định công nhận",
        choices=[one for one in DecidingLevel.choices if one[0] != DecidingLevel.DISTRICT],
        help_text="Từ 01/7/2025 mặc định là Chủ tịch UBND cấp xã; nếu tỉnh giao cấp khác thì chọn.",
    )
    kept_years = forms.IntegerField(
        label="Số năm giữ tên sau khi ra khỏi danh sách",
        min_value=1,
        max_value=MOST_KEPT_YEARS,
        initial=KEPT_YEARS,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        help_text="Hết thời hạn này chương trình tự xóa tên và thông tin của người đó.",
    )
    source = forms.CharField(
        label="Số, ký hiệu văn bản làm căn cứ",
        max_length=NUMBER_LENGTH,
        help_text="Văn bản xác định địa bàn hoặc giao quyền quyết định, ví dụ 15/QĐ-UBND.",
    )

    class Meta:
        model = ReputableRule
        fields = ("valid_from", "reach", "level", "kept_years", "source", "groups")
        widgets = {"reach": forms.RadioSelect, "groups": forms.CheckboxSelectMultiple}

    def __init__(self, *args: Any, groups: QuerySet[ResidentialGroup], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reach"].choices = ReputableRule.Reach.choices  # type: ignore[attr-defined]
        self.fields["groups"].queryset = groups  # type: ignore[attr-defined]
        self.fields["groups"].help_text = "Chỉ đánh dấu khi chọn “một số khối, thôn, bản” ở trên."

    def clean_source(self) -> str:
        number = DocumentNumber.parse(self.cleaned_data["source"])
        if number is None:
            raise ValidationError("Chỉ ghi số, ký hiệu văn bản, ví dụ 15/QĐ-UBND.")
        return number.text

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        some = cleaned.get("reach") == ReputableRule.Reach.SOME
        if some and not cleaned.get("groups"):
            raise ValidationError({"groups": "Chọn các khối, thôn, bản thuộc vùng."})
        if not some:
            cleaned["groups"] = ResidentialGroup.objects.none()
        return cleaned


class RateField(forms.ModelChoiceField[BenefitRate]):
    def label_from_instance(self, rate: BenefitRate) -> str:
        until = f", đến hết {rate.valid_to:%d/%m/%Y}" if rate.valid_to else ""
        return f"{rate}: {ceiling_text(rate)}{until}"


class BenefitForm(forms.Form):
    """What was given, when, how much; there is no field for what happened to somebody."""

    rate = RateField(BenefitRate.objects.all(), label="Chế độ", empty_label="Chọn")
    given_on = DayField(label="Ngày thực hiện", initial=today)
    amount = forms.CharField(
        label="Số tiền (đồng)",
        required=False,
        max_length=15,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        help_text="Ví dụ 500.000. Để trống nếu không chi tiền.",
    )

    def clean_amount(self) -> int | None:
        typed = self.cleaned_data["amount"].replace(".", "").replace(" ", "")
        if not typed:
            return None
        if not (typed.isascii() and typed.isdigit()):
            raise ValidationError("Ghi số tiền bằng chữ số, ví dụ 500.000.")
        return int(typed)


class PrintForm(forms.Form):
    """The year of a list, or the decision it goes with."""

    qd = forms.IntegerField(required=False, min_value=1)
    nam = forms.IntegerField(label="Năm", required=False, min_value=2018)

    def clean_nam(self) -> int:
        year: int = self.cleaned_data["nam"] or today().year
        if year > today().year:
            raise ValidationError(f"Chưa có danh sách năm {year}.")
        return year


def year_asked(typed: str, *, now: date) -> int:
    """The year in an address, or this one."""
    form = PrintForm({"nam": typed})
    return form.cleaned_data["nam"] if form.is_valid() else now.year
