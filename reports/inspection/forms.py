"""What is typed about a visit."""

from collections.abc import Sequence
from typing import Any, ClassVar, cast

from django import forms

from documents.drafts.forms import PointingForm
from documents.numbers.forms import DayField
from localities.kinds import Level
from localities.models import AdministrativeUnit
from officials.models import Organization
from officials.querysets import OrganizationQuerySet
from plans.models import Plan
from reports.models import Visit, VisitFinding
from reports.models.sendings import WORDS_LENGTH
from reports.models.visits import PURPOSE_LENGTH
from vietnamese.dates import today

FEW_LINES = forms.Textarea(attrs={"rows": 4})


class VisitForm(PointingForm, forms.ModelForm[Visit]):
    class Meta:
        model = Visit
        fields = ("organization", "planned_on", "purpose")
        field_classes: ClassVar = {"planned_on": DayField}
        help_texts: ClassVar = {
            "organization": "Nơi được kiểm tra thấy lịch này ngay.",
            "purpose": "Ví dụ: Kiểm tra việc thực hiện kế hoạch bảo đảm an ninh, trật tự.",
        }

    def __init__(self, *args: Any, office: Organization, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.office = office
        chosen = cast("forms.ModelChoiceField[Organization]", self.fields["organization"])
        chosen.queryset = visitable(office)


class FindingForm(PointingForm, forms.ModelForm[VisitFinding]):
    class Meta:
        model = VisitFinding
        fields = ("what", "due_on")
        field_classes: ClassVar = {"due_on": DayField}
        widgets: ClassVar = {"what": FEW_LINES}
        help_texts: ClassVar = {"what": "Nêu việc, không nêu tên hay hoàn cảnh của ai."}


class RecordForm(PointingForm):
    visited_on = DayField(label="Ngày kiểm tra")
    words = forms.CharField(
        label="Nhận xét chung", max_length=WORDS_LENGTH, required=False, widget=FEW_LINES
    )

    field_order = ["visited_on", "words", "confirmed"]


class CancelForm(PointingForm):
    reason = forms.CharField(label="Lý do hủy", max_length=PURPOSE_LENGTH)

    field_order = ["reason", "confirmed"]


class AnswerForm(PointingForm):
    text = forms.CharField(label="Trả lời", max_length=WORDS_LENGTH, widget=FEW_LINES)

    field_order = ["text", "confirmed"]


class TakeUpForm(forms.Form):
    """`plans` are those with a draft in hand."""

    plan = forms.ChoiceField(label="Đưa vào dự thảo của kế hoạch", widget=forms.RadioSelect)

    def __init__(self, *args: Any, plans: Sequence[Plan], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._plans = {str(plan.pk): plan for plan in plans}
        offered = cast(forms.ChoiceField, self.fields["plan"])
        offered.choices = [
            (key, f"{plan.subject} ({plan.year})") for key, plan in self._plans.items()
        ]

    @property
    def chosen(self) -> Plan:
        return self._plans[self.cleaned_data["plan"]]


def visitable(office: Organization) -> OrganizationQuerySet:
    """The People's Committees of the communes and wards within the office's province today."""
    units = AdministrativeUnit.objects.within(office.unit.province, on=today())
    below = units.filter(kind__in=Level.COMMUNE.kinds)
    committees = Organization.objects.filter(
        kind=Organization.Kind.PEOPLES_COMMITTEE, unit__in=below
    )
    return committees.order_by("unit__name_sort", "pk")
