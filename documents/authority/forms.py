"""Forms of the office's rules of review and of its delegations to sign."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import Q, QuerySet

from documents.drafts.forms import SignerField
from documents.models import Delegation, OfficeRules
from documents.numbers.forms import DayField
from officials.models import Appointment, Organization, SigningCapacity


class RulesForm(forms.ModelForm[OfficeRules]):
    class Meta:
        model = OfficeRules
        fields = ["strict_separation", "findings_block"]
        labels = {
            "strict_separation": "Người soạn, người kiểm tra nội dung và người kiểm tra thể thức "
            "là ba người khác nhau",
            "findings_block": "Phải sửa hết các chỗ được chỉ ra mới được trình, không giải trình",
        }


class DelegationForm(forms.ModelForm[Delegation]):
    """The delegator is the head; heads of subordinate units and deputies can be chosen."""

    delegate = SignerField(label="Người được ủy quyền", queryset=Appointment.objects.none())
    valid_from = DayField(label="Từ ngày")
    valid_to = DayField(label="Đến hết ngày")

    class Meta:
        model = Delegation
        fields = ["delegate", "content", "field_of_work", "paper", "valid_from", "valid_to"]
        labels = {
            "content": "Nội dung được ký",
            "field_of_work": "Lĩnh vực",
            "paper": "Văn bản ủy quyền (số, ký hiệu, ngày)",
        }
        widgets = {"content": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "field_of_work": "Để trống thì không giới hạn lĩnh vực; nhiều lĩnh vực thì ngăn bằng "
            "dấu chấm phẩy."
        }

    def __init__(self, *args: Any, organization: Organization, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        delegates = self.fields["delegate"]
        delegates.queryset = _delegates_of(organization)  # type: ignore[attr-defined]
        delegates.help_text = (
            "Người đứng đầu đơn vị thuộc cơ quan, có chức vụ ghi quyền ký TUQ.; hoặc cấp phó, "
            "để ký thay (KT.) ngoài lĩnh vực phụ trách. Không được ủy quyền tiếp "
            "(Nghị định 30/2020, Điều 13)."
        )


class EndForm(forms.Form):
    on = DayField(label="Kết thúc hết ngày")

    def __init__(self, *args: Any, latest: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = latest


def _delegates_of(organization: Organization) -> QuerySet[Appointment]:
    here = Q(organization=organization) | Q(organization__parent=organization)
    below = here & Q(signing_capacity=SigningCapacity.BY_DELEGATION)
    deputy = Q(organization=organization, signing_capacity=SigningCapacity.FOR_HEAD)
    return Appointment.objects.current().filter(below | deputy).select_related("official")
